package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.fraction.BigFraction;

/**
 * The value of a formula over any Hipparchus field: derivatives with {@code Gradient} and {@code
 * DerivativeStructure}, many digits with {@code Dfp}. The independent route against which derivatives and
 * compiled values are checked.
 *
 * <p>Literals are exact in the field up to 15 digits and 10^±22, else rounded to a double. Comparisons look
 * at the real parts.
 */
public final class FieldValue {

  private static final int EXACT_DIGITS = 15;
  private static final int EXACT_POWER_OF_TEN = 22;
  private static final int HALF = 100_000_000;

  private FieldValue() {}

  /**
   * The value, given that of each name; a condition is 1 where it holds, else 0.
   *
   * @throws NoPast if there is a delayed term
   */
  public static <T extends CalculusFieldElement<T>> T of(
      Expr expr, Field<T> field, java.util.function.Function<String, T> names) {
    return of(expr, field, names, (quantity, lag) -> {
      throw new NoPast(quantity);
    });
  }

  /** The same, given also what each quantity was a lag ago. */
  public static <T extends CalculusFieldElement<T>> T of(Expr expr, Field<T> field,
      java.util.function.Function<String, T> names, BiFunction<String, T, T> past) {
    return expr.fold(new Evaluating<>(field.getOne(), names, past));
  }

  private record Evaluating<T extends CalculusFieldElement<T>>(
      T one, java.util.function.Function<String, T> names, BiFunction<String, T, T> past)
      implements Algebra<T> {

    @Override
    public T number(BigDecimal value) {
      int scale = value.scale();
      if (value.precision() > EXACT_DIGITS || Math.abs(scale) > EXACT_POWER_OF_TEN) {
        return one.newInstance(value.doubleValue());
      }
      T digits = whole(value.unscaledValue().longValueExact());
      T power = power(one.multiply(10), Math.abs(scale));
      return scale >= 0 ? digits.divide(power) : digits.multiply(power);
    }

    /** Made of two halves, because {@code Dfp} rounds long numbers that it is given as a double. */
    private T whole(long digits) {
      return one.multiply((int) (digits / HALF)).multiply(HALF).add(one.multiply((int) (digits % HALF)));
    }

    @Override
    public T pi() {
      return one.getPi();
    }

    @Override
    public T name(String name) {
      return names.apply(name);
    }

    @Override
    public T negate(T a) {
      return a.negate();
    }

    @Override
    public T add(T a, T b) {
      return a.add(b);
    }

    @Override
    public T subtract(T a, T b) {
      return a.subtract(b);
    }

    @Override
    public T multiply(T a, T b) {
      return a.multiply(b);
    }

    @Override
    public T divide(T a, T b) {
      return a.divide(b);
    }

    @Override
    public T power(T base, BigFraction exponent) {
      return Real.isSquared(exponent)
          ? power(base, exponent.getNumeratorAsInt())
          : base.pow(exponent.doubleValue());
    }

    private T power(T x, int n) {
      if (n < 0) {
        return one.divide(power(x, -n));
      }
      if (n < 2) {
        return n == 0 ? one : x;
      }
      T half = power(x, n / 2);
      return n % 2 == 0 ? half.multiply(half) : power(x, n - 1).multiply(x);
    }

    @Override
    public T power(T base, T exponent) {
      return base.pow(exponent);
    }

    @Override
    public T delay(String quantity, T lag) {
      return past.apply(quantity, lag);
    }

    @Override
    public T call(Function function, List<T> arguments) {
      T x = arguments.get(0);
      return switch (function) {
        case EXP -> x.exp();
        case LOG -> x.log();
        case SQRT -> x.sqrt();
        case ABS -> x.abs();
        case MIN -> isFirst(Math.min(x.getReal(), arguments.get(1).getReal()), x) ? x : arguments.get(1);
        case MAX -> isFirst(Math.max(x.getReal(), arguments.get(1).getReal()), x) ? x : arguments.get(1);
        case TANH -> x.tanh();
        case SIN -> x.sin();
        case COS -> x.cos();
        case SIGN -> x.sign();
        case FLOOR -> x.floor();
        case POS -> x.getReal() <= 0 ? truth(false) : x;
        case HILL -> hill(x, arguments.get(1), arguments.get(2));
        case SOFTPLUS -> x.getReal() > 0 ? x.add(x.negate().exp().log1p()) : x.exp().log1p();
        case SIGMOID -> sigmoid(x);
      };
    }

    private boolean isFirst(double extreme, T x) {
      return Double.compare(extreme, x.getReal()) == 0;
    }

    private T hill(T x, T K, T n) {
      T response = x.pow(n);
      return response.divide(K.pow(n).add(response));
    }

    private T sigmoid(T x) {
      if (x.getReal() >= 0) {
        return one.divide(one.add(x.negate().exp()));
      }
      T e = x.exp();
      return e.divide(one.add(e));
    }

    @Override
    public T compare(Relation relation, T a, T b) {
      return truth(relation.holds(a.getReal(), b.getReal()));
    }

    @Override
    public T and(T a, T b) {
      return truth(a.getReal() != 0 && b.getReal() != 0);
    }

    @Override
    public T or(T a, T b) {
      return truth(a.getReal() != 0 || b.getReal() != 0);
    }

    @Override
    public T choose(T condition, Supplier<T> then, Supplier<T> otherwise) {
      return condition.getReal() != 0 ? then.get() : otherwise.get();
    }

    private T truth(boolean holds) {
      return one.newInstance(holds ? 1 : 0);
    }
  }
}
