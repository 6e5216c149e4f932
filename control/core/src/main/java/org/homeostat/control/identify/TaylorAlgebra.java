package org.homeostat.control.identify;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Algebra;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Relation;

/**
 * The power series of a formula, given those of its names. A choice is taken by the values at the start, so
 * that a series holds on the side on which the start is.
 *
 * @param unknowns how many slopes each coefficient has
 */
record TaylorAlgebra<T extends FieldElement<T>>(
    Scalars<T> scalars, int unknowns, java.util.function.Function<String, Taylor<T>> names)
    implements Algebra<Taylor<T>> {

  Taylor<T> number(BigFraction value) {
    return Taylor.constant(Dual.constant(scalars.of(value), unknowns), Optional.of(value));
  }

  private Taylor<T> number(int value) {
    return number(new BigFraction(value));
  }

  @Override
  public Taylor<T> number(BigDecimal value) {
    return number(exact(value));
  }

  static BigFraction exact(BigDecimal value) {
    return value.scale() > 0
        ? new BigFraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
        : new BigFraction(value.toBigIntegerExact());
  }

  @Override
  public Taylor<T> pi() {
    return Taylor.constant(Dual.constant(scalars.pi(), unknowns), Optional.empty());
  }

  @Override
  public Taylor<T> name(String name) {
    return names.apply(name);
  }

  @Override
  public Taylor<T> negate(Taylor<T> a) {
    return Taylor.of((k, self) -> a.at(k).times(scalars.field().getOne().negate()));
  }

  @Override
  public Taylor<T> add(Taylor<T> a, Taylor<T> b) {
    return Taylor.of((k, self) -> a.at(k).plus(b.at(k)));
  }

  @Override
  public Taylor<T> subtract(Taylor<T> a, Taylor<T> b) {
    return Taylor.of((k, self) -> a.at(k).minus(b.at(k)));
  }

  @Override
  public Taylor<T> multiply(Taylor<T> a, Taylor<T> b) {
    return Taylor.of((k, self) -> Taylor.folded(a, b, k, 0, k, false));
  }

  @Override
  public Taylor<T> divide(Taylor<T> a, Taylor<T> b) {
    return Taylor.of((k, self) -> {
      Dual<T> rest = k == 0 ? a.at(0) : a.at(k).minus(Taylor.folded(self, b, k, 0, k - 1, false));
      return rest.times(b.at(0).reciprocal());
    });
  }

  @Override
  public Taylor<T> power(Taylor<T> base, BigFraction exponent) {
    if (!exponent.getDenominator().equals(BigInteger.ONE)) {
      return exponential(multiply(number(exponent), logarithm(base)));
    }
    int n = exponent.getNumeratorAsInt();
    return n < 0 ? divide(number(1), whole(base, -n)) : whole(base, n);
  }

  private Taylor<T> whole(Taylor<T> base, int n) {
    if (n < 2) {
      return n == 0 ? number(1) : base;
    }
    Taylor<T> half = whole(base, n / 2);
    Taylor<T> square = multiply(half, half);
    return n % 2 == 0 ? square : multiply(square, base);
  }

  @Override
  public Taylor<T> power(Taylor<T> base, Taylor<T> exponent) {
    return exponent.number().map(number -> power(base, number))
        .orElseGet(() -> exponential(multiply(exponent, logarithm(base))));
  }

  private Taylor<T> exponential(Taylor<T> u) {
    return Taylor.of((k, self) -> {
      if (k == 0) {
        T value = scalars.exp(u.at(0).value());
        return u.at(0).through(value, value);
      }
      return Taylor.over(Taylor.folded(u, self, k, 1, k, true), k);
    });
  }

  private Taylor<T> logarithm(Taylor<T> u) {
    return Taylor.of((k, self) -> {
      Dual<T> first = u.at(0);
      if (k == 0) {
        return first.through(scalars.log(first.value()), first.value().reciprocal());
      }
      Dual<T> rest = u.at(k).minus(Taylor.over(Taylor.folded(self, u, k, 1, k - 1, true), k));
      return rest.times(first.reciprocal());
    });
  }

  /** Sine and cosine, each the other's derivative but for the sign. */
  private List<Taylor<T>> sineAndCosine(Taylor<T> u) {
    List<Taylor<T>> both = new ArrayList<>();
    both.add(Taylor.of((k, self) -> k == 0
        ? u.at(0).through(scalars.sin(u.at(0).value()), scalars.cos(u.at(0).value()))
        : Taylor.over(Taylor.folded(u, both.get(1), k, 1, k, true), k)));
    both.add(Taylor.of((k, self) -> k == 0
        ? u.at(0).through(scalars.cos(u.at(0).value()), scalars.sin(u.at(0).value()).negate())
        : Taylor.over(Taylor.folded(u, both.get(0), k, 1, k, true), -k)));
    return both;
  }

  private Taylor<T> sigmoid(Taylor<T> u) {
    return divide(number(1), add(number(1), exponential(negate(u))));
  }

  @Override
  public Taylor<T> delay(String quantity, Taylor<T> lag) {
    throw new AssertionError("delays are refused before");
  }

  @Override
  public Taylor<T> call(Function function, List<Taylor<T>> x) {
    Taylor<T> u = x.get(0);
    return switch (function) {
      case EXP -> exponential(u);
      case LOG -> logarithm(u);
      case SQRT -> power(u, new BigFraction(1, 2));
      case SIN -> sineAndCosine(u).get(0);
      case COS -> sineAndCosine(u).get(1);
      case SIGMOID -> sigmoid(u);
      case TANH -> subtract(multiply(number(2), sigmoid(multiply(number(2), u))), number(1));
      case SOFTPLUS -> logarithm(add(number(1), exponential(u)));
      case HILL -> {
        Taylor<T> above = power(u, x.get(2));
        yield divide(above, add(power(x.get(1), x.get(2)), above));
      }
      case ABS -> sign(u) < 0 ? negate(u) : u;
      case POS -> sign(u) > 0 ? u : number(0);
      case MIN -> sign(subtract(u, x.get(1))) < 0 ? u : x.get(1);
      case MAX -> sign(subtract(u, x.get(1))) > 0 ? u : x.get(1);
      case SIGN -> number(sign(u));
      case FLOOR -> throw new Scalars.NotExact("floor");
    };
  }

  private int sign(Taylor<T> u) {
    return scalars.sign(u.at(0).value());
  }

  @Override
  public Taylor<T> compare(Relation relation, Taylor<T> a, Taylor<T> b) {
    return number(relation.holds(sign(subtract(a, b))) ? 1 : 0);
  }

  @Override
  public Taylor<T> and(Taylor<T> a, Taylor<T> b) {
    return multiply(a, b);
  }

  @Override
  public Taylor<T> or(Taylor<T> a, Taylor<T> b) {
    return sign(a) != 0 ? a : b;
  }

  @Override
  public Taylor<T> choose(Taylor<T> condition, Supplier<Taylor<T>> then, Supplier<Taylor<T>> otherwise) {
    return sign(condition) != 0 ? then.get() : otherwise.get();
  }
}
