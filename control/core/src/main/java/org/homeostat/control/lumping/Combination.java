package org.homeostat.control.lumping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Shortened;

/** A sum of states, each with an exact weight; states without one are not in it. */
record Combination(Map<String, BigFraction> weights) {

  Combination {
    Map<String, BigFraction> present = new LinkedHashMap<>(weights);
    present.values().removeIf(weight -> weight.getNumerator().signum() == 0);
    weights = Collections.unmodifiableMap(present);
  }

  /** The plain sum of some states. */
  static Combination sum(List<String> states) {
    Map<String, BigFraction> ones = new LinkedHashMap<>();
    states.forEach(state -> ones.put(state, BigFraction.ONE));
    return new Combination(ones);
  }

  BigFraction weight(String state) {
    return weights.getOrDefault(state, BigFraction.ZERO);
  }

  /** Whether it is one state as it is. */
  boolean isState() {
    return weights.size() == 1 && weights.values().iterator().next().equals(BigFraction.ONE);
  }

  /** The multiple of this that has whole weights without a common factor. */
  Combination whole() {
    BigInteger below = BigInteger.ONE;
    BigInteger above = BigInteger.ZERO;
    for (BigFraction weight : weights.values()) {
      below = below.multiply(weight.getDenominator()).divide(below.gcd(weight.getDenominator()));
      above = above.gcd(weight.getNumerator());
    }
    if (above.signum() == 0) {
      return this;
    }
    // above is the common divisor of the numerators only, in lowest terms: exactly that of the weights
    BigFraction factor = new BigFraction(below, above);
    Map<String, BigFraction> scaled = new LinkedHashMap<>();
    weights.forEach((state, weight) -> scaled.put(state, weight.multiply(factor)));
    return new Combination(scaled);
  }

  /** As a formula. */
  Expr expression() {
    Expr sum = number(BigFraction.ZERO);
    for (Map.Entry<String, BigFraction> term : weights.entrySet()) {
      BigFraction weight = term.getValue();
      Expr size = new Expr.Product(number(weight.abs()), new Expr.Name(term.getKey()));
      sum = weight.getNumerator().signum() < 0 ? new Expr.Difference(sum, size) : new Expr.Sum(sum, size);
    }
    return Shortened.of(sum);
  }

  /** A number as the notation spells it. */
  static Expr number(BigFraction value) {
    if (value.getNumerator().signum() < 0) {
      return new Expr.Negate(number(value.negate()));
    }
    Expr above = new Expr.Number(new BigDecimal(value.getNumerator()));
    return value.getDenominator().equals(BigInteger.ONE) ? above
        : new Expr.Quotient(above, new Expr.Number(new BigDecimal(value.getDenominator())));
  }
}
