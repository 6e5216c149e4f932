package org.homeostat.control.view.report;

import java.util.List;
import org.homeostat.control.framing.Verdict;

/** Verdicts on other pairs of models, a line for each. */
record PairsSection(List<Verdict> verdicts) {

  String html() {
    return Html.block("section id=\"pairs\"", List.of(
        Html.text("h2", "Other pairs"),
        Html.words("Verdicts of other pairs", List.of("pair", "verdict", "in words"),
            verdicts.stream().map(PairsSection::row).toList())));
  }

  private static List<String> row(Verdict verdict) {
    return List.of(
        Html.escaped(verdict.a() + " and " + verdict.b()),
        Html.text("strong", verdict.kind() + ":") + " " + Html.escaped(VerdictSection.label(verdict)),
        Html.escaped(verdict.statement()));
  }
}
