package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;

/**
 * The first Taylor coefficients of a solution in time, each in an {@link Interval} that certainly holds it:
 * two solutions whose intervals are disjoint at some order are certainly different. A rational field started
 * from exact numbers has exact coefficients.
 *
 * @see "L. B. Rall, Automatic Differentiation: Techniques and Applications, Lecture Notes in Computer Science
 *     120, Springer, 1981, chapter 4: the recurrences"
 */
public final class Jet {
  /** What has a value on its kink. */
  private static final Set<Function> KINKED =
      EnumSet.of(Function.ABS, Function.POS, Function.MIN, Function.MAX);

  /** What values are, where no more is asked for. */
  private static final IntervalValue VALUES = new IntervalValue(name -> {
    throw new AssertionError(name);
  });

  /** Powers past this of what may be zero are not multiplied out. */
  private static final int LARGEST_POWER = 1024;

  private final Interval[] coefficients;
  private final boolean steady;

  /** Coefficients, and whether all beyond them are known to be zero: it stays the same. */
  private Jet(boolean steady, Interval... coefficients) {
    this.coefficients = coefficients;
    this.steady = steady;
  }

  /** The number of known coefficients, the value itself among them. */
  public int length() {
    return coefficients.length;
  }

  /** The coefficient of {@code t^order}. */
  public Interval coefficient(int order) {
    return coefficients[order];
  }

  /** A choice is not decided at the start: it may leave its tie at once, or is nearer to it than is known. */
  private static final class NotSmooth extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSmooth() {
      super("not smooth", null, false, false);
    }
  }

  /**
   * The jets at time 0 of all states and assignments of a program whose results are the states' derivatives;
   * each only as far as it is known: where the start is on a kink, to the values and the states' derivatives.
   *
   * @param start the states at time 0
   * @param order the highest derivative wanted
   * @return empty where something may be undefined, or a choice is not decided at the start
   */
  public static Optional<Map<String, Jet>> of(
      Program field, Map<String, Double> parameters, Map<String, Interval> start, int order) {
    Map<String, Jet> states = new LinkedHashMap<>();
    field.states().forEach(state -> states.put(state, new Jet(false, start.get(state))));
    Map<String, Jet> all = new LinkedHashMap<>();
    try {
      all.putAll(evaluate(field, parameters, states, 1));
      for (int k = 0; k < order; k++) {
        all.putAll(moved(field, states, all, k));
        states.keySet().forEach(state -> states.put(state, all.get(state)));
        all.putAll(evaluate(field, parameters, states, k + 2));
      }
    } catch (NotSmooth | ArithmeticException | MathRuntimeException undecided) {
      return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
    return Optional.of(all);
  }

  /** The states, each with its next coefficient, which is that of its derivative. */
  private static Map<String, Jet> moved(
      Program field, Map<String, Jet> states, Map<String, Jet> all, int order) {
    Map<String, Jet> moved = new LinkedHashMap<>();
    Interval next = Interval.of(new BigFraction(order + 1));
    for (int i = 0; i < field.states().size(); i++) {
      Jet rate = field.results().get(i).fold(new Series(order + 1, all::get));
      String state = field.states().get(i);
      moved.put(state, states.get(state).and(rate.coefficients[order].over(next)));
    }
    return moved;
  }

  private static Map<String, Jet> evaluate(
      Program field, Map<String, Double> parameters, Map<String, Jet> states, int length) {
    Map<String, Jet> all = new LinkedHashMap<>(states);
    parameters.forEach((name, value) -> all.put(name, constant(Interval.of(value), length)));
    Jet zero = constant(Interval.ZERO, length);
    all.put(Program.TIME, length == 1 ? zero : zero.withSlope());
    for (Assignment assignment : field.body()) {
      all.put(assignment.name(), assignment.value().fold(new Series(length, all::get)));
    }
    return all;
  }

  private static Jet constant(Interval value, int length) {
    Interval[] coefficients = new Interval[length];
    Arrays.fill(coefficients, Interval.ZERO);
    coefficients[0] = value;
    return new Jet(true, coefficients);
  }

  private Jet withSlope() {
    Interval[] changed = coefficients.clone();
    changed[1] = Interval.ONE;
    return new Jet(false, changed);
  }

  private Jet and(Interval next) {
    return new Jet(false,
        Stream.concat(Arrays.stream(coefficients), Stream.of(next)).toArray(Interval[]::new));
  }

  private boolean isConstant() {
    return Arrays.stream(coefficients).skip(1).allMatch(Interval::isZero);
  }

  /**
   * Truncated power series; a choice is taken by the values at time 0, and refused at a tie that moves. On a
   * kink there is no series, but a value.
   */
  private record Series(int length, java.util.function.Function<String, Jet> names) implements Algebra<Jet> {

    /** A coefficient, given those of lower order. */
    private interface Coefficient {
      Interval at(int k, Interval[] lower);
    }

    /** A jet that follows from others, and is steady where they are. */
    private Jet make(List<Jet> of, Coefficient coefficient) {
      Interval[] made = new Interval[length];
      for (int k = 0; k < length; k++) {
        made[k] = coefficient.at(k, made);
      }
      return new Jet(of.stream().allMatch(jet -> jet.steady), made);
    }

    private Jet constant(int value) {
      return Jet.constant(Interval.of(new BigFraction(value)), length);
    }

    private static Interval whole(int value) {
      return Interval.of(new BigFraction(value));
    }

    @Override
    public Jet number(BigDecimal value) {
      return Jet.constant(Interval.of(Literal.exact(value)), length);
    }

    @Override
    public Jet pi() {
      return Jet.constant(Interval.pi(), length);
    }

    @Override
    public Jet name(String name) {
      return names.apply(name);
    }

    @Override
    public Jet negate(Jet a) {
      return make(List.of(a), (k, lower) -> a.coefficients[k].negate());
    }

    @Override
    public Jet add(Jet a, Jet b) {
      return make(List.of(a, b), (k, lower) -> a.coefficients[k].plus(b.coefficients[k]));
    }

    @Override
    public Jet subtract(Jet a, Jet b) {
      return make(List.of(a, b), (k, lower) -> a.coefficients[k].minus(b.coefficients[k]));
    }

    @Override
    public Jet multiply(Jet a, Jet b) {
      return make(List.of(a, b), (k, lower) -> {
        Interval sum = Interval.ZERO;
        for (int i = 0; i <= k; i++) {
          sum = sum.plus(a.coefficients[i].times(b.coefficients[k - i]));
        }
        return sum;
      });
    }

    @Override
    public Jet divide(Jet a, Jet b) {
      return make(List.of(a, b), (k, lower) -> {
        Interval rest = a.coefficients[k];
        for (int i = 0; i < k; i++) {
          rest = rest.minus(lower[i].times(b.coefficients[k - i]));
        }
        return rest.over(b.coefficients[0]);
      });
    }

    @Override
    public Jet power(Jet base, BigFraction exponent) {
      return power(base, Interval.of(exponent));
    }

    /** From y = u^r: k u y' = r u' y; a whole power of what may be zero is multiplied out. */
    private Jet power(Jet base, Interval exponent) {
      Interval first = base.coefficients[0];
      if (first.sign() == 0 && length > 1) {
        return multiplied(base, exponent);
      }
      return make(List.of(base), (k, lower) -> {
        Interval sum = Interval.ZERO;
        for (int i = 1; i <= k; i++) {
          Interval factor = exponent.times(whole(i)).minus(whole(k - i));
          sum = sum.plus(factor.times(base.coefficients[i]).times(lower[k - i]));
        }
        return k == 0 ? first.power(exponent) : sum.over(whole(k).times(first));
      });
    }

    private Jet multiplied(Jet base, Interval exponent) {
      int n = exponent.low().getNumerator().intValueExact();
      if (!exponent.isExact() || !exponent.low().equals(new BigFraction(n)) || n < 0 || n > LARGEST_POWER) {
        throw new NotSmooth();
      }
      Jet result = constant(1);
      for (int i = 0; i < n; i++) {
        result = multiply(result, base);
      }
      return result;
    }

    @Override
    public Jet power(Jet base, Jet exponent) {
      return exponent.isConstant() ? power(base, exponent.coefficients[0])
          : exponential(multiply(exponent, logarithm(base)));
    }

    /** What was before the start is no power series from there on. */
    @Override
    public Jet delay(String quantity, Jet lag) {
      throw new NotSmooth();
    }

    @Override
    public Jet table(Jet x, Nodes nodes) {
      return length == 1 ? new Jet(x.steady, VALUES.table(x.coefficients[0], nodes)) : nodes.spelled(this, x);
    }

    @Override
    public Jet call(Function function, List<Jet> x) {
      return length == 1 && KINKED.contains(function) ? value(function, x) : series(function, x);
    }

    private static Jet value(Function function, List<Jet> x) {
      return new Jet(x.stream().allMatch(jet -> jet.steady),
          VALUES.call(function, x.stream().map(jet -> jet.coefficients[0]).toList()));
    }

    private Jet series(Function function, List<Jet> x) {
      Jet u = x.get(0);
      return switch (function) {
        case EXP -> exponential(u);
        case LOG -> logarithm(u);
        case SQRT -> power(u, BigFraction.ONE_HALF);
        case ABS -> away(u) > 0 ? u : negate(u);
        case POS -> away(u) > 0 ? u : constant(0);
        case MIN -> away(subtract(u, x.get(1))) < 0 ? u : x.get(1);
        case MAX -> away(subtract(u, x.get(1))) > 0 ? u : x.get(1);
        case SIGN -> constant(away(u));
        case TANH -> {
          Jet e = exponential(multiply(u, constant(2)));
          yield subtract(constant(1), divide(constant(2), add(constant(1), e)));
        }
        case SIN -> circular(u, 0);
        case COS -> circular(u, 1);
        case FLOOR -> step(u);
        case HILL -> {
          Jet above = power(u, x.get(2));
          yield divide(above, add(power(x.get(1), x.get(2)), above));
        }
        case SOFTPLUS -> logarithm(add(constant(1), exponential(u)));
        case SIGMOID -> divide(constant(1), add(constant(1), exponential(negate(u))));
      };
    }

    /** From y = exp(u): y' = u' y. */
    private Jet exponential(Jet u) {
      return make(List.of(u),
          (k, lower) -> k == 0 ? u.coefficients[0].exp() : sum(u, lower, k).over(whole(k)));
    }

    /** From y = log(u): u' = u y'. */
    private Jet logarithm(Jet u) {
      return make(List.of(u), (k, lower) -> {
        if (k == 0) {
          return u.coefficients[0].log();
        }
        Interval rest = u.coefficients[k].times(whole(k));
        for (int i = 1; i < k; i++) {
          rest = rest.minus(whole(i).times(lower[i]).times(u.coefficients[k - i]));
        }
        return rest.over(whole(k).times(u.coefficients[0]));
      });
    }

    /** From s = sin(u), c = cos(u): s' = u' c, c' = -u' s. */
    private Jet circular(Jet u, int wanted) {
      Interval[][] sine = {new Interval[length], new Interval[length]};
      sine[0][0] = u.coefficients[0].sin();
      sine[1][0] = u.coefficients[0].cos();
      for (int k = 1; k < length; k++) {
        sine[0][k] = sum(u, sine[1], k).over(whole(k));
        sine[1][k] = sum(u, sine[0], k).over(whole(-k));
      }
      return new Jet(u.steady, sine[wanted]);
    }

    /** The sum of i u_i y_{k-i}, for i from 1 to k. */
    private static Interval sum(Jet u, Interval[] y, int k) {
      Interval sum = Interval.ZERO;
      for (int i = 1; i <= k; i++) {
        sum = sum.plus(whole(i).times(u.coefficients[i]).times(y[k - i]));
      }
      return sum;
    }

    private Jet step(Jet u) {
      Interval value = u.coefficients[0].floor();
      if (!value.isExact() || !u.steady && u.coefficients[0].contains(value.low())) {
        throw new NotSmooth();
      }
      return Jet.constant(value, length);
    }

    /** The sign of what is certainly not zero, or is zero and stays so. */
    private static int away(Jet u) {
      int sign = u.coefficients[0].sign();
      if (sign == 0 && !(u.steady && u.coefficients[0].isZero())) {
        throw new NotSmooth();
      }
      return sign;
    }

    @Override
    public Jet compare(Relation relation, Jet a, Jet b) {
      return constant(relation.holds(away(subtract(a, b))) ? 1 : 0);
    }

    @Override
    public Jet and(Jet a, Jet b) {
      return multiply(a, b);
    }

    @Override
    public Jet or(Jet a, Jet b) {
      return isTrue(a) ? a : b;
    }

    @Override
    public Jet choose(Jet condition, Supplier<Jet> then, Supplier<Jet> otherwise) {
      return isTrue(condition) ? then.get() : otherwise.get();
    }

    private static boolean isTrue(Jet condition) {
      return condition.coefficients[0].sign() != 0;
    }
  }
}
