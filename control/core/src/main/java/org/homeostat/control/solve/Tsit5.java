package org.homeostat.control.solve;

import static java.lang.Math.abs;
import static java.lang.Math.max;

import java.lang.invoke.MethodHandles;

/**
 * Tsitouras' explicit Runge-Kutta pair of order 5(4): seven stages, the last of which is the first of the
 * next step, so six evaluations a step. Its interpolant needs no further evaluation; a step of it is exact
 * to order 4, so that its error, like that of the step ends, falls with the fifth power of the step's
 * length.
 *
 * <p>The error estimate is the difference of the two orders, in the maximum norm: the largest over the
 * states of
 * |y - ŷ| / (atol + rtol max(|y0|, |y1|)). On the negative real axis the method is stable up to |hλ| = 3.5.
 *
 * @see "Ch. Tsitouras, Runge-Kutta pairs of order 5(4) satisfying only the first column simplifying
 *     assumption, Computers &amp; Mathematics with Applications 62 (2011) 770-775; digits as in
 *     SciML/OrdinaryDiffEq.jl"
 */
final class Tsit5 implements Kernel {
  /** The dimension, where this class was loaded for one; else 0. */
  private static final int N = ByDimension.of(MethodHandles.lookup());

  private static final double
      C2 = 0.161,
      C3 = 0.327,
      C4 = 0.9,
      C5 = 0.9800255409045096857298;
  private static final double
      A21 = 0.161,
      A31 = -0.8480655492356988544427e-2, A32 = 0.3354806554923569885444,
      A41 = 2.897153057105493432130, A42 = -6.359448489975074843148, A43 = 4.362295432869581411018,
      A51 = 5.325864828439256604429, A52 = -11.74888356406282787775, A53 = 7.495539342889836208305,
      A54 = -0.9249506636175524925650e-1,
      A61 = 5.861455442946420028659, A62 = -12.92096931784710929171, A63 = 8.159367898576158643180,
      A64 = -0.7158497328140099722453e-1, A65 = -0.2826905039406838290900e-1;
  private static final double
      B1 = 0.9646076681806522951817e-1, B2 = 0.01, B3 = 0.4798896504144995747752,
      B4 = 1.379008574103741893192, B5 = -3.290069515436080679902, B6 = 2.324710524099773982415;

  /** The weights of order 5 less those of order 4. */
  private static final double
      E1 = -1.780011052225771443379e-3, E2 = -8.164344596567469032236e-4, E3 = 7.880878010261996010315e-3,
      E4 = -1.447110071732629075372e-1, E5 = 5.823571654525552250199e-1, E6 = -4.580821059291869466616e-1,
      E7 = 1.0 / 66;

  /**
   * The weight of stage i at the share θ of the step is the sum over j of R[i][j] θ^(j+1). The weights are
   * large, and add up to θ: applied to the differences from the first stage they cancel no digits, and the
   * first row is not needed.
   */
  static final double[][] R = {
      {1, -2.763706197274825911337, 2.913255461821912743751, -1.0530884977290216},
      {0, 0.13169999999999999727, -0.22339999999999999818, 0.1017},
      {0, 3.930296236894751528507, -5.941033872131504734703, 2.490627285651252793},
      {0, -12.41107716693367698373, 30.33818863028232159817, -16.54810288924490272},
      {0, 37.50931341651103919497, -88.17890489476640110143, 47.37952196281928122},
      {0, -27.89652628919728780595, 65.09189467479367152629, -34.87065786149660974},
      {0, 1.5, -4, 2.5},
  };

  /** The tableau as a matrix, the last row being the weights. */
  static final double[][] A = {
      {},
      {A21},
      {A31, A32},
      {A41, A42, A43},
      {A51, A52, A53, A54},
      {A61, A62, A63, A64, A65},
      {B1, B2, B3, B4, B5, B6},
  };

  /** The nodes. */
  static final double[] C = {0, C2, C3, C4, C5, 1, 1};

  /** The weights of the error estimate. */
  static final double[] E = {E1, E2, E3, E4, E5, E6, E7};

  private final Interpolant interpolant = new Tsit5Interpolant();
  private final VectorField f;
  private final int dimension;
  private final double rtol;
  private final double atol;
  private double t0;
  private double t1;
  private double[] y0;
  private double[] y1;
  private double[] k1;
  private double[] k7;
  private final double[] k2;
  private final double[] k3;
  private final double[] k4;
  private final double[] k5;
  private final double[] k6;
  private final double[] y;
  private long evaluations;

  Tsit5(VectorField field, Tolerance tolerance) {
    f = field.forOneRun();
    dimension = field.dimension();
    int n = dimension;
    rtol = tolerance.rtol();
    atol = tolerance.atol();
    y0 = new double[n];
    y1 = new double[n];
    k1 = new double[n];
    k2 = new double[n];
    k3 = new double[n];
    k4 = new double[n];
    k5 = new double[n];
    k6 = new double[n];
    k7 = new double[n];
    y = new double[n];
  }

  private int n() {
    return N == 0 ? dimension : N;
  }

  @Override
  public int errorOrder() {
    return 5;
  }

  @Override
  public void start(double t, double[] state) {
    t0 = t;
    System.arraycopy(state, 0, y0, 0, n());
    f.derivatives(t0, y0, k1);
    evaluations++;
  }

  @Override
  public double attempt(double end) {
    double h = end - t0;
    t1 = end;
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A21 * k1[i]);
    }
    f.derivatives(t0 + C2 * h, y, k2);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A31 * k1[i] + A32 * k2[i]);
    }
    f.derivatives(t0 + C3 * h, y, k3);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A41 * k1[i] + A42 * k2[i] + A43 * k3[i]);
    }
    f.derivatives(t0 + C4 * h, y, k4);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A51 * k1[i] + A52 * k2[i] + A53 * k3[i] + A54 * k4[i]);
    }
    f.derivatives(t0 + C5 * h, y, k5);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A61 * k1[i] + A62 * k2[i] + A63 * k3[i] + A64 * k4[i] + A65 * k5[i]);
    }
    f.derivatives(t1, y, k6);
    for (int i = 0; i < n(); i++) {
      y1[i] = y0[i] + h * (B1 * k1[i] + B2 * k2[i] + B3 * k3[i] + B4 * k4[i] + B5 * k5[i] + B6 * k6[i]);
    }
    f.derivatives(t1, y1, k7);
    evaluations += 6;
    return error(h);
  }

  /** The largest estimated error, in tolerances; NaN if one is not finite. */
  private double error(double h) {
    double largest = 0;
    double zero = 0;
    for (int i = 0; i < n(); i++) {
      double error = h * (E1 * k1[i] + E2 * k2[i] + E3 * k3[i] + E4 * k4[i] + E5 * k5[i] + E6 * k6[i]
          + E7 * k7[i]);
      double share = abs(error) / (atol + rtol * max(abs(y0[i]), abs(y1[i])));
      largest = share > largest ? share : largest;
      zero += 0 * share + 0 * y1[i];
    }
    return zero == 0 ? largest : Double.NaN;
  }

  @Override
  public double[] rates() {
    return k1;
  }

  @Override
  public double[] state() {
    return y0;
  }

  @Override
  public double[] proposed() {
    return y1;
  }

  @Override
  public void accept() {
    t0 = t1;
    double[] y = y0;
    y0 = y1;
    y1 = y;
    double[] k = k1;
    k1 = k7;
    k7 = k;
  }

  @Override
  public void interpolate(double theta, double[] state) {
    double h = t1 - t0;
    double w2 = h * weight(1, theta);
    double w3 = h * weight(2, theta);
    double w4 = h * weight(3, theta);
    double w5 = h * weight(4, theta);
    double w6 = h * weight(5, theta);
    double w7 = h * weight(6, theta);
    for (int i = 0; i < n(); i++) {
      double k = k1[i];
      state[i] = y0[i] + (h * theta * k + w2 * (k2[i] - k) + w3 * (k3[i] - k) + w4 * (k4[i] - k)
          + w5 * (k5[i] - k) + w6 * (k6[i] - k) + w7 * (k7[i] - k));
    }
  }

  private static double weight(int stage, double theta) {
    double[] r = R[stage];
    return theta * (r[0] + theta * (r[1] + theta * (r[2] + theta * r[3])));
  }

  @Override
  public int kept() {
    return 5 * n();
  }

  /** Keeps the coefficients of the powers of θ. */
  @Override
  public void keep(double[] store, int offset) {
    double h = t1 - t0;
    System.arraycopy(y0, 0, store, offset, n());
    for (int power = 0; power < 4; power++) {
      int at = offset + (power + 1) * n();
      for (int i = 0; i < n(); i++) {
        double k = k1[i];
        double line = power == 0 ? k : 0;
        store[at + i] = h * (line + R[1][power] * (k2[i] - k) + R[2][power] * (k3[i] - k)
            + R[3][power] * (k4[i] - k) + R[4][power] * (k5[i] - k) + R[5][power] * (k6[i] - k)
            + R[6][power] * (k7[i] - k));
      }
    }
  }

  @Override
  public Interpolant interpolant() {
    return interpolant;
  }

  /** By the last two stages, both at the end of the step. */
  @Override
  public double fastest() {
    double change = 0;
    double distance = 0;
    for (int i = 0; i < n(); i++) {
      double weight = 1 / (atol + rtol * abs(y1[i]));
      double df = weight * (k7[i] - k6[i]);
      double dy = weight * (y1[i] - y[i]);
      change += df * df;
      distance += dy * dy;
    }
    return distance > 0 ? Math.sqrt(change / distance) : 0;
  }

  @Override
  public long evaluations() {
    return evaluations;
  }
}
