package org.homeostat.physiology.leptin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.Catalogue;

/** Runs of a model from its start, tight enough to keep the solver's error far below every tolerance here. */
final class Runs {
  private static final Solver TIGHT = Solver.named("dp853").rtol(1e-11);

  private Runs() {}

  /** Every leptin model of the catalogue that is one animal of the plant: it has fat FM and leptin L. */
  static Stream<Model> animals() {
    return Catalogue.models().stream().filter(entry -> entry.name().startsWith("leptin."))
        .map(Catalogue.Entry::make).filter(model -> model.states().containsAll(List.of("FM", "L")));
  }

  static DenseOutput until(Model model, double days) {
    Solution solution = TIGHT.solve(model.field(), 0, model.start(), days, List.of());
    if (!(solution.outcome() instanceof Outcome.Completed)) {
      throw new AssertionError(model.name() + ": " + solution.outcome());
    }
    return solution.dense();
  }

  /** All quantities after so many days. */
  static Map<String, Double> after(Model model, double days) {
    return model.evaluate(days, until(model, days).at(days));
  }

  /** All quantities at the start. */
  static Map<String, Double> start(Model model) {
    return model.evaluate(0, model.start());
  }

  /** The same model, starting where the other ends after so many days; for models with the same states. */
  static Model goingOn(Model model, Model before, double days) {
    double[] end = until(before, days).at(days);
    Model later = model;
    for (int i = 0; i < end.length; i++) {
      later = later.startingAt(model.states().get(i), end[i]);
    }
    return later;
  }
}
