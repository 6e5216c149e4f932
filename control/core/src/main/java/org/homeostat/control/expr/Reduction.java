package org.homeostat.control.expr;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * What powers of atoms are in other terms: {@code sin(u)^2 = 1 - cos(u)^2}, {@code (u^(1/3))^3 = u},
 * {@code exp(u) = exp(u/2)^2}. Each relation holds wherever the atom is defined, so that what is zero after
 * reduction is zero.
 */
final class Reduction {
  /** Powers of what an atom stands for past this are not multiplied out. */
  private static final int LARGEST_POWER = 64;

  private final Map<Integer, Relation> relations = new LinkedHashMap<>();

  /** {@code variable^power = value}. */
  private record Relation(int variable, int power, RationalFunction value) {

    boolean isIn(Polynomial polynomial) {
      for (Polynomial.Monomial monomial : polynomial.terms().keySet()) {
        if (monomial.of(variable) >= power) {
          return true;
        }
      }
      return false;
    }

    RationalFunction applied(Polynomial polynomial) {
      RationalFunction sum = RationalFunction.ZERO;
      for (Map.Entry<Integer, Polynomial> part : polynomial.parts(variable).entrySet()) {
        int times = part.getKey() / power;
        if (times > LARGEST_POWER) {
          throw new ArithmeticException("a power past " + LARGEST_POWER);
        }
        Polynomial.Monomial left = Polynomial.Monomial.ONE.with(variable, part.getKey() % power);
        sum = sum.plus(RationalFunction.of(
            part.getValue().times(Polynomial.term(left, BigFraction.ONE)),
            Polynomial.ONE).times(value.power(times)));
      }
      return sum;
    }
  }

  /** Notes that {@code variable^power = value}; the value is made of older atoms, or of a finer one. */
  void let(int variable, int power, RationalFunction value) {
    relations.put(variable, new Relation(variable, power, value));
  }

  /** Whether an atom is a power of a finer one, and is not to be used any more. */
  boolean isRefined(int variable) {
    return relations.containsKey(variable) && relations.get(variable).power() == 1;
  }

  /**
   * The function with all relations applied.
   *
   * @throws ArithmeticException where the denominator is zero everywhere
   */
  RationalFunction of(RationalFunction value) {
    if (isReduced(value.numerator()) && isReduced(value.denominator())) {
      return value;
    }
    RationalFunction above = of(value.numerator());
    RationalFunction below = of(value.denominator());
    return above.over(below);
  }

  private boolean isReduced(Polynomial polynomial) {
    for (Relation relation : relations.values()) {
      if (relation.isIn(polynomial)) {
        return false;
      }
    }
    return true;
  }

  private RationalFunction of(Polynomial polynomial) {
    RationalFunction value = RationalFunction.of(polynomial, Polynomial.ONE);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Relation relation : relations.values()) {
        if (relation.isIn(value.numerator())) {
          value = relation.applied(value.numerator()).over(
              RationalFunction.of(value.denominator(), Polynomial.ONE));
          changed = true;
        }
      }
    }
    return value;
  }
}
