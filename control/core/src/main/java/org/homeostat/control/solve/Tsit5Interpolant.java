package org.homeostat.control.solve;

/** The interpolant of {@link Tsit5}: of a step the coefficients of the powers of θ are kept, from 0 to 4. */
record Tsit5Interpolant() implements Kernel.Interpolant {
  private static final int DEGREE = 4;

  @Override
  public void at(double t, double h, double[] store, int offset, double theta, double[] state) {
    int n = state.length;
    for (int i = 0; i < n; i++) {
      double value = 0;
      for (int power = DEGREE; power >= 0; power--) {
        value = value * theta + store[offset + power * n + i];
      }
      state[i] = value;
    }
  }
}
