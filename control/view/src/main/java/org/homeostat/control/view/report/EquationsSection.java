package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.MathMl;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.view.picture.Ink;

/** The equations: first those in which models differ, side by side, then those that all share. */
record EquationsSection(List<Model> models, List<Ink> inks, boolean noisy) {

  String html() {
    List<String> parts = new ArrayList<>();
    parts.add(Html.text("h2", "Equations"));
    if (models.stream().anyMatch(model -> !own(model).isEmpty())) {
      parts.add(Html.text("h3", "Where they differ"));
      List<String> columns = new ArrayList<>();
      for (int i = 0; i < models.size(); i++) {
        columns.add(column(inks.get(i).swatch() + Html.escaped(models.get(i).name()), own(models.get(i))));
      }
      parts.add(Html.block("div class=\"beside\"", columns));
    }
    if (!shared().isEmpty()) {
      if (models.size() > 1) {
        parts.add(Html.text("h3", models.size() == 2 ? "The same in both" : "The same in all"));
      }
      parts.add(Html.block("div class=\"beside shared\"", List.of(column("", shared()))));
    }
    if (noisy) {
      parts.add(noise());
    }
    parts.add(quantities());
    return Html.block("section id=\"equations\"", parts);
  }

  private List<Equation> shared() {
    return models.get(0).equationsInOrder().stream().filter(this::isShared).toList();
  }

  private List<Equation> own(Model model) {
    return model.equationsInOrder().stream().filter(equation -> !isShared(equation)).toList();
  }

  private boolean isShared(Equation equation) {
    return models.stream().allMatch(model -> model.equationsInOrder().stream().anyMatch(
        other -> other.left().equals(equation.left()) && other.value().equals(equation.value())));
  }

  private static String column(String title, List<Equation> equations) {
    String drawn = equations.isEmpty() ? Html.text("p class=\"note\"", "nothing of its own")
        : Html.block("ul class=\"equations\"", equations.stream().map(EquationsSection::drawn).toList());
    String text = equations.stream().map(EquationsSection::line).collect(Collectors.joining("\n"));
    return Html.element("div", (title.isEmpty() ? "" : Html.element("h4", title)) + drawn
        + (equations.isEmpty() ? ""
            : Html.element("details", Html.text("summary", "as text") + Html.text("pre", text))));
  }

  private static String drawn(Equation equation) {
    return Html.element("li", spaced(MathMl.of(equation))
        + (equation.comment().isEmpty() ? "" : Html.text("span class=\"note\"", equation.comment())));
  }

  /** A thin space where names of several letters are multiplied, which would read as one word. */
  private static String spaced(String formula) {
    return formula.replace("<mo>\u2062</mo>", "<mo lspace=\"0\" rspace=\".17em\">\u2062</mo>");
  }

  private static String line(Equation equation) {
    return equation.left() + " = " + Text.of(equation.value())
        + (equation.comment().isEmpty() ? "" : "   # " + equation.comment());
  }

  /** The intensity of each noise once, however many models share it. */
  private String noise() {
    Set<String> lines = new LinkedHashSet<>();
    for (Model model : models) {
      for (String state : model.noisyStates()) {
        lines.add(Html.element("li", spaced(MathMl.of(model.noise(state).orElseThrow()))
            + Html.text("span class=\"note\"", "on " + state + ", in " + model.quantity(state).unit()
                + " per square root of time")));
      }
    }
    return Html.text("h3", "Intensity of the noise")
        + Html.block("ul class=\"equations\"", List.copyOf(lines));
  }

  private String quantities() {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Model model : models) {
      model.quantities().forEach(quantity -> rows.computeIfAbsent(quantity.name(), name -> row(quantity)));
    }
    String summary = "All " + rows.size() + " quantities: values, units, sources";
    return Html.element("details", Html.text("summary", summary)
        + Html.words("Quantities", List.of("name", "meaning", "kind", "value", "unit", "source"),
            List.copyOf(rows.values())));
  }

  private List<String> row(Quantity quantity) {
    return List.of(
        MathMl.name(quantity.name()) + " " + Html.text("code", quantity.name()),
        Html.escaped(quantity.meaning()),
        Html.escaped(quantity.kind().text()),
        Html.number(value(quantity.name())),
        Html.escaped(Symbol.of(quantity.unit())),
        Html.escaped(quantity.source().map(Object::toString).orElse("")));
  }

  /** The present value of a parameter or the start of a state; one number where all models agree. */
  private String value(String name) {
    List<String> values = models.stream().filter(model -> model.has(name))
        .map(model -> value(model, name)).filter(value -> !value.isEmpty()).distinct().toList();
    return String.join(" or ", values);
  }

  private static String value(Model model, String name) {
    int state = model.states().indexOf(name);
    if (state >= 0) {
      return "starts at " + Numbers.round(model.start()[state], 7);
    }
    return model.parameters().contains(name) ? Numbers.round(model.value(name), 8) : "";
  }
}
