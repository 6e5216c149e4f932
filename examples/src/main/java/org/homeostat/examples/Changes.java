package org.homeostat.examples;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;

/** The values and starts that a command line changes, in all models that have them. */
record Changes(List<String> values, List<String> starts) {
  private static final String REST = "rest";

  /** The models so changed: values first, then rest, then single starts. */
  List<Model> of(List<Model> models) {
    List<Model> changed = models;
    checkOnce("--set", values);
    checkOnce("--start", starts);
    for (String text : values) {
      NameValue set = NameValue.parse("--set", text);
      changed = set.in(changed, "parameter", Model::parameters, model -> model.let(set.name(), set.value()));
    }
    if (starts.contains(REST)) {
      changed = changed.stream().map(Model::atRest).toList();
    }
    for (String text : starts.stream().filter(text -> !text.equals(REST)).toList()) {
      NameValue start = NameValue.parse("--start", text);
      changed = start.in(changed, "state", Model::states,
          model -> model.startingAt(start.name(), start.value()));
    }
    return changed;
  }

  /** Two values for one name leave open which is meant. */
  private static void checkOnce(String option, List<String> texts) {
    Map<String, String> known = new HashMap<>();
    for (String text : texts) {
      String name = text.split("=", 2)[0].strip();
      String before = known.put(name, text);
      if (before != null) {
        throw new IllegalArgumentException(option + " " + before + " and " + option + " " + text
            + ": '" + name + "' is given twice; say it once.");
      }
    }
  }

  /** A finite number, if the text is one. */
  static Optional<Double> number(String text) {
    try {
      return Optional.of(new BigDecimal(text.strip()).doubleValue()).filter(Double::isFinite);
    } catch (NumberFormatException notOne) {
      return Optional.empty();
    }
  }

  /** One NAME=VALUE of an option. */
  private record NameValue(String option, String text, String name, double value) {

    static NameValue parse(String option, String text) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException(option + " " + text + ": write it as NAME=VALUE"
            + (option.equals("--start") ? ", or '" + REST + "'." : ", like rhoFood=4.07."));
      }
      String number = text.substring(sign + 1);
      double value = Changes.number(number).orElseThrow(() -> new IllegalArgumentException(
          option + " " + text + ": '" + number + "' is not a finite number."));
      return new NameValue(option, text, text.substring(0, sign).strip(), value);
    }

    /** Changes the models that have the name among those of its kind; an error where none has. */
    List<Model> in(
        List<Model> models, String kind, Function<Model, List<String>> known, UnaryOperator<Model> change) {
      List<String> names = models.stream().flatMap(model -> known.apply(model).stream()).distinct().toList();
      if (!names.contains(name)) {
        throw new IllegalArgumentException(option + " " + text + ": there is no " + kind + " '" + name + "'."
            + otherwise(models).orElseGet(() -> near(names)) + "\n    The " + kind + "s are "
            + String.join(", ", names) + ".");
      }
      return models.stream()
          .map(model -> known.apply(model).contains(name) ? change.apply(model) : model)
          .toList();
    }

    private String near(List<String> names) {
      return Nearest.of(name, names).map(near -> " Did you mean '" + near + "'?").orElse("");
    }

    /** What the name is, if a model has it at all. */
    private Optional<String> otherwise(List<Model> models) {
      return models.stream().filter(model -> model.has(name)).findFirst()
          .map(model -> switch (model.quantity(name).kind()) {
            case STATE -> " It is a state; --start " + text + " changes where it starts.";
            case PARAMETER -> " It is a parameter; --set " + text + " changes it.";
            case INPUT, AUXILIARY -> " It is defined by an equation, and a protocol can hold it.";
          });
    }
  }
}
