package org.homeostat.benchmarks.problems;

import static org.homeostat.control.model.Part.*;

import java.util.Arrays;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/**
 * HIRES, Schäfer's high irradiance response of plant morphogenesis: as text, and by hand.
 *
 * @see "Mazzia F, Magherini C: Test Set for Initial Value Problem Solvers, release 2.4, University of Bari
 *     2008, problem HIRES"
 */
final class Hires implements VectorField {
  private static final int N = 8;

  static Model model() {
    return Model.of("hires", time("1"),
        state("y1", 1,      "1", "red phytochrome"),
        state("y2", 0,      "1", "far-red phytochrome"),
        state("y3", 0,      "1", "red phytochrome bound to X"),
        state("y4", 0,      "1", "far-red phytochrome bound to X"),
        state("y5", 0,      "1", "red phytochrome bound to X'"),
        state("y6", 0,      "1", "far-red phytochrome bound to X'"),
        state("y7", 0,      "1", "far-red phytochrome bound to X' and E"),
        state("y8", 0.0057, "1", "enzyme E"),

        equations("""
            dy1/dt = -1.71*y1 + 0.43*y2 + 8.32*y3 + 0.0007
            dy2/dt = 1.71*y1 - 8.75*y2
            dy3/dt = -10.03*y3 + 0.43*y4 + 0.035*y5
            dy4/dt = 8.32*y2 + 1.71*y3 - 1.12*y4
            dy5/dt = -1.745*y5 + 0.43*y6 + 0.43*y7
            dy6/dt = -280*y6*y8 + 0.69*y4 + 1.71*y5 - 0.43*y6 + 0.69*y7
            dy7/dt = 280*y6*y8 - 1.81*y7
            dy8/dt = -(280*y6*y8 - 1.81*y7)
            """));
  }

  @Override
  public int dimension() {
    return N;
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double bound = 280 * y[5] * y[7];
    dydt[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
    dydt[1] = 1.71 * y[0] - 8.75 * y[1];
    dydt[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
    dydt[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
    dydt[4] = -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6];
    dydt[5] = -bound + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
    dydt[6] = bound - 1.81 * y[6];
    dydt[7] = -dydt[6];
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    partials(y, dfdy, 0);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    Autonomous.byTime(N, dfdt, 0);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    derivatives(t, y, out);
    partials(y, out, N);
    Autonomous.byTime(N, out, N + N * N);
  }

  private static void partials(double[] y, double[] dfdy, int at) {
    Arrays.fill(dfdy, at, at + N * N, 0);
    dfdy[at] = -1.71;
    dfdy[at + 1] = 0.43;
    dfdy[at + 2] = 8.32;
    dfdy[at + 8] = 1.71;
    dfdy[at + 9] = -8.75;
    dfdy[at + 18] = -10.03;
    dfdy[at + 19] = 0.43;
    dfdy[at + 20] = 0.035;
    dfdy[at + 25] = 8.32;
    dfdy[at + 26] = 1.71;
    dfdy[at + 27] = -1.12;
    dfdy[at + 36] = -1.745;
    dfdy[at + 37] = 0.43;
    dfdy[at + 38] = 0.43;
    dfdy[at + 43] = 0.69;
    dfdy[at + 44] = 1.71;
    dfdy[at + 45] = -280 * y[7] - 0.43;
    dfdy[at + 46] = 0.69;
    dfdy[at + 47] = -280 * y[5];
    dfdy[at + 53] = 280 * y[7];
    dfdy[at + 54] = -1.81;
    dfdy[at + 55] = 280 * y[5];
    dfdy[at + 61] = -280 * y[7];
    dfdy[at + 62] = 1.81;
    dfdy[at + 63] = -280 * y[5];
  }
}
