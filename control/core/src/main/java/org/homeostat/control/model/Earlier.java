package org.homeostat.control.model;

import java.util.List;
import java.util.Map;
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
 */
record Earlier(Description description, Map<String, Double> values, ToDoubleFunction<String> starts) {

  /** What is remembered at the start of a run from {@code y}. */
  static Memory memory(Description description, Map<String, Double> values, double[] y) {
    List<String> states = List.copyOf(description.rates().keySet());
    List<String> signals = description.lags().quantities();
    return new Memory(signals,
        new Earlier(description, values, state -> y[states.indexOf(state)]).past(signals));
  }

  /** A quantity at a time up to 0. */
  double at(String name, double t) {
    return at(name, new UnivariateDerivative1(t, 1)).getValue();
  }

  private UnivariateDerivative1 at(String name, UnivariateDerivative1 t) {
    if (name.equals("t")) {
      return t;
    }
    Quantity quantity = description.quantities().get(name);
    if (quantity.history().isPresent()) {
      return formula(quantity.history().get(), t);
    }
    if (quantity.is(Quantity.Kind.STATE)) {
      return new UnivariateDerivative1(starts.applyAsDouble(name), 0);
    }
    return description.definition(name).map(equation -> formula(equation.value(), t))
        .orElseGet(() -> new UnivariateDerivative1(values.get(name), 0));
  }

  private UnivariateDerivative1 formula(Expr formula, UnivariateDerivative1 t) {
    return FieldValue.of(formula, UnivariateDerivative1Field.getInstance(),
        name -> at(name, t), (quantity, lag) -> at(quantity, t.subtract(lag)));
  }

  /** The past of some quantities. */
  Past past(List<String> signals) {
    return new Past() {
      @Override
      public double from() {
        return Double.NEGATIVE_INFINITY;
      }

      @Override
      public double signal(int j, double t) {
        return at(signals.get(j), t);
      }

      @Override
      public double rate(int j, double t) {
        return at(signals.get(j), new UnivariateDerivative1(t, 1)).getFirstDerivative();
      }

      @Override
      public List<Breaking> breakings() {
        return List.of();
      }
    };
  }
}
