package org.homeostat.control.framing;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.FieldMatrix;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.loop.NuGap;

/** The frequency responses of two linear systems side by side. */
final class Responses {

  /** Transfer functions this near, relative to the largest gain, are one: points are solved, not given. */
  static final double SAME = 1e-6;

  private static final int FREQUENCIES = 400;
  private static final double DECADES_BEYOND = 3;

  private final LinearSystem first;
  private final LinearSystem second;
  private final double difference;
  private final Optional<NuGap> nuGap;
  private final String noGap;

  Responses(LinearSystem first, LinearSystem second) {
    this.first = first;
    this.second = second;
    this.difference = largest();
    Optional<NuGap> gap = Optional.empty();
    String why = "";
    try {
      gap = Optional.of(NuGap.between(first, second));
    } catch (IllegalArgumentException | ArithmeticException none) {
      why = none.getMessage();
    }
    this.nuGap = gap;
    this.noGap = why;
  }

  /** The largest difference of an entry over all frequencies, as a share of its largest gain. */
  double difference() {
    return difference;
  }

  boolean isSame() {
    return difference < SAME;
  }

  private double largest() {
    int rows = first.outputs().size();
    int columns = first.inputs().size();
    double[][] gap = new double[rows][columns];
    double[][] gain = new double[rows][columns];
    frequencies().forEach(omega -> {
      Complex s = new Complex(0, omega);
      FieldMatrix<Complex> mine = first.at(s);
      FieldMatrix<Complex> theirs = second.at(s);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          Complex p = mine.getEntry(i, j);
          Complex q = theirs.getEntry(i, j);
          gap[i][j] = Math.max(gap[i][j], p.subtract(q).norm());
          gain[i][j] = Math.max(gain[i][j], Math.max(p.norm(), q.norm()));
        }
      }
    });
    return IntStream.range(0, rows).boxed().flatMapToDouble(i -> IntStream.range(0, columns)
        .mapToDouble(j -> gain[i][j] == 0 ? 0 : gap[i][j] / gain[i][j])).max().orElse(0);
  }

  /** From far below the slowest mode to far above the fastest. */
  private DoubleStream frequencies() {
    double[] sizes = Stream.of(first, second)
        .flatMap(system -> CharacteristicRoots.of(system).roots().stream())
        .mapToDouble(Complex::norm).filter(size -> size > 0).sorted().toArray();
    double low = Math.log10(sizes.length == 0 ? 1 : sizes[0]) - DECADES_BEYOND;
    double high = Math.log10(sizes.length == 0 ? 1 : sizes[sizes.length - 1]) + DECADES_BEYOND;
    return IntStream.rangeClosed(0, FREQUENCIES)
        .mapToDouble(k -> Math.pow(10, low + (high - low) * k / FREQUENCIES));
  }

  /** The nu-gap of the two; empty where there is none. */
  Optional<NuGap> nuGap() {
    return nuGap;
  }

  /** Why there is none. */
  String noGap() {
    return noGap;
  }
}
