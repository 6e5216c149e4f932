package org.homeostat.examples;

import java.util.List;
import java.util.function.Predicate;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/** The equations of two models for a terminal: what they share once, then what each has of its own. */
final class LoopEquations {
  private static final int MEANING_COLUMN = 42;

  private LoopEquations() {}

  static String of(Model a, Model b) {
    List<String> left = texts(a);
    List<String> right = texts(b);
    return "Both, the animal and its effectors:\n" + lines(a, right::contains)
        + "\nOnly " + a.name() + ", the law in the error e:\n" + lines(a, text -> !right.contains(text))
        + "\nOnly " + b.name() + ", the law in sensed leptin:\n" + lines(b, text -> !left.contains(text));
  }

  private static List<String> texts(Model model) {
    return model.equationsInOrder().stream().map(LoopEquations::text).toList();
  }

  private static String lines(Model model, Predicate<String> wanted) {
    StringBuilder lines = new StringBuilder();
    for (Equation equation : model.equationsInOrder()) {
      if (wanted.test(text(equation))) {
        Quantity quantity = model.quantity(equation.name());
        lines.append(String.format("  %-" + MEANING_COLUMN + "s # %s%n", text(equation), label(quantity)));
      }
    }
    return lines.toString();
  }

  private static String text(Equation equation) {
    return equation.text().replaceAll("\\s+", " ");
  }

  /** What a quantity means, and its unit if it has one. */
  static String label(Quantity quantity) {
    return quantity.meaning() + StudyText.unit(quantity);
  }
}
