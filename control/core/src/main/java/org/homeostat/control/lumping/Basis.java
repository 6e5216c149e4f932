package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/** Rows that span a space and are easy to read: first what was to be kept, then what it needs. */
final class Basis {
  private Basis() {}

  /** Combinations that span the space, those of the functions that are linear first. */
  static List<Combination> of(Field field, List<Fractions> functions, Rows space) {
    int n = field.states().size();
    if (space.size() == n) {
      return field.states().stream().map(state -> Combination.sum(List.of(state))).toList();
    }
    Rows chosen = new Rows(n);
    List<Combination> basis = new ArrayList<>();
    functions.stream().flatMap(function -> row(field, function).stream()).filter(chosen::add)
        .forEach(row -> basis.add(combination(field, row)));
    space.echelon().stream().filter(chosen::add)
        .forEach(row -> basis.add(combination(field, row).whole()));
    return basis;
  }

  static Combination combination(Field field, BigFraction[] row) {
    Map<String, BigFraction> weights = new LinkedHashMap<>();
    IntStream.range(0, row.length).forEach(i -> weights.put(field.states().get(i), row[i]));
    return new Combination(weights);
  }

  /** The weights of a function that is a linear combination of the states, with numbers for weights. */
  static Optional<BigFraction[]> row(Field field, Fractions function) {
    BigFraction[] row = new BigFraction[field.states().size()];
    for (int i = 0; i < row.length; i++) {
      Optional<BigFraction> weight =
          field.slope(function, field.states().get(i)).flatMap(Fractions::constant);
      if (weight.isEmpty()) {
        return Optional.empty();
      }
      row[i] = weight.get();
    }
    Fractions linear = Fractions.of(field.weighted(combination(field, row), field::free));
    return field.isSame(linear, function) ? Optional.of(row) : Optional.empty();
  }
}
