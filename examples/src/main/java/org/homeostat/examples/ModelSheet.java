package org.homeostat.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Quantity.Kind;

/** All that a model declares, for a terminal: equations, each quantity with its source, references. */
final class ModelSheet {
  private static final String SOURCE_INDENT = "      ";
  private static final double NOTHING = 1e-12;

  private ModelSheet() {}

  static String of(Model model, String description) {
    List<String> parts = new ArrayList<>(List.of(description, "", "EQUATIONS: " + model));
    Map<String, Double> start = model.evaluate(0, model.start());
    Predicate<Quantity> follows = quantity -> model.definition(quantity.name()).isPresent();
    Predicate<Quantity> free = follows.negate();
    quantities(parts, model, "STATES, each where it starts", start, free.and(is(Kind.STATE)));
    quantities(parts, model, "PARAMETERS", start, free.and(is(Kind.PARAMETER)));
    quantities(parts, model, "INPUTS, as they are where nothing else is said", start,
        free.and(is(Kind.INPUT)));
    quantities(parts, model, "WHAT FOLLOWS, at the start", start, follows);
    parts.add("\nREFERENCES");
    model.references().forEach(reference -> parts.add("  " + reference));
    return Wrap.lines(String.join("\n", parts)) + "\n";
  }

  private static Predicate<Quantity> is(Kind kind) {
    return quantity -> quantity.kind() == kind;
  }

  private static void quantities(List<String> parts, Model model, String title, Map<String, Double> start,
      Predicate<Quantity> wanted) {
    List<Quantity> quantities = model.quantities().stream().filter(wanted).toList();
    if (quantities.isEmpty()) {
      return;
    }
    int name = width(quantities, Quantity::name);
    int value = width(quantities, quantity -> value(quantity, start));
    parts.add("\n" + title);
    for (Quantity quantity : quantities) {
      parts.add(String.format("  %-" + name + "s  %-" + value + "s  %s", quantity.name(),
          value(quantity, start), quantity.meaning() + domain(quantity)));
      quantity.source().ifPresent(source -> parts.add(SOURCE_INDENT + source));
    }
  }

  private static int width(List<Quantity> quantities, Function<Quantity, String> cell) {
    return quantities.stream().mapToInt(quantity -> cell.apply(quantity).length()).max().orElse(0);
  }

  /** A number as declared, one that was computed to six digits; and its unit. */
  private static String value(Quantity quantity, Map<String, Double> start) {
    String number = quantity.value().isPresent() ? Numbers.show(quantity.value().getAsDouble())
        : Numbers.round(settled(start.get(quantity.name())));
    return quantity.unit().isDimensionless() ? number : number + " " + quantity.unit();
  }

  /** Without what a rest leaves over at 0. */
  static double settled(double number) {
    return Math.abs(number) < NOTHING ? 0 : number;
  }

  /** What the quantity may be, and where a run ends by it. */
  static String domain(Quantity quantity) {
    String allowed = quantity.domain().equals(Domain.REAL) ? ""
        : "; " + quantity.domain().condition(quantity.name());
    return allowed + quantity.ending().map(ending -> ", and at " + Numbers.show(ending.bound()) + " it "
        + ending.reason()).orElse("");
  }
}
