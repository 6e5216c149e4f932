package org.homeostat.control.protocol;

import static org.homeostat.control.protocol.Ponds.assertRefused;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.control.unit.Time.hours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapTest {
  private static final Clause CROSSING = when("V - S", Crossing.FALLING);

  static Stream<Arguments> collisions() {
    return Stream.of(
        Arguments.of(during(10, 12).hold("rain", 0), during(11, 13).hold("rain", 1)),
        Arguments.of(during(10, 12).hold("rain", 0), during(11, 11.5).hold("rain", 0)),
        Arguments.of(during(days(10), days(12)).hold("rain", 0), after(hours(250)).hold("rain", 1)),
        Arguments.of(after(10).set("k", 1), during(11, 12).scale("k", 2)),
        Arguments.of(after(10).hold("rain", 0), after(11).infuse("rain", 1)),
        Arguments.of(during(10, 12).infuse("V", 1), during(11, 13).infuse("V", 1)),
        Arguments.of(during(10, 12).hold("V", 1), at(10).set("V", 2)),
        Arguments.of(during(10, 12).hold("V"), at(11).scale("V", 2)),
        Arguments.of(at(10).set("V", 1), at(10).scale("V", 2)),
        Arguments.of(CROSSING.hold("rain", 0), during(11, 12).hold("rain", 1)),
        Arguments.of(CROSSING.set("V", 1).lasting(days(1)), at(11).set("V", 1)),
        Arguments.of(CROSSING.set("k", 1), when("V - S", Crossing.RISING).set("k", 2)));
  }

  static Stream<Arguments> neighbours() {
    return Stream.of(
        Arguments.of(during(10, 12).hold("rain", 0), during(12, 13).hold("rain", 1)),
        Arguments.of(during(days(10), days(12)).hold("rain", 0), after(hours(288)).hold("rain", 1)),
        Arguments.of(during(10, 12).hold("rain", 0), during(11, 13).hold("leak", 1)),
        Arguments.of(during(10, 12).hold("V", 1), at(12).set("V", 2)),
        Arguments.of(during(10, 12).hold("V", 1), at(9).set("V", 2)),
        Arguments.of(at(10).set("V", 1), at(11).set("V", 2)),
        Arguments.of(during(10, 12).infuse("V", 1), at(11).set("V", 2)),
        Arguments.of(during(10, 12).infuse("V", 1), CROSSING.scale("V", 2)));
  }

  @ParameterizedTest(name = "{0}; {1}")
  @MethodSource("collisions")
  void twoClaimsOnOneQuantityAtOneTimeAreRefused(Clause a, Clause b) {
    assertThrows(ModelException.class, () -> Protocol.of("p", a, b));
    assertThrows(ModelException.class, () -> Protocol.of("p", b, a));
    assertThrows(ModelException.class, () -> Protocol.of("p", a).and(Protocol.of("q", b)));
  }

  @ParameterizedTest(name = "{0}; {1}")
  @MethodSource("neighbours")
  void claimsThatDoNotMeetAreAllowed(Clause a, Clause b) {
    assertEquals(2, Protocol.of("p", a, b).clauses().size());
    assertEquals(2, Protocol.of("p", b, a).clauses().size());
  }

  @Test
  void bothClaimsAreNamed() {
    assertRefused("""
        p: 'rain' is claimed twice at one time:
            from 10 d to 12 d: hold rain at 0
            from 264 h on: infuse rain at 1
            Separate the windows, or say in one intervention what is meant.""",
        () -> Protocol.of("p", during(days(10), days(12)).hold("rain", 0).hold("leak", 0),
            after(hours(264)).infuse("rain", 1)));
  }

  @Test
  void oneClauseDoesNotClaimAQuantityTwice() {
    assertRefused("""
        p: 'rain' is claimed twice at one time:
            from 10 to 12: hold rain at 0
            from 10 to 12: hold rain at 0
            Separate the windows, or say in one intervention what is meant.""",
        () -> Protocol.of("p", during(10, 12).hold("rain", 0).hold("leak", 0).hold("rain", 0)));
  }

  @Test
  void aClauseGivenTwiceClaimsTwice() {
    Clause clause = during(10, 12).infuse("V", 1);
    assertThrows(ModelException.class, () -> Protocol.of("p", clause, clause));
  }

  @Test
  void timesWithAndWithoutUnitAreComparedOnceTheModelIsKnown() {
    Protocol mixed = Protocol.of("p", during(Time.of(10), Time.of(12)).hold("rain", 0),
        after(days(11)).hold("rain", 1));
    assertRefused("""
        p: 'rain' is claimed twice at one time:
            from 10 to 12: hold rain at 0
            from 11 d on: hold rain at 1
            Separate the windows, or say in one intervention what is meant.""",
        () -> mixed.check(Ponds.inDays()));
    mixed.check(Ponds.inHours());
  }
}
