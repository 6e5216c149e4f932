package org.homeostat.control.expr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.hipparchus.fraction.BigFraction;

/**
 * A polynomial in numbered variables with exact rational coefficients. Immutable; two are equal exactly when
 * they are the same polynomial.
 */
final class Polynomial {
  static final Polynomial ZERO = new Polynomial(Map.of());
  static final Polynomial ONE = constant(BigFraction.ONE);

  /** Products with more terms than this are refused: expansion is for proofs, not for everything. */
  static final int MOST_TERMS = 20_000;

  private final Map<Monomial, BigFraction> terms;

  private Polynomial(Map<Monomial, BigFraction> terms) {
    this.terms = terms;
  }

  /** The exponents of a product of powers, by variable; no trailing zeros. */
  record Monomial(int[] exponents) {
    static final Monomial ONE = new Monomial(new int[0]);

    @Override
    public boolean equals(Object other) {
      return other instanceof Monomial that && Arrays.equals(exponents, that.exponents);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(exponents);
    }

    int of(int variable) {
      return variable < exponents.length ? exponents[variable] : 0;
    }

    Monomial times(Monomial other) {
      int[] sum = Arrays.copyOf(exponents, Math.max(exponents.length, other.exponents.length));
      for (int i = 0; i < other.exponents.length; i++) {
        sum[i] = Math.addExact(sum[i], other.exponents[i]);
      }
      return new Monomial(sum);
    }

    Monomial with(int variable, int exponent) {
      int[] changed = Arrays.copyOf(exponents, Math.max(exponents.length, variable + 1));
      changed[variable] = exponent;
      return trimmed(changed);
    }

    boolean isOneVariable() {
      return Arrays.stream(exponents).sum() == 1;
    }

    boolean isMultipleOf(Monomial divisor) {
      for (int i = 0; i < divisor.exponents.length; i++) {
        if (of(i) < divisor.exponents[i]) {
          return false;
        }
      }
      return true;
    }

    Monomial over(Monomial divisor) {
      int[] rest = exponents.clone();
      for (int i = 0; i < divisor.exponents.length; i++) {
        rest[i] -= divisor.exponents[i];
      }
      return trimmed(rest);
    }

    static Monomial trimmed(int[] exponents) {
      int length = exponents.length;
      while (length > 0 && exponents[length - 1] == 0) {
        length--;
      }
      return new Monomial(Arrays.copyOf(exponents, length));
    }
  }

  /** A proof's polynomials have grown past the bound. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super("an expansion passed " + MOST_TERMS + " terms", null, false, false);
    }
  }

  static Polynomial constant(BigFraction value) {
    return value.getNumerator().signum() == 0 ? ZERO : new Polynomial(Map.of(Monomial.ONE, value));
  }

  static Polynomial variable(int index) {
    return new Polynomial(Map.of(Monomial.ONE.with(index, 1), BigFraction.ONE));
  }

  Map<Monomial, BigFraction> terms() {
    return terms;
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  boolean isConstant() {
    return isZero() || terms.size() == 1 && terms.containsKey(Monomial.ONE);
  }

  /** The value of a constant polynomial. */
  BigFraction constantValue() {
    return terms.getOrDefault(Monomial.ONE, BigFraction.ZERO);
  }

  boolean contains(int variable) {
    return terms.keySet().stream().anyMatch(monomial -> monomial.of(variable) > 0);
  }

  Polynomial plus(Polynomial other) {
    Map<Monomial, BigFraction> sum = new HashMap<>(terms);
    other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
    return new Polynomial(sum);
  }

  Polynomial minus(Polynomial other) {
    return plus(other.times(BigFraction.MINUS_ONE));
  }

  Polynomial times(BigFraction factor) {
    if (factor.getNumerator().signum() == 0) {
      return ZERO;
    }
    Map<Monomial, BigFraction> scaled = new HashMap<>();
    terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.multiply(factor)));
    return new Polynomial(scaled);
  }

  Polynomial times(Polynomial other) {
    if ((long) terms.size() * other.terms.size() > 100L * MOST_TERMS) {
      throw new TooLarge();
    }
    Map<Monomial, BigFraction> product = new HashMap<>();
    terms.forEach((a, ca) -> other.terms.forEach((b, cb) -> add(product, a.times(b), ca.multiply(cb))));
    if (product.size() > MOST_TERMS) {
      throw new TooLarge();
    }
    return new Polynomial(product);
  }

  private static void add(Map<Monomial, BigFraction> terms, Monomial monomial, BigFraction coefficient) {
    BigFraction sum = terms.getOrDefault(monomial, BigFraction.ZERO).add(coefficient);
    if (sum.getNumerator().signum() == 0) {
      terms.remove(monomial);
    } else {
      terms.put(monomial, sum);
    }
  }

  Polynomial derivative(int variable) {
    Map<Monomial, BigFraction> result = new HashMap<>();
    terms.forEach((monomial, coefficient) -> {
      int exponent = monomial.of(variable);
      if (exponent > 0) {
        add(result, monomial.with(variable, exponent - 1), coefficient.multiply(exponent));
      }
    });
    return new Polynomial(result);
  }

  /** One term. */
  static Polynomial term(Monomial monomial, BigFraction coefficient) {
    return constant(coefficient).isZero() ? ZERO : new Polynomial(Map.of(monomial, coefficient));
  }

  /** This divided by another that is not zero, where that leaves no remainder; leading terms first. */
  Optional<Polynomial> dividedExactly(Polynomial divisor) {
    Monomial leading = divisor.leading();
    BigFraction first = divisor.terms.get(leading);
    Polynomial rest = this;
    Map<Monomial, BigFraction> quotient = new HashMap<>();
    while (!rest.isZero()) {
      Monomial next = rest.leading();
      if (!next.isMultipleOf(leading)) {
        return Optional.empty();
      }
      if (quotient.size() > MOST_TERMS) {
        throw new TooLarge();
      }
      Polynomial factor = term(next.over(leading), rest.terms.get(next).divide(first));
      quotient.putAll(factor.terms);
      rest = rest.minus(factor.times(divisor));
    }
    return Optional.of(new Polynomial(quotient));
  }

  private Monomial leading() {
    return terms.keySet().stream()
        .max((a, b) -> Arrays.compare(a.exponents(), b.exponents())).orElseThrow();
  }

  /** The value at a point. */
  BigFraction at(IntFunction<BigFraction> point) {
    BigFraction sum = BigFraction.ZERO;
    for (Map.Entry<Monomial, BigFraction> term : terms.entrySet()) {
      BigFraction product = term.getValue();
      for (int i = 0; i < term.getKey().exponents().length; i++) {
        int exponent = term.getKey().of(i);
        product = exponent == 0 ? product : product.multiply(point.apply(i).pow(exponent));
      }
      sum = sum.add(product);
    }
    return sum;
  }

  /** The polynomials that stand before the powers of a variable, by the power. */
  Map<Integer, Polynomial> parts(int variable) {
    Map<Integer, Map<Monomial, BigFraction>> parts = new TreeMap<>();
    terms.forEach((monomial, coefficient) -> parts
        .computeIfAbsent(monomial.of(variable), power -> new HashMap<>())
        .put(monomial.with(variable, 0), coefficient));
    Map<Integer, Polynomial> result = new TreeMap<>();
    parts.forEach((power, part) -> result.put(power, new Polynomial(part)));
    return result;
  }

  /** The coefficient of the leading term of what is not zero. */
  BigFraction leadingCoefficient() {
    return terms.get(leading());
  }

  /** The largest product of powers that divides every term. */
  Monomial content() {
    int[] least = null;
    for (Monomial monomial : terms.keySet()) {
      if (least == null) {
        least = monomial.exponents().clone();
      }
      for (int i = 0; i < least.length; i++) {
        least[i] = Math.min(least[i], monomial.of(i));
      }
    }
    return least == null ? Monomial.ONE : Monomial.trimmed(least);
  }

  /** This divided by a product of powers that divides every term. */
  Polynomial over(Monomial divisor) {
    Map<Monomial, BigFraction> result = new HashMap<>();
    terms.forEach((monomial, coefficient) -> {
      int[] rest = monomial.exponents().clone();
      for (int i = 0; i < divisor.exponents().length; i++) {
        rest[i] -= divisor.exponents()[i];
      }
      result.put(Monomial.trimmed(rest), coefficient);
    });
    return new Polynomial(result);
  }

  /**
   * The sign that this has wherever the variables keep theirs: 1 or -1 if every term has that sign or may
   * vanish and one term cannot vanish; 0 where that is not settled.
   *
   * @param signs for a variable, 2 if it is positive, 1 if it is not negative, 0 if nothing is known
   */
  int definiteSign(IntFunction<Integer> signs) {
    return sign(signs, true);
  }

  /** The same, 1 and -1 where this may vanish, too, but is nowhere of the other sign. */
  int weakSign(IntFunction<Integer> signs) {
    return sign(signs, false);
  }

  private int sign(IntFunction<Integer> signs, boolean strictly) {
    int sign = 0;
    boolean strict = !strictly;
    for (Map.Entry<Monomial, BigFraction> term : terms.entrySet()) {
      int weakest = 2;
      for (int i = 0; i < term.getKey().exponents().length; i++) {
        int exponent = term.getKey().exponents()[i];
        int known = exponent == 0 ? 0 : signs.apply(i);
        int certainty = exponent == 0 || known == 2 ? 2 : known == 1 || exponent % 2 == 0 ? 1 : 0;
        weakest = Math.min(weakest, certainty);
        if (weakest == 0) {
          return 0;
        }
      }
      int own = term.getValue().getNumerator().signum();
      if (sign != 0 && own != sign) {
        return 0;
      }
      sign = own;
      strict |= weakest == 2;
    }
    return strict ? sign : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }
}
