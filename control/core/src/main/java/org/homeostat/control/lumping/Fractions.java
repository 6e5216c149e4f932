package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;

/**
 * A function as a sum of forms, one for each divisor: brought to one divisor only where a question cannot be
 * answered otherwise, since that is what grows. Sums that may pass the bound on terms throw what
 * {@link Canonical#bounded} catches.
 */
record Fractions(List<Canonical.Form> terms) {

  Fractions {
    terms = List.copyOf(terms);
  }

  static Fractions of(Canonical.Form form) {
    return new Fractions(List.of(form));
  }

  static Fractions none() {
    return new Fractions(List.of());
  }

  Fractions plus(Fractions other) {
    List<Canonical.Form> sum = new ArrayList<>(terms);
    for (Canonical.Form term : other.terms) {
      int place = 0;
      while (place < sum.size() && !sum.get(place).sharesDivisor(term)) {
        place++;
      }
      if (place == sum.size()) {
        sum.add(term);
      } else {
        sum.set(place, sum.get(place).plus(term));
      }
    }
    sum.removeIf(Canonical.Form::isZero);
    return new Fractions(sum);
  }

  Fractions times(Canonical.Form factor) {
    return new Fractions(terms.stream().map(factor::times).toList());
  }

  /** All over one divisor; empty for nothing. */
  Optional<Canonical.Form> whole() {
    return terms.stream().reduce(Canonical.Form::plus);
  }

  boolean isZero() {
    return terms.stream().allMatch(Canonical.Form::isZero)
        || whole().map(Canonical.Form::isZero).orElse(true);
  }

  boolean isRational() {
    return terms.stream().allMatch(Canonical.Form::isRational);
  }

  /** The number that this is everywhere; empty where it is none. */
  Optional<BigFraction> constant() {
    return whole().map(Canonical.Form::constant).orElse(Optional.of(BigFraction.ZERO));
  }

  /** The slope by a name; empty where the name stands inside an atom. */
  Optional<Fractions> slope(String name) {
    Fractions sum = none();
    for (Canonical.Form term : terms) {
      Optional<Canonical.Form> slope = term.derivative(name);
      if (slope.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(of(slope.get()));
    }
    return Optional.of(sum);
  }

  /** The exact value at a point; empty where a divisor vanishes there. */
  Optional<BigFraction> at(Function<String, BigFraction> point) {
    BigFraction sum = BigFraction.ZERO;
    for (Canonical.Form term : terms) {
      Optional<BigFraction> value = term.at(point);
      if (value.isEmpty()) {
        return value;
      }
      sum = sum.add(value.get());
    }
    return Optional.of(sum);
  }
}
