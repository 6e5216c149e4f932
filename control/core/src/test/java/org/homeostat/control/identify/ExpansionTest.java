package org.homeostat.control.identify;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Power series with slopes against the variational equations. */
class ExpansionTest {
  private static final double SOON = 0.1;
  private static final int ORDERS = 18;
  /** The solver's error at rtol 1e-12; the rest of the series is smaller. */
  private static final double SOLVER = 1e-10;

  @ParameterizedTest
  @ValueSource(strings = {"exp(-k*x)", "log(k + x)", "sqrt(k + x*x)", "sin(k*x)", "cos(k*x)", "tanh(k*x)",
      "sigmoid(x - k)", "softplus(k*x)", "hill(x, k, 3)", "hill(x, 2, k)", "x^k", "x^1.5/k", "k*x^-2",
      "(1 + t)^3*x/(k + t*x)", "pos(x - k)*x", "pos(k - x)", "abs(x - k)", "min(x, k*x^2)", "max(x, k*x^2)",
      "sign(x)*k", "if(x > k & x < 9, x*k, 1)", "if(x < k | t > 5, 1, k/x)", "pi*k*(z - x)"})
  void theSlopesOfTheSeriesAreTheSensitivities(String rate) {
    Model model = Model.of("short", time("1"),
        state("x", 1.5, "1", "anything"), state("z", "x/(1 + k)", "1", "starts by a formula"),
        parameter("k", 0.7, "1", "anything"),
        equations("dx/dt = " + rate + "\ndz/dt = w - z\nw = x*z"));
    Map<String, BigFraction> point = new HashMap<>(Map.of("t", BigFraction.ZERO));
    point.put("x", new BigFraction(3, 2));
    point.put("k", new BigFraction(7, 10));
    List<String> unknowns = List.of("k", "x");
    Binary64[][] series = new Expansion<>(model, Scalars.real(Binary64Field.getInstance()), unknowns, point)
        .slopes(List.of("x", "w"), ORDERS);
    Sensitivities found = Sensitivity.of(
        Simulation.of(model).until(SOON).with(Solver.named("dp853").rtol(1e-12))).to("k", "x");
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double sum = 0;
        for (int k = ORDERS - 1; k >= 0; k--) {
          sum = sum * SOON + series[2 * k + i][j].getReal();
        }
        double expected = found.at(SOON, List.of("x", "w").get(i), unknowns.get(j));
        assertEquals(expected, sum, SOLVER * Math.max(1, Math.abs(expected)), rate);
      }
    }
  }
}
