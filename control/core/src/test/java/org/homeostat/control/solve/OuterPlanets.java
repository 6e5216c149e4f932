package org.homeostat.control.solve;

/**
 * DETEST's problem C5: the five outer planets (Jupiter, Saturn, Uranus, Neptune, Pluto) about the sun;
 * positions of all, then velocities.
 */
final class OuterPlanets {

  private static final double K2 = 2.95912208286;
  private static final double M0 = 1.00000597682;

  private static final double[] M = {
    0.954786104043e-3, 0.285583733151e-3, 0.437273164546e-4, 0.517759138449e-4, 0.277777777778e-5};

  static final double[] START = {
    3.42947415189, 3.35386959711, 1.35494901715,
    6.64145542550, 5.97156957878, 2.18231499728,
    11.2630437207, 14.6952576794, 6.27960525067,
    -30.1552268759, 1.65699966404, 1.43785752721,
    -21.1238353380, 28.4465098142, 15.3882659679,
    -0.557160570446, 0.505696783289, 0.230578543901,
    -0.415570776342, 0.365682722812, 0.169143213293,
    -0.325325669158, 0.189706021964, 0.0877265322780,
    -0.0240476254170, -0.287659532608, -0.117219543175,
    -0.176860753121, -0.216393453025, -0.0148647893090};

  static final VectorField FIELD = Fields.of(30, OuterPlanets::rates);

  private OuterPlanets() {}

  /**
   * y'' = k2 (-(m0 + m_j) y_j/r_j^3 + sum over k of m_k ((y_k - y_j)/d_jk^3 - y_k/r_k^3)), for each of the
   * three coordinates.
   */
  private static void rates(double t, double[] y, double[] d) {
    for (int j = 0; j < 5; j++) {
      double rj3 = cube(y[3 * j], y[3 * j + 1], y[3 * j + 2]);
      for (int i = 0; i < 3; i++) {
        d[3 * j + i] = y[15 + 3 * j + i];
        d[15 + 3 * j + i] = -K2 * (M0 + M[j]) * y[3 * j + i] / rj3;
      }
      for (int k = 0; k < 5; k++) {
        if (k != j) {
          pull(j, k, y, d);
        }
      }
    }
  }

  private static void pull(int j, int k, double[] y, double[] d) {
    double rk3 = cube(y[3 * k], y[3 * k + 1], y[3 * k + 2]);
    double djk3 = cube(y[3 * k] - y[3 * j], y[3 * k + 1] - y[3 * j + 1], y[3 * k + 2] - y[3 * j + 2]);
    for (int i = 0; i < 3; i++) {
      d[15 + 3 * j + i] += K2 * M[k] * ((y[3 * k + i] - y[3 * j + i]) / djk3 - y[3 * k + i] / rk3);
    }
  }

  private static double cube(double x, double y, double z) {
    double square = x * x + y * y + z * z;
    return square * Math.sqrt(square);
  }
}
