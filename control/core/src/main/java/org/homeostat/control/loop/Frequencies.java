package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * Frequencies at which responses of systems are looked at before their peaks are refined: 0, evenly spread
 * logarithms from far below the slowest mode to far above the fastest, densely around each mode as far as it
 * is narrow, and evenly as far as delays turn the phase.
 */
final class Frequencies {
  private static final int PER_DECADE = 15;
  private static final double FAR = 1e3;
  private static final double[] AROUND = {0, 0.2, 0.5, 1, 1.5, 2, 4, 8, 20};

  /** A delay's turns are followed in steps of this many radians, over this many steps. */
  private static final double TURN = 0.4;
  private static final int TURNS = 600;

  private Frequencies() {}

  /** For systems and their roots, in ascending order. */
  static double[] of(List<LinearSystem> systems, List<CharacteristicRoots> roots) {
    TreeSet<Double> all = new TreeSet<>(List.of(0.0));
    double rate = roots.stream().mapToDouble(CharacteristicRoots::size).max().orElse(0);
    double[] lags = systems.stream().flatMapToDouble(system -> Arrays.stream(system.lags())).toArray();
    double longest = DoubleStream.of(lags).max().orElse(0);
    double fastest = DoubleStream.of(lags).map(lag -> 1 / lag).reduce(rate, Math::max);
    double slowest = DoubleStream.concat(
            roots.stream().flatMap(each -> each.roots().stream()).mapToDouble(Complex::norm),
            DoubleStream.of(lags).map(lag -> 1 / lag))
        .filter(size -> size > 1e-12 * fastest).min().orElse(fastest);
    for (int k = 1; k <= TURNS && longest > 0; k++) {
      all.add(k * TURN / longest);
    }
    double low = fastest == 0 ? 1 : slowest / FAR;
    double high = fastest == 0 ? 1 : fastest * FAR;
    int steps = (int) Math.ceil(PER_DECADE * Math.log10(high / low));
    for (int k = 0; k <= steps; k++) {
      all.add(low * Math.pow(high / low, steps == 0 ? 0 : (double) k / steps));
    }
    roots.stream().flatMap(each -> each.roots().stream()).forEach(root -> {
      for (double wide : AROUND) {
        all.add(Math.abs(Math.abs(root.getImaginaryPart()) - wide * root.getRealPart()));
        all.add(Math.abs(Math.abs(root.getImaginaryPart()) + wide * root.getRealPart()));
      }
    });
    return all.stream().mapToDouble(frequency -> frequency).toArray();
  }

  /** {@code 0.3 rad/d}; at frequency 0 or infinity in words. */
  static String text(double frequency, Unit time) {
    return frequency == 0 ? "frequency 0" : Double.isInfinite(frequency) ? "infinite frequency"
        : Numbers.round(frequency) + " rad" + (time.isDimensionless() ? "" : "/" + time);
  }
}
