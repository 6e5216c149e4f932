package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.refused;
import static org.homeostat.control.model.Tank.tank;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeclarationsTest {
  private static final Part STILL = equations("dW/dt = 0");

  static Stream<Arguments> wrongNames() {
    return Stream.of(
        refused("the time", () -> tank(parameter("t", 1, "h", "")),
            "tank: 't' has a meaning in the notation already; choose another name."),
        refused("a function", () -> tank(parameter("exp", 1, "1", "")),
            "tank: 'exp' has a meaning in the notation already; choose another name."),
        refused("a number", () -> tank(parameter("pi", 1, "1", "")),
            "tank: 'pi' has a meaning in the notation already; choose another name."),
        refused("a digit first", () -> tank(parameter("2k", 1, "1", "")),
            "tank: '2k' is not a name; a name is a letter from A to z, then letters, digits and"
                + " underscores."),
        refused("nothing", () -> tank(parameter("", 1, "1", "")),
            "tank: '' is not a name; a name is a letter from A to z, then letters, digits and underscores."),
        refused("a blank inside", () -> tank(parameter("a b", 1, "1", "")),
            "tank: 'a b' is not a name; a name is a letter from A to z, then letters, digits and"
                + " underscores."),
        refused("an equation's accent", () -> tank(equations("\u00e9 = 3")),
            "tank: '\u00e9' is not a name; a name is a letter from A to z, then letters, digits and"
                + " underscores."),
        refused("a name that is taken", () -> tank(input("V", "L", "")),
            "tank: 'V' is declared twice. Give one of the two another name."),
        refused("a parameter's name that is taken", () -> tank(parameter("k", 2, "1/h", "")),
            "tank: 'k' is declared twice. Give one of the two another name, or change the value of the"
                + " first by let(\"k\", value)."),
        refused("a model without one", () -> Model.of(" ", time("h")),
            "a model without a name: give it one; every message begins with it."));
  }

  static Stream<Arguments> wrongNumbers() {
    return Stream.of(
        refused("a value that is no number", () -> tank(parameter("p", Double.NaN, "L", "")),
            "tank: 'p' is NaN, which is no finite number."),
        refused("an infinite default", () -> tank(input("u", Double.POSITIVE_INFINITY, "L", "")),
            "tank: 'u' is Infinity, which is no finite number."),
        refused("a value that is not positive", () -> tank(parameter("p", 0, "L", "").positive()),
            "tank: 'p' is 0 L, outside its domain p > 0."),
        refused("a negative value", () -> tank(parameter("p", -1.5, "1", "").nonNegative()),
            "tank: 'p' is -1.5, outside its domain p >= 0."),
        refused("a value outside a range", () -> tank(parameter("p", 3, "L", "").within(1, 2)),
            "tank: 'p' is 3 L, outside its domain 1 <= p <= 2."),
        refused("a start that is no number", () -> tank(state("W", Double.NaN, "L", ""), STILL),
            "tank: 'W' starts at NaN, which is no finite number."),
        refused("a start outside the domain", () -> tank(state("W", -1, "L", "").nonNegative(), STILL),
            "tank: 'W' starts at -1 L, outside its domain W >= 0."),
        refused("an infinite guess", () -> tank(state("W", rest(Double.NEGATIVE_INFINITY), "L", ""), STILL),
            "tank: the guess for the rest of 'W' is -Infinity; give a finite number."),
        refused("an end that is no number",
            () -> tank(state("W", 1, "L", "").endsAt(Double.NaN, "dry"), STILL),
            "tank: 'W' ends a run at NaN; give a finite number."),
        refused("an end of what is no state", () -> tank(parameter("p", 1, "L", "").endsAt(0, "dry")),
            "tank: 'p' cannot end a run; it is a parameter, and only a state can."));
  }

  static Stream<Arguments> wrongTimes() {
    return Stream.of(
        refused("none", () -> Model.of("tank", state("V", 1, "L", ""), equations("dV/dt = 0")),
            "tank: it has no time unit. Add time(\"d\"), time(\"min\") ..., or time(\"1\") for a"
                + " dimensionless one."),
        refused("two", () -> tank(time("h")), "tank: its time unit is given twice."),
        refused("another one later", () -> tank().with(time("d")),
            "tank: it has a time unit already, and keeps it."),
        refused("a mass", () -> Model.of("tank", time("g"), state("V", 1, "L", ""), equations("dV/dt = 0")),
            "tank: its time unit 'g' does not measure time. Use time(\"d\"), time(\"min\") ..., or"
                + " time(\"1\") for a dimensionless one."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"wrongNames", "wrongNumbers", "wrongTimes"})
  void whatCannotBeDeclaredIsRefused(String what, Executable description, String message) {
    assertRefused(message, description);
  }

  @Test
  void anUnknownUnitIsRefusedWithTheQuantityAndTheNearest() {
    assertRefused("'E': unknown unit 'Kcal' in 'Kcal/h'. Did you mean 'kcal'?",
        () -> parameter("E", 1, "Kcal/h", "energy spent"));
    assertRefused("the time unit: unknown unit 'Min'. Did you mean 'min'?", () -> time("Min"));
  }

  @Test
  void aStartThatCannotBeReadIsRefusedWithItsStateAndThePlace() {
    assertRefused("""
        the start of 'e': a value is missing after '-'.
            r -
               ^""", () -> state("e", "r -", "L", "error"));
  }

  @Test
  void startsAndValuesBelongToTheirKinds() {
    var valueless = assertThrows(IllegalArgumentException.class, () -> quantity(Quantity.Kind.PARAMETER));
    assertEquals("'p' is a parameter; a parameter has a value, an input may have one, and nothing else has.",
        valueless.getMessage());
    var startless = assertThrows(IllegalArgumentException.class, () -> quantity(Quantity.Kind.STATE));
    assertEquals("'p' is a state; a state has a start, and nothing else has.", startless.getMessage());
    assertEquals("an auxiliary", quantity(Quantity.Kind.AUXILIARY).kind().phrase());
  }

  private static Quantity quantity(Quantity.Kind kind) {
    return new Quantity(kind, "p", Unit.ONE, "", Optional.empty(), OptionalDouble.empty(), Domain.REAL,
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
