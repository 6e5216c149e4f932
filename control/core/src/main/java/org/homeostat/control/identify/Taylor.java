package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * A power series in time whose coefficients, numbers with slopes, are worked out when asked for, each from
 * those before it: so that the series of a state can be made of the series of its rate.
 */
final class Taylor<T extends FieldElement<T>> {
  private final List<Dual<T>> known = new ArrayList<>();
  private final Rule<T> rule;
  private final Optional<BigFraction> number;

  /** How a coefficient follows; {@code self} knows those below {@code k}. */
  interface Rule<T extends FieldElement<T>> {
    Dual<T> at(int k, Taylor<T> self);
  }

  private Taylor(Rule<T> rule, Optional<BigFraction> number) {
    this.rule = rule;
    this.number = number;
  }

  static <T extends FieldElement<T>> Taylor<T> of(Rule<T> rule) {
    return new Taylor<>(rule, Optional.empty());
  }

  /** What does not move; {@code number} if no unknown moves it either. */
  static <T extends FieldElement<T>> Taylor<T> constant(Dual<T> value, Optional<BigFraction> number) {
    Dual<T> zero = value.times(value.value().getField().getZero());
    return new Taylor<>((k, self) -> k == 0 ? value : zero, number);
  }

  /** The number that this is whatever the unknowns are, if it was written or given as one. */
  Optional<BigFraction> number() {
    return number;
  }

  /** The coefficient of {@code t^k}. */
  Dual<T> at(int k) {
    while (known.size() <= k) {
      known.add(rule.at(known.size(), this));
    }
    return known.get(k);
  }

  /** The terms {@code weight(i)*a_i*b_(k-i)}, i from {@code first} to {@code last}, added up. */
  static <T extends FieldElement<T>> Dual<T> folded(
      Taylor<T> a, Taylor<T> b, int k, int first, int last, boolean weighted) {
    Dual<T> sum = a.at(0).times(a.at(0).value().getField().getZero());
    for (int i = first; i <= last; i++) {
      Dual<T> term = a.at(i).times(b.at(k - i));
      sum = sum.plus(weighted ? term.times(whole(term, i)) : term);
    }
    return sum;
  }

  /** {@code dual} divided by {@code k}. */
  static <T extends FieldElement<T>> Dual<T> over(Dual<T> dual, int k) {
    return dual.times(whole(dual, k).reciprocal());
  }

  private static <T extends FieldElement<T>> T whole(Dual<T> like, int k) {
    return like.value().getField().getOne().multiply(k);
  }
}
