package org.homeostat.control.framing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.homeostat.control.expr.NoPast;
import org.homeostat.control.expr.Rounding;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;

/** How far two equal models may differ by rounding: a running error analysis of both, at the start. */
final class RoundingBound {
  private RoundingBound() {}

  /** The largest relative bound over the shared auxiliaries; empty where there are none that are not zero. */
  static OptionalDouble of(Model a, Model b, List<String> shared) {
    Map<String, Rounding> first = analysis(a);
    Map<String, Rounding> second = analysis(b);
    return shared.stream()
        .filter(name -> first.containsKey(name) && second.containsKey(name) && first.get(name).value() != 0)
        .mapToDouble(name -> first.get(name).error() / Math.abs(first.get(name).value())
            + second.get(name).error() / Math.abs(second.get(name).value()))
        .filter(Double::isFinite)
        .max();
  }

  /** What a relative error in the states makes of a quantity at a time of a run; 0 if that is unknown. */
  static double carried(Trajectory run, double t, String quantity, double relative) {
    Map<String, Rounding> known = new LinkedHashMap<>();
    run.everything(t).forEach((name, value) -> known.put(name,
        new Rounding(value, run.model().states().contains(name) ? relative * Math.abs(value) : 0)));
    known.keySet().removeAll(run.model().auxiliaries());
    try {
      double error = Rounding.of(run.model().program(), t, known).get(quantity).error();
      return Double.isFinite(error) ? error : 0;
    } catch (NoPast delayed) {
      return 0;
    }
  }

  private static Map<String, Rounding> analysis(Model model) {
    Map<String, Double> point = new LinkedHashMap<>(model.evaluate(0, model.start()));
    point.keySet().removeAll(model.auxiliaries());
    return Rounding.of(model.program(), point, 0);
  }
}
