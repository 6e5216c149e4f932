package org.homeostat.control.loop;

/**
 * A response as a function of time, with times close enough to separate its extremes.
 *
 * <p>After the last time nothing happens any more.
 */
interface Course {

  /** Increasing, from 0 on. */
  double[] times();

  /** The output at a time between the first and the last. */
  double at(double t);

  /** Its derivative, at a jump that after it. */
  double slope(double t);
}
