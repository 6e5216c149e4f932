package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Rest;
import org.homeostat.control.view.course.Timeline;
import org.homeostat.control.view.picture.Ink;

/** Where each model rests before and after, where its run ended, and how far the first two differ. */
record NumbersSection(Timeline timeline, List<Ink> inks, List<Difference> differences) {
  private static final int DIGITS = 7;

  /** A value this much smaller than others in its row, or below the absolute tolerance, is shown as 0. */
  private static final double DUST = 1e-12;

  private static final String NONE = "\u2013";

  String html() {
    List<String> parts = new ArrayList<>();
    parts.add(Html.text("h2", "Numbers"));
    parts.add(Html.text("h3", "Rest before and after"));
    parts.add(Html.text("p class=\"note\"", "Before: the stable equilibrium that the model leaves. At the"
        + " end: where this run ended. After: the stable equilibrium that the model goes to if what the"
        + " protocol did last stays. A dash where there is none."));
    if (timeline.trajectories().stream().anyMatch(Rest::isLate)) {
      parts.add(Html.text("p class=\"note\"", "Stable means: with the delays. Where it is was found as"
          + " if nothing came late, which moves no equilibrium."));
    }
    if (timeline.trajectories().stream().anyMatch(trajectory -> trajectory.noise().isPresent())) {
      parts.add(Html.text("p class=\"note\"", "Before and after: without the noise."));
    }
    parts.add(rest());
    if (!differences.isEmpty()) {
      parts.add(Html.text("h3", "Largest differences between the first two"));
      parts.add(differencesTable());
    }
    return Html.block("section id=\"numbers\"", parts);
  }

  private String rest() {
    List<Map<String, Double>> columns = new ArrayList<>();
    StringBuilder names = new StringBuilder("<td colspan=\"2\"></td>");
    StringBuilder heads = new StringBuilder("<th scope=\"col\">quantity</th><th scope=\"col\">unit</th>");
    for (int i = 0; i < timeline.trajectories().size(); i++) {
      Trajectory trajectory = timeline.trajectories().get(i);
      columns.add(column(Rest.before(trajectory), trajectory.names()));
      columns.add(trajectory.last());
      columns.add(column(Rest.after(trajectory), trajectory.names()));
      names.append(Html.element("th scope=\"colgroup\" colspan=\"3\"",
          inks.get(i).swatch() + Html.escaped(trajectory.model().name())));
      for (String head : List.of("before", "at the end", "after")) {
        heads.append(Html.element("th scope=\"col\"", Html.number(head)));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    quantities().forEach((name, quantity) -> rows.add(row(name, quantity, columns)));
    return Html.numbers("Rest before and after, by model",
        Html.element("tr", names.toString()) + Html.element("tr", heads.toString()), rows);
  }

  private Map<String, Quantity> quantities() {
    Map<String, Quantity> quantities = new LinkedHashMap<>();
    for (Trajectory trajectory : timeline.trajectories()) {
      Model model = trajectory.model();
      trajectory.names().forEach(name -> quantities.putIfAbsent(name, model.quantity(name)));
    }
    return quantities;
  }

  private static Map<String, Double> column(Optional<Equilibrium> rest, List<String> names) {
    return rest.map(found -> Rest.values(found, names)).orElse(Map.of());
  }

  private List<String> row(String name, Quantity quantity, List<Map<String, Double>> columns) {
    double largest = columns.stream().mapToDouble(column -> Math.abs(column.getOrDefault(name, 0.0)))
        .filter(Double::isFinite).max().orElse(0);
    double dust = Math.max(DUST * largest, timeline.trajectories().get(0).solver().tolerance().atol());
    List<String> cells = new ArrayList<>();
    cells.add(Html.text("abbr title=\"" + Html.escaped(quantity.meaning()) + "\"", name));
    cells.add(Html.escaped(Symbol.of(quantity.unit())));
    columns.forEach(column -> cells.add(
        Html.number(column.containsKey(name) ? number(column.get(name), dust) : NONE)));
    return cells;
  }

  private String differencesTable() {
    List<List<String>> rows = differences.stream().map(this::row).toList();
    String heads = Html.heads(1, List.of("quantity", "relative", "absolute", "when",
        timeline.trajectories().get(0).model().name(), timeline.trajectories().get(1).model().name()));
    return Html.numbers("Largest differences", heads, rows);
  }

  private List<String> row(Difference difference) {
    return List.of(
        Html.escaped(difference.quantity()),
        Html.number(Numbers.round(difference.maxRelative(), 2)),
        Html.number(Numbers.round(difference.maxAbsolute(), 2) + Symbol.after(difference.unit())),
        Html.number(Numbers.round(difference.at(), 4) + Symbol.after(timeline.unit())),
        Html.number(number(difference.a(), 0)),
        Html.number(number(difference.b(), 0)));
  }

  private static String number(double value, double dust) {
    return !Double.isFinite(value) ? NONE : Math.abs(value) < dust ? "0" : Numbers.digits(value, DIGITS);
  }
}
