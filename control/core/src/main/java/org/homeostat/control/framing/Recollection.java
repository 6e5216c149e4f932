package org.homeostat.control.framing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;

/**
 * What expressions are along a run, delayed terms included. Before the start states are what their histories
 * say, and all else follows from them by the equations of the model as it was before anything was done to it.
 */
final class Recollection {
  private final Trajectory run;
  private final Model model;
  private final Map<String, Double> start;
  private Map<String, Double> point = Map.of();
  private double pointAt = Double.NaN;
  private double earliest;

  Recollection(Trajectory run) {
    this.run = run;
    this.model = run.model();
    this.start = model.evaluate(0, model.start());
  }

  /** The earliest time that was asked for so far; 0 where nothing before the start was. */
  double earliest() {
    return earliest;
  }

  /** The value of an expression at a time, also before the start. */
  double of(Expr expression, double t) {
    Map<String, Double> terms = new LinkedHashMap<>();
    ToDoubleFunction<String> names = name -> terms.containsKey(name) ? terms.get(name) : of(name, t);
    for (Expr.Delay term : Delayed.terms(expression)) {
      double lag = Value.of(Delayed.named(term.lag()), names);
      terms.put(Delayed.name(term), lag >= 0 ? of(term.quantity(), t - lag) : Double.NaN);
    }
    return Value.of(Delayed.named(expression), names);
  }

  /** The value of a quantity, or of {@code t}, at a time. */
  double of(String name, double t) {
    if (name.equals("t")) {
      return t;
    }
    if (!(t < 0)) {
      return at(t).getOrDefault(name, Double.NaN);
    }
    earliest = Math.min(earliest, t);
    Optional<Expr> course = model.quantity(name).history().or(() -> model.definition(name));
    return course.isPresent() ? of(course.get(), t)
        : model.states().contains(name) ? start.get(name) : model.value(name);
  }

  private Map<String, Double> at(double t) {
    if (t != pointAt) {
      point = t <= run.end() ? new HashMap<>(run.everything(t)) : Map.of();
      pointAt = t;
    }
    return point;
  }
}
