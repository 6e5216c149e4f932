package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Canonical forms written as formulas again: sums of products, positive terms and low degrees first, over one
 * denominator. The formula has the value of the form wherever no divisor is zero.
 */
final class Written {
  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  private final Canonical proof;

  Written(Canonical proof) {
    this.proof = proof;
  }

  Expr of(RationalFunction value) {
    Expr above = of(value.numerator());
    return value.denominator().equals(Polynomial.ONE) ? above
        : new Expr.Quotient(above, of(value.denominator()));
  }

  private Expr of(Polynomial polynomial) {
    List<Map.Entry<Polynomial.Monomial, BigFraction>> terms = new ArrayList<>(polynomial.terms().entrySet());
    terms.sort(Comparator
        .comparing((Map.Entry<Polynomial.Monomial, BigFraction> term) -> sign(term.getValue()) < 0)
        .thenComparing(term -> degree(term.getKey()))
        .thenComparing(term -> order(term.getKey())));
    Expr sum = null;
    for (var term : terms) {
      Expr size = product(term.getValue().abs(), term.getKey());
      boolean negative = sign(term.getValue()) < 0;
      sum = sum == null ? (negative ? new Expr.Negate(size) : size)
          : negative ? new Expr.Difference(sum, size) : new Expr.Sum(sum, size);
    }
    return sum == null ? number(BigDecimal.ZERO) : sum;
  }

  private static int sign(BigFraction value) {
    return value.getNumerator().signum();
  }

  private static int degree(Polynomial.Monomial monomial) {
    int degree = 0;
    for (int exponent : monomial.exponents()) {
      degree += exponent;
    }
    return degree;
  }

  /** So that variables met first come first. */
  private static String order(Polynomial.Monomial monomial) {
    StringBuilder text = new StringBuilder();
    for (int exponent : monomial.exponents()) {
      text.append((char) ('z' - Math.min(25, exponent)));
    }
    return text.append('~').toString();
  }

  private Expr product(BigFraction coefficient, Polynomial.Monomial monomial) {
    Expr product = coefficient.equals(BigFraction.ONE) ? null : number(coefficient);
    for (int i = 0; i < monomial.exponents().length; i++) {
      int exponent = monomial.of(i);
      if (exponent > 0) {
        Expr factor = exponent == 1 ? variable(i)
            : new Expr.Power(variable(i), number(BigDecimal.valueOf(exponent)));
        product = product == null ? factor : new Expr.Product(product, factor);
      }
    }
    return product == null ? number(BigDecimal.ONE) : product;
  }

  private static Expr number(BigDecimal value) {
    return new Expr.Number(value);
  }

  /** A decimal where there is a finite one. */
  private static Expr number(BigFraction value) {
    BigInteger rest = value.getDenominator();
    int places = 0;
    for (BigInteger prime : new BigInteger[] {TWO, FIVE}) {
      for (int count = 1; rest.mod(prime).signum() == 0; count++) {
        rest = rest.divide(prime);
        places = Math.max(places, count);
      }
    }
    if (rest.equals(BigInteger.ONE)) {
      BigDecimal exact = new BigDecimal(value.getNumerator().multiply(BigInteger.TEN.pow(places))
          .divide(value.getDenominator()), places);
      return number(places == 0 ? exact : exact.stripTrailingZeros());
    }
    return new Expr.Quotient(number(new BigDecimal(value.getNumerator())),
        number(new BigDecimal(value.getDenominator())));
  }

  private Expr variable(int i) {
    return proof.nameOf(i).<Expr>map(Expr.Name::new).orElseGet(() -> atom(proof.atomOf(i)));
  }

  private Expr atom(Canonical.Atom atom) {
    List<Expr> arguments = atom.arguments().stream().map(this::of).toList();
    return switch (atom.kind()) {
      case "pi" -> new Expr.Pi();
      case "power" -> new Expr.Power(arguments.get(0), arguments.get(1));
      case "negative" -> indicator(Relation.LESS, arguments.get(0));
      case "zero" -> indicator(Relation.EQUAL, arguments.get(0));
      case Words.TABLE -> new Expr.Table(arguments.get(0), proof.nodesOf(atom));
      case Words.DELAY -> new Expr.Delay(Text.of(arguments.get(0)), arguments.get(1));
      default -> new Expr.Call(Words.function(atom.kind()), arguments);
    };
  }

  private static Expr indicator(Relation relation, Expr argument) {
    return new Expr.Choice(new Expr.Comparison(relation, argument, number(BigDecimal.ZERO)),
        number(BigDecimal.ONE), number(BigDecimal.ZERO));
  }
}
