package org.homeostat.control.solve;

import static org.homeostat.control.solve.BdfCoefficients.HIGHEST;

import java.util.Arrays;
import java.util.Optional;

/**
 * The backward differentiation formulas of orders k = 1 to 5 with a fixed leading coefficient, for large
 * stiff fields. A step of length h from t_n ends at y1 with
 *
 * <pre>
 *   c (y1 - p) + d = f(t1, y1),   c = (1 + 1/2 + ... + 1/k)/h
 * </pre>
 *
 * <p>where p is the value of the polynomial of degree k through the last k+1 points at t1, and d its
 * derivative. It is solved by {@link Newton}'s iteration with a matrix that serves for a dozen steps; most
 * take one evaluation and one solution of a system of equations. {@link BdfControl} chooses order and length.
 *
 * <p>The points are kept as divided differences scaled by their distances, phi_i = psi_1 ... psi_(i-1) [y_n,
 * ..., y_(n-i+1)], which the difference e = y1 - p takes to the next point. A run starts at order 1, with the
 * slope in place of a point before, and does so again after a switch, or a step that is many times as long as
 * the last.
 *
 * <p><b>Accuracy.</b> The error of a step is C |e|, in the maximum norm and in tolerances {@code atol +
 * rtol*max(|y|, |p|)}, or a part of them where they are tight. Dense output is the polynomial through y1
 * and the k points before: continuous, with an error of order k+1 in each step.
 *
 * <p><b>Stability.</b> Orders 1 and 2 are A-stable, 3 to 5 A(alpha)-stable with alpha = 86, 73 and 51
 * degrees; at infinity all damp at once: f, and no value before, decides there.
 *
 * @see "K. E. Brenan, S. L. Campbell, L. R. Petzold, Numerical Solution of Initial-Value Problems in
 *     Differential-Algebraic Equations, SIAM (1996), chapter 5, doi:10.1137/1.9781611971224"
 * @see "K. R. Jackson, R. Sacks-Davis, An alternative implementation of variable step-size multistep formulas
 *     for stiff ODEs, ACM Transactions on Mathematical Software 6 (1980) 295-318, doi:10.1145/355900.355903"
 */
final class Bdf implements Kernel {

  /** A step longer by more than this than the one before is not extrapolated to. */
  private static final double FAR = 16;

  /**
   * Errors of steps of order 5 that each take all of a tolerance add up to its power 5/6. So that they are
   * proportional to it, tolerances below this are sharpened to their power 6/5, in its unit, ...
   */
  private static final double LOOSE = 1e-4;

  /** ... but not beyond this, where rounding would show. */
  private static final double FINEST = 5e-14;

  /** So many states at a time go through all loops of a prediction, while a processor has them at hand. */
  private static final int STRIP = 512;

  /**
   * A step that ends without Newton's iteration is paid for by so many that end with it: a jump of the field
   * takes one or two, a matrix that is not the field's would take one after the other ...
   */
  private static final int PRICE = 300;

  /** ... of this many that can be owed. */
  private static final int CREDIT = 5;

  /** The error at an order that there is none of. */
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final VectorField field;
  private final int n;
  private final double rtol;
  private final double atol;
  private final Newton newton;
  private final BdfControl control = new BdfControl();
  private final BdfCoefficients step = new BdfCoefficients();
  private final PowerIteration modes;

  private double t;
  private double t1;
  private double[] y;
  private double[] y1;

  /** phi_2 to phi_6 at t, which are those of {@link #history}; phi_1 is y. */
  private final double[] phi2, phi3, phi4, phi5, phi6;
  private final BdfHistory history;

  private final double[] p;
  private final double[] d;
  private final double[] e;
  private final double[] unit;
  private final double[] rates;
  private boolean hasRates;

  /** Whether d and e are those of the step that led to t. */
  private boolean arrived;
  private boolean anew;
  private boolean isPredicted;
  private int owed;
  private long evaluations;

  Bdf(VectorField field, Tolerance tolerance) {
    this.field = field.forOneRun();
    this.n = field.dimension();
    double share = sharpened(tolerance.rtol());
    this.rtol = share * tolerance.rtol();
    this.atol = share * tolerance.atol();
    this.newton = new Newton(this.field, rtol);
    this.modes = new PowerIteration(field.sparsity());
    this.y = new double[n];
    this.y1 = new double[n];
    this.history = new BdfHistory(n, step);
    this.phi2 = history.phi(2);
    this.phi3 = history.phi(3);
    this.phi4 = history.phi(4);
    this.phi5 = history.phi(5);
    this.phi6 = history.phi(6);
    this.p = new double[n];
    this.d = new double[n];
    this.e = new double[n];
    this.unit = new double[n];
    this.rates = new double[n];
  }

  private static double sharpened(double rtol) {
    return Math.min(1, Math.max(Math.pow(rtol / LOOSE, 1.0 / HIGHEST), FINEST / rtol));
  }

  /** That of the first step. */
  @Override
  public int errorOrder() {
    return 2;
  }

  @Override
  public BdfControl control() {
    return control;
  }

  @Override
  public void start(double t0, double[] y0) {
    t = t0;
    System.arraycopy(y0, 0, y, 0, n);
    restart();
  }

  /**
   * Puts the kernel at a point that it could have come to at order {@code times.length - 1}.
   *
   * @param times the last one first
   */
  void start(double[] times, double[][] states) {
    start(times[0], states[0]);
    anew = false;
    history.start(times, states);
    control.begin(times.length - 1);
  }

  @Override
  public void restart() {
    owed = 0;
    leaveBehind();
  }

  private void leaveBehind() {
    anew = true;
    arrived = false;
    hasRates = false;
    control.restart();
    newton.forget();
  }

  @Override
  public boolean isMultistep() {
    return true;
  }

  /** After a step those of the corrector, which agree with the field's as far as the iteration went. */
  @Override
  public double[] rates() {
    if (!hasRates && arrived) {
      double c = step.shift();
      for (int i = 0; i < n; i++) {
        rates[i] = d[i] + c * e[i];
      }
      hasRates = true;
    } else if (!hasRates) {
      field.derivatives(t, y, rates);
      evaluations++;
      hasRates = true;
    }
    return rates;
  }

  @Override
  public double[] state() {
    return y;
  }

  @Override
  public double attempt(double end) {
    t1 = end;
    double h = end - t;
    if (!anew && h > FAR * step.before(1)) {
      leaveBehind();
    }
    control.tries();
    if (anew) {
      begin(h);
    }
    step.prepare(control.order(), h);
    arrived = false;
    predict();
    isPredicted = !newton.converges(t1, step.shift(), step.constant(), p, d, unit, e, y1);
    return isPredicted ? predicted() : error();
  }

  /**
   * Where the iteration does not converge, the predictor alone ends the step. It can be accepted if the step
   * is so short that the rates at its end, however they jump there, lead no further than the tolerance from
   * it, as is one over a switch; else it is good for looking at signs.
   */
  private double predicted() {
    System.arraycopy(p, 0, y1, 0, n);
    Arrays.fill(e, 0);
    field.derivatives(t1, p, rates);
    evaluations++;
    hasRates = false;
    double h = step.length();
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, h * Math.abs(rates[i] - d[i]) * unit[i]);
    }
    control.estimates(NONE, NONE, largest, NONE);
    boolean isTrusted = newton.isRegular() && owed < CREDIT * PRICE;
    return largest <= 1 && isTrusted ? largest : Double.NaN;
  }

  /** With the slope alone, as if it led here from a point as far back as this step is to lead on. */
  private void begin(double h) {
    double[] f = rates();
    for (int i = 0; i < n; i++) {
      phi2[i] = h * f[i];
    }
    history.begin(h);
  }

  /** p, d, and one over the tolerances. */
  private void predict() {
    for (int from = 0; from < n; from += STRIP) {
      int to = Math.min(n, from + STRIP);
      history.predict(y, p, d, from, to);
      weigh(y, p, unit, from, to);
    }
    history.predicted();
  }

  private void weigh(double[] start, double[] end, double[] weights, int from, int to) {
    double absolute = atol;
    double relative = rtol;
    for (int i = from; i < to; i++) {
      weights[i] = 1 / (absolute + relative * Math.max(Math.abs(start[i]), Math.abs(end[i])));
    }
  }

  /** C |e|; with it, at times, the estimates at the orders near. */
  private double error() {
    int k = step.order();
    double error = step.constant() * newton.size();
    double atK = step.sigma(k + 1) * newton.size();
    if (control.looksAround(Math.max(error, atK))) {
      lookAround(k, atK);
    } else {
      control.estimate(atK);
    }
    return error;
  }

  /** |phi_(i+1)(n+1)| sigma_i for order i-1. */
  private void lookAround(int k, double atK) {
    boolean further = history.reachesBeyond(k);
    double[] none = e;
    double below = k < 2 ? NONE : step.sigma(k) * largest(step.beta(k + 1), history.phi(k + 1), 0, none);
    double farBelow = k < 3 ? NONE
        : step.sigma(k - 1) * largest(step.beta(k + 1), history.phi(k + 1), step.beta(k), history.phi(k));
    double above = !further ? NONE
        : step.sigma(k + 2) * largest(-step.betaBeyond(), history.phi(k + 2), 0, none);
    control.estimates(farBelow, below, atK, above);
  }

  /** max |e + a u + b v|, in tolerances. */
  private double largest(double a, double[] u, double b, double[] v) {
    double[] x = e;
    double[] weights = unit;
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      double size = Math.abs(x[i] + (a * u[i] + b * v[i])) * weights[i];
      largest = size > largest ? size : largest;
    }
    return largest;
  }

  @Override
  public double fastest() {
    return modes.look(newton.jacobian(), 0);
  }

  @Override
  public Optional<String> complaint() {
    return newton.complaint(unit);
  }

  @Override
  public double[] proposed() {
    return y1;
  }

  @Override
  public void accept() {
    anew = false;
    history.advance(e);
    t = t1;
    double[] start = y;
    y = y1;
    y1 = start;
    arrived = true;
    hasRates = false;
    owed = isPredicted ? owed + PRICE : Math.max(0, owed - 1);
  }

  /** The predictor's polynomial, and the one that is 0 at t_n and the k-1 points before and e at the end. */
  @Override
  public void interpolate(double theta, double[] out) {
    int k = step.order();
    double s = theta * step.length();
    double c2 = s / step.before(1);
    double c3 = k < 2 ? 0 : c2 * ((s + step.before(1)) / step.before(2));
    double c4 = k < 3 ? 0 : c3 * ((s + step.before(2)) / step.before(3));
    double c5 = k < 4 ? 0 : c4 * ((s + step.before(3)) / step.before(4));
    double c6 = k < 5 ? 0 : c5 * ((s + step.before(4)) / step.before(5));
    double w = theta;
    for (int j = 1; j < k; j++) {
      w *= (s + step.before(j)) / step.psi(j + 1);
    }
    for (int i = 0; i < n; i++) {
      out[i] = y[i] + (c2 * phi2[i] + (c3 * phi3[i] + (c4 * phi4[i] + (c5 * phi5[i] + c6 * phi6[i])))
          + w * e[i]);
    }
  }

  @Override
  public int degree() {
    return HIGHEST;
  }

  @Override
  public int kept() {
    return BdfInterpolant.width(n);
  }

  @Override
  public void keep(double[] store, int offset) {
    history.keep(y, y1, e, store, offset);
  }

  @Override
  public Interpolant interpolant() {
    return new BdfInterpolant();
  }

  @Override
  public long evaluations() {
    return evaluations + newton.evaluations();
  }

  @Override
  public long jacobians() {
    return newton.jacobians();
  }
}
