package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Square matrices of canonical forms. */
public final class FormMatrix {
  private static final int LARGEST_DENSE = 6;

  private FormMatrix() {}

  /**
   * The determinant, exact, by expansion along the rows with the fewest entries; empty where it grows past
   * the bound on terms, or where more than six rows and columns hang together.
   */
  public static Optional<Canonical.Form> determinant(Canonical proof, List<List<Canonical.Form>> rows) {
    List<Integer> columns = IntStream.range(0, rows.size()).boxed().toList();
    return Canonical.bounded(() -> of(proof, rows, columns)).flatMap(found -> found);
  }

  private static Optional<Canonical.Form> of(
      Canonical proof, List<List<Canonical.Form>> rows, List<Integer> columns) {
    if (rows.isEmpty()) {
      return Optional.of(proof.number(1));
    }
    int sparsest = 0;
    for (int i = 1; i < rows.size(); i++) {
      sparsest = entries(rows.get(i), columns) < entries(rows.get(sparsest), columns) ? i : sparsest;
    }
    if (entries(rows.get(sparsest), columns) > 1 && rows.size() > LARGEST_DENSE) {
      return Optional.empty();
    }
    List<List<Canonical.Form>> others = new ArrayList<>(rows);
    List<Canonical.Form> row = others.remove(sparsest);
    Canonical.Form sum = proof.number(0);
    for (int j = 0; j < columns.size(); j++) {
      Canonical.Form entry = row.get(columns.get(j));
      if (!entry.isZero()) {
        List<Integer> rest = new ArrayList<>(columns);
        rest.remove(j);
        Optional<Canonical.Form> minor = of(proof, others, rest);
        if (minor.isEmpty()) {
          return minor;
        }
        Canonical.Form term = entry.times(minor.get());
        sum = (sparsest + j) % 2 == 0 ? sum.plus(term) : sum.minus(term);
      }
    }
    return Optional.of(sum);
  }

  private static long entries(List<Canonical.Form> row, List<Integer> columns) {
    return columns.stream().filter(j -> !row.get(j).isZero()).count();
  }
}
