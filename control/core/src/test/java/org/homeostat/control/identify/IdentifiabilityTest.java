package org.homeostat.control.identify;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiabilityTest {

  /** A level y that decays and is fed by u; the law closes it. */
  private static Model level(String law, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("1"),
        state("y", 2, "1", "level"),
        input("d", 0.5, "1", "load"),
        parameter("a", 1,    "1", "decay"),
        parameter("r", 0.7,  "1", "reference"),
        parameter("c", 0.3,  "1", "drive without error"),
        parameter("k", 3.91, "1", "gain"),
        parameter("g", 0.5,  "1", "half of the static law"),
        equations("dy/dt = d + u - a*y"), equations(law)));
    parts.addAll(List.of(more));
    return Model.of("level", all(parts));
  }

  private static Identified asked(Model model, String... unknowns) {
    return Identifiability.of(Simulation.of(model).until(10)).measuring("y").to(unknowns);
  }

  /** Theorem 1: in the twin of a static law the reference is a calibration. */
  @Test
  void theReferenceOfATwinCannotBeTold() {
    Model twin = level("e = r - y\nu = k*g/(g + r - e)");
    Identified found = asked(twin, "r", "k", "g");
    assertEquals(2, found.rank());
    assertTrue(found.isExact());
    assertFalse(found.isIdentifiable("r"));
    assertTrue(found.isIdentifiable("k") && found.isIdentifiable("g"));
    assertEquals(List.of("no output depends on r"),
        found.directions().stream().map(Direction::toString).toList());
  }

  @Test
  void noSharedInterventionTellsIt() {
    Model twin = level("e = r - y\nu = k*g/(g + r - e)");
    for (Protocol protocol : List.of(
        Protocol.of("clamped drive", during(2, 4).hold("u", 0)),
        Protocol.of("load", after(1).infuse("d", 1), during(3, 5).hold("y", 1)))) {
      Identified found = Identifiability.of(Simulation.of(twin).under(protocol).until(10)).measuring("y", "u")
          .to("r", "k", "g");
      assertFalse(found.isIdentifiable("r"), found.toString());
      assertTrue(found.isIdentifiable("k"), found.toString());
    }
  }

  @Test
  void clampingTheErrorTellsIt() {
    Model twin = level("e = r - y\nu = k*g/(g + r - e)");
    Protocol clamp = Protocol.of("clamp e", after(0).hold("e", 0));
    assertTrue(Identifiability.of(Simulation.of(twin).under(clamp).until(10)).measuring("y").to("r")
        .isIdentifiable());
    Protocol later = Protocol.of("clamp e later", after(4).hold("e", 0));
    Identified found = Identifiability.of(Simulation.of(twin).under(later).until(10)).measuring("y")
        .to("r", "k", "g");
    assertTrue(found.isIdentifiable(), found.toString());
    assertFalse(found.isExact());
  }

  @Test
  void aLawCalibratedElsewhereTellsTheReference() {
    assertTrue(asked(level("e = r - y\nu = k*g/(g + 0.7 - e)"), "r", "k").isIdentifiable());
  }

  /** Theorem 2: of an affine law only c + k*r and k. */
  @Test
  void anAffineLawTellsItsLineOnly() {
    Identified found = asked(level("u = c + k*(r - y)"), "r", "c", "k");
    assertEquals(2, found.rank());
    assertTrue(found.isIdentifiable("k"));
    Direction direction = found.directions().get(0);
    assertEquals(-3.91, direction.changes().get("c") / direction.changes().get("r"), 1e-9);
    assertEquals("r and c trade off along r + 0.1, c - 0.391", direction.toString());
  }

  /** Theorem 3: an integral law tells its reference, and not where its integral began. */
  @Test
  void anIntegralLawTellsItsReference() {
    Model integral = level("u = c + k*z", state("z", 0.4, "1", "integral"), equations("dz/dt = r - y"));
    Identified found = asked(integral, "r", "c", "k", "z");
    assertEquals(3, found.rank());
    assertTrue(found.isIdentifiable("r") && found.isIdentifiable("k"), found.toString());
    assertEquals(List.of("c", "z"), found.directions().get(0).names());
    assertEquals("""
        level, measuring y: 3 of 4 can be told
          identifiable: r, k
          c and z trade off along c + 0.1, z - 0.0256 (z is at the start)
          by the outputs' series to order 5, exact, for almost all unknowns and starts""",
        found.toString());
  }

  private static Model compartments() {
    return Model.of("compartments", time("h"),
        state("x1", 1, "mg", "in plasma"), state("x2", 0, "mg", "in tissue"),
        parameter("k01", 0.2, "1/h", "lost from plasma"), parameter("k21", 0.5, "1/h", "to tissue"),
        parameter("k12", 0.3, "1/h", "from tissue"), parameter("k02", 0.1, "1/h", "lost from tissue"),
        equations("""
            dx1/dt = k12*x2 - (k01 + k21)*x1
            dx2/dt = k21*x1 - (k02 + k12)*x2
            """));
  }

  /** Bellman and Astrom 1970: from plasma alone, three of four; four without loss from tissue known. */
  @Test
  void twoCompartmentsSeenInOneTellThreeOfFourRates() {
    Identifiability plasma = Identifiability.of(Simulation.of(compartments()).until(40)).measuring("x1");
    Identified all = plasma.every(1).to("k01", "k21", "k12", "k02");
    assertEquals(3, all.rank());
    assertEquals(3, all.rankAlongRun().orElseThrow());
    assertEquals(1, all.directions().size());
    assertEquals(4, all.directions().get(0).names().size());
    assertTrue(plasma.to("k01", "k21", "k12").isIdentifiable());
    assertTrue(Identifiability.of(Simulation.of(compartments()).until(40)).measuring("x1", "x2")
        .to("k01", "k21", "k12", "k02").isIdentifiable());
  }

  /** With x2 = 0 at the start exactly k01 + k21, k02 + k12 and k12*k21 are told: the direction keeps them. */
  @Test
  void theirDirectionKeepsWhatIsTold() {
    RunRank run = RunRank.of(
        Simulation.of(compartments()).until(40), 1, List.of("x1"), List.of("k01", "k21", "k12", "k02"));
    var change = run.directions().get(0).changes();
    double step = change.get("k21");
    assertEquals(-step, change.get("k01"), 1e-6 * Math.abs(step));
    assertEquals(-change.get("k12"), change.get("k02"), 1e-6 * Math.abs(step));
    assertEquals(0, 0.3 * step + 0.5 * change.get("k12"), 1e-6 * Math.abs(step));
  }

  /** Scale and exponent of a law with an exponential, a power and a logarithm, and a hidden scale. */
  @ParameterizedTest
  @ValueSource(strings = {"k*exp(-g*y)", "k*y^g", "k*hill(y, 1, g + 1)", "k*log(1 + g*y)", "k*tanh(g*y)",
      "k*sin(g*y)", "k*sqrt(g + y)", "k*sigmoid(g*y)", "k*softplus(g*y)"})
  void formulasThatAreNotRationalAreDoneWithManyDigits(String law) {
    Identified found = asked(level("u = " + law), "k", "g", "a");
    assertTrue(found.isIdentifiable(), found.toString());
    assertFalse(found.isExact());
    Identified split = asked(level("u = c*" + law), "k", "g", "c");
    assertEquals(2, split.rank(), split.toString());
    assertEquals(List.of("k", "c"), split.directions().get(0).names());
  }

  /** At the start y is above r, and the law is silent; the run passes to where it is not. */
  @Test
  void theOtherSideOfAChoiceIsLookedAtAlongTheRun() {
    Model rectified = level("u = k*pos(r - y)").let("r", 1.5);
    Identified found = asked(rectified, "r", "k");
    assertTrue(found.isIdentifiable(), found.toString());
    assertFalse(found.isExact());
    assertFalse(asked(rectified.let("r", 0.1), "r", "k").isIdentifiable());
  }

  @Test
  void theTwoRoutesAgree() {
    for (String law : List.of("u = c + k*(r - y)", "u = k*g/(g + y)", "u = c*k - r*y")) {
      Identified found = Identifiability.of(Simulation.of(level(law)).until(5)).measuring("y").every(0.1)
          .to("r", "c", "k");
      assertEquals(found.rank(), found.rankAlongRun().orElseThrow(), found.toString());
    }
  }

  @Test
  void whatCannotBeAskedIsSaid() {
    Model model = level("u = c - k*y");
    Identifiability none = Identifiability.of(Simulation.of(model));
    assertEquals("level: nothing is measured.\n    Say measuring(...), of states or auxiliaries.",
        assertThrows(ModelException.class, () -> none.to("k")).getMessage());
    assertEquals("level: 'k' cannot be measured; it is a parameter, and it is known.\n"
            + "    Measure states or auxiliaries: y, u.",
        assertThrows(ModelException.class, () -> none.measuring("k")).getMessage());
    assertTrue(assertThrows(ModelException.class, () -> none.measuring("y").to("kk")).getMessage()
        .contains("Did you mean 'k'?"));
    assertThrows(IllegalArgumentException.class, () -> none.measuring("y").to());
    assertThrows(IllegalArgumentException.class, () -> none.every(0));
  }
}
