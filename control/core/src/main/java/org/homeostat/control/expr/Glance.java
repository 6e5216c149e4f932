package org.homeostat.control.expr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * Values of forms at one point, in double precision: what is clearly not zero there need not be looked into.
 * It only ever saves work; nothing is proved by it, and nothing refuted.
 */
final class Glance {

  /** A sum that is smaller than its terms by less than this is not zero by rounding. */
  private static final double CLEAR = 1e-7;

  private final Canonical proof;
  private final int point;
  private final Map<Integer, Double> values = new HashMap<>();

  Glance(Canonical proof, int point) {
    this.proof = proof;
    this.point = point;
  }

  /** A value, and the size of the terms of which it is the sum. */
  private record Sum(double value, double size) {}

  /** Whether two functions clearly differ at the point. */
  boolean tells(RationalFunction a, RationalFunction b) {
    Sum above = of(a.numerator());
    Sum otherBelow = of(b.denominator());
    Sum otherAbove = of(b.numerator());
    Sum below = of(a.denominator());
    double gap = Math.abs(above.value() * otherBelow.value() - otherAbove.value() * below.value());
    double size = above.size() * otherBelow.size() + otherAbove.size() * below.size();
    return gap > CLEAR * size && Double.isFinite(size);
  }

  private Sum of(Polynomial polynomial) {
    double sum = 0;
    double size = 0;
    for (Map.Entry<Polynomial.Monomial, BigFraction> term : polynomial.terms().entrySet()) {
      double product = term.getValue().doubleValue();
      int[] exponents = term.getKey().exponents();
      for (int i = 0; i < exponents.length; i++) {
        product *= exponents[i] == 0 ? 1 : Math.pow(value(i), exponents[i]);
      }
      sum += product;
      size += Math.abs(product);
    }
    return new Sum(sum, size);
  }

  private double value(RationalFunction function) {
    return of(function.numerator()).value() / of(function.denominator()).value();
  }

  private double value(int variable) {
    Double known = values.get(variable);
    if (known == null) {
      known = proof.isName(variable) ? ofName(variable) : ofAtom(proof.atomOf(variable));
      values.put(variable, known);
    }
    return known;
  }

  /** Some number in the domain, the same for a name whenever the point is the same. */
  private double ofName(int variable) {
    double some = 0.6 + 0.9 * Math.abs(Math.sin(3.7 * (variable + 1) + 11.3 * point));
    return proof.sign(variable) == 0 && point % 2 == 1 && variable % 2 == 0 ? -some : some;
  }

  private double ofAtom(Canonical.Atom atom) {
    List<RationalFunction> arguments = atom.arguments();
    double[] x = arguments.stream().mapToDouble(this::value).toArray();
    return switch (atom.kind()) {
      case "pi" -> Math.PI;
      case "power" -> Math.pow(x[0], x[1]);
      case "negative" -> x[0] < 0 ? 1 : 0;
      case "zero" -> x[0] == 0 ? 1 : 0;
      case Words.TABLE ->
          Value.of(new Expr.Table(new Expr.Name("x"), proof.nodesOf(atom)), name -> x[0]);
      case Words.DELAY -> 1 + 0.4 * Math.sin(5 * x[1] + 17 * x[0]);
      default -> Real.apply(Arrays.stream(Function.values())
          .filter(function -> function.text().equals(atom.kind())).findFirst().orElseThrow(), x);
    };
  }
}
