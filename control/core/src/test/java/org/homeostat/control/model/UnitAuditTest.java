package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.refused;
import static org.homeostat.control.model.Tank.tank;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnitAuditTest {

  static Stream<Arguments> mismatches() {
    return Stream.of(
        refused("a sum", () -> tank(equations("a = V + q")), """
            tank: the units in the equation for a do not fit.
                a = V + q
                the terms of V + q have different units.
                V is L; q is L/h."""),
        refused("a sum of one dimension",
            () -> tank(parameter("E", 1, "kcal", ""), parameter("F", 1, "MJ", ""), equations("a = E + F")),
            """
            tank: the units in the equation for a do not fit.
                a = E + F
                the terms of E + F have different units.
                E is kcal; F is MJ.
                kcal against MJ: 1 kcal is 0.004184 MJ; multiply by it or declare in one unit."""),
        refused("two sides of one dimension",
            () -> tank(parameter("E", 1, "kcal", ""), auxiliary("F", "MJ", ""), equations("F = E")), """
            tank: the two sides of F have different units.
                F = E
                left is MJ; E is kcal.
                1 kcal is 0.004184 MJ: declare both in one unit, or write the factor as a parameter."""),
        refused("two sides, time missing", () -> tank(auxiliary("a", "L", ""), equations("a = k*V")), """
            tank: the two sides of a have different units.
                a = k*V
                left is L; k*V is L/h, because k is 1/h and V is L. Is a factor in h missing on \
            the right?"""),
        refused("a derivative, time too much", () -> tank(state("W", 1, "L", ""), equations("dW/dt = W")), """
            tank: the two sides of dW/dt have different units.
                dW/dt = W
                left is L/h; W is L. Is something on the right per h?"""),
        refused("two sides far apart", () -> tank(auxiliary("a", "g", ""), equations("a = V")), """
            tank: the two sides of a have different units.
                a = V
                left is g; V is L."""),
        refused("a pure number", () -> tank(auxiliary("a", "1", ""), equations("a = q")), """
            tank: the two sides of a have different units.
                a = q
                left is a pure number; q is L/h."""),
        refused("a closed input", () -> tank(input("u", "L", "").nonNegative(), equations("u = 3")), """
            tank: the two sides of u have different units.
                u = 3
                left is L; 3 is a pure number."""),
        refused("a start", () -> tank(state("W", "k*V", "L", ""), equations("dW/dt = 0")), """
            tank: 'W' and its start have different units.
                W starts at k*V
                W is L; k*V is L/h, because k is 1/h and V is L. Is a factor in h missing on the right?"""),
        refused("a start that is a sum", () -> tank(state("W", "V + k", "L", ""), equations("dW/dt = 0")), """
            tank: the units in the start of 'W' do not fit.
                W starts at V + k
                the terms of V + k have different units.
                V is L; k is 1/h."""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mismatches")
  void unitsThatDoNotFitAreRefusedWithTheReason(String what, Executable description, String message) {
    assertRefused(message + Trouble.UNIT_MISMATCH.more(), description);
  }

  @Test
  void unitsOfAuxiliariesAreInferred() {
    Model model = tank(equations("share = leak/q\nroot = sqrt(V*leak)\nclock = 2*t"));
    assertEquals(Unit.parse("L/h"), model.quantity("leak").unit());
    assertEquals(Unit.ONE, model.quantity("share").unit());
    assertEquals(Unit.parse("L/h^(1/2)"), model.quantity("root").unit());
    assertEquals(Unit.parse("h"), model.quantity("clock").unit());
    assertEquals(Quantity.Kind.AUXILIARY, model.quantity("leak").kind());
  }

  @Test
  void anInferredAuxiliaryIsDescribedByItsComment() {
    assertEquals("what is lost", tank().quantity("leak").meaning());
  }

  @Test
  void aLiteralZeroFitsAnyUnit() {
    Model model = tank(auxiliary("none", "kcal", ""), equations("none = 0\nrain = max(0, q - leak)"));
    assertEquals(Unit.parse("L/h"), model.quantity("rain").unit());
    assertEquals(Optional.empty(), model.unitOf("the question", Parser.expression("0")));
  }

  @Test
  void anotherUnitOfTheSameSizeFits() {
    Model model = tank(auxiliary("a", "cm^3/h", ""), parameter("mL", 1, "mL", ""), equations("a = k*mL"));
    assertEquals("cm^3/h", model.quantity("a").unit().toString());
  }

  @Test
  void anExpressionFromOutsideIsCheckedWithItsNamesAndUnits() {
    assertEquals(Optional.of(Unit.parse("L")), tank().unitOf("the map", Parser.expression("V - q*t")));
    assertRefused("the map: 'V - Q*t' uses 'Q', which tank does not have. Did you mean 'q'?",
        () -> tank().unitOf("the map", Parser.expression("V - Q*t")));
    assertRefused("""
        the map: the units in 'V - 4' do not fit.
            the terms of V - 4 have different units.
            V is L; 4 is a pure number."""
        + Trouble.UNIT_MISMATCH.more(), () -> tank().unitOf("the map", Parser.expression("V - 4")));
  }
}
