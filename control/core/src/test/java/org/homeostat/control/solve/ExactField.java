package org.homeostat.control.solve;

import java.util.Arrays;

/** A field with its Jacobian and time derivative written by hand; what is left out is zero. */
record ExactField(int dimension, Fields.Rates f, Fields.Rates dfdy, Fields.Rates dfdt)
    implements VectorField {

  /** A field that does not depend on time. */
  static ExactField autonomous(int dimension, Fields.Rates f, Fields.Rates dfdy) {
    return new ExactField(dimension, f, dfdy, (t, y, d) -> { });
  }

  /** dy/dt = A y. */
  static ExactField linear(double[][] a) {
    return autonomous(a.length, (t, y, d) -> {
      for (int i = 0; i < a.length; i++) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
          sum += a[i][j] * y[j];
        }
        d[i] = sum;
      }
    }, (t, y, j) -> {
      for (int i = 0; i < a.length; i++) {
        System.arraycopy(a[i], 0, j, i * a.length, a.length);
      }
    });
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    f.at(t, y, dydt);
  }

  @Override
  public void jacobian(double t, double[] y, double[] out) {
    Arrays.fill(out, 0, dimension * dimension, 0);
    dfdy.at(t, y, out);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] out) {
    Arrays.fill(out, 0, dimension, 0);
    dfdt.at(t, y, out);
  }
}
