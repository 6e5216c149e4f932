package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.expr.Latex;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.model.Numbers;

/** A verdict as LaTeX that needs no package: a paragraph, a list of what it says, a table of relations. */
final class VerdictLatex {
  private static final String TABLE = "\\begin{tabular}{lllp{0.5\\textwidth}}";
  private static final List<String> CONDITIONS = List.of(" is not 0", " is not negative");

  private VerdictLatex() {}

  static String of(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add("\\paragraph{" + verdict.kind() + ".} " + LatexText.of(verdict.statement()));
    lines.add("\\begin{description}");
    verdict.witness().ifPresent(witness ->
        item(lines, "Seen", List.of(LatexText.of(witness.withAnimals()))));
    item(lines, "Valid for", verdict.scope().isEmpty()
        ? List.of() : List.of(LatexText.of(verdict.account().validity())));
    item(lines, "Assuming", verdict.assumptions().stream().map(VerdictLatex::assumption).toList());
    item(lines, "Survives", texts(verdict.survives()));
    item(lines, "Told apart by", texts(verdict.separatedBy()));
    verdict.roundingBound().ifPresent(bound -> item(lines, "Rounding",
        List.of("at most $" + Latex.of(Parser.expression(Numbers.round(bound, 2))) + "$ of a quantity's size,"
            + " in one evaluation at the start")));
    lines.add("\\end{description}");
    lines.add(TABLE);
    lines.add("relation & holds & evidence & why \\\\ \\hline");
    verdict.relations().forEach(finding -> lines.add(row(finding)));
    lines.add("\\end{tabular}");
    return String.join("\n", lines) + "\n";
  }

  static String row(Finding finding) {
    return String.join(" & ", LatexText.of(finding.name()), finding.answer(),
        finding.holds().isPresent() ? finding.evidence().toString() : "", LatexText.of(finding.detail()))
        + " \\\\";
  }

  private static List<String> texts(List<?> said) {
    return said.stream().map(Object::toString).map(LatexText::of).toList();
  }

  private static void item(List<String> lines, String title, List<String> entries) {
    if (!entries.isEmpty()) {
      lines.add("  \\item[" + title + "] " + String.join(";\n    ", entries) + ".");
    }
  }

  /** An assumption, whose formula is set as one. */
  private static String assumption(String text) {
    for (String condition : CONDITIONS) {
      int at = text.indexOf(condition);
      if (at > 0) {
        try {
          return "$" + Latex.of(Parser.expression(text.substring(0, at))) + "$"
              + LatexText.of(text.substring(at));
        } catch (NotationException prose) {
          return LatexText.of(text);
        }
      }
    }
    return LatexText.of(text);
  }
}
