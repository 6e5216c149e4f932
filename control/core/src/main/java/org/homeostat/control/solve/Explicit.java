package org.homeostat.control.solve;

/**
 * An explicit method, as one to choose.
 *
 * @param stability up to which |h lambda| on the negative real axis it is stable
 * @param longer by what factor its steps are longer than those of a stiff method at the same tolerance
 * @param evaluations a step's
 */
record Explicit(KernelMethod method, double stability, double longer, int evaluations) {
  private static final Explicit LOOSE = new Explicit(KernelMethod.TSIT5, 3.5, 1.1, 6);
  private static final Explicit TIGHT = new Explicit(KernelMethod.VERN7, 4.6, 2, 10);

  /** Below it order 7 pays: measured on orbits and meals. */
  private static final double CROSSING = 3e-7;

  /**
   * The one for a tolerance. Where steps are looked into it is always Tsit5: the interpolant of Vern7 makes
   * each step half as dear again, and on a field at rest, where steps may be longer than stability allows, it
   * amplifies rounding by thousands of tolerances at 1e-11.
   */
  static Explicit at(Tolerance tolerance, boolean inside) {
    return tolerance.rtol() < CROSSING && !inside ? TIGHT : LOOSE;
  }
}
