package org.homeostat.control.protocol;

import static org.homeostat.control.protocol.Ponds.assertRefused;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InterventionTest {
  private static final Clause WINDOW = during(days(10), days(12));
  private static final Clause INSTANT = at(days(10));
  private static final Clause CROSSING = when("V - S", Crossing.FALLING);

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(WINDOW.hold("k", 0), """
            p: 'k' cannot be held; it is a parameter, and only states, inputs and auxiliaries can.
                To change a parameter, use scale("k", factor) or set("k", value)."""),
        Arguments.of(CROSSING.hold("k", 0), """
            p: 'k' cannot be held; it is a parameter, and only states, inputs and auxiliaries can.
                To change a parameter, use scale("k", factor) or set("k", value)."""),
        Arguments.of(INSTANT.hold("V", 0),
            "p: 'V' cannot be held at an instant. Use during(...) or after(...); set(...) changes a state"
                + " at once."),
        Arguments.of(WINDOW.hold("leak"),
            "p: 'leak' needs a value to be held at; only a state can be held where it is."),
        Arguments.of(WINDOW.hold("rain"),
            "p: 'rain' needs a value to be held at; only a state can be held where it is."),
        Arguments.of(WINDOW.set("rain", 1),
            "p: 'rain' cannot be set; it is an input. To keep it at a value, use hold(\"rain\", value)."),
        Arguments.of(WINDOW.scale("rain", 2),
            "p: 'rain' cannot be scaled; it is an input. To keep it at a value, use hold(\"rain\", value)."),
        Arguments.of(WINDOW.set("leak", 1),
            "p: 'leak' cannot be set; it is an auxiliary. To keep it at a value, use hold(\"leak\", value)."),
        Arguments.of(INSTANT.scale("leak", 2),
            "p: 'leak' cannot be scaled; it is an auxiliary. To keep it at a value, use hold(\"leak\","
                + " value)."),
        Arguments.of(WINDOW.set("V", 1), "p: 'V' is a state; set acts on a state at an instant. Use"
            + " at(...) for that, or hold(...) over a window."),
        Arguments.of(after(3).scale("V", 2), "p: 'V' is a state; scale acts on a state at an instant. Use"
            + " at(...) for that, or hold(...) over a window."),
        Arguments.of(INSTANT.set("k", 1),
            "p: 'k' is a parameter, which changes over a window. Use after(...) or during(...)."),
        Arguments.of(INSTANT.infuse("V", 1),
            "p: 'V' cannot be infused at an instant. Use during(...), or set(...) for a bolus."),
        Arguments.of(WINDOW.infuse("k", 1), "p: 'k' cannot be infused; it is a parameter, and only states and"
            + " inputs can. Hold an auxiliary, or set a parameter."),
        Arguments.of(WINDOW.infuse("leak", 1), "p: 'leak' cannot be infused; it is an auxiliary, and only"
            + " states and inputs can. Hold an auxiliary, or set a parameter."),
        Arguments.of(WINDOW.hold("leek", 1),
            "p: 'hold leek at 1' cannot be done to pond, which has no 'leek'. Did you mean 'leak'?"
                + Trouble.A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL.more()),
        Arguments.of(INSTANT.set("volume", 1),
            "p: 'set volume to 1' cannot be done to pond, which has no 'volume'."
                + Trouble.A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL.more()),
        Arguments.of(WINDOW.hold("rain", -1),
            "p: 'hold rain at -1' cannot be done to pond: 'rain' is -1 1/d, outside its domain rain >= 0."),
        Arguments.of(WINDOW.hold("leak", -1),
            "p: 'hold leak at -1' cannot be done to pond: 'leak' is -1 1/d, outside its domain leak >= 0."),
        Arguments.of(WINDOW.hold("V", -1),
            "p: 'hold V at -1' cannot be done to pond: 'V' is -1, outside its domain V >= 0."),
        Arguments.of(INSTANT.set("V", -1),
            "p: 'set V to -1' cannot be done to pond: 'V' is -1, outside its domain V >= 0."),
        Arguments.of(CROSSING.set("V", -1),
            "p: 'set V to -1' cannot be done to pond: 'V' is -1, outside its domain V >= 0."),
        Arguments.of(WINDOW.set("k", 0),
            "p: 'set k to 0' cannot be done to pond: 'k' is 0 1/d, outside its domain k > 0."),
        Arguments.of(WINDOW.scale("k", -2),
            "p: 'scale k by -2' cannot be done to pond: 'k' is -0.2 1/d, outside its domain k > 0."),
        Arguments.of(WINDOW.infuse("rain", -0.75),
            "p: 'infuse rain at -0.75' cannot be done to pond: 'rain' is -0.25 1/d, outside its domain"
                + " rain >= 0."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void whatCannotBeDoneIsRefusedWithTheRemedy(Clause clause, String message) {
    assertRefused(message, () -> Protocol.of("p", clause).check(Ponds.inDays()));
  }

  static Stream<Clause> possible() {
    return Stream.of(
        WINDOW.hold("V", 0), WINDOW.hold("V"), WINDOW.hold("rain", 0), WINDOW.lesion("leak"),
        WINDOW.infuse("V", -1), WINDOW.infuse("rain", 1), WINDOW.set("k", 3), WINDOW.scale("k", 0.5),
        INSTANT.set("V", 0), INSTANT.scale("S", -1), after(3).set("k", 3),
        CROSSING.hold("V", 0), CROSSING.set("V", 3), CROSSING.scale("S", 2), CROSSING.set("k", 3),
        CROSSING.infuse("V", 1).lasting(days(1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("possible")
  void whatCanBeDoneIsLetThrough(Clause clause) {
    Protocol.of("p", clause).check(Ponds.inDays());
  }

  @Test
  void anExpressionToWatchHasKnownNamesAndUnitsThatFit() {
    assertRefused("p: 'V - s' uses 's', which pond does not have. Did you mean 'S'?",
        () -> Protocol.of("p", when("V - s", Crossing.RISING).hold("rain", 0)).check(Ponds.inDays()));
    assertRefused("""
        p: the units in 'leak - 3' do not fit.
            the terms of leak - 3 have different units.
            leak is 1/d; 3 is a pure number.""" + Trouble.UNIT_MISMATCH.more(),
        () -> Protocol.of("p", when("leak - 3", Crossing.RISING).hold("rain", 0)).check(Ponds.inDays()));
    Protocol.of("p", when("leak - 3*k", Crossing.RISING).hold("rain", 0)).check(Ponds.inDays());
    Protocol.of("p", when("k*t - 3", Crossing.RISING).hold("rain", 0)).check(Ponds.inDays());
  }

  @Test
  void anExpressionToWatchIsANumber() {
    assertThrows(NotationException.class, () -> when("V > 3", Crossing.RISING));
    assertThrows(NotationException.class, () -> when("V - ", Crossing.RISING));
  }

  @Test
  void anOpenInputCannotBeInfused() {
    Model open = Ponds.inDays().with(Part.input("spring", "1/d", "another inlet"));
    assertRefused("p: 'infuse spring at 1' cannot be done to pond: 'spring' is an open input and cannot be"
        + " infused. Close it with an equation spring = ..., give it a default, or hold it.",
        () -> Protocol.of("p", WINDOW.infuse("spring", 1)).check(open));
  }
}
