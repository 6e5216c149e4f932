package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.unit.Unit;

/**
 * A model as the Java that describes it, at the values and starts that it has now. Sources are left out; a
 * start that was found, or followed from others, is the number that it is.
 */
record ModelCode(Model model) {

  /** An expression. */
  String java() {
    List<String> parts = new ArrayList<>(List.of("time(" + text(unit(model.timeUnit())) + ")"));
    model.quantities().forEach(quantity -> parts.add(declared(quantity)));
    parts.add("equations(\"\"\"\n" + model.equationsInOrder().stream().map(ModelCode::line)
        .collect(Collectors.joining("\n")) + "\n        \"\"\")");
    return "Model.of(" + text(model.name()) + ",\n    " + String.join(",\n    ", parts) + ")" + held();
  }

  private String declared(Quantity quantity) {
    String name = quantity.name();
    Optional<String> number = switch (quantity.kind()) {
      case STATE -> Optional.of(number(model.start()[model.states().indexOf(name)]));
      case PARAMETER -> Optional.of(number(model.value(name)));
      case INPUT -> quantity.value().isPresent() ? Optional.of(number(model.value(name))) : Optional.empty();
      case AUXILIARY -> Optional.empty();
    };
    return quantity.kind().text() + "(" + text(name) + number.map(value -> ", " + value).orElse("") + ", "
        + text(unit(quantity.unit())) + ", " + text(quantity.meaning()) + ")" + domain(quantity.domain())
        + quantity.ending().map(ending ->
            ".endsAt(" + number(ending.bound()) + ", " + text(ending.reason()) + ")").orElse("")
        + quantity.noise().map(intensity -> ".noise(" + text(Text.of(intensity)) + ")").orElse("")
        + quantity.history().map(course -> ".before(" + text(Text.of(course)) + ")").orElse("");
  }

  private static String domain(Domain domain) {
    return domain.equals(Domain.REAL) ? ""
        : domain.equals(Domain.POSITIVE) ? ".positive()"
            : domain.equals(Domain.NON_NEGATIVE) ? ".nonNegative()"
                : ".within(" + number(domain.low()) + ", " + number(domain.high()) + ")";
  }

  private static String line(Equation equation) {
    String line = equation.left() + " = " + Text.of(equation.value())
        + (equation.comment().isEmpty() ? "" : "   # " + equation.comment());
    return "        " + line.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** The states that are kept where they are. */
  private String held() {
    StringBuilder held = new StringBuilder();
    for (int i = 0; i < model.states().size(); i++) {
      held.append(model.held()[i] ? ".held(" + text(model.states().get(i)) + ")" : "");
    }
    return held.toString();
  }

  static String unit(Unit unit) {
    return unit.isDimensionless() ? "1" : unit.toString();
  }

  /** A number that reads back as itself, whole numbers without a point. */
  static String number(double value) {
    return !Double.isFinite(value) ? (value > 0 ? "" : "-") + "Double.POSITIVE_INFINITY"
        : value == Math.rint(value) && Math.abs(value) < 1e6 ? String.valueOf((int) value)
            : String.valueOf(value);
  }

  /** A string literal. */
  static String text(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
        + "\"";
  }
}
