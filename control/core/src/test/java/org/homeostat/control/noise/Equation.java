package org.homeostat.control.noise;

import java.util.List;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Unit;

/** dX = a(t, X) dt + b(t, X) dW for one state. */
record Equation(Function a, Function b, Function slope, boolean additive) implements VectorField, Diffusion {

  /** A function of time and state. */
  interface Function {
    double of(double t, double x);
  }

  /** dX = m X dt + s X dW, X(0) = 1. */
  static Equation geometric(double m, double s) {
    return new Equation((t, x) -> m * x, (t, x) -> s * x, (t, x) -> s, false);
  }

  /** The last state of a run from x0 to t1 = 1 in n steps. */
  double last(Noise noise, String scheme, double x0, int n) {
    Noise settled = noise.by(scheme).step(1.0 / n);
    Problem problem = new Problem(this, 0, new double[] {x0}, 1, List.of());
    Solution solution =
        settled.method(this, Unit.ONE).integrate(problem, Tolerance.of(1e-9), Monitor.NONE);
    return solution.last()[0];
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    dydt[0] = a.of(t, y[0]);
  }

  @Override
  public int states() {
    return 1;
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public int place(int k) {
    return 0;
  }

  @Override
  public String name(int k) {
    return "X";
  }

  @Override
  public void intensities(double t, double[] y, double[] intensities) {
    intensities[0] = b.of(t, y[0]);
  }

  @Override
  public void slopes(double t, double[] y, double[] slopes) {
    slopes[0] = slope.of(t, y[0]);
  }

  @Override
  public boolean dependsOn(int k, int place) {
    return !additive;
  }

  @Override
  public String stateLabel(int place) {
    return "X";
  }

  @Override
  public Equation forOneRun() {
    return this;
  }
}
