package org.homeostat.benchmarks.problems;

import org.homeostat.control.solve.VectorField;

/**
 * Pleiades: seven stars of masses 1 to 7 in a plane. States are the positions x and y of all, then their
 * velocities.
 *
 * @see "Hairer E, Nørsett SP, Wanner G: Solving Ordinary Differential Equations I, Springer 1993, section
 *     II.10"
 */
final class Pleiades implements VectorField {
  private static final int STARS = 7;

  static double[] start() {
    return new double[] {
        3, 3, -1, -3, 2, -2, 2,
        3, -3, 2, 0, 0, -4, 4,
        0, 0, 0, 0, 0, 1.75, -1.5,
        0, 0, 0, -1.25, 1, 0, 0};
  }

  @Override
  public int dimension() {
    return 4 * STARS;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    System.arraycopy(y, 2 * STARS, dydt, 0, 2 * STARS);
    for (int i = 0; i < STARS; i++) {
      double ax = 0;
      double ay = 0;
      for (int j = 0; j < STARS; j++) {
        if (j != i) {
          double dx = y[j] - y[i];
          double dy = y[STARS + j] - y[STARS + i];
          double r2 = dx * dx + dy * dy;
          double pull = (j + 1) / (r2 * Math.sqrt(r2));
          ax += pull * dx;
          ay += pull * dy;
        }
      }
      dydt[2 * STARS + i] = ax;
      dydt[3 * STARS + i] = ay;
    }
  }
}
