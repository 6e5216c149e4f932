package org.homeostat.control.analysis;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.ode.FieldExpandableODE;
import org.hipparchus.ode.FieldODEState;
import org.hipparchus.ode.FieldOrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853FieldIntegrator;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.FieldValue;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How accurate sensitivities are: against another route, on a stiff problem, and as the tolerance falls. */
class SensitivityAccuracyTest {

  /** The other route's tolerance, 1e-12, with what adds up in 20 turns; and our own, 1e-11. */
  private static final double ROUTES = 1e-8;

  /** Sensitivities at a relative tolerance r are good to this many r, in sizes of the solution. */
  private static final double FACTOR = 10;

  /** Van der Pol's oscillator, not stiff, with an auxiliary, a hill and a power. */
  private static Model oscillator() {
    return Model.of("van der Pol", time("1"),
        state("x", 2, "1", "place"),
        state("v", 0.1, "1", "speed"),
        parameter("mu", 1.2, "1", "damping"),
        parameter("n", 2, "1", "power"),
        parameter("K", 3, "1", "half"),
        equations("""
            drag  = mu*(1 - x^2)*v
            push  = hill(x^2, K, n)
            dx/dt = v
            dv/dt = drag - x + 0.2*push
            """));
  }

  /** The model's equations over Gradients, the parameters and starts its variables. */
  private record OverGradients(Model model, Map<String, Gradient> parameters)
      implements FieldOrdinaryDifferentialEquation<Gradient> {

    @Override
    public int getDimension() {
      return model.states().size();
    }

    @Override
    public Gradient[] computeDerivatives(Gradient t, Gradient[] y) {
      Program program = model.program();
      Map<String, Gradient> known = new HashMap<>(parameters);
      known.put("t", t);
      for (int i = 0; i < y.length; i++) {
        known.put(program.states().get(i), y[i]);
      }
      for (Assignment line : program.body()) {
        known.put(line.name(), value(line.value(), known));
      }
      return program.results().stream().map(rate -> value(rate, known)).toArray(Gradient[]::new);
    }

    private Gradient value(Expr expr, Map<String, Gradient> known) {
      return FieldValue.of(expr, known.get("t").getField(), known::get);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vern7", "rodas5p", "radau", "auto"})
  void theyAreThoseOfAnIntegrationOverGradients(String method) {
    Model model = oscillator();
    Map<String, Gradient> parameters = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      String name = model.parameters().get(i);
      parameters.put(name, Gradient.variable(5, i, model.value(name)));
    }
    Gradient[] start = {Gradient.variable(5, 3, 2), Gradient.variable(5, 4, 0.1)};
    Gradient zero = GradientField.getField(5).getZero();
    var integrator = new DormandPrince853FieldIntegrator<>(
        GradientField.getField(5), 1e-10, 10, 1e-12, 1e-12);
    var end = integrator.integrate(new FieldExpandableODE<>(new OverGradients(model, parameters)),
        new FieldODEState<>(zero, start), zero.newInstance(20));
    Sensitivities found = Sensitivity.of(Simulation.of(model).until(20)
        .with(Solver.named(method).rtol(1e-11))).to("mu", "n", "K", "x", "v");
    double[][] matrix = found.matrix(new double[] {20}, "x", "v");
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 5; j++) {
        double expected = end.getPrimaryState()[i].getPartialDerivative(j);
        assertEquals(expected, matrix[i][j], ROUTES * Math.max(1, Math.abs(expected)), i + " by " + j);
      }
    }
  }

  /** Robertson's kinetics, with rates over nine orders. */
  static Model robertson() {
    return Model.of("Robertson", time("1"),
        state("A", 1, "1", "first"), state("B", 0, "1", "second"), state("C", 0, "1", "third"),
        parameter("k1", 0.04, "1", "rate"), parameter("k2", 3e7, "1", "rate"),
        parameter("k3", 1e4, "1", "rate"),
        equations("""
            dA/dt = -k1*A + k3*B*C
            dB/dt = k1*A - k3*B*C - k2*B^2
            dC/dt = k2*B^2
            """));
  }

  /** At t = 0.4, 40 and 4000. The sum of the three is kept, so that its sensitivities are 0. */
  @ParameterizedTest
  @ValueSource(strings = {"rodas5p", "radau", "bdf", "auto"})
  void theyAreTheDifferencesOfStiffRunsToo(String method) {
    Solver solver = Solver.named(method).with(new Tolerance(1e-9, 1e-14));
    Simulation run = Simulation.of(robertson()).until(4000).with(solver);
    Sensitivities found = Sensitivity.of(run).to("k1", "k2", "k3");
    for (String variable : found.variables()) {
      double size = robertson().value(variable);
      Differences differences = Differences.of(run.with(Solver.named("radau")), variable);
      for (double t : new double[] {0.4, 40, 4000}) {
        double sum = 0;
        for (String state : robertson().states()) {
          double slope = found.at(t, state, variable) * size;
          double scale = found.trajectory().at(t, state);
          assertEquals(differences.of(course -> course.at(t, state)) * size, slope,
              Differences.GOOD * 10 * scale, "d" + state + "/d" + variable + " at " + t);
          sum += slope;
        }
        assertEquals(0, sum, 1e-7);
      }
    }
  }

  /** The error of k dx/dk of x = 2 exp(-k t) in a stiff and a smooth one, for falling tolerances. */
  @ParameterizedTest
  @CsvSource({"tsit5", "vern7", "rodas5p", "radau", "bdf", "auto"})
  void theirErrorsFallWithTheTolerance(String method) {
    double before = Double.POSITIVE_INFINITY;
    for (double rtol = 1e-6; rtol > 0.9e-10; rtol *= 0.1) {
      Sensitivities found = Sensitivity.of(Simulation.of(SensitivityTest.logistic()).until(8)
          .with(Solver.named(method).rtol(rtol))).to("r");
      double worst = 0;
      for (double t = 0; t <= 8; t += 0.25) {
        double e = Math.exp(-1.3 * t);
        double d = 1 + 19 * e;
        worst = Math.max(worst, Math.abs(1.3 * (found.at(t, "x", "r") - 2 * 19 * t * e / (d * d))));
      }
      double error = worst;
      assertTrue(error < FACTOR * rtol, () -> method + ": " + error + " at " + error / FACTOR);
      assertTrue(error < before, () -> method + ": " + error + " is no less than before");
      before = error;
    }
  }
}
