package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * States that have given values of some combinations: one choice of the many. What obeys a closed equation in
 * the combinations does not depend on the choice.
 */
final class Section {
  private Section() {}

  /** The choice with as many states as possible at 0. */
  static Map<String, Combination> sparse(List<String> states, Map<String, Combination> combinations) {
    BigFraction[][] rows = rows(states, combinations);
    Rows space = new Rows(states.size());
    List.of(rows).forEach(space::add);
    List<Integer> pivots = space.pivots();
    BigFraction[][] selector = new BigFraction[rows.length][];
    for (int k = 0; k < rows.length; k++) {
      selector[k] = Rows.zeros(states.size());
      selector[k][pivots.get(k)] = BigFraction.ONE;
    }
    return along(states, combinations, rows, selector);
  }

  /** The choice of least squares: equal states where the combinations are plain sums. */
  static Map<String, Combination> even(List<String> states, Map<String, Combination> combinations) {
    BigFraction[][] rows = rows(states, combinations);
    return along(states, combinations, rows, rows);
  }

  private static BigFraction[][] rows(List<String> states, Map<String, Combination> combinations) {
    return combinations.values().stream()
        .map(combination -> states.stream().map(combination::weight).toArray(BigFraction[]::new))
        .toArray(BigFraction[][]::new);
  }

  /** x = M' (L M')^-1 y. */
  private static Map<String, Combination> along(List<String> states,
      Map<String, Combination> combinations, BigFraction[][] rows, BigFraction[][] m) {
    int n = states.size();
    int size = rows.length;
    BigFraction[][] square = new BigFraction[size][size];
    BigFraction[][] identity = new BigFraction[size][];
    for (int i = 0; i < size; i++) {
      identity[i] = Rows.zeros(size);
      identity[i][i] = BigFraction.ONE;
      for (int j = 0; j < size; j++) {
        square[i][j] = inner(rows[i], m[j]);
      }
    }
    BigFraction[][] inverse = Rows.solve(square, identity);
    List<String> names = new ArrayList<>(combinations.keySet());
    Map<String, Combination> section = new LinkedHashMap<>();
    for (int i = 0; i < n; i++) {
      int place = i;
      BigFraction[] column = IntStream.range(0, size).mapToObj(k -> m[k][place]).toArray(BigFraction[]::new);
      BigFraction[] weights = Rows.times(column, inverse);
      Map<String, BigFraction> named = new LinkedHashMap<>();
      IntStream.range(0, size).forEach(k -> named.put(names.get(k), weights[k]));
      section.put(states.get(i), new Combination(named));
    }
    return section;
  }

  private static BigFraction inner(BigFraction[] a, BigFraction[] b) {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < a.length; i++) {
      sum = sum.add(a[i].multiply(b[i]));
    }
    return sum;
  }
}
