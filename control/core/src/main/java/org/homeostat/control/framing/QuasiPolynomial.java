package org.homeostat.control.framing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * A sum of terms c s^k e^(-s tau) with exact c and tau. The functions s^k e^(-s tau) are linearly
 * independent, so that two of these are one function exactly if their terms are the same; and a product is
 * zero only if a factor is.
 */
final class QuasiPolynomial {
  static final QuasiPolynomial ZERO = new QuasiPolynomial(Map.of());
  static final QuasiPolynomial ONE = of(BigFraction.ONE, 0, BigFraction.ZERO);

  private final Map<Term, BigFraction> terms;

  /** s^power e^(-s lag). */
  private record Term(int power, BigFraction lag) {

    Term times(Term other) {
      return new Term(power + other.power, lag.add(other.lag));
    }
  }

  private QuasiPolynomial(Map<Term, BigFraction> terms) {
    this.terms = terms;
  }

  /** c s^power e^(-s lag). */
  static QuasiPolynomial of(BigFraction c, int power, BigFraction lag) {
    return c.getNumerator().signum() == 0 ? ZERO : new QuasiPolynomial(Map.of(new Term(power, lag), c));
  }

  boolean isZero() {
    return terms.isEmpty();
  }

  QuasiPolynomial plus(QuasiPolynomial other) {
    Map<Term, BigFraction> sum = new HashMap<>(terms);
    other.terms.forEach((term, c) -> add(sum, term, c));
    return new QuasiPolynomial(sum);
  }

  QuasiPolynomial times(QuasiPolynomial other) {
    Map<Term, BigFraction> product = new HashMap<>();
    terms.forEach((mine, c) -> other.terms.forEach((theirs, d) ->
        add(product, mine.times(theirs), c.multiply(d))));
    return new QuasiPolynomial(product);
  }

  QuasiPolynomial times(BigFraction factor) {
    return times(of(factor, 0, BigFraction.ZERO));
  }

  private static void add(Map<Term, BigFraction> terms, Term term, BigFraction c) {
    BigFraction sum = terms.getOrDefault(term, BigFraction.ZERO).add(c);
    if (sum.getNumerator().signum() == 0) {
      terms.remove(term);
    } else {
      terms.put(term, sum);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuasiPolynomial that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  @Override
  public String toString() {
    return terms.entrySet().stream()
        .map(term -> term.getValue() + " s^" + term.getKey().power + " e^(-" + term.getKey().lag + " s)")
        .collect(Collectors.joining(" + "));
  }
}
