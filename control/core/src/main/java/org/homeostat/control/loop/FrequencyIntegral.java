package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.complex.Complex;

/**
 * The integral of trace H*H over all frequencies, divided by 2 pi, of a strictly proper system with delays:
 * the square of its L2 norm, and of the H2 norm if it is stable. The integrand falls like 1/omega^2 while
 * delays make it ripple; a smooth window ends the integral between Omega and 2 Omega, which leaves nothing of
 * the ripples and of the rest odd powers of 1/Omega: they go by Richardson's extrapolation over doubled
 * Omega.
 */
final class FrequencyIntegral {

  /** Where the window begins to close at first, in multiples of the fastest rate. */
  private static final double FIRST = 20;

  /** The rounds of doubling, at most, and the relative agreement of two that ends them. */
  private static final int ROUNDS = 9;
  private static final double AGREED = 1e-10;

  /** The error of each panel relative to the whole. */
  private static final double PANEL = 1e-11;

  private static final int DEEPEST = 40;

  /** Gauss's seven points within Kronrod's fifteen, by their distance from the middle, and both weights. */
  private static final double[] PLACES = {0.991455371120812639206854697526329,
      0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
      0.741531185599394439863864773280788, 0.586087235467691130294144428259484,
      0.405845151377397166906606412076961, 0.207784955007898467600689403773245, 0};
  private static final double[] KRONROD = {0.022935322010529224963732008058970,
      0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
      0.140653259715525918745189590510238, 0.169004726639267902826583426598550,
      0.190350578064785409913256402421014, 0.204432940075298892414161999234649,
      0.209482141084727828012999174891714};
  private static final double[] GAUSS = {0, 0.129484966168869693270611432679082, 0,
      0.279705391489276667901467771423780, 0, 0.381830050505118944950369775488975, 0,
      0.417959183673469387755102040816327};

  private final LinearSystem system;
  private final double ripple;
  private double scale;

  private FrequencyIntegral(LinearSystem system) {
    this.system = system;
    ripple = Math.PI / Arrays.stream(system.lags()).max().orElse(0);
  }

  static double of(LinearSystem system, CharacteristicRoots roots) {
    return new FrequencyIntegral(system).extrapolated(roots) / Math.PI;
  }

  private double extrapolated(CharacteristicRoots roots) {
    double[] grid = Frequencies.of(List.of(system), List.of(roots));
    double shortest = Arrays.stream(system.lags()).min().orElse(Double.POSITIVE_INFINITY);
    double omega = FIRST * Math.max(roots.size(), 1 / shortest);
    double[] inside = Arrays.stream(grid).filter(point -> point < omega).toArray();
    double whole = over(this::energy, inside, omega);
    double[] before = {};
    double last = Double.NaN;
    for (int round = 0; round < ROUNDS; round++) {
      double start = omega * Math.pow(2, round);
      double[] row = new double[round + 1];
      row[0] = whole + over(w -> energy(w) * window(w / start - 1), new double[] {start}, 2 * start);
      for (int k = 1; k <= round; k++) {
        row[k] = row[k - 1] + (row[k - 1] - before[k - 1]) / (Math.pow(2, 2 * k - 1) - 1);
      }
      double value = row[Math.min(round, 3)];
      if (round > 1 && Math.abs(value - last) <= AGREED * Math.abs(value)) {
        return value;
      }
      last = value;
      before = row;
      whole += over(this::energy, new double[] {start}, 2 * start);
    }
    return last;
  }

  /** From 1 at 0 to 0 at 1, with all its derivatives 0 at both. */
  private static double window(double x) {
    return x <= 0 ? 1 : x >= 1 ? 0 : 1 / (1 + Math.exp(1 / (1 - x) - 1 / x));
  }

  private double energy(double omega) {
    double size = SingularValues.length(system.at(new Complex(0, omega)));
    return size * size;
  }

  /** Over the panels between the points and up to the end, none wider than half a ripple. */
  private double over(DoubleUnaryOperator f, double[] points, double end) {
    double sum = 0;
    for (int k = 0; k < points.length; k++) {
      double from = points[k];
      double to = k + 1 < points.length ? points[k + 1] : end;
      int pieces = (int) Math.max(1, Math.ceil((to - from) / (4 * ripple)));
      for (int j = 0; j < pieces; j++) {
        double part = panel(f, from + (to - from) * j / pieces, from + (to - from) * (j + 1) / pieces, 0);
        sum += part;
        scale = Math.max(scale, sum);
      }
    }
    return sum;
  }

  private double panel(DoubleUnaryOperator f, double from, double to, int depth) {
    double middle = (from + to) / 2;
    double half = (to - from) / 2;
    double fine = 0;
    double coarse = 0;
    for (int k = 0; k < PLACES.length; k++) {
      double both = f.applyAsDouble(middle - half * PLACES[k])
          + (k == PLACES.length - 1 ? 0 : f.applyAsDouble(middle + half * PLACES[k]));
      fine += KRONROD[k] * both;
      coarse += GAUSS[k] * both;
    }
    double error = half * Math.abs(fine - coarse);
    return depth >= DEEPEST || error <= PANEL * Math.max(scale, half * fine)
        ? half * fine
        : panel(f, from, middle, depth + 1) + panel(f, middle, to, depth + 1);
  }
}
