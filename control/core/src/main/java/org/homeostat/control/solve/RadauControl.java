package org.homeostat.control.solve;

/**
 * Chooses the steps and the number of stages of {@link Radau}, from the estimated errors and from how fast
 * Newton's iteration converges. The steps follow the predictive controller of Gustafsson.
 *
 * @see "K. Gustafsson, Control-theoretic techniques for stepsize selection in implicit Runge-Kutta methods,
 *     ACM Transactions on Mathematical Software 20 (1994) 496-517"
 * @see "E. Hairer, G. Wanner, Stiff differential equations solved by Radau methods, Journal of Computational
 *     and Applied Mathematics 111 (1999) 93-111"
 */
final class RadauControl implements StepControl {
  /** Of the step that an estimate allows: with less, fewer are in vain. */
  private static final double SAFETY = 0.8;
  private static final double SHORTEST = 0.125;
  private static final double LONGEST = 5;

  /** Errors below this do not lengthen the step further. */
  private static final double SMALLEST_ERROR = 1e-10;

  private static final int FEWEST = 3;
  private static final int MOST = 7;

  /** Where the iteration converges at least so fast, more stages pay; where so slowly, fewer do. */
  private static final double FAST = 0.01;
  private static final double SLOW = 0.8;

  /** So many steps after there have been fewer stages, there may be more again. */
  private static final int CALM = 10;

  /** Where it converges so fast, the old Jacobian does for the next step too, ... */
  private static final double VERY_FAST = 0.001;

  /** ... and a longer step is not worth a decomposition, up to this factor. */
  private static final double SAME = 1.2;

  private final boolean isFixed;
  private int stages;
  private int iterations;
  private double rate;
  private double shortening;
  private double length;
  private boolean diverged;

  private double before;
  private double logBefore;
  private boolean rejected;
  private int since = CALM;

  /** A control that chooses the stages as well. */
  RadauControl() {
    this(FEWEST, false);
  }

  private RadauControl(int stages, boolean isFixed) {
    this.stages = stages;
    this.isFixed = isFixed;
    forget();
  }

  /** A control that keeps the number of stages. */
  static RadauControl ofStages(int stages) {
    return new RadauControl(stages, true);
  }

  /** The number of stages of the next attempt. */
  int stages() {
    return stages;
  }

  /** Whether the next step can do with the Jacobian of the last one. */
  boolean keepsJacobian() {
    return rate <= VERY_FAST;
  }

  /** Notes how the iteration of a step went. */
  void converged(int iterations, double rate, double length) {
    this.iterations = iterations;
    this.rate = rate;
    this.length = length;
    diverged = false;
  }

  /** Notes that the iteration did not converge, and how much shorter the step should be. */
  void diverged(double shortening) {
    this.shortening = shortening;
    diverged = true;
    rate = 1;
  }

  @Override
  public void forget() {
    logBefore = Double.NaN;
    rejected = false;
  }

  @Override
  public double afterAcceptance(double error) {
    double log = PiControl.log2(Math.max(error, SMALLEST_ERROR)) / (2 * stages);
    double factor = safety() * PiControl.exp2(-log);
    if (!Double.isNaN(logBefore)) {
      factor = Math.min(factor, safety() * length / before * PiControl.exp2(logBefore - 2 * log));
    }
    factor = Math.max(SHORTEST, Math.min(rejected ? 1 : LONGEST, factor));
    logBefore = log;
    before = length;
    rejected = false;
    since++;
    int s = stages;
    chooseStages();
    return keepsJacobian() && s == stages && factor >= 1 && factor <= SAME ? 1 : factor;
  }

  /** Shorter where Newton's iteration takes long: then it will be in trouble soon. */
  private double safety() {
    double most = Collocation.iterations(stages);
    return SAFETY * (2 * most + 1) / (2 * most + iterations);
  }

  private void chooseStages() {
    if (isFixed) {
      return;
    }
    if (rate < FAST && stages < MOST && since > CALM) {
      stages += 2;
      logBefore = Double.NaN;
    } else if (rate > SLOW) {
      lower();
    }
  }

  private void lower() {
    if (stages > FEWEST && !isFixed) {
      stages -= 2;
      since = 0;
      logBefore = Double.NaN;
    }
  }

  @Override
  public double afterRejection(double error) {
    rejected = true;
    if (!diverged && error < Double.POSITIVE_INFINITY) {
      double factor = safety() * PiControl.exp2(-PiControl.log2(error) / (2 * stages));
      return Math.max(SHORTEST, Math.min(SAFETY, factor));
    }
    lower();
    logBefore = Double.NaN;
    return diverged ? shortening : SHORTEST;
  }
}
