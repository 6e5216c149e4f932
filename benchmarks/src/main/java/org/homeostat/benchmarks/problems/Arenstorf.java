package org.homeostat.benchmarks.problems;

import org.homeostat.control.solve.VectorField;

/**
 * Arenstorf's periodic orbit of a satellite about earth and moon. States are the position and the velocity in
 * the frame that turns with the moon.
 *
 * @see "Hairer E, Nørsett SP, Wanner G: Solving Ordinary Differential Equations I, Springer 1993, section
 *     II.0"
 */
final class Arenstorf implements VectorField {
  /** The time of one round. */
  static final double PERIOD = 17.0652165601579625588917206249;

  private static final double MOON = 0.012277471;
  private static final double EARTH = 1 - MOON;

  static double[] start() {
    return new double[] {0.994, 0, 0, -2.00158510637908252240537862224};
  }

  @Override
  public int dimension() {
    return 4;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double fromEarth = y[0] + MOON;
    double fromMoon = y[0] - EARTH;
    double earth = EARTH / cubedDistance(fromEarth, y[1]);
    double moon = MOON / cubedDistance(fromMoon, y[1]);
    dydt[0] = y[2];
    dydt[1] = y[3];
    dydt[2] = y[0] + 2 * y[3] - earth * fromEarth - moon * fromMoon;
    dydt[3] = y[1] - 2 * y[2] - earth * y[1] - moon * y[1];
  }

  private static double cubedDistance(double x, double y) {
    double r2 = x * x + y * y;
    return r2 * Math.sqrt(r2);
  }
}
