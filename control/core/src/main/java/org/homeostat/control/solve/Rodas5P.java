package org.homeostat.control.solve;

import java.lang.invoke.MethodHandles;
import org.homeostat.control.linear.LinearSolver;

/**
 * Rodas5P: a Rosenbrock-Wanner method with eight stages, of order 5 with an embedded method of order 4, for
 * stiff fields. In each step of length h,
 *
 * <pre>
 *   W U_i = f(t + c_i*h, y + sum_j A_ij*U_j) + sum_j C_ij*U_j/h + h*d_i*df/dt,   W = I/(h*gamma) - J
 *   y1    = y + sum_j A_8j*U_j + U_8
 * </pre>
 *
 * <p>with J and df/dt at the start of the step. There is one linearization for each point, one decomposition
 * of W for each attempt, and no iteration.
 *
 * <p><b>Accuracy.</b> The error estimate is U_8, the difference of the two methods; it counts against {@code
 * atol + rtol*max(|y|, |y1|)} in the maximum norm. J and df/dt have to be exact: a field that has none of its
 * own is differentiated by differences, which costs evaluations and, at tight tolerances, order. Dense output
 * is of order 4.
 *
 * <p><b>Stability.</b> Both methods are stiffly accurate: each ends in its last stage. On {@code y' =
 * lambda*y} a step multiplies y by {@code R(z)}, z = h*lambda, a polynomial over {@code (1 - gamma*z)^8} with
 * {@code |R(z)| <= 1} for all z in the left half plane and {@code R(z) -> 0} as z goes to infinity, so that
 * it is L-stable: modes much faster than the step die out in it.
 *
 * @see "G. Steinebach, Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks within the
 *     Julia Differential Equations package, BIT Numerical Mathematics 63:27, 2023,
 *     doi:10.1007/s10543-023-00967-x"
 */
final class Rodas5P implements Kernel {
  /** The dimension, where this class was loaded for one; else 0. */
  private static final int N = ByDimension.of(MethodHandles.lookup());

  static final double GAMMA = 0.21193756319429014;

  private static final double
      A21 = 3.0,
      A31 = 2.849394379747939, A32 = 0.45842242204463923,
      A41 = -6.954028509809101, A42 = 2.489845061869568, A43 = -10.358996098473584,
      A51 = 2.8029986275628964, A52 = 0.5072464736228206, A53 = -0.3988312541770524,
      A54 = -0.04721187230404641,
      A61 = -7.502846399306121, A62 = 2.561846144803919, A63 = -11.627539656261098,
      A64 = -0.18268767659942256, A65 = 0.030198172008377946;
  private static final double
      C21 = -14.155112264123755,
      C31 = -17.97296035885952, C32 = -2.859693295451294,
      C41 = 147.12150275711716, C42 = -1.41221402718213, C43 = 71.68940251302358,
      C51 = 165.43517024871676, C52 = -0.4592823456491126, C53 = 42.90938336958603,
      C54 = -5.961986721573306,
      C61 = 24.854864614690072, C62 = -3.0009227002832186, C63 = 47.4931110020768,
      C64 = 5.5814197821558125, C65 = -0.6610691825249471,
      C71 = 30.91273214028599, C72 = -3.1208243349937974, C73 = 77.79954646070892,
      C74 = 34.28646028294783, C75 = -19.097331116725623, C76 = -28.087943162872662,
      C81 = 37.80277123390563, C82 = -3.2571969029072276, C83 = 112.26918849496327,
      C84 = 66.9347231244047, C85 = -40.06618937091002, C86 = -54.66780262877968,
      C87 = -9.48861652309627;
  private static final double
      ALPHA2 = 0.6358126895828704, ALPHA3 = 0.4095798393397535, ALPHA4 = 0.9769306725060716,
      ALPHA5 = 0.4288403609558664;
  private static final double
      D1 = GAMMA, D2 = -0.42387512638858027, D3 = -0.3384627126235924, D4 = 1.8046452872882734,
      D5 = 2.325825639765069;

  /** A_ij: what stage i adds of U_j to the state. In the last stages the U before count in full. */
  static final double[][] A = {
      {},
      {A21},
      {A31, A32},
      {A41, A42, A43},
      {A51, A52, A53, A54},
      {A61, A62, A63, A64, A65},
      {A61, A62, A63, A64, A65, 1},
      {A61, A62, A63, A64, A65, 1, 1},
  };

  /** C_ij: what stage i adds of U_j/h to the right-hand side. */
  static final double[][] C = {
      {},
      {C21},
      {C31, C32},
      {C41, C42, C43},
      {C51, C52, C53, C54},
      {C61, C62, C63, C64, C65},
      {C71, C72, C73, C74, C75, C76},
      {C81, C82, C83, C84, C85, C86, C87},
  };

  /** c_i: where in the step, as a share of it, stage i is evaluated. */
  static final double[] ALPHA = {0, ALPHA2, ALPHA3, ALPHA4, ALPHA5, 1, 1, 1};

  /** d_i: what stage i adds of h*df/dt to the right-hand side. */
  static final double[] D = {D1, D2, D3, D4, D5, 0, 0, 0};

  private final Interpolant interpolant = new Rodas5PInterpolant();
  private final PowerIteration modes;
  private final VectorField field;
  private final LinearSolver w;
  private final int dimension, entries;
  private final double rtol;
  private final double atol;

  /** From t, y to t1, y1; before the step's end is known, y1 is the stage's state. */
  private double t;
  private double t1;
  private double h;
  private double c;
  private double[] y;
  private double[] y1;

  /** f, J and df/dt at t, y. */
  private final double[] linear;
  private final double[] f0;
  private final double[] dfdt;
  private boolean linearized, dense;
  private long evaluations, jacobians;

  private final double[] f;
  private final double[] b;
  private final double[] u1, u2, u3, u4, u5, u6, u7, u8;
  private final double[] k;

  Rodas5P(VectorField field, Tolerance tolerance) {
    this.field = field.forOneRun();
    this.w = field.linearSolver();
    this.modes = new PowerIteration(field.sparsity());
    this.dimension = field.dimension();
    this.entries = field.sparsity().size();
    int n = dimension;
    this.rtol = tolerance.rtol();
    this.atol = tolerance.atol();
    this.y = new double[n];
    this.y1 = new double[n];
    this.linear = new double[n + entries + n];
    this.f0 = new double[n];
    this.dfdt = new double[n];
    this.f = new double[n];
    this.b = new double[n];
    this.u1 = new double[n];
    this.u2 = new double[n];
    this.u3 = new double[n];
    this.u4 = new double[n];
    this.u5 = new double[n];
    this.u6 = new double[n];
    this.u7 = new double[n];
    this.u8 = new double[n];
    this.k = new double[3 * n];
  }

  private int n() {
    return N == 0 ? dimension : N;
  }

  @Override
  public int errorOrder() {
    return 5;
  }

  @Override
  public void start(double t0, double[] y0) {
    t = t0;
    System.arraycopy(y0, 0, y, 0, n());
    linearized = false;
  }

  @Override
  public double[] rates() {
    linearize();
    return f0;
  }

  @Override
  public double[] state() {
    return y;
  }

  @Override
  public double attempt(double end) {
    t1 = end;
    h = end - t;
    c = 1 / h;
    dense = false;
    linearize();
    if (!w.decompose(c / GAMMA, linear, n())) {
      return Double.NaN;
    }
    stage1();
    stage2();
    stage3();
    stage4();
    stage5();
    stage6();
    stage7();
    stage8();
    return error(u8);
  }

  /** Once at each point, when it is first needed. */
  private void linearize() {
    if (!linearized) {
      field.linearize(t, y, linear);
      System.arraycopy(linear, 0, f0, 0, n());
      System.arraycopy(linear, n() + entries, dfdt, 0, n());
      evaluations++;
      jacobians++;
      linearized = true;
    }
  }

  private void stage1() {
    for (int i = 0; i < n(); i++) {
      b[i] = f0[i] + h * D1 * dfdt[i];
    }
    w.solve(b, u1);
  }

  private void stage2() {
    for (int i = 0; i < n(); i++) {
      y1[i] = y[i] + A21 * u1[i];
    }
    evaluate(t + ALPHA2 * h);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] + c * (C21 * u1[i]) + h * D2 * dfdt[i];
    }
    w.solve(b, u2);
  }

  private void stage3() {
    for (int i = 0; i < n(); i++) {
      y1[i] = y[i] + A31 * u1[i] + A32 * u2[i];
    }
    evaluate(t + ALPHA3 * h);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] + c * (C31 * u1[i] + C32 * u2[i]) + h * D3 * dfdt[i];
    }
    w.solve(b, u3);
  }

  private void stage4() {
    for (int i = 0; i < n(); i++) {
      y1[i] = y[i] + A41 * u1[i] + A42 * u2[i] + A43 * u3[i];
    }
    evaluate(t + ALPHA4 * h);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] + c * (C41 * u1[i] + C42 * u2[i] + C43 * u3[i]) + h * D4 * dfdt[i];
    }
    w.solve(b, u4);
  }

  private void stage5() {
    for (int i = 0; i < n(); i++) {
      y1[i] = y[i] + A51 * u1[i] + A52 * u2[i] + A53 * u3[i] + A54 * u4[i];
    }
    evaluate(t + ALPHA5 * h);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] + c * (C51 * u1[i] + C52 * u2[i] + C53 * u3[i] + C54 * u4[i]) + h * D5 * dfdt[i];
    }
    w.solve(b, u5);
  }

  private void stage6() {
    for (int i = 0; i < n(); i++) {
      y1[i] = y[i] + A61 * u1[i] + A62 * u2[i] + A63 * u3[i] + A64 * u4[i] + A65 * u5[i];
    }
    evaluate(t1);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] + c * (C61 * u1[i] + C62 * u2[i] + C63 * u3[i] + C64 * u4[i] + C65 * u5[i]);
    }
    w.solve(b, u6);
  }

  private void stage7() {
    for (int i = 0; i < n(); i++) {
      y1[i] += u6[i];
    }
    evaluate(t1);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i]
          + c * (C71 * u1[i] + C72 * u2[i] + C73 * u3[i] + C74 * u4[i] + C75 * u5[i] + C76 * u6[i]);
    }
    w.solve(b, u7);
  }

  private void stage8() {
    for (int i = 0; i < n(); i++) {
      y1[i] += u7[i];
    }
    evaluate(t1);
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] + c * (C81 * u1[i] + C82 * u2[i] + C83 * u3[i] + C84 * u4[i] + C85 * u5[i]
          + C86 * u6[i] + C87 * u7[i]);
    }
    w.solve(b, u8);
    for (int i = 0; i < n(); i++) {
      y1[i] += u8[i];
    }
  }

  /** f at the stage's time and state. */
  private void evaluate(double time) {
    field.derivatives(time, y1, f);
    evaluations++;
  }

  /** The largest |e_i| in tolerances; NaN if that or the end of the step is not finite. */
  private double error(double[] e) {
    double largest = 0;
    double zero = 0;
    for (int i = 0; i < n(); i++) {
      double error = Math.abs(e[i]) / (atol + rtol * Math.max(Math.abs(y[i]), Math.abs(y1[i])));
      largest = error > largest ? error : largest;
      zero += 0 * error + 0 * y1[i];
    }
    return zero == 0 ? largest : Double.NaN;
  }

  @Override
  public double[] proposed() {
    return y1;
  }

  @Override
  public void accept() {
    t = t1;
    double[] before = y;
    y = y1;
    y1 = before;
    linearized = false;
  }

  @Override
  public void interpolate(double theta, double[] out) {
    densify();
    Rodas5PInterpolant.at(theta, y, 0, y1, 0, k, 0, out);
  }

  /** What halfway is missing for f = y', as far as a step would not damp it. */
  @Override
  public double roughness() {
    densify();
    Rodas5PInterpolant.at(0.5, y, 0, y1, 0, k, 0, b);
    field.derivatives(t + h / 2, b, f);
    evaluations++;
    for (int i = 0; i < n(); i++) {
      b[i] = f[i] - c * (y1[i] - y[i] + (k[n() + i] + k[2 * n() + i]) / 4);
    }
    w.solve(b, f);
    return error(f);
  }

  /** K = H U, once for each step whose inside is asked for. */
  private void densify() {
    if (!dense) {
      for (int m = 0; m < Rodas5PInterpolant.H.length; m++) {
        double[] g = Rodas5PInterpolant.H[m];
        for (int i = 0; i < n(); i++) {
          k[m * n() + i] = g[0] * u1[i] + g[1] * u2[i] + g[2] * u3[i] + g[3] * u4[i]
              + g[4] * u5[i] + g[5] * u6[i] + g[6] * u7[i] + g[7] * u8[i];
        }
      }
      dense = true;
    }
  }

  /** The two ends and the three coefficients of each state. */
  @Override
  public int kept() {
    return 5 * n();
  }

  @Override
  public void keep(double[] store, int offset) {
    densify();
    System.arraycopy(y, 0, store, offset, n());
    System.arraycopy(y1, 0, store, offset + n(), n());
    System.arraycopy(k, 0, store, offset + 2 * n(), 3 * n());
  }

  @Override
  public Interpolant interpolant() {
    return interpolant;
  }

  /** By the Jacobian at the step's start. */
  @Override
  public double fastest() {
    return modes.look(linear, n());
  }

  @Override
  public long evaluations() {
    return evaluations;
  }

  @Override
  public long jacobians() {
    return jacobians;
  }
}
