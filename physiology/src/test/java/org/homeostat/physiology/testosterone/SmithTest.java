package org.homeostat.physiology.testosterone;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.Cycle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmithTest {

  static Stream<Model> both() {
    return Stream.of(Smith.feedback(), Smith.setpoint());
  }

  @ParameterizedTest
  @MethodSource("both")
  void itRestsBelowTheSetPointWhereItIsUnstable(Model model) {
    Equilibrium rest = Equilibrium.all(model).get(0);
    assertAgrees("8.164283", rest.value("T"), "T");
    assertAgrees("16.211934", rest.value("L"), "L");
    assertAgrees("1.572558", rest.value("R"), "R");
    assertFalse(rest.isStable(), rest.toString());
    var modes = rest.modes().eigenvalues();
    assertTrue(modes.stream().anyMatch(mode -> Math.abs(mode.getRealPart() - 0.974897) < 5e-7
        && Math.abs(mode.getImaginaryPart() - 3.789555) < 5e-7), modes.toString());
    assertTrue(modes.stream().anyMatch(mode -> Math.abs(mode.getRealPart() + 5.599795) < 5e-7
        && mode.getImaginaryPart() == 0), modes.toString());
  }

  @Test
  void theRestLosesStabilityAtAWeakInhibition() {
    assertTrue(Equilibrium.all(Smith.feedback().let("h", 2.0420065)).get(0).isStable());
    assertFalse(Equilibrium.all(Smith.feedback().let("h", 2.0420075)).get(0).isStable());
  }

  /** The period is that of an independent integration too (SciPy, DOP853 at 1e-12): 3.5581657. */
  @ParameterizedTest
  @MethodSource("both")
  void theLevelsSwing(Model model) {
    Trajectory course =
        Simulation.of(model).until(60).with(Solver.named("vern7").rtol(1e-10)).run().orThrow();
    Cycle cycle = Cycle.last(course, "T", 9, 0.02);
    assertAgrees("3.55817", cycle.period(), "period");
    double[] testosterone = cycle.values(course, "T");
    assertAgrees("6.8113", Arrays.stream(testosterone).min().orElseThrow(), "least T");
    assertAgrees("14.4496", Arrays.stream(testosterone).max().orElseThrow(), "most T");
    assertAgrees("10.99", Arrays.stream(testosterone).average().orElseThrow(), "mean T");
  }

  @Test
  void theTwoReadingsAreOneFormula() {
    assertInstanceOf(Verdict.Proved.class, Equivalence.between(Smith.setpoint(), Smith.feedback()).verdict());
    Model setpoint = Smith.setpoint();
    assertAgrees("8.3333", setpoint.evaluate(0, setpoint.start()).get("Tset"), "Tset");
    assertEquals(48.295, 12 * 10 * 0.7 / (1.29 * 0.97 * 1.39), 5e-4, "loop gain h*g1*g2/(b1*b2*b3)");
  }
}
