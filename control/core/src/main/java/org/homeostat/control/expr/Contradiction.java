package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether assumed signs exclude one another: a positive combination of what is assumed to be positive that is
 * nowhere positive, found by eliminating one product of names after the other (Fourier and Motzkin); or a
 * product whose sign is not that of its factors.
 */
final class Contradiction {
  private static final int ROUNDS = 2;
  private static final int MOST = 80;

  private final Canonical proof;
  private final List<Piecewise.Case> cases;

  Contradiction(Canonical proof, List<Piecewise.Case> cases) {
    this.proof = proof;
    this.cases = cases;
  }

  /** Whether no point of the domain is in all cases; false in doubt. */
  boolean isShown() {
    return cases.stream().anyMatch(this::contradictsTheOthers) || isExcludedBySums();
  }

  private boolean contradictsTheOthers(Piecewise.Case known) {
    List<Piecewise.Case> others = cases.stream().filter(other -> other != known).toList();
    return new Piecewise(proof, others).excludes(known);
  }

  private boolean isExcludedBySums() {
    Set<Polynomial> positive = new LinkedHashSet<>();
    List<Polynomial> zero = new ArrayList<>();
    for (Piecewise.Case known : cases) {
      Polynomial argument = known.argument().numerator();
      if (known.sign() == 0) {
        zero.add(argument);
        zero.add(argument.times(BigFraction.MINUS_ONE));
      } else {
        positive.add(argument.times(new BigFraction(known.sign())));
      }
    }
    for (int round = 0; round <= ROUNDS && positive.size() <= MOST; round++) {
      if (positive.stream().anyMatch(this::isNowherePositive)) {
        return true;
      }
      List<Polynomial> before = List.copyOf(positive);
      for (Polynomial a : before) {
        before.forEach(b -> combine(a, b, positive));
        zero.forEach(b -> combine(a, b, positive));
      }
    }
    return false;
  }

  private boolean isNowherePositive(Polynomial polynomial) {
    return polynomial.isZero() || proof.weakSign(RationalFunction.of(polynomial, Polynomial.ONE)) < 0;
  }

  /** Adds the sums a + c*b, c positive, in which a term of a is gone. */
  private static void combine(Polynomial a, Polynomial b, Set<Polynomial> found) {
    for (Map.Entry<Polynomial.Monomial, BigFraction> term : a.terms().entrySet()) {
      BigFraction other = b.terms().get(term.getKey());
      if (other != null && other.getNumerator().signum() * term.getValue().getNumerator().signum() < 0) {
        found.add(a.plus(b.times(term.getValue().divide(other).negate())));
      }
    }
  }
}
