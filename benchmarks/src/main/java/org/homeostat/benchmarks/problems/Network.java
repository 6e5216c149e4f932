package org.homeostat.benchmarks.problems;

import java.util.Arrays;
import org.homeostat.control.solve.VectorField;

/**
 * P3: homeostats on a ring, each with a set point that its parent in a binary tree moves, under a daily
 * rhythm; the time is in hours. States are x, s, e, q of the first homeostat, then of the second, and so on.
 */
final class Network implements VectorField {
  private static final double W = 2 * Math.PI / 24;
  private static final double GOLDEN = 0.6180339887498949;
  private static final double SENSOR_LAG = 0.1;
  private static final double ERROR_LAG = 0.001;

  private final int size;
  private final double[] f;
  private final double[] cosPhase;
  private final double[] sinPhase;

  Network(int size) {
    this.size = size;
    this.f = new double[size];
    this.cosPhase = new double[size];
    this.sinPhase = new double[size];
    for (int i = 0; i < size; i++) {
      f[i] = i * GOLDEN - Math.floor(i * GOLDEN);
      cosPhase[i] = Math.cos(6 * f[i]);
      sinPhase[i] = Math.sin(6 * f[i]);
    }
  }

  double[] start() {
    double[] y = new double[4 * size];
    for (int i = 0; i < size; i++) {
      y[4 * i] = f[i];
      y[4 * i + 1] = f[i];
    }
    return y;
  }

  @Override
  public int dimension() {
    return 4 * size;
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double sin = Math.sin(W * t);
    double cos = Math.cos(W * t);
    for (int i = 0; i < size; i++) {
      int k = 4 * i;
      double x = y[k];
      double s = y[k + 1];
      double e = y[k + 2];
      double q = y[k + 3];
      double v = q + e;
      double u = v / Math.sqrt(1 + v * v);
      double r = 0.5 + 0.5 * f[i] + (i > 0 ? 0.1 * y[4 * parent(i)] : 0);
      dydt[k] = -0.2 * (1 + 0.5 * f[i]) * x + u + 0.1 * (y[4 * before(i)] - 2 * x + y[4 * after(i)])
          + 0.1 * (sin * cosPhase[i] + cos * sinPhase[i]);
      dydt[k + 1] = (x - s) / SENSOR_LAG;
      dydt[k + 2] = (r - s - e) / ERROR_LAG;
      dydt[k + 3] = 0.5 * e - 0.01 * q;
    }
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    partials(y, dfdy, 0);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    byTime(t, dfdt, 0);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    int n = 4 * size;
    derivatives(t, y, out);
    partials(y, out, n);
    byTime(t, out, n + n * n);
  }

  /** Writes df_i/dy_j to {@code dfdy[at + i*n + j]}. */
  private void partials(double[] y, double[] dfdy, int at) {
    int n = 4 * size;
    Arrays.fill(dfdy, at, at + n * n, 0);
    for (int i = 0; i < size; i++) {
      int k = 4 * i;
      double v = y[k + 2] + y[k + 3];
      double du = 1 / ((1 + v * v) * Math.sqrt(1 + v * v));
      int x = at + k * n;
      dfdy[x + k] = -0.2 * (1 + 0.5 * f[i]) - 0.2;
      dfdy[x + k + 2] = du;
      dfdy[x + k + 3] = du;
      dfdy[x + 4 * before(i)] += 0.1;
      dfdy[x + 4 * after(i)] += 0.1;
      int s = x + n;
      dfdy[s + k] = 1 / SENSOR_LAG;
      dfdy[s + k + 1] = -1 / SENSOR_LAG;
      int e = s + n;
      if (i > 0) {
        dfdy[e + 4 * parent(i)] = 0.1 / ERROR_LAG;
      }
      dfdy[e + k + 1] = -1 / ERROR_LAG;
      dfdy[e + k + 2] = -1 / ERROR_LAG;
      int q = e + n;
      dfdy[q + k + 2] = 0.5;
      dfdy[q + k + 3] = -0.01;
    }
  }

  private void byTime(double t, double[] dfdt, int at) {
    double sin = Math.sin(W * t);
    double cos = Math.cos(W * t);
    Arrays.fill(dfdt, at, at + 4 * size, 0);
    for (int i = 0; i < size; i++) {
      dfdt[at + 4 * i] = 0.1 * W * (cos * cosPhase[i] - sin * sinPhase[i]);
    }
  }

  private int before(int i) {
    return i > 0 ? i - 1 : size - 1;
  }

  private int after(int i) {
    return i < size - 1 ? i + 1 : 0;
  }

  private static int parent(int i) {
    return (i - 1) / 2;
  }
}
