package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.view.course.Timeline;

/** What the page begins with: which models, what was done to them, and what to know before looking. */
record Heading(Comparison study, String title, Timeline timeline) {
  private static final List<String> COUNTS = List.of("No", "One", "Two", "Three", "Four", "Five", "Six");

  String html() {
    List<String> parts = new ArrayList<>();
    parts.add(Html.text("p class=\"kicker\"",
        "Homeostat \u00b7 " + (isAlone() ? "how does this loop run?" : "are these the same loop?")));
    parts.add(Html.text("h1", title));
    parts.add(Html.element("p class=\"lead\"", lead()));
    if (!study.protocol().isNone()) {
      parts.add(Html.list("ul", study.protocol().clauses().stream().map(Clause::toString).toList()));
    }
    parts.addAll(remarks());
    return Html.block("header", parts);
  }

  private boolean isAlone() {
    return study.models().size() == 1;
  }

  private String lead() {
    int count = study.models().size();
    String ran = (count < COUNTS.size() ? COUNTS.get(count) : count)
        + (isAlone() ? " model, run for " : " models, run side by side on one integration core for ")
        + Numbers.round(timeline.until()) + Symbol.after(timeline.unit());
    boolean noisy = study.trajectories().stream().anyMatch(trajectory -> trajectory.noise().isPresent());
    return Html.escaped(ran) + (noisy ? ", with noise" : "")
        + (study.protocol().isNone() ? ", left alone."
            : ", under the protocol " + Html.text("strong", study.protocol().name()) + ":");
  }

  /** What a reader must know before looking at the curves. */
  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    study.notApplied().forEach((model, clauses) -> {
      if (!clauses.isEmpty()) {
        remarks.add(Html.text("p class=\"note\"", "Not done to " + model.name()
            + ", which lacks the quantity: " + String.join("; ", clauses) + "."));
      }
    });
    study.trajectories().stream().map(Ending::new).filter(Ending::isEarly)
        .forEach(ending -> remarks.add(Html.text("p class=\"note\"", ending.told())));
    return remarks;
  }
}
