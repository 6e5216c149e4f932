package org.homeostat.control.solve;

import java.util.List;

/** Celestial mechanics with known ends: the Pleiades, and Arenstorf's closed orbit. */
final class Orbits {

  private static final double MU = 0.012277471;

  private Orbits() {}

  static List<ReferenceProblem> all() {
    return List.of(pleiades(), arenstorf());
  }

  /**
   * Seven stars in a plane, of masses 1 to 7, with six near collisions; x of all, y of all, their
   * derivatives.
   * <pre>
   * x_i'' = sum over j of m_j (x_j - x_i)/r_ij^3
   * </pre>
   *
   * @see "E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I (1993), II.10;
   *     end values: F. Mazzia, C. Magherini, Test Set for Initial Value Problem Solvers 2.4 (2008), plei;
   *     our own quadruple-precision run agrees to 1.8e-15"
   */
  static ReferenceProblem pleiades() {
    double[] start = {
      3, 3, -1, -3, 2, -2, 2,
      3, -3, 2, 0, 0, -4, 4,
      0, 0, 0, 0, 0, 1.75, -1.5,
      0, 0, 0, -1.25, 1, 0, 0};
    double[] answer = {
      0.3706139143970502, 3.237284092057233, -3.222559032418324, 0.6597091455775310,
      0.3425581707156584, 1.562172101400631, -0.7003092922212495,
      -3.943437585517392, -3.271380973972550, 5.225081843456543, -2.590612434977470,
      1.198213693392275, -0.2429682344935824, 1.091449240428980,
      3.417003806314313, 1.354584501625501, -2.590065597810775, 2.025053734714242,
      -1.155815100160448, -0.8072988170223021, 0.5952396354208710,
      -3.741244961234010, 0.3773459685750630, 0.9386858869551073, 0.3667922227200571,
      -0.3474046353808490, 2.344915448180937, -1.947020434263292};
    return new ReferenceProblem("pleiades", Fields.of(28, Orbits::stars), start, 3, answer, 1, 1);
  }

  private static void stars(double t, double[] y, double[] d) {
    for (int i = 0; i < 7; i++) {
      double ax = 0;
      double ay = 0;
      for (int j = 0; j < 7; j++) {
        if (j != i) {
          double dx = y[j] - y[i];
          double dy = y[7 + j] - y[7 + i];
          double r2 = dx * dx + dy * dy;
          double r3 = r2 * Math.sqrt(r2);
          ax += (j + 1) * dx / r3;
          ay += (j + 1) * dy / r3;
        }
      }
      d[i] = y[14 + i];
      d[7 + i] = y[21 + i];
      d[14 + i] = ax;
      d[21 + i] = ay;
    }
  }

  /**
   * A satellite of earth and moon, seen from the rotating frame, over one period of a closed orbit: it ends
   * where it began, to 2e-23 in a quadruple-precision run.
   *
   * @see "E. Hairer, S. P. Norsett, G. Wanner, Solving Ordinary Differential Equations I (1993), II.0"
   */
  static ReferenceProblem arenstorf() {
    double[] start = {0.994, 0, 0, -2.00158510637908252240537862224};
    return new ReferenceProblem("arenstorf", Fields.of(4, Orbits::satellite), start,
        17.0652165601579625588917206249, start, 1, 1);
  }

  private static void satellite(double t, double[] y, double[] d) {
    double toEarth = y[0] + MU;
    double toMoon = y[0] - (1 - MU);
    double d1 = Math.pow(toEarth * toEarth + y[1] * y[1], 1.5);
    double d2 = Math.pow(toMoon * toMoon + y[1] * y[1], 1.5);
    d[0] = y[2];
    d[1] = y[3];
    d[2] = y[0] + 2 * y[3] - (1 - MU) * toEarth / d1 - MU * toMoon / d2;
    d[3] = y[1] - 2 * y[2] - (1 - MU) * y[1] / d1 - MU * y[1] / d2;
  }
}
