package org.homeostat.control.protocol;

import static org.homeostat.control.protocol.Ponds.assertNoArgument;
import static org.homeostat.control.protocol.Ponds.assertRefused;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.control.unit.Time.hours;
import static org.homeostat.control.unit.Time.minutes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;

class ProtocolTest {
  private static final Unit DAY = Unit.parse("d");
  private static final Unit HOUR = Unit.parse("h");

  private static final Protocol YEAR = Protocol.of("a year",
      during(days(10), days(12)).hold("rain", 0),
      after(hours(360)).infuse("V", 0.25),
      at(days(20)).scale("V", 0.5),
      when("V - S", Crossing.FALLING).lesion("leak").lasting(days(3)),
      when("S - 0.5", Crossing.RISING).hold("S"),
      when("sin(t/t)", Crossing.EITHER).set("k", 1e-7));

  @Test
  void aProtocolPrintsWithoutASolver() {
    assertEquals("""
        a year
          from 10 d to 12 d: hold rain at 0
          from 360 h on: infuse V at 0.25
          at 20 d: scale V by 0.5
          when V - S falls through 0, for 3 d: hold leak at 0
          when S - 0.5 rises through 0: hold S where it is
          when sin(t/t) passes through 0: set k to 1e-7""", YEAR.toString());
    assertEquals("at 3 h: set V to 1, scale S by 2", at(hours(3)).set("V", 1).scale("S", 2).toString());
  }

  @Test
  void aProtocolWithoutClausesSaysThatNothingIsDone() {
    assertEquals("none", Protocol.none().toString());
    assertEquals("rest: nothing is done", Protocol.of("rest").toString());
    assertEquals("p\n  from 1 on: nothing is done", Protocol.of("p", after(1)).toString());
    assertTrue(Protocol.of("rest").isNone());
  }

  @Test
  void boundariesAreInTheUnitOfTheModel() {
    assertEquals(List.of(10.0, 12.0, 15.0, 20.0), YEAR.boundaries(DAY));
    assertEquals(List.of(240.0, 288.0, 360.0, 480.0), YEAR.boundaries(HOUR));
  }

  @Test
  void bareNumbersAreInTheModelsOwnUnit() {
    Protocol bare = Protocol.of("bare", during(10, 12).hold("rain", 0), at(20).set("V", 1));
    assertEquals(List.of(10.0, 12.0, 20.0), bare.boundaries(DAY));
    assertEquals(List.of(10.0, 12.0, 20.0), bare.boundaries(HOUR));
    assertEquals(List.of(10.0, 12.0, 20.0), bare.boundaries(Unit.ONE));
    bare.check(Ponds.dimensionless());
  }

  @Test
  void bareNumbersAndUnitsMayStandBesideEachOther() {
    Protocol mixed = Protocol.of("p", during(10, 12).hold("rain", 0), after(minutes(2880)).hold("leak", 1));
    assertEquals(List.of(2.0, 10.0, 12.0), mixed.boundaries(DAY));
    assertEquals(List.of(10.0, 12.0, 48.0), mixed.boundaries(HOUR));
  }

  @Test
  void aModelWithoutUnitOfTimeRefusesASuffix() {
    assertRefused("fast: 'from 10 d to 12 d' does not fit pond: the model's time has no unit: write 10,"
        + " not 10 d.",
        () -> Protocol.of("fast", during(days(10), days(12)).hold("rain", 0)).check(Ponds.dimensionless()));
    assertRefused("drought: 'when V - S falls through 0, for 3 d' does not fit pond: the model's time has"
        + " no unit: write 3, not 3 d.",
        () -> Protocol.of("drought", when("V - S", Crossing.FALLING).hold("rain", 0).lasting(days(3)))
            .check(Ponds.dimensionless()));
  }

  @Test
  void aWindowHoldsItsBeginAndNotItsEnd() {
    Protocol two = Protocol.of("two",
        during(days(10), days(12)).hold("rain", 0), after(days(12)).hold("rain", 1));
    assertEquals(List.of(), two.openAt(Math.nextDown(10.0), DAY));
    assertEquals(List.of(two.clauses().get(0)), two.openAt(10, DAY));
    assertEquals(List.of(two.clauses().get(0)), two.openAt(Math.nextDown(12.0), DAY));
    assertEquals(List.of(two.clauses().get(1)), two.openAt(12, DAY));
    assertEquals(List.of(two.clauses().get(1)), two.openAt(1e9, DAY));
    assertEquals(List.of(two.clauses().get(0)), two.openAt(264, HOUR));
  }

  @Test
  void instantsAndCrossingsOpenNoWindow() {
    assertEquals(List.of(YEAR.clauses().get(1)), YEAR.openAt(20, DAY));
  }

  @Test
  void theEndOfAWindowComesAfterItsBegin() {
    assertNoArgument("a window from 12 d to 10 d is empty; the end comes after the start.",
        () -> during(days(12), days(10)));
    assertNoArgument("a window from 2 d to 48 h is empty; the end comes after the start.",
        () -> during(days(2), hours(48)));
    assertRefused("p: the window from 10 to 1 d is empty in pond, whose time is in d; the end comes after"
        + " the start.",
        () -> Protocol.of("p", during(Time.of(10), days(1)).hold("rain", 0)).check(Ponds.inDays()));
    Protocol.of("p", during(Time.of(10), days(1)).hold("rain", 0)).check(Ponds.inHours());
  }

  @Test
  void timesAreNeitherNegativeNorEndless() {
    assertNoArgument("a time is not negative: -1 is before the start of the run.", () -> after(-1));
    assertNoArgument("a time is not negative: -2 d is before the start of the run.", () -> at(days(-2)));
    assertNoArgument("a time is a finite number, not NaN.", () -> during(0, Double.NaN));
    assertNoArgument("a time is a finite number, not Infinity.", () -> during(0, Double.POSITIVE_INFINITY));
  }

  @Test
  void valuesAreFiniteNumbers() {
    assertNoArgument("the value for 'rain' is NaN; give a finite number.",
        () -> after(1).hold("rain", Double.NaN));
    assertNoArgument("the value for 'V' is Infinity; give a finite number.",
        () -> after(1).infuse("V", Double.POSITIVE_INFINITY));
    assertNoArgument("the value for 'k' is -Infinity; give a finite number.",
        () -> after(1).scale("k", Double.NEGATIVE_INFINITY));
    assertNoArgument("the value for 'k' is NaN; give a finite number.", () -> after(1).set("k", Double.NaN));
  }

  @Test
  void onlyACrossingLastsForATime() {
    assertNoArgument("only when(...) can last for a time; use during(from, to).",
        () -> after(1).lasting(days(1)));
    assertNoArgument("what lasts for 0 d is over at once; give a longer time.",
        () -> when("V - S", Crossing.RISING).lasting(days(0)));
  }

  @Test
  void aNameIsNeeded() {
    assertRefused("a protocol without a name: give it one; every message begins with it.",
        () -> Protocol.of(""));
  }

  @Test
  void theModelUnderAClauseIsAnotherOne() {
    Model base = Ponds.inDays();
    assertEquals("V -0.1, S -0.1", rates(YEAR.model(base, clauses(0))));
    assertEquals("V 0.65, S -0.1", rates(YEAR.model(base, clauses(1))));
    assertEquals("V 0.15, S -0.1", rates(YEAR.model(base, clauses(0, 1))));
    assertEquals("V 0.5, S -0.1", rates(YEAR.model(base, clauses(3))));
    assertEquals("V 0.4, S 0", rates(YEAR.model(base, clauses(4))));
    assertEquals("V 0.5, S -1e-7", rates(YEAR.model(base, clauses(5))));
    assertEquals("V 0.3, S -0.2", rates(YEAR.model(base, List.of(after(1).scale("k", 2)))));
    assertEquals("V 0.4, S -0.1", rates(YEAR.model(base, clauses())));
    assertEquals("V 0.4, S -0.1", rates(base));
  }

  @Test
  void settingAndScalingAStateChangesNoEquation() {
    Model base = Ponds.inDays();
    Model under = YEAR.model(base, List.of(at(1).set("V", 9).scale("S", 2)));
    assertEquals(base.toString(), under.toString());
    assertArrayEquals(base.start(), under.start());
  }

  @Test
  void twoProtocolsMakeOne() {
    Protocol rain = Protocol.of("rain", after(1).hold("rain", 1));
    Protocol salt = Protocol.of("salt", at(2).set("S", 1));
    assertEquals("rain + salt\n  from 1 on: hold rain at 1\n  at 2: set S to 1", rain.and(salt).toString());
    assertEquals(rain.toString(), rain.and(Protocol.none()).toString());
    assertEquals(rain.toString(), Protocol.none().and(rain).toString());
    assertEquals("none", Protocol.none().and(Protocol.none()).toString());
  }

  @Test
  void aProtocolIsRestrictedToWhatAModelHas() {
    Protocol both = Protocol.of("both", during(1, 2).hold("e", 0).hold("rain", 0), after(3).hold("e", 1));
    assertEquals("both\n  from 1 to 2: hold rain at 0", both.restrictedTo(Ponds.inDays()).toString());
    assertEquals(List.of("hold e at 0", "hold e at 1"),
        both.missingIn(Ponds.inDays()).stream().map(Intervention::toString).toList());
    assertEquals(List.of(), YEAR.missingIn(Ponds.inDays()));
    assertEquals(YEAR.toString(), YEAR.restrictedTo(Ponds.inDays()).toString());
  }

  @Test
  void anExpressionThatAModelCannotWatchIsNotDroppedInSilence() {
    Protocol watching = Protocol.of("watching", when("e", Crossing.RISING).hold("rain", 0));
    assertRefused("watching: 'e' uses 'e', which pond does not have.",
        () -> watching.restrictedTo(Ponds.inDays()).check(Ponds.inDays()));
  }

  @Test
  void aNoteSaysWhoHasWhatAModelLacksAndWhatToDoInstead() {
    Protocol clamp = Protocol.of("clamp", after(1).hold("e", 0))
        .noting("e", "only ponds with a keeper have an error; hold the rain (drought)");
    String refusal = "clamp: 'hold e at 0' cannot be done to pond, which has no 'e'.\n"
        + "    Only ponds with a keeper have an error; hold the rain (drought)."
        + Trouble.A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL.more();
    assertRefused(refusal, () -> clamp.check(Ponds.inDays()));
    assertRefused(refusal.replace("clamp:", "clamp + rain:"),
        () -> clamp.and(Protocol.of("rain", after(1).hold("rain", 1))).check(Ponds.inDays()));
    assertEquals(Optional.empty(), clamp.note("rain"));
    assertEquals(clamp.note("e"), Protocol.none().and(clamp).note("e"));
    assertEquals("clamp\n  from 1 on: hold e at 0", clamp.toString(), "a note is no part of what is done");
  }

  @Test
  void inAJoinedModelTheNamesOfItsPartsAreTold() {
    Model two = Model.join(Ponds.inDays(), Ponds.inDays()).prefixed("upper", "lower").named("ponds");
    assertRefused("dry: 'hold rain at 0' cannot be done to ponds, which has no 'rain'.\n"
        + "    It has upper_rain and lower_rain; a protocol of your own can name each."
        + Trouble.A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL.more(),
        () -> Protocol.of("dry", after(1).hold("rain", 0)).noting("rain", "ponds have it").check(two));
  }

  @Test
  void aNoteOnWhatNoClauseNamesIsRefused() {
    assertRefused("clamp: a note on 'f' is never read, for nothing is done to it."
        + " Note on a quantity that a clause names.",
        () -> Protocol.of("clamp", after(1).hold("e", 0)).noting("f", "who has it"));
  }

  @Test
  void whatIsNeverNegativeIsNotMultipliedByLess() {
    assertRefused("flip: 'scale V by -1' cannot be done to pond: 'V' would fall below 0, outside its domain"
        + " V >= 0.", () -> Protocol.of("flip", at(1).scale("V", -1)).check(Ponds.inDays()));
    Protocol.of("flip", at(1).scale("S", -1)).check(Ponds.inDays());
  }

  @Test
  void whatIsReturnedCannotBeChanged() {
    assertThrows(UnsupportedOperationException.class, () -> YEAR.clauses().clear());
    assertThrows(UnsupportedOperationException.class, () -> YEAR.clauses().get(0).interventions().clear());
    Clause clause = after(1);
    clause.hold("rain", 0);
    assertEquals(List.of(), clause.interventions());
  }

  private static List<Clause> clauses(int... places) {
    return Arrays.stream(places).mapToObj(YEAR.clauses()::get).toList();
  }

  /** The derivatives where V and S are 1, rounded. */
  private static String rates(Model model) {
    double[] rates = new double[2];
    model.field().derivatives(0, new double[] {1, 1}, rates);
    return "V " + Numbers.round(rates[0]) + ", S " + Numbers.round(rates[1]);
  }
}
