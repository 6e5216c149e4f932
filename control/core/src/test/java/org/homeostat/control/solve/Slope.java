package org.homeostat.control.solve;

/** The slope of a straight line fitted by least squares. */
final class Slope {

  private Slope() {}

  static double of(double[] x, double[] y) {
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int k = 0; k < x.length; k++) {
      sx += x[k];
      sy += y[k];
      sxx += x[k] * x[k];
      sxy += x[k] * y[k];
    }
    int n = x.length;
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }
}
