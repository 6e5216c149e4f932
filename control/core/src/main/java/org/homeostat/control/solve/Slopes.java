package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * The derivatives of a field's components along one state, or along time, by differences extrapolated to step
 * zero, each with an estimate of its own error: from below, from above, and from both sides.
 *
 * <p>The steps shrink geometrically, for several scales of the variable, because which of them is its own is
 * not known. What rounding does to a difference is measured: by a second evaluation next to each.
 *
 * @see "C. J. F. Ridders, Accurate computation of F'(x) and F'(x) F''(x), Advances in Engineering Software 4
 *     (1982) 75-76"
 */
final class Slopes {
  private static final int LEVELS = 20;
  private static final int MOST_COLUMNS = 6;

  /** Not a simple fraction, so that the steps are in no rhythm with a periodic field. */
  private static final double FIRST = 0.2917;
  private static final double RATIO = 1.8317;

  /** How far beside a step the second evaluation is. */
  private static final double BESIDE = 1 + 0x1p-26;

  /** How many neighbouring steps share what rounding does: a single difference may be small by chance. */
  private static final int NEIGHBOURS = 3;

  /** A change of scale has to make the error this many times smaller, so that chance does not choose. */
  private static final double CLEAR = 10;

  /** A value whose error is a larger part of it may as well be zero. */
  private static final double SIGNIFICANT = 0.1;
  private static final double SMALL = 1e-4;
  private static final double TINY = 1e-8;

  private static final int BELOW = -1;
  private static final int BOTH = 0;
  private static final int ABOVE = 1;

  /** What is known of one derivative: nothing, if the value is not finite. */
  record Slope(double value, double error) {
    static final Slope UNKNOWN = new Slope(Double.NaN, Double.POSITIVE_INFINITY);

    boolean isKnown() {
      return error < Double.POSITIVE_INFINITY;
    }

    /** The error as a part of the value; 1 and more says that the value may be zero. */
    double relative() {
      return !isKnown() ? Double.POSITIVE_INFINITY : error == 0 ? 0 : error / Math.abs(value);
    }

    /** Whether this one is to be trusted rather, being better by this factor. */
    private boolean isBetter(Slope before, double factor) {
      boolean mayBeZero = !(relative() < SIGNIFICANT) && !(before.relative() < SIGNIFICANT);
      return mayBeZero ? error < before.error : factor * relative() < before.relative();
    }
  }

  private final VectorField field;
  private final double t;
  private final double[] y;
  private final int variable;
  private final int n;
  private final double[] at;
  private final Slope[][] slopes;

  private Slopes(VectorField field, double t, double[] y, int variable) {
    this.field = field;
    this.t = t;
    this.y = y;
    this.variable = variable;
    this.n = y.length;
    this.at = evaluated(0);
    this.slopes = new Slope[][] {unknown(n), unknown(n), unknown(n)};
  }

  private static Slope[] unknown(int n) {
    Slope[] slopes = new Slope[n];
    Arrays.fill(slopes, Slope.UNKNOWN);
    return slopes;
  }

  /** Along state {@code variable}, or along time where that is the number of states. */
  static Slopes along(VectorField field, double t, double[] y, int variable) {
    Slopes slopes = new Slopes(field, t, y, variable);
    double size = Math.abs(variable == y.length ? t : y[variable]);
    if (size > 0) {
      slopes.refine(size);
    }
    slopes.refine(Math.max(1, size));
    slopes.refine(SMALL);
    slopes.refine(TINY);
    return slopes;
  }

  Slope below(int i) {
    return slopes[BELOW + 1][i];
  }

  Slope both(int i) {
    return slopes[BOTH + 1][i];
  }

  Slope above(int i) {
    return slopes[ABOVE + 1][i];
  }

  private double[] evaluated(double step) {
    double[] point = y.clone();
    double time = variable == n ? t + step : t;
    if (variable < n) {
      point[variable] += step;
    }
    double[] f = new double[n];
    field.derivatives(time, point, f);
    return f;
  }

  private void refine(double scale) {
    double[] h = new double[LEVELS];
    double[][][] f = new double[LEVELS][][];
    for (int l = 0; l < LEVELS; l++) {
      h[l] = scale * FIRST / Math.pow(RATIO, l);
      f[l] = new double[][] {
          evaluated(-h[l]), evaluated(h[l]), evaluated(-h[l] * BESIDE), evaluated(h[l] * BESIDE)};
    }
    for (int i = 0; i < n; i++) {
      for (int side = BELOW; side <= ABOVE; side++) {
        Slope slope = extrapolated(h, f, i, side);
        Slope before = slopes[side + 1][i];
        slopes[side + 1][i] = slope.isBetter(before, CLEAR) ? slope : before;
      }
    }
  }

  /** Along component i, from the evaluations below and above, and those beside them. */
  private Slope extrapolated(double[] h, double[][][] f, int i, int side) {
    double[] difference = new double[LEVELS];
    double[] noise = new double[LEVELS];
    for (int l = 0; l < LEVELS; l++) {
      double low = side == ABOVE ? at[i] : f[l][0][i];
      double high = side == BELOW ? at[i] : f[l][1][i];
      difference[l] = (high - low) / (side == BOTH ? 2 * h[l] : h[l]);
      noise[l] = Math.ulp(at[i]) + Math.max(side == ABOVE ? 0 : Math.abs(f[l][2][i] - low),
          side == BELOW ? 0 : Math.abs(f[l][3][i] - high));
    }
    boolean isEdge = side != BOTH && !Double.isFinite(f[LEVELS - 1][side == ABOVE ? 0 : 1][i]);
    return extrapolated(h, difference, noise, side == BOTH ? 2 : 1, isEdge);
  }

  /**
   * Neville's scheme: the differences are a power series of the step's square, or of the step. At the edge of
   * where the field is finite they may be none, as those of y^1.4 at zero: there they have to converge
   * themselves.
   */
  private static Slope extrapolated(
      double[] h, double[] difference, double[] noise, int power, boolean isEdge) {
    Slope best = Slope.UNKNOWN;
    double[] before = {};
    for (int l = 0; l < LEVELS; l++) {
      double[] row = new double[Math.min(before.length, MOST_COLUMNS) + 1];
      row[0] = difference[l];
      double doubt = nearby(noise, l) / h[l]
          + (isEdge ? Math.abs(difference[l] - difference[Math.max(0, l - NEIGHBOURS)]) : 0);
      for (int m = 1; m < row.length; m++) {
        double factor = Math.pow(RATIO, power * m);
        row[m] = row[m - 1] + (row[m - 1] - before[m - 1]) / (factor - 1);
      }
      for (int m = 1; m < before.length && m < row.length; m++) {
        double error = doubt + Math.max(Math.abs(row[m] - before[m]),
            Math.max(Math.abs(row[m] - row[m - 1]), Math.abs(row[m] - before[m - 1])));
        Slope slope = new Slope(row[m], error);
        best = slope.isBetter(best, 1) ? slope : best;
      }
      before = Double.isFinite(difference[l]) ? row : new double[0];
    }
    return best;
  }

  private static double nearby(double[] noise, int l) {
    double largest = 0;
    for (int k = Math.max(0, l - NEIGHBOURS); k <= Math.min(LEVELS - 1, l + NEIGHBOURS); k++) {
      largest = noise[k] > largest ? noise[k] : largest;
    }
    return largest;
  }
}
