package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * A value with a bound on the rounding error that its evaluation in doubles has picked up: a running error
 * analysis to first order, in which every operation adds half a unit in the last place of its result and
 * every function one.
 *
 * @see "N. J. Higham: Accuracy and Stability of Numerical Algorithms, 2nd ed., SIAM 2002, section 3.3"
 */
public record Rounding(double value, double error) {

  /** Half a unit in the last place, relative. */
  private static final double U = Math.ulp(1.0) / 2;

  private static final double STEP = 1e-7;

  /** The bounds of all assignments of a program at a point; parameters and states count as exact. */
  public static Map<String, Rounding> of(Program program, Map<String, Double> point, double t) {
    Map<String, Rounding> exact = new LinkedHashMap<>();
    point.forEach((name, value) -> exact.put(name, new Rounding(value, 0)));
    return of(program, t, exact);
  }

  /** The bounds of all assignments of a program, from what is known of parameters and states. */
  public static Map<String, Rounding> of(Program program, double t, Map<String, Rounding> given) {
    Map<String, Rounding> known = new LinkedHashMap<>(given);
    known.put(Program.TIME, new Rounding(t, 0));
    for (Assignment assignment : program.body()) {
      known.put(assignment.name(), assignment.value().fold(new Analysis(known)));
    }
    return known;
  }

  /** The same of a program's results. */
  public static List<Rounding> ofResults(Program program, Map<String, Double> point, double t) {
    Analysis analysis = new Analysis(of(program, point, t));
    return program.results().stream().map(result -> result.fold(analysis)).toList();
  }

  /** A step for a difference quotient, small beside the value. */
  private static double step(double at) {
    return at == 0 ? STEP : STEP * Math.abs(at);
  }

  private static Rounding rounded(double value, double carried) {
    return new Rounding(value, carried + U * Math.abs(value));
  }

  private record Analysis(Map<String, Rounding> known) implements Algebra<Rounding> {

    @Override
    public Rounding number(BigDecimal value) {
      double nearest = value.doubleValue();
      boolean exact = new BigDecimal(nearest).compareTo(value) == 0;
      return new Rounding(nearest, exact ? 0 : U * Math.abs(nearest));
    }

    @Override
    public Rounding pi() {
      return new Rounding(Math.PI, U * Math.PI);
    }

    @Override
    public Rounding name(String name) {
      return known.get(name);
    }

    @Override
    public Rounding negate(Rounding a) {
      return new Rounding(-a.value, a.error);
    }

    @Override
    public Rounding add(Rounding a, Rounding b) {
      return rounded(a.value + b.value, a.error + b.error);
    }

    @Override
    public Rounding subtract(Rounding a, Rounding b) {
      return rounded(a.value - b.value, a.error + b.error);
    }

    @Override
    public Rounding multiply(Rounding a, Rounding b) {
      return rounded(a.value * b.value, Math.abs(a.value) * b.error + Math.abs(b.value) * a.error);
    }

    @Override
    public Rounding divide(Rounding a, Rounding b) {
      double quotient = a.value / b.value;
      return rounded(quotient, (a.error + Math.abs(quotient) * b.error) / Math.abs(b.value));
    }

    @Override
    public Rounding power(Rounding base, BigFraction exponent) {
      double n = exponent.doubleValue();
      double value = Math.pow(base.value, n);
      double slope = n * Math.pow(base.value, n - 1);
      double own = Math.max(2, Math.abs(n)) * U * Math.abs(value);
      return new Rounding(value, Math.abs(slope) * base.error + own);
    }

    @Override
    public Rounding power(Rounding base, Rounding exponent) {
      return call((x, y) -> Math.pow(x, y), base, exponent);
    }

    @Override
    public Rounding delay(String quantity, Rounding lag) {
      throw new NoPast(quantity);
    }

    @Override
    public Rounding call(Function function, List<Rounding> x) {
      double[] at = new double[3];
      for (int i = 0; i < x.size(); i++) {
        at[i] = x.get(i).value;
      }
      double value = Real.apply(function, at);
      double carried = 0;
      for (int i = 0; i < x.size(); i++) {
        double h = step(at[i]);
        double[] moved = at.clone();
        moved[i] += h;
        carried += Math.abs((Real.apply(function, moved) - value) / h) * x.get(i).error;
      }
      return new Rounding(value, carried + 2 * U * Math.abs(value));
    }

    private static Rounding call(DoubleBinaryOperator f, Rounding a, Rounding b) {
      double value = f.applyAsDouble(a.value, b.value);
      double ha = step(a.value);
      double hb = step(b.value);
      double carried = Math.abs((f.applyAsDouble(a.value + ha, b.value) - value) / ha) * a.error
          + Math.abs((f.applyAsDouble(a.value, b.value + hb) - value) / hb) * b.error;
      return new Rounding(value, carried + 2 * U * Math.abs(value));
    }

    @Override
    public Rounding compare(Relation relation, Rounding a, Rounding b) {
      return new Rounding(relation.holds(a.value, b.value) ? 1 : 0, 0);
    }

    @Override
    public Rounding and(Rounding a, Rounding b) {
      return new Rounding(a.value * b.value, 0);
    }

    @Override
    public Rounding or(Rounding a, Rounding b) {
      return new Rounding(Math.max(a.value, b.value), 0);
    }

    @Override
    public Rounding choose(Rounding condition, Supplier<Rounding> then, Supplier<Rounding> otherwise) {
      return condition.value != 0 ? then.get() : otherwise.get();
    }
  }
}
