package org.homeostat.control.solve;

/** Where steps have to end because something beside the field's switches is not smooth there. */
interface Stops {

  /** Nowhere. */
  Stops NONE = new Stops() {};

  /** Where a step of a kernel from {@code t} has to end that would else have this length, or near that. */
  default double next(Kernel kernel, double t, double length) {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * The run has come to a point.
   *
   * @param crossed the switch that the last step led over, or -1
   * @return the order of the lowest derivative of the rates that jumps here
   */
  default int reach(double t, double[] y, int crossed, Kernel kernel) {
    return Breakings.NONE;
  }

  /** Whether the field has other switches from here on. */
  default boolean moves(double t, double[] y, Kernel kernel) {
    return false;
  }
}
