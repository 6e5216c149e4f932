package org.homeostat.control.loop;

import java.util.stream.IntStream;

/** A system in other units of its states, so that what goes into each is about as large as what comes out. */
final class Scaling {
  private static final int ROUNDS = 30;

  private Scaling() {}

  /** Scaled by powers of two, so that nothing is rounded. Inputs and outputs stay. */
  static LinearSystem of(LinearSystem system) {
    Block[] m = system.blocks();
    int n = m[0].rows();
    double[] scale = IntStream.range(0, n).mapToDouble(i -> 1).toArray();
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      changed = false;
      for (int i = 0; i < n; i++) {
        double in = 0;
        double out = 0;
        for (int j = 0; j < n; j++) {
          in += i == j ? 0 : Math.abs(m[0].at(i, j)) * scale[j] / scale[i];
          out += i == j ? 0 : Math.abs(m[0].at(j, i)) * scale[i] / scale[j];
        }
        for (int j = 0; j < m[1].columns(); j++) {
          in += Math.abs(m[1].at(i, j)) / scale[i];
        }
        for (int j = 0; j < m[2].rows(); j++) {
          out += Math.abs(m[2].at(j, i)) * scale[i];
        }
        int power = in > 0 && out > 0 ? (int) Math.rint(Math.log(in / out) / (2 * Math.log(2))) : 0;
        scale[i] = Math.scalb(scale[i], power);
        changed = changed || power != 0;
      }
    }
    Block to = diagonal(scale, 1);
    Block back = diagonal(scale, -1);
    return LinearSystem.of(
        new Ports(system.states(), system.inputs(), system.outputs(), system.delayedTerms()),
        back.times(m[0]).times(to), back.times(m[1]), m[2].times(to), m[3], system.lags(), system.time());
  }

  private static Block diagonal(double[] scale, int power) {
    Block diagonal = Block.zero(scale.length, scale.length);
    IntStream.range(0, scale.length)
        .forEach(i -> diagonal.entries()[i][i] = power > 0 ? scale[i] : 1 / scale[i]);
    return diagonal;
  }
}
