package org.homeostat.control.view.report;

import java.util.List;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.view.picture.Picture;

/**
 * The courses: a place for plots that answer, and still pictures for paper and for where no script runs.
 */
record CoursesSection(Comparison study, List<String> quantities) {

  String html() {
    List<String> figures = quantities.stream()
        .map(quantity -> Html.element("figure", Picture.small(study, quantity).svg())).toList();
    return Html.block("section id=\"courses\"", List.of(
        Html.text("h2", "Courses"),
        Html.element("noscript", Html.text("p class=\"note\"", "No scripts run here, so that the pictures"
            + " stand still and no slider is shown; all else is as it is with them.")),
        "<div id=\"plots\" hidden=\"hidden\" data-shown=\"" + String.join(" ", quantities) + "\"></div>",
        Html.block("div class=\"figures\"", figures)));
  }
}
