package org.homeostat.examples;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Finding;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.framing.Witness;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/** Verdicts on several pairs of models, a line each. */
final class VerdictGrid {
  private VerdictGrid() {}

  static String of(List<Comparison> pairs) {
    StringBuilder text = new StringBuilder();
    for (Comparison pair : pairs) {
      text.append(String.format("  %-17s  %-17s  %-9s %s%n",
          StudyText.shortName(pair.models().get(0)), StudyText.shortName(pair.models().get(1)),
          pair.verdict().kind(), reason(pair.verdict(), pair.models().get(0).timeUnit())));
    }
    return text.toString();
  }

  private static String reason(Verdict verdict, Unit time) {
    return verdict.witness().map(shown -> seen(shown) + " " + time + limit(verdict))
        .orElse(verdict.relation() + ", " + verdict.scope());
  }

  private static String seen(Witness shown) {
    return shown.quantity() + " " + Numbers.round(shown.a(), 3) + " against " + Numbers.round(shown.b(), 3)
        + (shown.unit().isDimensionless() ? "" : " " + shown.unit()) + " at " + Numbers.round(shown.at(), 3);
  }

  private static String limit(Verdict verdict) {
    Optional<Finding> limit = verdict.relations().stream()
        .filter(finding -> finding.name().equals("limit") && finding.holds().orElse(false)).findFirst();
    return limit.isPresent() ? "; one system in the limit" : "";
  }
}
