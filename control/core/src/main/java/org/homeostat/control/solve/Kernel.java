package org.homeostat.control.solve;

import java.util.Optional;

/**
 * One of our methods at work: the mutable workspace of one run, driven by {@link March}. After it
 * has been built it allocates nothing.
 *
 * <p>It stands at a point (t, y). {@link #attempt} tries a step from there; then {@link #accept} makes the
 * end of the tried step the new point, or another attempt is made from the old one. Between the two, the
 * tried step can be looked at: its end, and with {@link #interpolate} all between.
 */
interface Kernel {

  /** The power of the step's length with which the estimated error falls. */
  int errorOrder();

  /** Chooses its steps: by the {@link #errorOrder}, if the method knows no better. */
  default StepControl control() {
    return new PiControl(errorOrder());
  }

  /** Puts the kernel at a point, from which it starts afresh; {@code y} is copied. */
  void start(double t, double[] y);

  /** The rates at the point where it stands; not to be changed. */
  double[] rates();

  /** The state where it stands; not to be changed. */
  double[] state();

  /**
   * Tries a step from where it stands to the time {@code end}, which is later.
   *
   * @return the estimated error in tolerances, in the maximum norm: at most 1 if the step can be accepted;
   *     NaN if something on the way is not finite, or a matrix is singular
   */
  double attempt(double end);

  /** The state at the end of the tried step; not to be changed. */
  double[] proposed();

  /** Goes to the end of the tried step. */
  void accept();

  /**
   * The last step led over a place where the field is not smooth: what was before it says nothing about what
   * comes.
   */
  default void restart() {}

  /** Whether a restart costs it its order, so that its first step is as short as at the start of a run. */
  default boolean isMultistep() {
    return false;
  }

  /** Up to which order its estimate may overlook what a jump of a derivative of the rates in a step does. */
  default int blindTo() {
    return 2;
  }

  /** Why the last attempt failed, where the method can tell more than that something was not finite. */
  default Optional<String> complaint() {
    return Optional.empty();
  }

  /** Writes the state at the share {@code theta}, between 0 and 1, of the tried step. */
  void interpolate(double theta, double[] y);

  /**
   * The same roughly, for looking at signs in attempts that may lead over a discontinuity: without
   * evaluations.
   */
  default void sketch(double theta, double[] y) {
    interpolate(theta, y);
  }

  /**
   * How fast the field's fastest mode is about the tried step, which is going to be accepted: |lambda| per
   * unit of time, as far as the method can tell at next to no cost. NaN where its Jacobian has an entry that
   * is not finite; infinite if it cannot tell, so that it counts as stiff.
   */
  default double fastest() {
    return Double.POSITIVE_INFINITY;
  }

  /** The degree of the polynomial that {@link #interpolate} evaluates, at most, of the tried step. */
  default int degree() {
    return errorOrder() - 1;
  }

  /**
   * The error of {@link #interpolate} in the tried step, in tolerances, where it may be larger than that of
   * the step; costs evaluations.
   */
  default double roughness() {
    return 0;
  }

  /** The tried step is going to be accepted, up to {@code until}: for one that needs it later. */
  default void remember(double until) {}

  /** Why the run has to end at {@code time}, where it is the kernel that knows. */
  default Optional<Outcome.Stopped> verdict(double time) {
    return Optional.empty();
  }

  /** How many numbers dense output keeps of each step. */
  int kept();

  /** Writes what dense output keeps of the tried step to {@code store[offset]} and on. */
  void keep(double[] store, int offset);

  /**
   * Evaluates the steps that {@link #keep} writes now, {@link #kept} numbers each: the same object for all
   * steps that it can evaluate, a value that outlives the kernel and can be used on any thread.
   */
  Interpolant interpolant();

  /** Calls of the right-hand side so far. */
  long evaluations();

  /** Calls of the Jacobian so far. */
  default long jacobians() {
    return 0;
  }

  /** Which methods were chosen for these steps, if there was a choice. */
  default Choices choices(long steps) {
    return Choices.NONE;
  }

  /** How the method at work is made, if this kernel stands on others. */
  default Optional<March.Making> making() {
    return Optional.empty();
  }

  /** Evaluates the dense output of a kept step. */
  interface Interpolant {
    /** Writes the state at the share {@code theta} of a step from {@code t} of length {@code h}. */
    void at(double t, double h, double[] store, int offset, double theta, double[] y);
  }
}
