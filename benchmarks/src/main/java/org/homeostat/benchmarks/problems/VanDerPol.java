package org.homeostat.benchmarks.problems;

import static org.homeostat.control.model.Part.*;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/**
 * Van der Pol's oscillator in the scaling of stiff test sets, {@code eps*y'' = (1 - y^2)*y' - y}: as text,
 * and by hand.
 *
 * @see "Hairer E, Wanner G: Solving Ordinary Differential Equations II, Springer 1996, section IV.10"
 */
final class VanDerPol implements VectorField {
  /** As stiff as the test sets have it. */
  static final double EPS = 1e-6;

  private final double eps;

  VanDerPol(double eps) {
    this.eps = eps;
  }

  static Model model() {
    return Model.of("vdp", time("1"),
        state("y", 2, "1", "position"),
        state("v", 0, "1", "velocity"),
        parameter("eps", EPS, "1", "inertia"),
        equations("""
            dy/dt = v
            dv/dt = ((1 - y^2)*v - y)/eps
            """));
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    dydt[0] = y[1];
    dydt[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / eps;
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    partials(y, dfdy, 0);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    Autonomous.byTime(2, dfdt, 0);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    derivatives(t, y, out);
    partials(y, out, 2);
    Autonomous.byTime(2, out, 6);
  }

  private void partials(double[] y, double[] dfdy, int at) {
    dfdy[at] = 0;
    dfdy[at + 1] = 1;
    dfdy[at + 2] = (-2 * y[0] * y[1] - 1) / eps;
    dfdy[at + 3] = (1 - y[0] * y[0]) / eps;
  }
}
