package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Canonical;

/** The determinant of a matrix of forms, up to its sign, by expansion along the sparsest row. */
final class Determinant {
  private static final int LARGEST_DENSE = 6;

  private Determinant() {}

  /** The determinant of rows that give their entries by column, zeros left out. */
  static Canonical.Form of(Canonical proof, List<Map<String, Canonical.Form>> rows, List<String> columns) {
    if (rows.isEmpty()) {
      return proof.number(1);
    }
    int sparsest = 0;
    for (int i = 1; i < rows.size(); i++) {
      sparsest = entries(rows.get(i), columns) < entries(rows.get(sparsest), columns) ? i : sparsest;
    }
    if (entries(rows.get(sparsest), columns) > 1 && rows.size() > LARGEST_DENSE) {
      throw new Forms.Beyond();
    }
    List<Map<String, Canonical.Form>> others = new ArrayList<>(rows);
    Map<String, Canonical.Form> row = others.remove(sparsest);
    Canonical.Form sum = proof.number(0);
    for (int j = 0; j < columns.size(); j++) {
      if (row.containsKey(columns.get(j))) {
        List<String> rest = new ArrayList<>(columns);
        rest.remove(j);
        Canonical.Form term = row.get(columns.get(j)).times(of(proof, others, rest));
        sum = j % 2 == 0 ? sum.plus(term) : sum.minus(term);
      }
    }
    return sum;
  }

  private static long entries(Map<String, Canonical.Form> row, List<String> columns) {
    return columns.stream().filter(row::containsKey).count();
  }
}
