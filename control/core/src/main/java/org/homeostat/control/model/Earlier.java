package org.homeostat.control.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.FieldValue;
import org.homeostat.control.solve.Past;

/**
 * The course of a model's quantities before a run: what they are said to have been; else states are what
 * they are at the start, and auxiliaries follow from their equations, in which delayed terms reach back
 * further. Values come with their derivative by time.
 *
 * @param starts the states' starts
 * @param corners where something is not smooth
 */
record Earlier(Description description, Map<String, Double> values, ToDoubleFunction<String> starts,
    Supplier<List<Breaking>> corners) implements Past {

  Earlier(Description description, Map<String, Double> values, ToDoubleFunction<String> starts) {
    this(description, values, starts, List::of);
  }

  /** What is remembered at the start of a run from {@code y}. */
  static Memory memory(Description description, Map<String, Double> values, double[] y) {
    List<String> states = List.copyOf(description.rates().keySet());
    List<String> signals = description.lags().quantities();
    Earlier smooth = new Earlier(description, values, state -> y[states.indexOf(state)]);
    return new Memory(signals, new Earlier(description, values, smooth.starts,
        Programs.once(() -> new Corners(description, smooth).breakings())));
  }

  /** A quantity at a time up to 0. */
  double at(String name, double t) {
    return point(name, t).getValue();
  }

  /** A formula at a time up to 0. */
  double at(Expr formula, double t) {
    return new Moment(new UnivariateDerivative1(t, 1)).formula(formula).getValue();
  }

  private UnivariateDerivative1 point(String name, double t) {
    return new Moment(new UnivariateDerivative1(t, 1)).at(name);
  }

  @Override
  public double from() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double signal(int j, double t) {
    return at(description.lags().quantities().get(j), t);
  }

  @Override
  public double rate(int j, double t) {
    return point(description.lags().quantities().get(j), t).getFirstDerivative();
  }

  @Override
  public List<Breaking> breakings() {
    return corners.get();
  }

  /** All quantities at one time, worked out when they are asked for. */
  private final class Moment {
    private final UnivariateDerivative1 t;
    private final Map<String, UnivariateDerivative1> known = new HashMap<>();

    Moment(UnivariateDerivative1 t) {
      this.t = t;
    }

    UnivariateDerivative1 at(String name) {
      if (!known.containsKey(name)) {
        known.put(name, value(name));
      }
      return known.get(name);
    }

    private UnivariateDerivative1 value(String name) {
      if (name.equals("t")) {
        return t;
      }
      Quantity quantity = description.quantities().get(name);
      if (quantity.history().isPresent()) {
        return formula(quantity.history().get());
      }
      if (quantity.is(Quantity.Kind.STATE)) {
        return new UnivariateDerivative1(starts.applyAsDouble(name), 0);
      }
      return description.definition(name).map(equation -> formula(equation.value()))
          .orElseGet(() -> new UnivariateDerivative1(values.get(name), 0));
    }

    private UnivariateDerivative1 formula(Expr formula) {
      return FieldValue.of(formula, UnivariateDerivative1Field.getInstance(), this::at,
          (quantity, lag) -> new Moment(t.subtract(lag)).at(quantity));
    }
  }
}
