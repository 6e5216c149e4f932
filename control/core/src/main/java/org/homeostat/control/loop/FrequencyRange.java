package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;

/**
 * The frequencies between which a system does what it does, and those at which it may resonate.
 *
 * @param low below, the response hardly changes, or goes on as a power of the frequency
 * @param high above, the same, but for delays
 */
record FrequencyRange(double low, double high, double[] resonances) {
  private static final double MARGIN = 1000;

  /** How far beside a pole on the axis, relative to its frequency. */
  private static final double BESIDE = 1e-10;

  /** How many widths of a resonance beside its middle are looked at. */
  private static final double[] WIDTHS = {-4, -2, -1, -0.5, 0, 0.5, 1, 2, 4};

  /** That of some systems together: of an open loop and its closed one. */
  static FrequencyRange of(LinearSystem... systems) {
    List<Complex> modes = Arrays.stream(systems).flatMap(FrequencyRange::modes).toList();
    double[] rates = DoubleStream.concat(modes.stream().mapToDouble(Complex::norm),
        Arrays.stream(systems).flatMapToDouble(system -> Arrays.stream(system.lags())).map(lag -> 1 / lag))
        .toArray();
    double fastest = Arrays.stream(rates).max().orElse(1);
    double[] moving = Arrays.stream(rates).filter(rate -> rate > 1e-12 * fastest).toArray();
    double low = Arrays.stream(moving).min().orElse(1) / MARGIN;
    double high = Arrays.stream(moving).max().orElse(1) * MARGIN;
    double[] resonances = modes.stream().filter(mode -> mode.getImaginaryPart() > 0)
        .flatMapToDouble(mode -> Arrays.stream(WIDTHS)
            .map(width -> mode.getImaginaryPart() + width * Math.abs(mode.getRealPart())))
        .filter(w -> w > 0).toArray();
    return new FrequencyRange(low, high, resonances);
  }

  /** H(i w) of one input and one output; where that is a pole, what it is beside it. */
  static Complex response(LinearSystem system, double w) {
    try {
      return system.at(new Complex(0, w)).getEntry(0, 0);
    } catch (IllegalArgumentException pole) {
      return system.at(new Complex(0, w * (1 + BESIDE))).getEntry(0, 0);
    }
  }

  private static Stream<Complex> modes(LinearSystem system) {
    int n = system.states().size();
    Stream<Complex> plain = Eigenvalues.of(new Block(n, n, system.a())).stream();
    return system.isDelayed() ? Stream.concat(plain, CharacteristicRoots.of(system).roots().stream()) : plain;
  }
}
