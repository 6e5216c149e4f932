package org.homeostat.control.noise;

/** The kernel of a {@link Scheme} on a field and its noise, for one run; allocates nothing once it exists. */
interface NoisyStep {

  /**
   * Makes a step.
   *
   * @param w the increment of each Wiener process over the step
   * @param area its space-time Levy area
   * @param next receives the state at {@code t + h}; not {@code y}
   */
  void make(double t, double[] y, double h, double[] w, double[] area, double[] next);

  /** How often it calls the right-hand side. */
  int stages();
}
