package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.control.framing.Finding;
import org.homeostat.control.framing.Prediction;
import org.homeostat.control.framing.Separation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.framing.Witness;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * The verdict, in words first, then what it stands on.
 *
 * @param time the unit of the study's times
 */
record VerdictSection(Verdict verdict, Unit time) {

  String html() {
    List<String> parts = new ArrayList<>();
    parts.add(Html.text("h2", "Verdict"));
    parts.add(Html.element("p class=\"kind\"", Html.text("strong", verdict.kind())
        + Html.text("span", label(verdict))));
    parts.add(Html.text("p class=\"statement\"", verdict.statement()));
    verdict.witness().filter(witness -> !isTold(witness))
        .ifPresent(witness -> parts.add(Html.text("p", sentence(witness))));
    if (!verdict.scope().isEmpty()) {
      parts.add(Html.text("p class=\"scope\"", "Valid for " + verdict.account().validity() + "."));
    }
    list(parts, "What it assumes", verdict.assumptions());
    list(parts, "What it survives", verdict.survives());
    if (!verdict.separatedBy().isEmpty()) {
      parts.add(Html.text("h3", "What would tell the two apart"));
      parts.add(separations());
    }
    parts.add(Html.text("h3", "Each relation, and on what evidence"));
    parts.add(relations());
    verdict.roundingBound().ifPresent(bound -> parts.add(Html.text("p class=\"note\"",
        "Rounding alone may set shared quantities apart by " + Numbers.round(bound, 2)
        + " of their size, in one evaluation at the start.")));
    String kind = verdict.kind().toLowerCase(Locale.ROOT);
    return Html.block("section id=\"verdict\" class=\"" + kind + "\"", parts);
  }

  /** What the kind is said of: Proved identical, Refuted as not identical, Undecided whether identical. */
  static String label(Verdict verdict) {
    String lead = verdict instanceof Verdict.Refuted ? "not " : verdict instanceof Verdict.Undecided
        ? "whether " : "";
    String unless =
        verdict instanceof Verdict.Refuted && verdict.scope().startsWith("after ") ? "except " : "";
    return lead + verdict.relation() + (verdict.scope().isEmpty() ? "" : ", " + unless + verdict.scope());
  }

  private static void list(List<String> parts, String title, List<String> entries) {
    if (!entries.isEmpty()) {
      parts.add(Html.text("h3", title));
      parts.add(Html.list("ul", entries));
    }
  }

  /** Whether the statement itself gives the numbers. */
  private boolean isTold(Witness witness) {
    return verdict.statement().contains(Numbers.round(witness.a()))
        && verdict.statement().contains(Numbers.round(witness.b()));
  }

  private String sentence(Witness witness) {
    return "Seen " + witness.under() + ": " + witness.quantity() + " at " + at(witness.at()) + " is "
        + value(witness.a(), witness.unit()) + " in " + verdict.a() + " and "
        + value(witness.b(), witness.unit()) + " in " + verdict.b() + ".";
  }

  private String separations() {
    return Html.words("Interventions that separate the two, and what each predicts",
        List.of("intervention", "look at", "with it", "the other", "animals (10 % variation assumed)"),
        verdict.separatedBy().stream().map(this::row).toList());
  }

  private List<String> row(Separation separation) {
    Optional<Prediction> said = separation.prediction();
    return List.of(
        Html.escaped(separation.intervention()),
        Html.escaped(said.map(this::place).orElse("no difference under the protocols tried")),
        Html.number(said.map(prediction -> value(prediction.a(), prediction.unit())).orElse("")),
        Html.number(said.map(prediction -> value(prediction.b(), prediction.unit())).orElse("")),
        Html.number(said.map(Prediction::animalsInWords).orElse("")));
  }

  private String place(Prediction prediction) {
    return prediction.quantity() + " at " + at(prediction.at())
        + (prediction.under().equals("none") ? "" : ", under " + prediction.under());
  }

  private String relations() {
    return Html.words("Relations between the two", List.of("relation", "holds", "evidence", "why"),
        verdict.relations().stream().map(VerdictSection::row).toList());
  }

  private static List<String> row(Finding finding) {
    return List.of(
        Html.escaped(finding.name()),
        Html.text("strong", finding.answer()),
        Html.escaped(finding.evidence().toString()),
        Html.escaped(finding.detail()));
  }

  private String at(double t) {
    return value(t, time);
  }

  private static String value(double value, Unit unit) {
    return Numbers.round(value) + Symbol.after(unit);
  }
}
