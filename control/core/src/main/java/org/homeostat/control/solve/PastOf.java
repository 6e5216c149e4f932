package org.homeostat.control.solve;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A past that is given as functions of time.
 *
 * @param signals the values of all signals at a time
 * @param rates their derivatives
 */
record PastOf(double from, DoubleFunction<double[]> signals, DoubleFunction<double[]> rates,
    List<Breaking> breakings) implements Past {

  /** The steps of the differences that stand for rates which are not given, and how many there are. */
  private static final double STEP = 1e-2;
  private static final int LEVELS = 5;

  /** Copies the list. */
  PastOf {
    breakings = List.copyOf(breakings);
  }

  @Override
  public double signal(int j, double t) {
    return signals.apply(t)[j];
  }

  @Override
  public double rate(int j, double t) {
    return rates.apply(t)[j];
  }

  /**
   * Derivatives by differences towards the past, extrapolated to step zero: where the functions go on they
   * need not be the past any more.
   */
  static DoubleFunction<double[]> differences(DoubleFunction<double[]> signals, double from) {
    return t -> {
      double[] now = signals.apply(t);
      double[] rates = new double[now.length];
      double step = STEP * Math.max(1, Math.abs(t));
      double side = t - step >= from ? -1 : 1;
      double[][] values = new double[LEVELS][];
      double[] h = new double[LEVELS];
      for (int l = 0; l < LEVELS; l++) {
        h[l] = side * step / (l + 1);
        values[l] = signals.apply(t + h[l]);
      }
      for (int j = 0; j < rates.length; j++) {
        rates[j] = extrapolated(h, values, now, j);
      }
      return rates;
    };
  }

  /** The value at step zero of the polynomial through the differences, by Neville's scheme. */
  private static double extrapolated(double[] h, double[][] values, double[] now, int j) {
    double[] row = new double[LEVELS];
    for (int l = 0; l < LEVELS; l++) {
      row[l] = (values[l][j] - now[j]) / h[l];
    }
    for (int m = 1; m < LEVELS; m++) {
      for (int l = 0; l < LEVELS - m; l++) {
        row[l] = row[l + 1] + (row[l + 1] - row[l]) * h[l + m] / (h[l] - h[l + m]);
      }
    }
    return row[0];
  }
}
