package org.homeostat.examples;

import java.util.List;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.framing.Relation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Numbers;

/** Verdicts on several pairs of models, a line each: what holds for twins, how far others come apart. */
final class VerdictGrid {
  private static final int PERCENT = 100;

  /** Runs of one tolerance agree to this, relative, where nothing sets them apart. */
  private static final double SEEN = 1e-6;

  private VerdictGrid() {}

  static String of(List<Comparison> pairs) {
    int first = width(pairs, 0);
    int second = width(pairs, 1);
    StringBuilder text = new StringBuilder();
    for (Comparison pair : pairs) {
      text.append(String.format("  %-" + first + "s  %-" + second + "s  %-9s %s%n",
          StudyText.shortName(pair.models().get(0)), StudyText.shortName(pair.models().get(1)),
          pair.verdict().kind(), reason(pair)));
    }
    return text.toString();
  }

  private static int width(List<Comparison> pairs, int place) {
    return pairs.stream().mapToInt(pair -> StudyText.shortName(pair.models().get(place)).length()).max()
        .orElse(0);
  }

  private static String reason(Comparison pair) {
    Verdict verdict = pair.verdict();
    if (verdict instanceof Verdict.Proved) {
      return verdict.relation() + ", " + verdict.scope();
    }
    if (verdict instanceof Verdict.Undecided) {
      return verdict.isCancelled() ? "cancelled before it was decided"
          : "no difference was seen, nor is there a proof";
    }
    Difference largest = pair.difference();
    if (largest.maxRelative() < SEEN) {
      return "the same under this protocol, not under others";
    }
    boolean limit = verdict.relations().stream()
        .anyMatch(finding -> finding.relation() == Relation.LIMIT && finding.holds().orElse(false));
    return largest.quantity() + " differs by " + Numbers.round(PERCENT * largest.maxRelative(), 2) + " % at "
        + Numbers.round(largest.at(), 3) + " " + pair.models().get(0).timeUnit()
        + (limit ? "; one in the limit" : "");
  }
}
