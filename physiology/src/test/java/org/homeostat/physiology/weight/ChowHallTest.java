package org.homeostat.physiology.weight;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChowHallTest {
  private static final Solver TIGHT = Solver.named("vern7").rtol(1e-11);
  /** The solver's global error over some hundred time constants, with room. */
  private static final double SOLVER = 1e-8;

  static Stream<Model> both() {
    return Stream.of(ChowHall.invariantManifold(), ChowHall.fixedPoint());
  }

  private static Trajectory run(Model model, Protocol protocol, double until) {
    return Simulation.of(model).under(protocol).until(days(until)).with(TIGHT).run().orThrow();
  }

  private static Trajectory run(Model model, double until) {
    return run(model, Protocol.none(), until);
  }

  @ParameterizedTest
  @MethodSource("both")
  void bothStartAtRestOnTheCurve(Model model) {
    var start = model.evaluate(0, model.start());
    assertAgrees("62.092192", start.get("F"), "F");
    assertAgrees("52.467074", start.get("L"), "L");
    assertAgrees("114.559266", start.get("M"), "M");
    assertEquals(12, start.get("E"), SOLVER, "MJ/d spent");
  }

  @Test
  void theOneRestIsStableAndTheOtherVersionHasALineOfRests() {
    Equilibrium rest = Equilibrium.near(ChowHall.fixedPoint(), ChowHall.fixedPoint().start()).orElseThrow();
    assertTrue(rest.isStable(), rest.toString());
    Model onTheLine =
        ChowHall.invariantManifold().startingAt("L", 50).startingAt("F", (12 - 1.55 - 7) / 0.05);
    assertEquals(0, onTheLine.evaluate(0, onTheLine.start()).get("E") - 12, SOLVER);
    assertEquals(50, run(onTheLine, 4000).last("L"), SOLVER);
    Equilibrium one = Equilibrium.near(onTheLine, onTheLine.start()).orElseThrow();
    assertEquals(50, one.value("L"), SOLVER, "where it is pushed it stays");
    assertTrue(one.isNeutral() && !one.isStable(), one.toString());
    assertFalse(rest.isNeutral(), rest.toString());
  }

  @ParameterizedTest
  @MethodSource("both")
  void lessIntakeMovesBothAlongTheCurve(Model model) {
    Trajectory course = run(model.let("I", 10), 20_000);
    assertAgrees("37.093887", course.last("F"), "F");
    assertAgrees("47.109326", course.last("L"), "L");
    assertAgrees("84.203213", course.last("M"), "M");
    for (double t : new double[] {10, 100, 1000, 10_000}) {
      assertEquals(0.4 * Math.exp(course.at(t, "L") / 10.4), course.at(t, "F"), SOLVER * 60, "day " + t);
    }
  }

  /** SciPy has 357.1367 d too. */
  @ParameterizedTest
  @MethodSource("both")
  void halfOfTheLossTakesAYear(Model model) {
    Trajectory course = run(model.let("I", 10), 800);
    double half = (course.at(0, "M") + 84.203213) / 2;
    assertTrue(course.at(357.13, "M") > half && course.at(357.14, "M") < half, "half-time 357.14 d");
  }

  @Test
  void takingTenKilogramsOfFatTellsThemApart() {
    UnaryOperator<Model> surgery = model -> {
      double fat = run(model.let("I", 10), 100).last("F");
      double lean = run(model.let("I", 10), 100).last("L");
      return model.let("I", 10).startingAt("F", fat - 10).startingAt("L", lean);
    };
    Trajectory pulled = run(surgery.apply(ChowHall.fixedPoint()), 40_000);
    assertAgrees("84.2032", pulled.last("M"), "limit with psi");
    assertAgrees("83.96", pulled.at(3900, "M"), "day 4000 with psi");
    Trajectory left = run(surgery.apply(ChowHall.invariantManifold()), 40_000);
    assertAgrees("82.2414", left.last("M"), "limit without psi");
  }

  @Test
  void aProtocolCanTakeTheFatToo() {
    double fat = run(ChowHall.invariantManifold().let("I", 10), 100).last("F") - 10;
    Protocol liposuction = Protocol.of("liposuction", at(days(100)).set("F", fat));
    assertAgrees("82.2414",
        run(ChowHall.invariantManifold().let("I", 10), liposuction, 40_000).last("M"), "limit without psi");
  }

  /** With p = 2/(2 + F), as the text rounds it, the curve is not invariant. */
  @Test
  void theRoundedShareLeavesTheCurve() {
    Model rounded = ChowHall.invariantManifold()
        .with(replace("alpha = F/(2*unit)"),
            parameter("unit", 1, "kg", "the text's unit of mass"));
    Trajectory course = run(rounded.let("I", 10), 20_000);
    assertAgrees("109.300", course.at(100, "M"), "day 100");
    assertAgrees("84.2005", course.last("M"), "limit");
  }
}
