package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.refused;
import static org.homeostat.control.model.Tank.tank;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.expr.Equation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

  static Stream<Arguments> wrongNames() {
    return Stream.of(
        refused("a name in the wrong case", () -> tank(equations("twice = 2*v")), """
            tank: the equation for twice uses 'v', which is not declared. Did you mean 'V'?
                twice = 2*v
                          ^"""),
        refused("a name far from all others", () -> tank(equations("twice = 2*rain")), """
            tank: the equation for twice uses 'rain', which is not declared.
                twice = 2*rain
                          ^^^^"""),
        refused("a name that is part of another, in an equation over two lines", () -> tank(equations("""
                twice = k*V +     # the leak
                        q*lea     # and more
                """)), """
            tank: the equation for twice uses 'lea', which is not declared. Did you mean 'leak'?
                twice = k*V + q*lea
                                ^^^"""),
        refused("what is no formula", () -> tank(equations("twice = 2V")), """
            tank: there is no operator between '2' and 'V'. To multiply, write 2*V.
                twice = 2V
                        ^^"""));
  }

  static Stream<Arguments> wrongDefinitions() {
    return Stream.of(
        refused("two of one auxiliary", () -> tank(equations("leak = q")), """
            tank: 'leak' is defined twice.
                leak  = k*V
                leak = q
                Keep one of them; replace("...") puts a new equation in the place of an old one."""),
        refused("another one later", () -> tank().with(equations("dV/dt = q")), """
            tank: 'dV/dt' is defined twice.
                dV/dt = q - leak
                dV/dt = q
                Keep one of them; replace("...") puts a new equation in the place of an old one."""),
        refused("one of a parameter", () -> tank(equations("k = 1")), """
            tank: 'k' is declared as a parameter and cannot also have the equation
                k = 1
                Drop the parameter, or give the equation another name."""),
        refused("one of a state that is no derivative", () -> tank(equations("V = 1")), """
            tank: 'V' is declared as a state and cannot also have the equation
                V = 1
                Write dV/dt = ..., or declare it as an auxiliary."""),
        refused("a derivative of a parameter", () -> tank(equations("dk/dt = 1")), """
            tank: dk/dt is given, but 'k' is declared as a parameter; only states have one.
                dk/dt = 1"""),
        refused("a derivative of an input", () -> tank(input("u", "L", ""), equations("du/dt = q")), """
            tank: du/dt is given, but 'u' is declared as an input; only states have one.
                du/dt = q"""),
        refused("a derivative of nothing", () -> tank(equations("dVv/dt = 1")), """
            tank: dVv/dt is given, but no state 'Vv' is declared. Did you mean 'V'?
                dVv/dt = 1"""),
        refused("none of a state", () -> tank(state("W", 1, "L", "")),
            "tank: the state 'W' has no equation. Give dW/dt = ...; where nothing moves it, dW/dt = 0."),
        refused("none of an auxiliary", () -> tank(auxiliary("W", "L", "")),
            "tank: the auxiliary 'W' has no equation. Give W = ..., or declare it as an input if it comes"
                + " from outside."),
        refused("no state at all", () -> Model.of("still", time("h"), equations("a = 1")),
            "still: a model needs a state; declare one with state(\"X\", ...) and give dX/dt = ..."));
  }

  static Stream<Arguments> circles() {
    return Stream.of(
        refused("of three", () -> tank(equations("a = b + leak\nb = 2*c\nc = a")), """
            tank: the equations define each other in a circle: a <- b <- c <- a.
                a = b + leak
                b = 2*c
                c = a
                Make one of them a state: a loop needs something that remembers."""),
        refused("of one, which others lead to", () -> tank(equations("a = b\nb = 2*b")), """
            tank: the equations define each other in a circle: b <- b.
                b = 2*b
                Make one of them a state: a loop needs something that remembers."""));
  }

  static Stream<Arguments> wrongReplacements() {
    return Stream.of(
        refused("of nothing", () -> tank().with(replace("loss = q")), """
            tank: there is no equation for 'loss' to replace.
                loss = q
                Use equations(...) to add one."""),
        refused("of a derivative that is not there", () -> tank().with(replace("dq/dt = 0")), """
            tank: there is no equation for 'dq/dt' to replace.
                dq/dt = 0
                Use equations(...) to add one."""),
        refused("of one twice", () -> tank().with(replace("leak = q"), replace("leak = 2*q")), """
            tank: 'leak' is replaced twice.
                leak = q
                leak = 2*q
                Keep one of them."""),
        refused("in a new model", () -> tank(replace("leak = q")),
            "tank: there is nothing to replace yet; use equations(...)."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongNames", "wrongDefinitions", "circles", "wrongReplacements"})
  void whatDoesNotDefineEachQuantityOnceIsRefused(String what, Executable description, String message) {
    assertRefused(message, description);
  }

  @Test
  void anInputWithADefaultMayStillBeClosedByAnEquation() {
    Model model = tank(input("u", 3, "L/h", "rain"), equations("u = 2*leak"));
    assertEquals(List.of("q", "k"), model.parameters());
    assertEquals(0.4, model.evaluate(0, new double[] {2}).get("u"));
  }

  @Test
  void auxiliariesComeAfterThoseTheyUseInWhateverOrderTheyAreGiven() {
    Model model = tank(equations("c = b\nb = a + leak\na = leak"));
    assertEquals(List.of("leak", "a", "b", "c"), model.auxiliaries());
    assertEquals(List.of("leak", "a", "b", "c", "dV/dt"),
        model.equationsInOrder().stream().map(Equation::left).toList());
  }

  @Test
  void statesKeepTheOrderOfDeclarationWhateverTheOrderOfEquations() {
    Model model = Model.of("three", time("1"), state("c", 1, "1", ""), state("a", 2, "1", ""),
        state("b", 3, "1", ""), equations("da/dt = 0\ndb/dt = 0\ndc/dt = 0"));
    assertEquals(List.of("c", "a", "b"), model.states());
    assertEquals("c 1, a 2, b 3", Tank.start(model));
  }

  @Test
  void aLongTableIsPrintedWithItsFirstNodesAndItsLast() {
    String nodes = "0, 1, 1, 3, 2, 4, 3, 5, 4, 5, 5, 2, 6, 1.5";
    assertEquals("""
        tank   (time in h)
          short = table(V/c, 0, 1, 1, 3)
          long  = table(V/c, 0, 1, 1, 3, ..., 6, 1.5)
          dV/dt = 0*q""", Model.of("tank", time("h"),
              state("V", 1, "L", ""), parameter("c", 1, "L", ""), parameter("q", 1, "L/h", ""),
              equations("short = table(V/c, 0, 1, 1, 3)\nlong  = table(V/c, " + nodes + ")\ndV/dt = 0*q"))
                  .toString());
  }
}
