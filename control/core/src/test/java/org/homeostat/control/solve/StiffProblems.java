package org.homeostat.control.solve;

import static org.homeostat.control.solve.MassAction.from;
import static org.homeostat.control.solve.MassAction.to;

import java.util.List;
import org.homeostat.control.solve.MassAction.Reaction;

/**
 * Stiff problems with published ends, each with its exact Jacobian. Absolute tolerances are so small that all
 * components are followed; errors are relative. Each end was checked with a run of our own in 113-bit
 * floating point (Radau IIA with 7 stages, Pollution 5; gcc 12.2, libquadmath; tolerance 1e-19, Pollution
 * 1e-18): they agree to 2e-15, but for van der Pol at 1e6 (1e-14) and OREGO (1.5e-13).
 *
 * @see "F. Mazzia, C. Magherini, Test Set for Initial Value Problem Solvers 2.4, Department of Mathematics,
 *     University of Bari (2008)"
 * @see "E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, 2nd ed. (1996), IV.10"
 */
final class StiffProblems {

  private StiffProblems() {}

  static List<ReferenceProblem> all() {
    return List.of(robertson(), hires(), vanDerPol(), singularVanDerPol(), oregonator(), pollution());
  }

  /** Robertson's autocatalytic reaction (1966), until next to nothing of the first two substances is left. */
  static ReferenceProblem robertson() {
    return new ReferenceProblem("rober", ExactField.autonomous(3, (t, y, d) -> {
      d[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
      d[2] = 3e7 * y[1] * y[1];
      d[1] = -d[0] - d[2];
    }, (t, y, j) -> {
      j[0] = -0.04;
      j[1] = 1e4 * y[2];
      j[2] = 1e4 * y[1];
      j[3] = 0.04;
      j[4] = -1e4 * y[2] - 6e7 * y[1];
      j[5] = -1e4 * y[1];
      j[7] = 6e7 * y[1];
    }), new double[] {1, 0, 0}, 1e11,
        new double[] {0.2083340149701255e-7, 0.8333360770334713e-13, 0.9999999791665050}, 1e-6, 0);
  }

  /** The high irradiance response of plants to light, after Schaefer (1975). */
  static ReferenceProblem hires() {
    double[] start = {1, 0, 0, 0, 0, 0, 0, 0.0057};
    double[] answer = {
      0.7371312573325668e-3, 0.1442485726316185e-3, 0.5888729740967575e-4, 0.1175651343283149e-2,
      0.2386356198831331e-2, 0.6238968252742796e-2, 0.2849998395185769e-2, 0.2850001604814231e-2};
    return new ReferenceProblem("hires", ExactField.autonomous(8, (t, y, d) -> {
      double r = 280 * y[5] * y[7];
      d[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
      d[1] = 1.71 * y[0] - 8.75 * y[1];
      d[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
      d[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
      d[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
      d[5] = -r + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
      d[6] = r - 1.81 * y[6];
      d[7] = -r + 1.81 * y[6];
    }, StiffProblems::hiresJacobian), start, 321.8122, answer, 1e-4, 0);
  }

  private static void hiresJacobian(double t, double[] y, double[] j) {
    double[][] linear = {
      {-1.71, 0.43, 8.32, 0, 0, 0, 0, 0},
      {1.71, -8.75, 0, 0, 0, 0, 0, 0},
      {0, 0, -10.03, 0.43, 0.035, 0, 0, 0},
      {0, 8.32, 1.71, -1.12, 0, 0, 0, 0},
      {0, 0, 0, 0, -1.745, 0.43, 0.43, 0},
      {0, 0, 0, 0.69, 1.71, -0.43, 0.69, 0},
      {0, 0, 0, 0, 0, 0, -1.81, 0},
      {0, 0, 0, 0, 0, 0, 1.81, 0}};
    for (int i = 0; i < 8; i++) {
      System.arraycopy(linear[i], 0, j, i * 8, 8);
    }
    for (int i = 5; i < 8; i++) {
      double sign = i == 6 ? 1 : -1;
      j[i * 8 + 5] += sign * 280 * y[7];
      j[i * 8 + 7] += sign * 280 * y[5];
    }
  }

  /** Van der Pol's relaxation oscillation, y'' = mu (1 - y^2) y' - y with mu = 1e3. */
  static ReferenceProblem vanDerPol() {
    double mu = 1e3;
    return new ReferenceProblem("vdp 1e3", ExactField.autonomous(2, (t, y, d) -> {
      d[0] = y[1];
      d[1] = mu * (1 - y[0] * y[0]) * y[1] - y[0];
    }, (t, y, j) -> {
      j[1] = 1;
      j[2] = -2 * mu * y[0] * y[1] - 1;
      j[3] = mu * (1 - y[0] * y[0]);
    }), new double[] {2, 0}, 2000,
        new double[] {0.1706167732170469e1, -0.8928097010248125e-3}, 1e-3, 0);
  }

  /** The same oscillation in its slow time, y'' = ((1 - y^2) y' - y)/eps with eps = 1e-6, that is mu^-2. */
  static ReferenceProblem singularVanDerPol() {
    double eps = 1e-6;
    return new ReferenceProblem("vdp 1e6", ExactField.autonomous(2, (t, y, d) -> {
      d[0] = y[1];
      d[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / eps;
    }, (t, y, j) -> {
      j[1] = 1;
      j[2] = (-2 * y[0] * y[1] - 1) / eps;
      j[3] = (1 - y[0] * y[0]) / eps;
    }), new double[] {2, 0}, 2, new double[] {0.1706167732170483e1, -0.8928097010247975}, 1, 0);
  }

  /** The Oregonator of Field and Noyes (1974), over one and a fifth of its periods. */
  static ReferenceProblem oregonator() {
    double s = 77.27;
    double q = 8.375e-6;
    double w = 0.161;
    return new ReferenceProblem("orego", ExactField.autonomous(3, (t, y, d) -> {
      d[0] = s * (y[1] + y[0] * (1 - q * y[0] - y[1]));
      d[1] = (y[2] - (1 + y[0]) * y[1]) / s;
      d[2] = w * (y[0] - y[2]);
    }, (t, y, j) -> {
      j[0] = s * (1 - 2 * q * y[0] - y[1]);
      j[1] = s * (1 - y[0]);
      j[3] = -y[1] / s;
      j[4] = -(1 + y[0]) / s;
      j[5] = 1 / s;
      j[6] = w;
      j[8] = -w;
    }), new double[] {1, 2, 3}, 360,
        new double[] {0.1000814870318523e1, 0.1228178521549917e4, 0.1320554942846706e3}, 1e-6, 0);
  }

  /** The chemistry of air pollution after Verwer (1994): 20 species in 25 reactions. */
  static ReferenceProblem pollution() {
    double[] start = new double[20];
    start[1] = 0.2;
    start[3] = 0.04;
    start[6] = 0.1;
    start[7] = 0.3;
    start[8] = 0.01;
    start[16] = 0.007;
    double[] answer = {
      0.5646255480022769e-1, 0.1342484130422339, 0.4139734331099427e-8, 0.5523140207484359e-2,
      0.2018977262302196e-6, 0.1464541863493966e-6, 0.7784249118997964e-1, 0.3245075353396018,
      0.7494013383880406e-2, 0.1622293157301561e-7, 0.1135863833257075e-7, 0.2230505975721359e-2,
      0.2087162882798630e-3, 0.1396921016840158e-4, 0.8964884856898295e-2, 0.4352846369330103e-17,
      0.6899219696263405e-2, 0.1007803037365946e-3, 0.1772146513969984e-5, 0.5682943292316392e-4};
    return new ReferenceProblem("pollution", POLLUTION, start, 60, answer, 1e-6, 0);
  }

  private static final MassAction POLLUTION = new MassAction(20, List.of(
      new Reaction(0.35, from(1), to(2, 3)),
      new Reaction(26.6, from(2, 4), to(1)),
      new Reaction(1.23e4, from(5, 2), to(1, 6)),
      new Reaction(8.6e-4, from(7), to(5, 5, 8)),
      new Reaction(8.2e-4, from(7), to(8)),
      new Reaction(1.5e4, from(7, 6), to(5, 8)),
      new Reaction(1.3e-4, from(9), to(5, 8, 10)),
      new Reaction(2.4e4, from(9, 6), to(11)),
      new Reaction(1.65e4, from(11, 2), to(1, 10, 12)),
      new Reaction(9e3, from(11, 1), to(13)),
      new Reaction(0.022, from(13), to(1, 11)),
      new Reaction(1.2e4, from(10, 2), to(1, 14)),
      new Reaction(1.88, from(14), to(5, 7)),
      new Reaction(1.63e4, from(1, 6), to(15)),
      new Reaction(4.8e6, from(3), to(4)),
      new Reaction(3.5e-4, from(4), to(16)),
      new Reaction(0.0175, from(4), to(3)),
      new Reaction(1e8, from(16), to(6, 6)),
      new Reaction(4.44e11, from(16), to(3)),
      new Reaction(1.24e3, from(17, 6), to(5, 18)),
      new Reaction(2.1, from(19), to(2)),
      new Reaction(5.78, from(19), to(1, 3)),
      new Reaction(0.0474, from(1, 4), to(19)),
      new Reaction(1.78e3, from(19, 1), to(20)),
      new Reaction(3.12, from(20), to(1, 19))));
}
