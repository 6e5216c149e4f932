package org.homeostat.control.model;

import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.refused;
import static org.homeostat.control.model.Tank.start;
import static org.homeostat.control.model.Vessels.loop;
import static org.homeostat.control.model.Vessels.memory;
import static org.homeostat.control.model.Vessels.vessel;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.expr.Text;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RenamingTest {

  @Test
  void equationsKeepTheirLayoutAndTheirComments() {
    assertEquals("""
        memory   (time in h)
          from memory: x_...
          x_late  = delay(x_a, x_tau + 0*x_tau)                   # a, a while ago
          dx_a/dt = if(x_a  >  x_c, -x_a, x_late) / x_tau + x_u   # what a does
          dx_b/dt = -(x_b)/x_tau
          noise on x_a: x_s*x_a
          before the start: x_a = x_c + t/(1*x_tau)""", memory().prefixed("x").toString());
  }

  @Test
  void nothingIsLostOnTheWay() {
    Model model = memory().let("c", 0.75).startingAt("b", 4).held("b").prefixed("x");
    assertEquals("x_a 1.5, x_b 4", start(model));
    assertEquals(0.75, model.value("x_c"));
    assertEquals(List.of("x_a", "x_b"), model.states());
    assertEquals(List.of("x_a"), model.delayedQuantities());
    assertArrayEquals(new boolean[] {false, true}, model.held());
    assertEquals(0.75 - 1, model.memory().past().signal(0, -2));
    assertEquals(new Quantity.Ending(0, "ends"), model.quantity("x_a").ending().orElseThrow());
    assertEquals("a small hole", vessel().prefixed("x").quantity("x_k").source().orElseThrow().title());
  }

  @Test
  void aRestStaysWhereItWasFound() {
    Model model = loop().let("Vset", 10);
    assertEquals("fill 4", start(model.renamed("V", "fill")));
    assertEquals("fill 8", start(model.atRest().renamed("V", "fill")));
    assertEquals("fill 8", start(model.renamed("V", "fill").atRest()));
  }

  @Test
  void twoQuantitiesCanSwapTheirNames() {
    assertEquals("""
        memory   (time in h)
          from memory: b (a), a (b)
          late  = delay(b, tau + 0*tau)             # a, a while ago
          db/dt = if(b  >  c, -b, late) / tau + u   # what a does
          da/dt = -(a)/tau
          noise on b: s*b
          before the start: b = c + t/(1*tau)""",
        memory().renamed(Map.of("a", "b", "b", "a")).toString());
  }

  @Test
  void aNameIsNeverPartOfAnother() {
    Model model = Model.of("m", Part.time("1"), Part.state("a", 1, "1", ""),
        Part.parameter("da", 1, "1", ""), Part.parameter("a_", 1, "1", ""),
        Part.equations("da/dt = da*a_*a - exp(a)*1e1"));
    assertEquals("""
        m   (time in 1)
          from m: exponent (a)
          dexponent/dt = da*a_*exponent - exp(exponent)*1e1""",
        model.renamed("a", "exponent").toString());
  }

  @Test
  void renamingBackGivesTheModelAgain() {
    Model there = memory().prefixed("x");
    Model back = there.renamed(Map.of("x_a", "a", "x_b", "b", "x_c", "c", "x_tau", "tau", "x_s", "s",
        "x_u", "u", "x_late", "late"));
    assertEquals(memory().toString(), back.toString());
    assertEquals(List.copyOf(memory().quantities()), List.copyOf(back.quantities()));
  }

  @Test
  void whereNothingChangesTheModelIsTheSame() {
    Model model = vessel();
    assertSame(model, model.renamed(Map.of("V", "V")));
    assertSame(model, model.renamed(Map.of()));
  }

  @Test
  void anOriginIsTold() {
    assertEquals("V of vessel", vessel().origin("V").toString());
    assertEquals("V of vessel", vessel().renamed("V", "W").renamed("W", "X").origin("X").toString());
    assertEquals("out of vessel", vessel().renamed("V", "W").origin("out").toString());
    assertEquals("V of vessel", loop().origin("V").toString());
    assertEquals("in of valve", loop().origin("in").toString());
    Model twice = loop().prefixed("x").named("other").prefixed("y");
    assertEquals("x_V of other, there V of loop, there V of vessel", twice.origin("y_x_V").toString());
    assertEquals(new Origin("V", "vessel", Optional.empty()), twice.origin("y_x_V").first());
  }

  static Stream<Arguments> wrongNames() {
    return Stream.of(
        refused("of nothing", () -> vessel().renamed("v", "W"),
            "vessel: there is no quantity 'v'. Did you mean 'V'?"),
        refused("of the time", () -> vessel().renamed("t", "W"),
            "vessel: 't' is the time and cannot be renamed."),
        refused("onto another", () -> vessel().renamed("V", "k"),
            "vessel: 'V' and 'k' would both be called 'k'. Give each a name of its own."),
        refused("two onto one", () -> vessel().renamed(Map.of("V", "W", "out", "W")),
            "vessel: 'V' and 'out' would both be called 'W'. Give each a name of its own."),
        refused("onto a function", () -> vessel().renamed("V", "exp"),
            "vessel: 'exp' has a meaning in the notation already; choose another name."),
        refused("onto no name", () -> vessel().prefixed("2"), "vessel: '2_V' is not a name; a name is a"
            + " letter from A to z, then letters, digits and underscores."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongNames")
  void wrongNamesAreRefused(String what, Executable renaming, String message) {
    assertRefused(message, renaming);
  }

  static Stream<Arguments> wrongClosings() {
    return Stream.of(
        refused("no quantity", () -> vessel().closed("im", "1"),
            "vessel: there is no input 'im' to close in vessel. Did you mean 'in'? vessel has the inputs in,"
                + " rain."),
        refused("no input", () -> vessel().closed("k", "1"),
            "vessel: 'k' of vessel is a parameter and cannot be closed; only inputs can. vessel has the"
                + " inputs in, rain."),
        refused("closed already", () -> loop().closed("in", "1"), """
            loop: the input 'in' of loop is closed already.
                in = g*(Vset - V)
                To change that, use replace("in = ..."). loop has the input rain."""),
        refused("another unit", () -> vessel().closed("in", "V"), """
            vessel: the two sides of in have different units.
                in = V
                left is L/h; V is L. Is something on the right per h?""" + Trouble.UNIT_MISMATCH.more()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongClosings")
  void wrongClosingsAreRefused(String what, Executable closing, String message) {
    assertRefused(message, closing);
  }

  @Test
  void anInputIsClosedByAnExpression() {
    Model closed = vessel().closed("in", "k*V/(1 + 1)").closed("rain", "0");
    assertEquals(List.of(), closed.openInputs());
    assertEquals("k*V/(1 + 1)", Text.of(closed.definition("in").orElseThrow()));
  }
}
