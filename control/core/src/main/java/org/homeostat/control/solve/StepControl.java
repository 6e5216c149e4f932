package org.homeostat.control.solve;

/** Chooses the length of the next step from the estimated error, in tolerances, of the one before. */
interface StepControl {

  /** By what to multiply the step's length after it was accepted with this error. */
  double afterAcceptance(double error);

  /** By what to multiply the step's length after it was rejected: always below 1. */
  double afterRejection(double error);

  /** Starts anew, as after a jump. */
  void forget();
}
