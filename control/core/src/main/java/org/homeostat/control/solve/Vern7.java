package org.homeostat.control.solve;

import static java.lang.Math.abs;
import static java.lang.Math.max;

import java.lang.invoke.MethodHandles;

/**
 * Verner's "most efficient" explicit Runge-Kutta pair of order 7(6): ten evaluations a step. Its
 * interpolant is of order 7 too, so that between the steps the solution is as good as at their ends; it
 * takes five evaluations more, done only for steps that are looked into.
 *
 * <p>The error estimate is the difference of the two orders, in the maximum norm: the largest over the
 * states of
 * |y - ŷ| / (atol + rtol max(|y0|, |y1|)). On the negative real axis the method is stable up to |hλ| = 4.6.
 *
 * @see "J. H. Verner, Numerically optimal Runge-Kutta pairs with interpolants, Numerical Algorithms 53 (2010)
 *     383-396, and his page 'A most efficient Runge-Kutta 7(6) pair with interpolants'; digits as in
 *     SciML/OrdinaryDiffEq.jl"
 * @see Vern7Interpolant
 */
final class Vern7 implements Kernel {
  /** The dimension, where this class was loaded for one; else 0. */
  private static final int N = ByDimension.of(MethodHandles.lookup());

  private static final double
      C2 = 0.005,
      C3 = 0.10888888888888888,
      C4 = 0.16333333333333333,
      C5 = 0.4555,
      C6 = 0.6095094489978381,
      C7 = 0.884,
      C8 = 0.925;
  private static final double
      A21 = 0.005,
      A31 = -1.07679012345679, A32 = 1.185679012345679,
      A41 = 0.04083333333333333, A43 = 0.1225,
      A51 = 0.6389139236255726, A53 = -2.455672638223657, A54 = 2.272258714598084,
      A61 = -2.6615773750187572, A63 = 10.804513886456137, A64 = -8.3539146573962, A65 = 0.820487594956657,
      A71 = 6.067741434696772, A73 = -24.711273635911088, A74 = 20.427517930788895,
      A75 = -1.9061579788166472, A76 = 1.006172249242068,
      A81 = 12.054670076253203, A83 = -49.75478495046899, A84 = 41.142888638604674,
      A85 = -4.461760149974004, A86 = 2.042334822239175, A87 = -0.09834843665406107,
      A91 = 10.138146522881808, A93 = -42.6411360317175, A94 = 35.76384003992257,
      A95 = -4.3480228403929075, A96 = 2.0098622683770357, A97 = 0.3487490460338272,
      A98 = -0.27143900510483127,
      A101 = -45.030072034298676, A103 = 187.3272437654589, A104 = -154.02882369350186,
      A105 = 18.56465306347536, A106 = -7.141809679295079, A107 = 1.3088085781613787;

  /** The weights of order 7. */
  private static final double
      B1 = 0.04715561848627222, B4 = 0.25750564298434153, B5 = 0.26216653977412624, B6 = 0.15216092656738558,
      B7 = 0.4939969170032485, B8 = -0.29430311714032503, B9 = 0.08131747232495111;

  /** The weights of order 7 less those of order 6. */
  private static final double
      E1 = 0.002547011879931045, E4 = -0.00965839487279575, E5 = 0.04206470975639691,
      E6 = -0.0666822437469301, E7 = 0.2650097464621281, E8 = -0.29430311714032503,
      E9 = 0.08131747232495111, E10 = -0.02029518466335628;

  /** The nodes. */
  static final double[] C = {0, C2, C3, C4, C5, C6, C7, C8, 1, 1, 1};

  /** The tableau as a matrix; the last row is the weights. */
  static final double[][] A = {
      {},
      {A21},
      {A31, A32},
      {A41, 0, A43},
      {A51, 0, A53, A54},
      {A61, 0, A63, A64, A65},
      {A71, 0, A73, A74, A75, A76},
      {A81, 0, A83, A84, A85, A86, A87},
      {A91, 0, A93, A94, A95, A96, A97, A98},
      {A101, 0, A103, A104, A105, A106, A107},
      {B1, 0, 0, B4, B5, B6, B7, B8, B9},
  };

  /** The weights of the error estimate. */
  static final double[] E = {E1, 0, 0, E4, E5, E6, E7, E8, E9, E10};

  /** The stages of a step, and the rates at its end. */
  private static final int STAGES = 11;

  private final Interpolant interpolant;
  private final VectorField f;
  private final int dimension;
  private final double rtol;
  private final double atol;
  private final double[][] k;
  private final double[] y;
  private final double[] between;
  private double t0;
  private double t1;
  private double[] y0;
  private double[] y1;
  private boolean endKnown;
  private boolean extraKnown;
  private long evaluations;

  Vern7(VectorField field, Tolerance tolerance) {
    interpolant = new Vern7Interpolant(field);
    f = field.forOneRun();
    dimension = field.dimension();
    int n = dimension;
    rtol = tolerance.rtol();
    atol = tolerance.atol();
    k = new double[Vern7Interpolant.STAGES][n];
    y = new double[n];
    between = new double[n];
    y0 = new double[n];
    y1 = new double[n];
  }

  private int n() {
    return N == 0 ? dimension : N;
  }

  @Override
  public int errorOrder() {
    return 7;
  }

  @Override
  public void start(double t, double[] state) {
    t0 = t;
    System.arraycopy(state, 0, y0, 0, n());
    f.derivatives(t0, y0, k[0]);
    evaluations++;
  }

  @Override
  public double attempt(double end) {
    double[] k1 = k[0];
    double[] k2 = k[1];
    double[] k3 = k[2];
    double[] k4 = k[3];
    double[] k5 = k[4];
    double[] k6 = k[5];
    double[] k7 = k[6];
    double[] k8 = k[7];
    double[] k9 = k[8];
    double[] k10 = k[9];
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
      y[i] = y0[i] + h * (A41 * k1[i] + A43 * k3[i]);
    }
    f.derivatives(t0 + C4 * h, y, k4);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A51 * k1[i] + A53 * k3[i] + A54 * k4[i]);
    }
    f.derivatives(t0 + C5 * h, y, k5);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A61 * k1[i] + A63 * k3[i] + A64 * k4[i] + A65 * k5[i]);
    }
    f.derivatives(t0 + C6 * h, y, k6);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A71 * k1[i] + A73 * k3[i] + A74 * k4[i] + A75 * k5[i] + A76 * k6[i]);
    }
    f.derivatives(t0 + C7 * h, y, k7);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A81 * k1[i] + A83 * k3[i] + A84 * k4[i] + A85 * k5[i] + A86 * k6[i] + A87 * k7[i]);
    }
    f.derivatives(t0 + C8 * h, y, k8);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A91 * k1[i] + A93 * k3[i] + A94 * k4[i] + A95 * k5[i] + A96 * k6[i] + A97 * k7[i]
          + A98 * k8[i]);
    }
    f.derivatives(t1, y, k9);
    for (int i = 0; i < n(); i++) {
      y[i] = y0[i] + h * (A101 * k1[i] + A103 * k3[i] + A104 * k4[i] + A105 * k5[i] + A106 * k6[i]
          + A107 * k7[i]);
    }
    f.derivatives(t1, y, k10);
    evaluations += 9;
    endKnown = false;
    extraKnown = false;
    double largest = 0;
    double zero = 0;
    for (int i = 0; i < n(); i++) {
      y1[i] = y0[i] + h * (B1 * k1[i] + B4 * k4[i] + B5 * k5[i] + B6 * k6[i] + B7 * k7[i] + B8 * k8[i]
          + B9 * k9[i]);
      double error = h * (E1 * k1[i] + E4 * k4[i] + E5 * k5[i] + E6 * k6[i] + E7 * k7[i] + E8 * k8[i]
          + E9 * k9[i] + E10 * k10[i]);
      double share = abs(error) / (atol + rtol * max(abs(y0[i]), abs(y1[i])));
      largest = share > largest ? share : largest;
      zero += 0 * share + 0 * y1[i];
    }
    return zero == 0 ? largest : Double.NaN;
  }

  @Override
  public double[] rates() {
    return k[0];
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
    evaluateEnd();
    double[] rates = k[0];
    k[0] = k[STAGES - 1];
    k[STAGES - 1] = rates;
    double[] state = y0;
    y0 = y1;
    y1 = state;
    t0 = t1;
  }

  private void evaluateEnd() {
    if (!endKnown) {
      f.derivatives(t1, y1, k[STAGES - 1]);
      evaluations++;
      endKnown = true;
    }
  }

  @Override
  public void interpolate(double theta, double[] state) {
    if (!extraKnown) {
      evaluateEnd();
      Vern7Interpolant.evaluate(f, t0, t1 - t0, y0, k, between);
      evaluations += Vern7Interpolant.STAGES - STAGES;
      extraKnown = true;
    }
    Vern7Interpolant.interpolate(t1 - t0, y0, k, theta, state);
  }

  /** The parabola through both ends with the slope at the start. */
  @Override
  public void sketch(double theta, double[] state) {
    double h = t1 - t0;
    for (int i = 0; i < n(); i++) {
      double line = h * k[0][i];
      state[i] = theta == 1 ? y1[i] : y0[i] + theta * (line + theta * (y1[i] - y0[i] - line));
    }
  }

  @Override
  public int degree() {
    return 7;
  }

  @Override
  public int kept() {
    return STAGES * n();
  }

  /** Keeps the state and the stages; what else the interpolant needs is evaluated when it is asked. */
  @Override
  public void keep(double[] store, int offset) {
    System.arraycopy(y0, 0, store, offset, n());
    for (int stage = 0; stage < STAGES - 1; stage++) {
      System.arraycopy(k[stage], 0, store, offset + (stage + 1) * n(), n());
    }
  }

  @Override
  public Interpolant interpolant() {
    return interpolant;
  }

  /** By the last stage and the end of the step, both at one time. */
  @Override
  public double fastest() {
    evaluateEnd();
    double[] k10 = k[STAGES - 2];
    double[] k11 = k[STAGES - 1];
    double change = 0;
    double distance = 0;
    for (int i = 0; i < n(); i++) {
      double weight = 1 / (atol + rtol * abs(y1[i]));
      double df = weight * (k11[i] - k10[i]);
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
