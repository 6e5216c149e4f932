package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Latex;

/** A model as text for a terminal. */
final class ModelText {
  private static final int WIDEST = 60;

  private ModelText() {}

  static String of(Model model) {
    List<String> lines = lines(model);
    if (!model.openInputs().isEmpty()) {
      lines.add("  open: " + String.join(", ", model.openInputs()));
    }
    return String.join("\n", lines);
  }

  /** The name and the equations. */
  static List<String> lines(Model model) {
    List<String> lines = new ArrayList<>();
    lines.add(model.name() + "   (time in " + model.timeUnit() + ")");
    int width = model.equationsInOrder().stream()
        .mapToInt(equation -> equation.text().length()).filter(length -> length <= WIDEST).max().orElse(1);
    for (Equation equation : model.equationsInOrder()) {
      String comment = comment(model, equation);
      lines.add("  " + (comment.isEmpty() ? equation.text()
          : String.format("%-" + width + "s   # %s", equation.text(), comment)));
    }
    return lines;
  }

  static String latex(Model model) {
    return model.equationsInOrder().stream()
        .map(equation -> "  " + Latex.of(equation).replaceFirst("=", "&="))
        .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n", "\n\\end{aligned}"));
  }

  private static String comment(Model model, Equation equation) {
    if (!equation.comment().isEmpty()) {
      return equation.comment();
    }
    Quantity quantity = model.quantity(equation.name());
    return equation.derivative() || quantity.meaning().isEmpty() ? "" : quantity.meaning();
  }
}
