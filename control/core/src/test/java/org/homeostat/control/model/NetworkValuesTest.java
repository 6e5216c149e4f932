package org.homeostat.control.model;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.model.Wiring.each;
import static org.homeostat.control.model.Wiring.link;
import static org.homeostat.control.model.Wiring.sum;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;

/** What can be read of a network, and what it says in the words of its units. */
class NetworkValuesTest {

  /** What flows out is an input here, which an equation closes. */
  private static final Model TANK = Model.of("tank", time("h"), state("V", 1, "L", ""),
      parameter("k", 1, "1/h", ""), input("in", 0, "L/h", "").nonNegative(), input("out", "L/h", ""),
      equations("out = k*V\ndV/dt = in - out"));

  private static final Model PLAIN = Model.of("tank", time("h"), state("V", 1, "L", ""),
      parameter("k", 1, "1/h", ""), input("in", 0, "L/h", "").nonNegative(),
      equations("out = k*V\ndV/dt = in - out"));

  private static Network ring(Model tank) {
    return tank.replicate(3, each("V", i -> 1 + i), each("k", i -> 1 + 0.1 * i),
        link("in", "out", i -> (i + 1) % 3));
  }

  @Test
  void anInputThatIsClosedByAnEquationIsASourceAsAnAuxiliaryIs() {
    VectorField closed = ring(TANK).field();
    double[] y = {1, 2, 3};
    double[] entries = new double[closed.sparsity().size()];
    double[] wanted = new double[entries.length];
    closed.jacobian(0, y, entries);
    ring(PLAIN).field().jacobian(0, y, wanted);
    assertArrayEquals(wanted, entries);
    assertEquals(1.1 * 2, ring(TANK).value("in", 0, 0, y));
    Model carried = TANK.with(Part.replace("out = k*V + in"));
    assertEquals("""
        tank x 3: link("in", ...): the input 'out' depends on 'in', which comes from other units itself.
            out = k*V + in
            Make 'out' a state, or link the states it is made of.""",
        assertThrows(ModelException.class, () -> ring(carried)).getMessage());
  }

  @Test
  void aStateVectorOfAnotherLengthIsRefused() {
    Network ring = ring(PLAIN);
    String message = "tank x 3 has 3 states, not 2. Give the state of all its units, as run.at(t) does.";
    double[] few = new double[2];
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> ring.value("out", 0, 0, few)).getMessage());
    assertEquals(message,
        assertThrows(IllegalArgumentException.class, () -> ring.across("V", few)).getMessage());
    Solution other = Solver.auto().solve(PLAIN.replicate(2).field(), 0, few, 1, List.of());
    assertEquals(message, assertThrows(IllegalArgumentException.class,
        () -> ring.series("V", 0, other.dense(), 0.5)).getMessage());
    assertEquals(message, assertThrows(IllegalArgumentException.class,
        () -> ring.series("out", 0, other.dense(), 0.5)).getMessage());
  }

  /** A run does not end at the domain in >= 0 of an input, so that it can be looked at what is behind it. */
  @Test
  void aValueOutsideItsDomainIsTold() {
    assertEquals(-2.2, ring(PLAIN).value("in", 0, 0, new double[] {1, -2, 3}));
  }

  @Test
  void aStartOutsideItsDomainIsThatOfAUnit() {
    Model cell = Model.of("cell", time("h"), state("x", "1 - a", "1", "").positive(),
        parameter("a", 0.5, "1", ""), parameter("k", 1, "1/h", ""), equations("dx/dt = -k*x"));
    assertEquals("cell x 4, unit 3: 'x' starts at -0.5, outside its domain x > 0.",
        assertThrows(ModelException.class,
            () -> cell.replicate(4, each("a", i -> i / 2.0 * (i == 3 ? 1 : 0)))).getMessage());
  }

  /** Twice as many ways for each link of the chain: a trillion. */
  @Test
  void longChainsOfAuxiliariesAreLookedThroughOnce() {
    StringBuilder chain = new StringBuilder("a0 = x\na1 = x\n");
    for (int k = 2; k <= 60; k++) {
      chain.append("a%d = (a%d + a%d)/2\n".formatted(k, k - 1, k - 2));
    }
    Model cell = Model.of("cell", time("h"), state("x", 1, "1", ""), input("other", "1", ""),
        parameter("k", 1, "1/h", ""), equations(chain + "dx/dt = k*(other - x)"));
    Network pair = assertTimeoutPreemptively(Duration.ofSeconds(60),
        () -> cell.replicate(2, link("other", "a60", i -> 1 - i)));
    assertEquals(1, pair.value("other", 0, 0, pair.start()), 1e-15);
  }

  @Test
  void nullInPlaceOfUnitsIsRefused() {
    assertEquals("tank x 2: sum(\"in\", ...): for unit 0 the units to read are null. Give new int[0] for"
        + " none.",
        assertThrows(ModelException.class,
            () -> PLAIN.replicate(2, sum("in", "out", i -> null, (i, j) -> 1))).getMessage());
  }

  /** x and z of each unit depend on its u alone: three equations for two unknowns. */
  @Test
  void aSingularStructureIsToldInTheWordsOfItsUnits() {
    Model cell = Model.of("cell", time("h"), state("x", 1, "1", ""), state("z", 1, "1", ""),
        state("u", 1, "1", ""), input("near", "1", ""), parameter("k", 1, "1/h", ""),
        equations("dx/dt = k*u\ndz/dt = k*(u - 1)\ndu/dt = k*(near - u + x + z)"));
    VectorField field = cell.replicate(2, link("near", "u", i -> 1 - i)).field();
    Optional<String> obstacle =
        Optional.of("dx/dt of unit 0 and dz/dt of unit 0 depend on u of unit 0 alone");
    assertEquals(obstacle, SteadyState.obstacle(field, new boolean[6]));
    assertEquals(obstacle, SteadyState.obstacle(field.forOneRun(), new boolean[6]));
    assertEquals("u", cell.held("near", 1).field().forOneRun().stateLabel(2));
  }
}
