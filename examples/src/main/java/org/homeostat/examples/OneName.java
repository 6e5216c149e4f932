package org.homeostat.examples;

import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;

/**
 * Two names of one quantity, as the option --map gives them: {@code FM=F} calls F by the name FM in the
 * models that have no FM.
 */
record OneName(String text, String kept, String other) {

  static OneName parse(String text) {
    String[] names = text.split("=", -1);
    if (names.length != 2 || Stream.of(names).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "--map " + text + ": write it as NAME=NAME, two names of one quantity, like FM=F.");
    }
    return new OneName(text, names[0].strip(), names[1].strip());
  }

  List<Model> in(List<Model> models) {
    check(models, kept, models.stream().anyMatch(model -> model.has(kept)));
    check(models, other, models.stream().anyMatch(this::isMeant));
    return models.stream().map(model -> isMeant(model) ? model.renamed(other, kept) : model).toList();
  }

  private boolean isMeant(Model model) {
    return model.has(other) && !model.has(kept);
  }

  private void check(List<Model> models, String name, boolean known) {
    if (!known) {
      List<String> names = models.stream()
          .flatMap(model -> Stream.concat(model.states().stream(), model.auxiliaries().stream()))
          .distinct().toList();
      boolean there = models.stream().anyMatch(model -> model.has(name));
      throw new IllegalArgumentException("--map " + text + ": " + (there
          ? "each model that has '" + name + "' has '" + kept + "' too, so that they are two quantities."
          : "no model has '" + name + "'." + Nearest.of(name, names)
              .map(near -> " Did you mean '" + near + "'?").orElse("")));
    }
  }
}
