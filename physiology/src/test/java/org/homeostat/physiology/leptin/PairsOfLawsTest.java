package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Finding;
import org.homeostat.control.framing.Relation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each law against each other one, in the feedback framing, at the declared values. {@code mvn -Pthorough
 * test} looks at all pairs, else at those with the static law.
 */
class PairsOfLawsTest {
  private static final boolean THOROUGH = Boolean.getBoolean("homeostat.thorough");

  /** Laws that are the static one as declared, and where there is little leptin. */
  private static final Set<String> STATIC = Set.of("static", "opponent", "resistance");

  /** Limits in which a law is the static one, of parameters that cannot be 0 or are the lag of a delay. */
  private static final Map<String, String> TO_STATIC = Map.of("lag", "tau -> 0", "delay", "D -> 0",
      "adaptive", "tauS -> infinity", "allostatic", "period -> infinity");

  /** Two laws, in the order of {@link LeptinLoop#laws}. */
  record Pair(Law first, Law second) {

    Verdict verdict() {
      Model a = first.feedback();
      Model b = second.feedback();
      return Equivalence.between(a, b).given(LeptinLoop.map(a, b).toArray(String[]::new))
          .challenged(LeptinProtocols.diet()).until(days(30)).verdict();
    }

    /** Where the two are one: in a limit in which the other is the static law, if one is. */
    Optional<String> limit() {
      return STATIC.contains(first.name()) ? Optional.ofNullable(TO_STATIC.get(second.name()))
          : STATIC.contains(second.name()) ? Optional.ofNullable(TO_STATIC.get(first.name()))
          : Optional.empty();
    }

    boolean is(String a, String b) {
      return first.name().equals(a) && second.name().equals(b);
    }

    @Override
    public String toString() {
      return first.name() + " and " + second.name();
    }
  }

  static Stream<Pair> pairs() {
    List<Law> laws = LeptinLoop.laws();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < laws.size(); i++) {
      for (int j = i + 1; j < laws.size(); j++) {
        pairs.add(new Pair(laws.get(i), laws.get(j)));
      }
    }
    return pairs.stream().filter(pair -> THOROUGH || pair.first().name().equals("static"));
  }

  /** T5: without a baseline, and arms alike, the opponent law is the static one. No other two are one. */
  @ParameterizedTest
  @MethodSource("pairs")
  void twoLawsAreTwoSystemsButForTheOpponentLawWithoutABaseline(Pair pair) {
    Verdict verdict = pair.verdict();
    if (pair.is("static", "opponent")) {
      assertEquals("Proved", verdict.kind(), verdict.toString());
      assertEquals("these values", verdict.scope());
    } else {
      assertEquals("Refuted", verdict.kind(), verdict.toString());
      assertTrue(verdict.witness().isPresent());
    }
    assertLimitsAreTrue(pair, verdict);
  }

  /** T4, T7, T9: late ever less, drifting ever slower, a law is the static one; that of others is none. */
  private static void assertLimitsAreTrue(Pair pair, Verdict verdict) {
    List<String> found = verdict.relations().stream()
        .filter(finding -> finding.relation() == Relation.LIMIT).map(Finding::detail)
        .map(detail -> detail.replaceFirst("one system in the limit ([^,]*),.*", "$1")).toList();
    assertEquals(pair.limit().stream().toList(), found, pair.toString());
  }
}
