package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.hipparchus.fraction.BigFraction;

/** The value of a formula as a double. Only the chosen arm of a choice is evaluated. */
public final class Value {

  private Value() {}

  /**
   * The value, given that of each name; a condition is 1 where it holds, else 0.
   *
   * @throws NoPast if there is a delayed term
   */
  public static double of(Expr expr, ToDoubleFunction<String> names) {
    return of(expr, names, (quantity, lag) -> {
      throw new NoPast(quantity);
    });
  }

  /** The same, given also what each quantity was a lag ago. */
  public static double of(
      Expr expr, ToDoubleFunction<String> names, ToDoubleBiFunction<String, Double> past) {
    return expr.fold(new Evaluating(names, past));
  }

  private record Evaluating(ToDoubleFunction<String> names, ToDoubleBiFunction<String, Double> past)
      implements Algebra<Double> {

    @Override
    public Double number(BigDecimal value) {
      return value.doubleValue();
    }

    @Override
    public Double pi() {
      return Math.PI;
    }

    @Override
    public Double name(String name) {
      return names.applyAsDouble(name);
    }

    @Override
    public Double negate(Double a) {
      return -a;
    }

    @Override
    public Double add(Double a, Double b) {
      return a + b;
    }

    @Override
    public Double subtract(Double a, Double b) {
      return a - b;
    }

    @Override
    public Double multiply(Double a, Double b) {
      return a * b;
    }

    @Override
    public Double divide(Double a, Double b) {
      return a / b;
    }

    @Override
    public Double power(Double base, BigFraction exponent) {
      return Real.power(base, exponent);
    }

    @Override
    public Double power(Double base, Double exponent) {
      return Math.pow(base, exponent);
    }

    @Override
    public Double delay(String quantity, Double lag) {
      return past.applyAsDouble(quantity, lag);
    }

    @Override
    public Double call(Function function, List<Double> arguments) {
      return Real.apply(function, arguments.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public Double compare(Relation relation, Double a, Double b) {
      return truth(relation.holds(a.doubleValue(), b.doubleValue()));
    }

    @Override
    public Double and(Double a, Double b) {
      return truth(a != 0 && b != 0);
    }

    @Override
    public Double or(Double a, Double b) {
      return truth(a != 0 || b != 0);
    }

    @Override
    public Double choose(Double condition, Supplier<Double> then, Supplier<Double> otherwise) {
      return condition != 0 ? then.get() : otherwise.get();
    }

    private static double truth(boolean holds) {
      return holds ? 1 : 0;
    }
  }
}
