package org.homeostat.control.view.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.simulate.Trajectory;

/**
 * Chooses the parameters that a reader of the page can move: those that move most what is shown, and the
 * gauges that the verdict names, which move nothing of it.
 */
record Sliders(Comparison study) {
  private static final int STRONGEST = 4;
  private static final int GAUGES = 2;

  /** One that moves things by less than this, in percent for one percent, is none to show. */
  private static final double WEAK = 0.01;

  /** How far a parameter can be moved, as shares of its value; one that is 0, by so much in its unit. */
  private static final double LOWEST = 0.5;
  private static final double HIGHEST = 2;
  private static final double FROM_ZERO = 1;

  /** A slider for each of these parameters; one that no model has is answered with the nearest. */
  List<Slider> of(List<String> names) {
    names.forEach(this::check);
    return names.stream().distinct().map(this::slider).toList();
  }

  private void check(String name) {
    if (!movable().toList().contains(name)) {
      throw new IllegalArgumentException("there is no parameter '" + name + "' to move in "
          + String.join(" or ", study.models().stream().map(Model::name).toList()) + "."
          + Nearest.of(name, movable().toList()).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
  }

  /** A few that matter to these quantities. */
  List<Slider> chosen(List<String> shown) {
    return of(Stream.concat(strongest(shown), gauges().limit(GAUGES)).toList());
  }

  private Stream<String> movable() {
    return study.models().stream().flatMap(model -> model.parameters().stream()).distinct();
  }

  private Stream<String> strongest(List<String> shown) {
    Map<String, Double> pulls = new LinkedHashMap<>();
    for (Trajectory run : study.trajectories()) {
      Pull pull = new Pull(run, shown);
      run.model().parameters().stream().filter(name -> run.model().value(name) != 0)
          .forEach(name -> pulls.computeIfAbsent(name, pull::of));
    }
    return pulls.entrySet().stream().filter(pull -> pull.getValue() > WEAK)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(STRONGEST)
        .map(Map.Entry::getKey);
  }

  /** What the verdict on the first two models calls gauges. */
  private Stream<String> gauges() {
    return study.models().size() < 2 ? Stream.empty()
        : study.verdict().gauges().stream().filter(movable().toList()::contains);
  }

  /** For all models in which it has the same value. */
  private Slider slider(String name) {
    List<Model> models = study.models();
    Model first =
        models.stream().filter(model -> model.parameters().contains(name)).findFirst().orElseThrow();
    Quantity quantity = first.quantity(name);
    double value = first.value(name);
    List<Integer> having = IntStream.range(0, models.size())
        .filter(i -> models.get(i).parameters().contains(name) && models.get(i).value(name) == value
            && models.get(i).quantity(name).unit().isSame(quantity.unit())).boxed().toList();
    Domain domain = quantity.domain();
    double low = value == 0 ? -FROM_ZERO : Math.min(LOWEST * value, HIGHEST * value);
    double high = value == 0 ? FROM_ZERO : Math.max(LOWEST * value, HIGHEST * value);
    return new Slider(name, quantity.meaning(),
        Symbol.of(quantity.unit()), value,
        Math.max(domain.low(), low), Math.min(domain.high(), high), having,
        gauges().anyMatch(name::equals));
  }
}
