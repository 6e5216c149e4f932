package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;

/**
 * The first Taylor coefficients of a solution in time, exact: a rational field started from rational numbers
 * has rational derivatives of every order, so that two solutions that differ in one of them are certainly
 * different.
 */
public final class Jet {
  private final BigFraction[] coefficients;

  private Jet(BigFraction... coefficients) {
    this.coefficients = coefficients;
  }

  /** The number of known coefficients, the value itself among them. */
  public int length() {
    return coefficients.length;
  }

  /** The coefficient of {@code t^order}. */
  public BigFraction coefficient(int order) {
    return coefficients[order];
  }

  /** The least order at which two jets differ, among those that both know. */
  public Optional<Integer> firstDifference(Jet other) {
    for (int k = 0; k < Math.min(length(), other.length()); k++) {
      if (!coefficients[k].equals(other.coefficients[k])) {
        return Optional.of(k);
      }
    }
    return Optional.empty();
  }

  /** The field or its start is not rational here, or a choice stands exactly at its tie. */
  private static final class NotRational extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRational() {
      super("not rational", null, false, false);
    }
  }

  /**
   * The jets at time 0 of all states and assignments of a program whose results are the states' derivatives.
   *
   * @param start the states at time 0
   * @param order the highest derivative wanted
   * @return empty where something is not rational, or a choice stands exactly at its tie
   */
  public static Optional<Map<String, Jet>> of(
      Program field, Map<String, Double> parameters, Map<String, Double> start, int order) {
    try {
      Map<String, Jet> states = new LinkedHashMap<>();
      field.states().forEach(state -> states.put(state, new Jet(exact(start.get(state)))));
      Map<String, Jet> all = evaluate(field, parameters, states, 1);
      for (int k = 0; k < order; k++) {
        for (int i = 0; i < field.states().size(); i++) {
          Jet rate = field.results().get(i).fold(new Series(k + 1, names(all)));
          String state = field.states().get(i);
          states.put(state, states.get(state).and(rate.coefficients[k].divide(k + 1)));
        }
        all = evaluate(field, parameters, states, k + 2);
      }
      return Optional.of(all);
    } catch (NotRational | ArithmeticException | MathRuntimeException undecided) {
      return Optional.empty();
    }
  }

  private static Map<String, Jet> evaluate(
      Program field, Map<String, Double> parameters, Map<String, Jet> states, int length) {
    Map<String, Jet> all = new LinkedHashMap<>(states);
    parameters.forEach((name, value) -> all.put(name, constant(exact(value), length)));
    Jet zero = constant(BigFraction.ZERO, length);
    all.put(Program.TIME, length == 1 ? zero : zero.withSlope());
    for (Assignment assignment : field.body()) {
      all.put(assignment.name(), assignment.value().fold(new Series(length, names(all))));
    }
    return all;
  }

  private static java.util.function.Function<String, Jet> names(Map<String, Jet> all) {
    return all::get;
  }

  private static BigFraction exact(double value) {
    return Literal.exact(BigDecimal.valueOf(value));
  }

  private static Jet constant(BigFraction value, int length) {
    BigFraction[] coefficients = new BigFraction[length];
    Arrays.fill(coefficients, BigFraction.ZERO);
    coefficients[0] = value;
    return new Jet(coefficients);
  }

  private Jet withSlope() {
    BigFraction[] changed = coefficients.clone();
    changed[1] = BigFraction.ONE;
    return new Jet(changed);
  }

  private Jet and(BigFraction next) {
    return new Jet(Stream.concat(Arrays.stream(coefficients), Stream.of(next)).toArray(BigFraction[]::new));
  }

  private int sign() {
    return coefficients[0].getNumerator().signum();
  }

  /** Truncated power series; a choice is taken by the values at time 0, and refused at a tie. */
  private record Series(int length, java.util.function.Function<String, Jet> names) implements Algebra<Jet> {

    private interface Coefficient {
      BigFraction at(int k);
    }

    private Jet make(Coefficient coefficient) {
      BigFraction[] made = new BigFraction[length];
      for (int k = 0; k < length; k++) {
        made[k] = coefficient.at(k);
      }
      return new Jet(made);
    }

    @Override
    public Jet number(BigDecimal value) {
      return constant(Literal.exact(value), length);
    }

    @Override
    public Jet pi() {
      throw new NotRational();
    }

    @Override
    public Jet name(String name) {
      return names.apply(name);
    }

    @Override
    public Jet negate(Jet a) {
      return make(k -> a.coefficients[k].negate());
    }

    @Override
    public Jet add(Jet a, Jet b) {
      return make(k -> a.coefficients[k].add(b.coefficients[k]));
    }

    @Override
    public Jet subtract(Jet a, Jet b) {
      return make(k -> a.coefficients[k].subtract(b.coefficients[k]));
    }

    @Override
    public Jet multiply(Jet a, Jet b) {
      return make(k -> {
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i <= k; i++) {
          sum = sum.add(a.coefficients[i].multiply(b.coefficients[k - i]));
        }
        return sum;
      });
    }

    @Override
    public Jet divide(Jet a, Jet b) {
      if (b.sign() == 0) {
        throw new NotRational();
      }
      BigFraction[] made = new BigFraction[length];
      for (int k = 0; k < length; k++) {
        BigFraction rest = a.coefficients[k];
        for (int i = 0; i < k; i++) {
          rest = rest.subtract(made[i].multiply(b.coefficients[k - i]));
        }
        made[k] = rest.divide(b.coefficients[0]);
      }
      return new Jet(made);
    }

    @Override
    public Jet power(Jet base, BigFraction exponent) {
      if (!exponent.getDenominator().equals(BigInteger.ONE)) {
        throw new NotRational();
      }
      int n = exponent.getNumeratorAsInt();
      Jet result = constant(BigFraction.ONE, length);
      for (int i = 0; i < Math.abs(n); i++) {
        result = multiply(result, base);
      }
      return n < 0 ? divide(constant(BigFraction.ONE, length), result) : result;
    }

    @Override
    public Jet power(Jet base, Jet exponent) {
      for (int k = 1; k < length; k++) {
        if (exponent.coefficients[k].getNumerator().signum() != 0) {
          throw new NotRational();
        }
      }
      return power(base, exponent.coefficients[0]);
    }

    /** What was before the start is no power series from there on. */
    @Override
    public Jet delay(String quantity, Jet lag) {
      throw new NotRational();
    }

    @Override
    public Jet call(Function function, List<Jet> x) {
      Jet u = x.get(0);
      return switch (function) {
        case ABS -> away(u) > 0 ? u : negate(u);
        case POS -> away(u) > 0 ? u : constant(BigFraction.ZERO, length);
        case MIN -> away(subtract(u, x.get(1))) < 0 ? u : x.get(1);
        case MAX -> away(subtract(u, x.get(1))) > 0 ? u : x.get(1);
        case SIGN -> constant(new BigFraction(away(u)), length);
        case HILL -> {
          Jet above = power(u, x.get(2));
          yield divide(above, add(power(x.get(1), x.get(2)), above));
        }
        case EXP, LOG, SQRT, TANH, SIN, COS, FLOOR, SOFTPLUS, SIGMOID -> throw new NotRational();
      };
    }

    private static int away(Jet u) {
      if (u.sign() == 0) {
        throw new NotRational();
      }
      return u.sign();
    }

    @Override
    public Jet compare(Relation relation, Jet a, Jet b) {
      int sign = away(subtract(a, b));
      return constant(relation.holds(sign) ? BigFraction.ONE : BigFraction.ZERO, length);
    }

    @Override
    public Jet and(Jet a, Jet b) {
      return multiply(a, b);
    }

    @Override
    public Jet or(Jet a, Jet b) {
      return a.sign() != 0 ? a : b;
    }

    @Override
    public Jet choose(Jet condition, Supplier<Jet> then, Supplier<Jet> otherwise) {
      return condition.sign() != 0 ? then.get() : otherwise.get();
    }
  }
}
