package org.homeostat.benchmarks.problems;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/**
 * Robertson's autocatalytic reaction: as text, and by hand.
 *
 * @see "Robertson HH: The solution of a set of reaction rate equations, in Walsh J (ed.): Numerical Analysis,
 *     an Introduction, Academic Press 1966, 178-182"
 */
final class Robertson implements VectorField {
  private static final double K1 = 0.04;
  private static final double K2 = 3e7;
  private static final double K3 = 1e4;

  static Model model() {
    return Model.of("rober", time("1"),
        state("y1", 1, "1", "share of A"),
        state("y2", 0, "1", "share of B"),
        state("y3", 0, "1", "share of C"),

        parameter("k1", K1, "1", "A to B"),
        parameter("k2", K2, "1", "B and B to B and C"),
        parameter("k3", K3, "1", "B and C to A and C"),

        equations("""
            dy1/dt = -k1*y1 + k3*y2*y3
            dy2/dt = k1*y1 - k3*y2*y3 - k2*y2^2
            dy3/dt = k2*y2^2
            """));
  }

  @Override
  public int dimension() {
    return 3;
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double made = K1 * y[0];
    double back = K3 * y[1] * y[2];
    double used = K2 * (y[1] * y[1]);
    dydt[0] = -made + back;
    dydt[1] = made - back - used;
    dydt[2] = used;
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    partials(y, dfdy, 0);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    Autonomous.byTime(3, dfdt, 0);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    derivatives(t, y, out);
    partials(y, out, 3);
    Autonomous.byTime(3, out, 12);
  }

  private static void partials(double[] y, double[] dfdy, int at) {
    dfdy[at] = -K1;
    dfdy[at + 1] = K3 * y[2];
    dfdy[at + 2] = K3 * y[1];
    dfdy[at + 3] = K1;
    dfdy[at + 4] = -K3 * y[2] - 2 * K2 * y[1];
    dfdy[at + 5] = -K3 * y[1];
    dfdy[at + 6] = 0;
    dfdy[at + 7] = 2 * K2 * y[1];
    dfdy[at + 8] = 0;
  }
}
