package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.framing.Relation;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The two framings of every law are proved to be one system, and what tells them apart is found: theorems T1
 * and T8 of all laws.
 */
class TwinsTest {

  /** A proof needs no run; runs show what separates the twins, and are long enough for that. */
  private static final Map<String, Verdict> VERDICTS = LeptinLoop.laws().stream()
      .collect(Collectors.toMap(Law::name, law -> law.twins().until(days(5)).verdict()));

  /** What tells the twins apart besides {@code e} and {@code shift}: nodes held, parameters set. */
  private static final Map<String, List<String>> ELSE = Map.of(
      "static", List.of(),
      "lag", List.of("setting Lset"),
      "integral", List.of("setting Lset", "setting kz"),
      "linear", List.of("setting kFI", "setting ks", "setting c1", "setting c2", "setting Lset",
          "setting FI0", "setting s0"),
      "delay", List.of("setting Lset"),
      "opponent", List.of("holding E", "setting Lset", "setting kz"),
      "adaptive", List.of("holding r", "setting Lset", "holding w", "setting kz"),
      "resistance", List.of(),
      "allostatic", List.of("holding need", "holding deaf"));

  static List<Law> laws() {
    return LeptinLoop.laws();
  }

  private static List<Separation> separations(Law law) {
    return VERDICTS.get(law.name()).separatedBy();
  }

  private static Separation separation(Law law, String what) {
    return separations(law).stream().filter(one -> one.intervention().startsWith(what)).findFirst()
        .orElseThrow(() -> new AssertionError(what + " is not among " + separations(law)));
  }

  private static List<String> lawsWhere(Predicate<Verdict> holds) {
    return laws().stream().map(Law::name).filter(name -> holds.test(VERDICTS.get(name))).toList();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theTwinsOfEachLawAreProvedIdenticalForAllValuesInTheDomain(Law law) {
    Verdict verdict = VERDICTS.get(law.name());
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertEquals(Relation.IDENTICAL, verdict.relation());
    assertEquals("all values in the domain", verdict.scope());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theErrorClampedAndTheSetPointMovedAlwaysTellTheTwinsApart(Law law) {
    String twin = law.setpointName();
    for (String what : List.of("holding e at 0 ng/g in " + twin, "setting shift to 0.1 ng/g in " + twin)) {
      assertTrue(separation(law, what).prediction().isPresent(), law + ": " + what + " is not seen");
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void whatElseTellsThemApartIsWhatOnlyOneOfThemHas(Law law) {
    Stream<String> told = separations(law).stream()
        .map(one -> one.intervention().split(" ")).map(words -> words[0] + " " + words[1])
        .filter(what -> !what.equals("holding e") && !what.equals("setting shift"));
    assertEquals(ELSE.get(law.name()), told.toList());
  }

  /** T4 ii: what the error is, a lag, a delay or an integral remembers; a step of the reference is seen. */
  @Test
  void aReferenceThatChangesIsSeenWhereTheErrorIsRemembered() {
    for (String name : List.of("lag", "delay", "integral", "adaptive")) {
      Separation step = separation(LeptinLoop.law(name), "setting Lset to 0.505495 ng/g");
      assertTrue(step.prediction().isPresent(), name + ": " + step);
    }
  }

  @Test
  void theSetPointIsAGaugeUnlessFeedbackHasANumberInItsPlace() {
    assertEquals(List.of("static", "lag", "delay", "resistance", "allostatic"),
        lawsWhere(verdict -> verdict.statement().contains("Lset is a gauge")));
  }
}
