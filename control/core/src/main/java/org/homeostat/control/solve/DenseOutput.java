package org.homeostat.control.solve;

/** The solution as a function of time on a closed interval, at the accuracy of the method's interpolant. */
public interface DenseOutput {

  /** The first time. */
  double from();

  /** The last time. */
  double to();

  /** The state at {@code t}, a fresh array; times outside the interval are refused. */
  double[] at(double t);

  /** The first time and the ends of all steps, increasing: a fresh array. */
  double[] steps();
}
