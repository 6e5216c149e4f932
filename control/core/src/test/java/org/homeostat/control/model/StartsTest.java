package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.refused;
import static org.homeostat.control.model.Tank.start;
import static org.homeostat.control.model.Tank.tank;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StartsTest {
  private static final Part STILL = equations("dW/dt = 0");

  static Stream<Arguments> wrongStarts() {
    return Stream.of(
        refused("an undeclared name", () -> tank(state("W", "V - v*q/k", "L", ""), STILL), """
            tank: the start of 'W' uses 'v', which is not declared. Did you mean 'V'?
                W starts at V - v*q/k
                                ^"""),
        refused("a circle through an auxiliary",
            () -> tank(state("W", "half", "L", ""), STILL, equations("half = W/2")), """
            tank: the start of 'W' depends on itself: W <- half <- W.
                Let one of the states start at a number."""),
        refused("a circle of two states",
            () -> tank(state("W", "X", "L", ""), state("X", "V + W", "L", ""), equations("dW/dt = 0\ndX/dt"
                + " = 0")),
            """
            tank: the start of 'W' depends on itself: W <- X <- W.
                Let one of the states start at a number."""),
        refused("an expression that leaves the domain",
            () -> tank(state("W", "V - q/k", "L", "").nonNegative(), STILL),
            "tank: 'W' starts at -3 L, outside its domain W >= 0."),
        refused("an expression that is no number", () -> tank(state("W", "V*log(-k*V/q)", "L", ""), STILL),
            "tank: 'W' starts at NaN, which is no finite number."));
  }

  static Stream<Arguments> modelsWithoutRest() {
    return Stream.of(
        refused("it depends on nothing", () -> dimensionless("1 + 0*x"), """
            x: the start is declared as rest, but dx/dt depends on no state, so that nothing rests, or many \
            points do.
                Give the states numbers to start from, or correct the equations."""
            + Trouble.NOTHING_RESTS.more()),
        refused("it only grows", () -> dimensionless("1 + x^2"), """
            x: the start is declared as rest, and no equilibrium was reached from the guess x = 2.
                Try another guess in rest(...), or start from a number.""" + Trouble.REST_NOT_FOUND.more()),
        refused("two equations for one unknown", () -> Model.of("pair", time("1"),
            state("a", rest(2), "1", ""), state("b", rest(7), "1", ""), state("c", rest(1), "1", ""),
            equations("da/dt = 1 - a\ndb/dt = a - 1 - c\ndc/dt = 2*(a - 1)")), """
            pair: the start is declared as rest, but da/dt and dc/dt depend on a alone, so that nothing \
            rests, or many points do.
                Give the states numbers to start from, or correct the equations."""
            + Trouble.NOTHING_RESTS.more()),
        refused("it runs away", () -> dimensionless("x - 1"), """
            x: the start is declared as rest, and the guess leads to an equilibrium that is not stable: \
            fastest mode 1.000 (dx/dt), slowest 1.000 (dx/dt).
                Try another guess in rest(...), or start from a number.""" + Trouble.REST_NOT_FOUND.more()),
        refused("it rests outside the domain", () -> dimensionless("-3 - x"), """
            x: the start is declared as rest, and the guess leads to an equilibrium with x = -3, outside its \
            domain x > 0.
                Try another guess in rest(...), or start from a number.""" + Trouble.REST_NOT_FOUND.more()),
        refused("it is driven", () -> dimensionless("sin(t) - x"), """
            x: the start is declared as rest, but the equations depend on t, so that nothing rests.
                Give the states a number or an expression to start from.""" + Trouble.NOTHING_RESTS.more()));
  }

  private static Model dimensionless(String rate) {
    return Model.of("x", time("1"), state("x", rest(2), "1", "").positive(), equations("dx/dt = " + rate));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongStarts", "modelsWithoutRest"})
  void aStartThatCannotBeFoundIsRefused(String what, Executable description, String message) {
    assertRefused(message, description);
  }

  @Test
  void restIsWhereTheGuessLeads() {
    assertEquals("V 5", start(Tank.resting()));
    String twoWells = "(x - 1)*(2 - x)*(x - 4)";
    assertEquals("x 4", start(Model.of("wells", time("1"), state("x", rest(2.5), "1", ""),
        equations("dx/dt = " + twoWells))));
    assertEquals("x 1", start(Model.of("wells", time("1"), state("x", rest(1.5), "1", ""),
        equations("dx/dt = " + twoWells))));
  }

  @Test
  void anExpressionIsTakenAtTheStartOfTheStatesItUses() {
    assertEquals("V 2, W 1.8", start(tank(state("W", "V - leak/(10*k) + 0*q*t", "L", ""), STILL)));
  }

  @Test
  void anExpressionIsTakenAtTheRestOfTheStatesItUses() {
    Model model = Tank.resting().with(
        state("S", "k*V", "L/h", "sensed leak"), parameter("tau", 1, "h", "lag"),
        equations("dS/dt = (k*V - S)/tau"));
    assertEquals("V 5, S 0.5", start(model));
    assertEquals("V 1, S 0.1", start(model.startingAt("V", 1)));
    assertEquals("V 5, S 1", start(model.let("k", 0.2)));
    assertEquals("V 2.5, S 0.5", start(model.let("k", 0.2).atRest()));
  }

  @Test
  void anExpressionDoesNotUseTheGuessOfAStateAtRest() {
    Model model = Model.of("two", time("1"), state("a", "2*b", "1", ""), state("b", rest(7), "1", ""),
        equations("da/dt = b - a\ndb/dt = 1 - b"));
    assertEquals("a 2, b 1", start(model));
  }

  @Test
  void anOpenModelIsNotSolvedForItsRest() {
    Model open = Model.of("tank", time("h"), state("V", rest(2), "L", ""), input("u", "L/h", ""),
        parameter("k", 0.1, "1/h", ""), equations("dV/dt = u - k*V"));
    assertRefused(
        "tank: the input 'u' is open. Close it with an equation u = ..., give it a default, or hold it."
            + Trouble.OPEN_INPUT.more(),
        open::start);
    assertEquals("V 3", start(open.with(parameter("q", 0.3, "L/h", ""), equations("u = q"))));
    assertEquals("V 7", start(open.held("u", 0.7)));
  }

  @Test
  void restIsNotAskedForWhereEveryStartIsGiven() {
    Model open = Model.of("tank", time("h"), state("V", rest(2), "L", ""), input("u", "L/h", ""),
        equations("dV/dt = u"));
    assertEquals("V 4", start(open.startingAt("V", 4).held("u", 0.7)));
    assertRefused("""
        tank: the start is declared as rest, but dV/dt depends on no state, so that nothing rests, or many \
        points do.
            Give the states numbers to start from, or correct the equations."""
        + Trouble.NOTHING_RESTS.more(), () -> open.held("u", 0.7));
  }
}
