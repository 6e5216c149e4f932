package org.homeostat.control.solve;

/**
 * An explicit method, as one to choose.
 *
 * @param order with whose next power the error of a step falls
 * @param stability up to which |h lambda| on the negative real axis it is stable
 * @param farthest up to which |h lambda| its steps may go. On a field at rest the estimated error lets
 *     steps be longer than stability does, as long as rounding has not grown to the tolerance. Such a step
 *     leaves a fast mode that swings with some tolerances, and where it is hardly damped a stiff method is
 *     held by it for a hundred steps. Within the step the interpolant of Vern7, with five stages more,
 *     amplified rounding by thousands of tolerances at 1e-11.
 * @param longer by what factor its steps are longer than those of Rodas5P, where accuracy limits both
 * @param evaluations a step's
 */
record Explicit(KernelMethod method, int order, double stability, double farthest, double longer,
    int evaluations) {
  private static final Explicit LOOSE =
      new Explicit(KernelMethod.TSIT5, 5, 3.5, 4.2, 1.1, 6);
  private static final Explicit TIGHT = new Explicit(KernelMethod.VERN7, 7, 4.6, 5.5, 2, 10);

  /**
   * Below it order 7 pays: on orbits and meals it takes, at 1e-6, up to a fifth longer than order 5 for an
   * error smaller by 6 to 100 times. Where events are watched, its interpolant makes each step half as dear
   * again.
   */
  private static final double CROSSING = 1.5e-6;
  private static final double CROSSING_WATCHED = 3e-11;

  /** Steps that reach so far into the region of stability may be held by it, ... */
  private static final double HELD = 0.5;

  /**
   * ... and others, too, that reach farther than accuracy lets steps do on problems that are not stiff, as a
   * multiple of the power of the tolerance with which these grow. On DETEST, orbits and meals nine of ten
   * steps stay below two thirds of it.
   */
  private static final double FAR = 12;

  /**
   * The one for a tolerance.
   *
   * @param watched whether each step is looked into, for events
   */
  static Explicit at(Tolerance tolerance, boolean watched) {
    return tolerance.rtol() < (watched ? CROSSING_WATCHED : CROSSING) ? TIGHT : LOOSE;
  }

  /** Whether steps that reach so far are stable, and perhaps held by stability. */
  boolean isNearEdge(double reach) {
    return reach > HELD * stability && reach < stability;
  }

  /** From which |h lambda| on it may be that not accuracy holds the steps short. */
  double suspicious(Tolerance tolerance) {
    return Math.min(HELD * stability, FAR * Math.pow(tolerance.rtol(), 1.0 / (order + 1)));
  }
}
