package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Linear relations with constant coefficients among functions: for columns of functions of x and p, all c(p)
 * with
 *
 * <pre>
 * c_1*column_1 + c_2*column_2 + ... = 0        for all x
 * </pre>
 *
 * <p>Exact. What is found holds identically, wherever no divisor is zero. Atoms count as independent of one
 * another and of the names, so that a relation that holds only because of how they hang together ({@code
 * sin^2 + cos^2 = 1}) may be missed.
 */
public final class LinearRelations {
  private final Canonical proof;
  private final Set<String> varying;

  private LinearRelations(Canonical proof, Set<String> varying) {
    this.proof = proof;
    this.varying = varying;
  }

  /**
   * A basis of the relations: vectors with an entry for each column, free of the names that vary.
   *
   * @param columns of equally many forms each
   * @param varying the names that stand for x
   */
  public static List<List<Canonical.Form>> among(
      Canonical proof, List<List<Canonical.Form>> columns, Set<String> varying) {
    LinearRelations relations = new LinearRelations(proof, varying);
    Set<List<RationalFunction>> equations = new LinkedHashSet<>();
    for (int row = 0; !columns.isEmpty() && row < columns.get(0).size(); row++) {
      int at = row;
      equations.addAll(relations.equations(columns.stream().map(column -> column.get(at).value()).toList()));
    }
    return kernel(new ArrayList<>(equations), columns.size()).stream()
        .map(vector -> vector.stream().map(proof::form).toList()).toList();
  }

  /** What the constants must satisfy: one equation for each product of varying names. */
  private List<List<RationalFunction>> equations(List<RationalFunction> entries) {
    Set<Polynomial> denominators = new LinkedHashSet<>();
    entries.forEach(entry -> denominators.add(entry.denominator()));
    Map<Polynomial.Monomial, List<Polynomial>> byProduct = new LinkedHashMap<>();
    for (int j = 0; j < entries.size(); j++) {
      Polynomial whole = entries.get(j).numerator();
      for (Polynomial other : denominators) {
        whole = other.equals(entries.get(j).denominator()) ? whole : whole.times(other);
      }
      int column = j;
      split(whole).forEach((product, coefficient) -> byProduct
          .computeIfAbsent(product, none ->
              new ArrayList<>(Collections.nCopies(entries.size(), Polynomial.ZERO)))
          .set(column, coefficient));
    }
    return byProduct.values().stream()
        .map(row -> row.stream().map(entry -> RationalFunction.of(entry, Polynomial.ONE)).toList()).toList();
  }

  /** A polynomial in what varies, with its coefficients. */
  private Map<Polynomial.Monomial, Polynomial> split(Polynomial polynomial) {
    Map<Polynomial.Monomial, Polynomial> parts = new HashMap<>();
    polynomial.terms().forEach((monomial, coefficient) -> {
      int[] moving = new int[monomial.exponents().length];
      int[] staying = monomial.exponents().clone();
      for (int i = 0; i < moving.length; i++) {
        if (monomial.of(i) > 0 && proof.contents().mentionsAny(i, varying)) {
          moving[i] = staying[i];
          staying[i] = 0;
        }
      }
      parts.merge(Polynomial.Monomial.trimmed(moving),
          Polynomial.term(Polynomial.Monomial.trimmed(staying), coefficient), Polynomial::plus);
    });
    return parts;
  }

  private static List<List<RationalFunction>> kernel(List<List<RationalFunction>> rows, int columns) {
    List<RationalFunction[]> reduced = new ArrayList<>();
    rows.forEach(row -> reduced.add(row.toArray(RationalFunction[]::new)));
    int[] pivotRow = new int[columns];
    int rank = 0;
    for (int j = 0; j < columns; j++) {
      int best = simplest(reduced, rank, j);
      pivotRow[j] = best < 0 ? -1 : rank;
      if (best >= 0) {
        Collections.swap(reduced, rank, best);
        eliminate(reduced, rank, j);
        rank++;
      }
    }
    return IntStream.range(0, columns).filter(j -> pivotRow[j] < 0)
        .mapToObj(free -> IntStream.range(0, columns)
            .mapToObj(j -> j == free ? RationalFunction.ONE : pivotRow[j] < 0 ? RationalFunction.ZERO
                : reduced.get(pivotRow[j])[free].negate())
            .toList())
        .toList();
  }

  private static int simplest(List<RationalFunction[]> rows, int from, int column) {
    int best = -1;
    for (int i = from; i < rows.size(); i++) {
      RationalFunction entry = rows.get(i)[column];
      if (!entry.isZero() && (best < 0 || size(entry) < size(rows.get(best)[column]))) {
        best = i;
      }
    }
    return best;
  }

  private static int size(RationalFunction entry) {
    return entry.isConstant() ? 0 : entry.numerator().terms().size() + entry.denominator().terms().size();
  }

  private static void eliminate(List<RationalFunction[]> rows, int pivot, int column) {
    RationalFunction[] row = rows.get(pivot);
    RationalFunction divisor = row[column];
    for (int j = 0; j < row.length; j++) {
      row[j] = row[j].over(divisor).simplified();
    }
    for (int i = 0; i < rows.size(); i++) {
      RationalFunction factor = rows.get(i)[column];
      if (i != pivot && !factor.isZero()) {
        for (int j = 0; j < row.length; j++) {
          rows.get(i)[j] = rows.get(i)[j].minus(row[j].times(factor)).simplified();
        }
      }
    }
  }
}
