package org.homeostat.benchmarks.problems;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.VectorField;

/**
 * P3 written in Java: the same formulas as in {@link Homeostats}, their derivatives by hand. States are x, s,
 * e, q of the first homeostat, then of the second, and so on.
 */
final class HandWrittenNetwork implements VectorField {
  private static final double W = 2 * Math.PI / 24;
  private static final double GOLDEN = 0.6180339887498949;
  private static final double SENSOR_LAG = 0.1;
  private static final double ERROR_LAG = 0.001;

  private static final int PLACES = 12;

  private final int size;
  private final double[] f;
  private final double[] cosPhase;
  private final double[] sinPhase;
  private final Sparsity sparsity;

  /** For each homeostat the entries of its four rows, in the order in which {@link #partials} writes them. */
  private final int[] places;

  HandWrittenNetwork(int size) {
    this.size = size;
    this.f = new double[size];
    this.cosPhase = new double[size];
    this.sinPhase = new double[size];
    for (int i = 0; i < size; i++) {
      f[i] = i * GOLDEN - Math.floor(i * GOLDEN);
      cosPhase[i] = Math.cos(6 * f[i]);
      sinPhase[i] = Math.sin(6 * f[i]);
    }
    int[][] rows = IntStream.range(0, 4 * size).mapToObj(k -> columns(k / 4, k % 4)).toArray(int[][]::new);
    sparsity = Sparsity.ofRows(rows);
    places = new int[PLACES * size];
    for (int i = 0; i < size; i++) {
      int p = PLACES * i;
      for (int k = 4 * i; k < 4 * i + 4; k++) {
        for (int column : rows[k]) {
          places[p++] = sparsity.entry(k, column);
        }
      }
    }
  }

  /** The states that one rate of a homeostat depends on. */
  private int[] columns(int i, int row) {
    int k = 4 * i;
    return switch (row) {
      case 0 -> new int[] {k, k + 2, k + 3, 4 * before(i), 4 * after(i)};
      case 1 -> new int[] {k, k + 1};
      case 2 -> i > 0 ? new int[] {k + 1, k + 2, 4 * parent(i)} : new int[] {k + 1, k + 2};
      default -> new int[] {k + 2, k + 3};
    };
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
  public Sparsity sparsity() {
    return sparsity;
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
    byTime(t, out, n + sparsity.size());
  }

  /** Writes the entries to {@code dfdy[at]} and on; on small rings neighbours fall on one entry. */
  private void partials(double[] y, double[] dfdy, int at) {
    if (size < 3) {
      Arrays.fill(dfdy, at, at + sparsity.size(), 0);
    }
    for (int i = 0; i < size; i++) {
      int k = 4 * i;
      int p = PLACES * i;
      double v = y[k + 2] + y[k + 3];
      double du = 1 / ((1 + v * v) * Math.sqrt(1 + v * v));
      dfdy[at + places[p]] = -0.2 * (1 + 0.5 * f[i]) - 0.2;
      dfdy[at + places[p + 1]] = du;
      dfdy[at + places[p + 2]] = du;
      if (size < 3) {
        dfdy[at + places[p + 3]] += 0.1;
        dfdy[at + places[p + 4]] += 0.1;
      } else {
        dfdy[at + places[p + 3]] = 0.1;
        dfdy[at + places[p + 4]] = 0.1;
      }
      dfdy[at + places[p + 5]] = 1 / SENSOR_LAG;
      dfdy[at + places[p + 6]] = -1 / SENSOR_LAG;
      dfdy[at + places[p + 7]] = -1 / ERROR_LAG;
      dfdy[at + places[p + 8]] = -1 / ERROR_LAG;
      int q = i > 0 ? p + 10 : p + 9;
      dfdy[at + places[q]] = 0.5;
      dfdy[at + places[q + 1]] = -0.01;
      if (i > 0) {
        dfdy[at + places[p + 9]] = 0.1 / ERROR_LAG;
      }
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
