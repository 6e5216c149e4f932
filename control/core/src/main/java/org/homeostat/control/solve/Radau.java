package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.Optional;

/**
 * Radau IIA with 3, 5 or 7 stages, of order 5, 9 or 13, for stiff fields at tight tolerances. A step of
 * length h goes along the polynomial u of degree s with
 *
 * <pre>
 *   u(t) = y,   u'(t + c_i*h) = f(t + c_i*h, u(t + c_i*h)),   y1 = u(t + h),
 * </pre>
 *
 * <p>which Newton's iteration finds ({@link Collocation}), starting from the polynomial of the step before.
 * {@link RadauControl} chooses the steps and the number of stages.
 *
 * <p><b>Accuracy.</b> The error is estimated from {@code h*(f(t, y) - u'(t))/gamma}, which in slow modes
 * falls with the power s + 1 of the step where the error itself falls with the power 2s. So what an estimate
 * may be there is not the tolerance but a power of it, by which the errors become proportional to the
 * tolerance; in stiff modes and where the field jumps it is the tolerance ({@link RadauError}). The Jacobian
 * only has to be good enough for the iteration. It is taken ahead of the point, in the middle of what the
 * step will see, and kept while the iteration converges fast.
 *
 * <p><b>Dense output.</b> Between the ends u is only of order s + 1 in each step. Where a step's inside is
 * asked for, the step is done once more with s + 2 stages, starting from u, which is of order s + 3 in each
 * step and takes one or two iterations.
 *
 * <p><b>Stability.</b> On {@code y' = lambda*y} a step multiplies y by the Padé approximation of degrees s
 * - 1 and s to exp(h*lambda), so that the method is L-stable.
 *
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. 1996, IV.8; Stiff
 *     differential equations solved by Radau methods, Journal of Computational and Applied Mathematics 111
 *     (1999) 93-111"
 */
final class Radau implements Kernel {

  /** The most stages. */
  private static final int MOST = 7;

  /** What an estimate may be, as a part of the power of the tolerance, by the number of stages; measured. */
  private static final double[] SHARES = {0, 0, 0, 0.1, 0, 0.05, 0, 0.02};

  /** An iteration leaves the square root of this, but at most so much; rounding is ten last digits. */
  private static final double LEFT = 0.03;
  private static final double ROUNDING = 10 * Math.ulp(1.0);

  /** Where in the step the Jacobian is taken. */
  private static final double AHEAD = 0.7;

  /** The polynomial of the step before is not followed over a step that is longer by this factor. */
  private static final double FAR = 6;

  private final VectorField field;
  private final Collocation equations;
  private final RadauControl control;
  private final PowerIteration modes;
  private final Tolerance tolerance;
  private final int n;

  private RadauTableau tableau = RadauTableau.of(3);

  /** What is asked of a step with so many stages. */
  private int demanded;
  private double rtol;
  private double atol;
  private double kappa;
  private final double[] scale;

  /** From t, y to t1, y1. */
  private double t;
  private double t1;
  private double h;
  private double[] y;
  private double[] y1;
  private final double[] f0;
  private boolean hasRates;

  /** f, J and df/dt, somewhere. */
  private final double[] linear;
  private Place jacobian = Place.NONE;

  private RadauStep step;
  private RadauStep before;

  private final double[] point;
  private final RadauError error;
  private boolean isCareful;
  private boolean isLost;

  private Optional<RadauDense> dense = Optional.empty();
  private boolean isDense;

  private long evaluations;
  private long jacobians;

  /** Where the Jacobian was taken: in the step before, ahead in this step, or where it starts. */
  private enum Place { NONE, BEFORE, AHEAD, HERE }

  Radau(VectorField field, Tolerance tolerance) {
    this(field, tolerance, new RadauControl());
  }

  Radau(VectorField field, Tolerance tolerance, RadauControl control) {
    this.field = field;
    this.equations = new Collocation(field, MOST);
    this.control = control;
    this.modes = new PowerIteration(field.sparsity());
    this.tolerance = tolerance;
    this.n = field.dimension();
    this.scale = new double[n];
    this.y = new double[n];
    this.y1 = new double[n];
    this.f0 = new double[n];
    this.linear = new double[n + field.sparsity().size() + n];
    this.step = new RadauStep(MOST, n);
    this.before = new RadauStep(MOST, n);
    this.point = new double[n];
    this.error = new RadauError(n, tolerance);
  }

  @Override
  public int errorOrder() {
    return 2 * control.stages();
  }

  @Override
  public StepControl control() {
    return control;
  }

  @Override
  public void start(double t0, double[] y0) {
    t = t0;
    System.arraycopy(y0, 0, y, 0, n);
    hasRates = false;
    restart();
  }

  @Override
  public void restart() {
    before.forget();
    isCareful = true;
    error.forget();
    jacobian = Place.NONE;
    equations.distrust();
  }

  @Override
  public double[] rates() {
    if (!hasRates) {
      equations.fieldAtEnd().derivatives(t, y, f0);
      evaluations++;
      hasRates = true;
    }
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
    isDense = false;
    rates();
    demand(RadauTableau.of(control.stages()));
    if (jacobian == Place.NONE) {
      linearize();
    }
    isLost = !converges() && !convergesFromHere();
    if (isLost) {
      return lost();
    }
    control.converged(equations.iterations(), equations.rate(), h);
    double[] z = step.end();
    for (int i = 0; i < n; i++) {
      y1[i] = y[i] + z[i];
    }
    double size = error.of(step, equations, t, y, f0, y1, rtol / tolerance.rtol(), isCareful);
    isCareful |= !(size <= 1);
    return size;
  }

  /**
   * Without a solution there is a step of Euler's method, with an error that is as large as can be: to see
   * whether it is a jump of the field that is in the way, and to get across it.
   */
  private double lost() {
    isCareful = true;
    control.diverged(equations.shortening());
    Arrays.fill(step.bump, 0);
    double zero = 0;
    for (int j = 0; j < tableau.stages(); j++) {
      double length = tableau.c()[j] * h;
      for (int i = 0; i < n; i++) {
        step.z[j][i] = length * f0[i];
      }
    }
    for (int i = 0; i < n; i++) {
      y1[i] = y[i] + h * f0[i];
      zero += 0 * y1[i];
    }
    return zero == 0 && equations.complaint().isPresent() ? Double.MAX_VALUE : Double.NaN;
  }

  /** What is asked of a step with these stages. */
  private void demand(RadauTableau next) {
    int s = next.stages();
    tableau = next;
    step.begin(next, h);
    if (s != demanded) {
      demanded = s;
      rtol = SHARES[s] * Math.pow(tolerance.rtol(), (s + 1) / (2.0 * s));
      atol = rtol * (tolerance.atol() / tolerance.rtol());
      kappa = Math.max(ROUNDING / rtol, Math.min(LEFT, Math.sqrt(rtol)));
    }
    for (int i = 0; i < n; i++) {
      scale[i] = 1 / (atol + rtol * Math.abs(y[i]));
    }
  }

  private boolean isFollowing() {
    return h <= FAR * before.length();
  }

  private void linearize() {
    if (isFollowing()) {
      before.beyond(AHEAD * h, point);
      for (int i = 0; i < n; i++) {
        point[i] += y[i];
      }
      linearize(Place.AHEAD, t + AHEAD * h, point);
    } else {
      linearize(Place.HERE, t, y);
    }
  }

  private void linearize(Place place, double time, double[] state) {
    equations.fieldAtEnd().linearize(time, state, linear);
    evaluations++;
    jacobians++;
    jacobian = place;
    equations.forget();
  }

  private boolean converges() {
    if (!equations.decompose(tableau, h, linear, n)) {
      return false;
    }
    for (int j = 0; j < tableau.stages(); j++) {
      if (isFollowing()) {
        before.beyond(tableau.c()[j] * h, step.z[j]);
      } else {
        Arrays.fill(step.z[j], 0);
      }
    }
    return equations.solve(t, t1, y, scale, kappa, step.z);
  }

  /** A second try, with the Jacobian of the start. */
  private boolean convergesFromHere() {
    if (jacobian == Place.HERE) {
      return false;
    }
    linearize(Place.HERE, t, y);
    equations.distrust();
    return converges();
  }

  /** By the last Jacobian. */
  @Override
  public double fastest() {
    return modes.look(linear, n);
  }

  @Override
  public double[] proposed() {
    return y1;
  }

  @Override
  public void accept() {
    t = t1;
    double[] start = y;
    y = y1;
    y1 = start;
    RadauStep tried = step;
    step = before;
    before = tried;
    hasRates = false;
    isCareful = false;
    error.accept();
    jacobian = control.keepsJacobian() ? Place.BEFORE : Place.NONE;
  }

  @Override
  public Optional<String> complaint() {
    return isLost ? equations.complaint() : Optional.empty();
  }

  @Override
  public void sketch(double theta, double[] out) {
    step.at(theta, out);
    for (int i = 0; i < n; i++) {
      out[i] += y[i];
    }
  }

  @Override
  public void interpolate(double theta, double[] out) {
    densified().at(theta, y, out);
  }

  /** Once for each step whose inside is asked for. */
  private RadauDense densified() {
    if (dense.isEmpty()) {
      dense = Optional.of(new RadauDense(field, MOST));
    }
    RadauDense inside = dense.get();
    if (!isDense) {
      long others = inside.evaluations();
      inside.follow(step, equations, t, t1, y, linear, scale, kappa);
      evaluations += inside.evaluations() - others;
      isDense = true;
    }
    return inside;
  }

  /** A power of the tolerance is allowed for, which is meant for smooth steps. */
  @Override
  public int blindTo() {
    return 3;
  }

  @Override
  public int degree() {
    return tableau.stages() + 2;
  }

  @Override
  public int kept() {
    return RadauDense.kept(MOST, n);
  }

  @Override
  public void keep(double[] store, int offset) {
    densified().keep(y, store, offset);
  }

  @Override
  public Interpolant interpolant() {
    return new RadauInterpolant();
  }

  @Override
  public long evaluations() {
    return evaluations + equations.evaluations() + error.evaluations();
  }

  @Override
  public long jacobians() {
    return jacobians;
  }
}
