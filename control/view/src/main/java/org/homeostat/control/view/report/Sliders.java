package org.homeostat.control.view.report;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/** Chooses the parameters that a reader of the page can move. */
record Sliders(Comparison study) {
  private static final int FEW = 4;
  private static final double LOWEST = 0.5;
  private static final double HIGHEST = 2;

  /** A slider for each of these parameters; one that no model has is answered with the nearest. */
  List<Slider> of(List<String> names) {
    return names.stream().map(this::slider).toList();
  }

  /** A few, chosen by what moves the study's quantities. */
  List<Slider> chosen() {
    return of(movable().stream().limit(FEW).toList());
  }

  private List<String> movable() {
    return study.models().stream().flatMap(model -> model.quantities().stream())
        .filter(quantity -> quantity.kind() == Quantity.Kind.PARAMETER).map(Quantity::name).distinct()
        .toList();
  }

  private Slider slider(String name) {
    List<Integer> having = IntStream.range(0, study.models().size())
        .filter(i -> study.models().get(i).parameters().contains(name)).boxed().toList();
    if (having.isEmpty()) {
      throw new IllegalArgumentException("there is no parameter '" + name + "' to move."
          + Nearest.of(name, movable()).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
    Model model = study.models().get(having.get(0));
    Quantity quantity = model.quantity(name);
    double value = model.value(name);
    Domain domain = quantity.domain();
    double one = LOWEST * value;
    double other = HIGHEST * value;
    return new Slider(name, quantity.meaning(),
        quantity.unit().isDimensionless() ? "" : quantity.unit().toString(), value,
        Math.max(domain.low(), Math.min(one, other)), Math.min(domain.high(), Math.max(one, other)), having);
  }
}
