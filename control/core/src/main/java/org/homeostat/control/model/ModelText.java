package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Latex;
import org.homeostat.control.expr.Text;

/** A model as text for a terminal. */
final class ModelText {
  private static final int WIDEST = 60;
  private static final Pattern MIDDLE_OF_A_LONG_TABLE =
      Pattern.compile("(table\\([^,]+(?:, [^,()]+){4})(?:, [^,()]+){8,}((?:, [^,()]+){2}\\))");

  private ModelText() {}

  static String of(Model model) {
    List<String> lines = lines(model);
    if (!model.openInputs().isEmpty()) {
      lines.add("  open: " + String.join(", ", model.openInputs()));
    }
    return String.join("\n", lines);
  }

  /** The name and the equations; of a long table the first nodes and the last. */
  static List<String> lines(Model model) {
    List<String> lines = new ArrayList<>();
    lines.add(model.name() + "   (time in " + model.timeUnit() + ")");
    legend(model).forEach(line -> lines.add("  " + line));
    int width = model.equationsInOrder().stream()
        .mapToInt(equation -> equation.text().length()).filter(length -> length <= WIDEST).max().orElse(1);
    for (Equation equation : model.equationsInOrder()) {
      String comment = comment(model, equation);
      String text = MIDDLE_OF_A_LONG_TABLE.matcher(equation.text()).replaceAll("$1, ...$2");
      lines.add("  " + (comment.isEmpty() ? text : String.format("%-" + width + "s   # %s", text, comment)));
    }
    model.quantities().forEach(quantity -> {
      quantity.noise().ifPresent(intensity ->
          lines.add("  noise on " + quantity.name() + ": " + Text.of(intensity)));
      quantity.history().ifPresent(course ->
          lines.add("  before the start: " + quantity.name() + " = " + Text.of(course)));
    });
    return lines;
  }

  /** Where quantities come from that have got other names. */
  private static Stream<String> legend(Model model) {
    return model.description().origins().legend(model.quantities()).stream();
  }

  static String latex(Model model) {
    Stream<String> equations = model.equationsInOrder().stream()
        .map(equation -> Latex.of(equation).replaceFirst("=", "&=") + noise(model, equation));
    Stream<String> histories = model.quantities().stream().flatMap(quantity -> quantity.history().stream()
        .map(course -> Latex.name(quantity.name()) + " &= " + Latex.of(course) + " \\quad (t < 0)"));
    String legend = legend(model).map(line -> "% " + line + "\n").collect(Collectors.joining());
    return Stream.concat(equations, histories).map(line -> "  " + line)
        .collect(Collectors.joining(" \\\\\n", "\\begin{aligned}\n" + legend, "\n\\end{aligned}"));
  }

  /** The white noise on a state, as a term of its derivative. */
  private static String noise(Model model, Equation equation) {
    return model.quantity(equation.name()).noise().filter(intensity -> equation.derivative())
        .map(intensity -> " + \\left(" + Latex.of(intensity) + "\\right) \\, \\frac{\\mathrm{d}W_{"
            + Latex.name(equation.name()) + "}}{\\mathrm{d}t}")
        .orElse("");
  }

  private static String comment(Model model, Equation equation) {
    if (!equation.comment().isEmpty()) {
      return equation.comment();
    }
    Quantity quantity = model.quantity(equation.name());
    return equation.derivative() || quantity.meaning().isEmpty() ? "" : quantity.meaning();
  }
}
