package org.homeostat.control.notebook;

import java.util.List;
import org.homeostat.control.framing.Finding;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.framing.Witness;
import org.homeostat.control.model.Numbers;

/** A verdict as HTML: the same that it prints on a terminal, in the same order. */
final class VerdictMarkup {
  private VerdictMarkup() {}

  static String of(Verdict verdict) {
    StringBuilder rows = new StringBuilder();
    section(rows, "seen", verdict.witness().stream().map(Witness::withAnimals).toList());
    section(rows, "valid for", verdict.scope().isEmpty() ? List.of() : List.of(verdict.account().validity()));
    section(rows, "assuming", verdict.assumptions());
    section(rows, "survives", verdict.survives());
    section(rows, "told apart by", verdict.separatedBy().stream().map(Separation::toString).toList());
    section(rows, "relations", verdict.relations().stream().map(Finding::toString).toList());
    verdict.roundingBound().ifPresent(bound -> section(rows, "rounding", List.of("at most "
        + Numbers.round(bound, 2) + " of a quantity's size, in one evaluation at the start")));
    return Markup.paragraph(Markup.strong(verdict.kind() + ":") + " " + Markup.text(verdict.statement()))
        + "<table>\n" + rows + "</table>\n";
  }

  private static void section(StringBuilder rows, String title, List<String> entries) {
    if (!entries.isEmpty()) {
      rows.append(Markup.row(title, entries));
    }
  }
}
