package org.homeostat.physiology.leptin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of each manipulation. */
class ManipulationTest {
  private static final int TERMINAL = 100;

  static Stream<Manipulation> all() {
    return LeptinProtocols.all().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void itSaysWhatItMeansInEachFramingAndWhatStandsForItWhereItIsLacking(Manipulation done) {
    for (String text : List.of(
        done.description(), done.inFeedback(), done.inSetpoint(), done.counterpart())) {
      assertFalse(text.isBlank(), done.name());
      assertFalse(text.endsWith("."), done.toString());
    }
    assertTrue(done.toString().lines().allMatch(line -> line.length() <= TERMINAL), done.toString());
  }

  /** A lesion's 0 and the start of a run are no choice; every other number is one. */
  @ParameterizedTest
  @MethodSource("all")
  void everyNumberOfItsProtocolHasASourceOrAReason(Manipulation done) {
    List<Double> known = done.numbers().stream().map(number -> number.value().orElseThrow()).toList();
    for (double number : numbers(done)) {
      assertTrue(number == 0 || known.contains(number), done.name() + ": " + number);
    }
    for (Quantity number : done.numbers()) {
      assertFalse(number.source().map(Source::title).orElse("").isBlank(), done.toString());
      assertFalse(number.meaning().isBlank(), done.toString());
    }
  }

  private static List<Double> numbers(Manipulation done) {
    List<Double> numbers = new ArrayList<>();
    for (Clause clause : done.protocol().clauses()) {
      clause.window().times().stream().map((Time time) -> time.in(Unit.parse("d"))).forEach(numbers::add);
      clause.interventions().forEach(intervention -> numbers.add(number(intervention)));
    }
    return numbers;
  }

  private static double number(Intervention intervention) {
    String[] words = intervention.toString().split(" ");
    return Double.parseDouble(words[words.length - 1]);
  }

  @ParameterizedTest
  @MethodSource("all")
  void itIsFoundUnderItsName(Manipulation done) {
    assertEquals(done, LeptinProtocols.named(done.name()).orElseThrow());
    assertTrue(done.name().matches("[a-z]+(-[a-z]+)*(-[A-Z])?"), done.name());
  }
}
