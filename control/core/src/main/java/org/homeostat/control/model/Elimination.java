package org.homeostat.control.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Relation;
import org.homeostat.control.linear.PivotOrder;
import org.homeostat.control.linear.Sparsity;

/**
 * Gaussian elimination of s*I - J written out for one structure of J, as two programs: no loop, no index, and
 * no work on what is always zero. Pivots stay on the diagonal, in the order that {@link PivotOrder} gives:
 *
 * <pre>
 * r_k = 1/a_kk,  l_ik = a_ik*r_k,  a_ij = a_ij - l_ik*a_kj           for i and j after k
 * y_i = b_i - sum(l_ik*y_k, k before i),  x_i = (y_i - sum(a_ij*x_j, j after i))*r_i
 * </pre>
 *
 * <p>As no rows are exchanged, the first result says whether the pivots can be trusted: what is left of a
 * pivot, and what it began with, must both exceed a millionth of the terms that were added up, so that at
 * most six of sixteen digits are lost. These terms have one unit; the units of the states do not matter.
 */
final class Elimination {
  private static final Expr LOST = new Expr.Number(new BigDecimal("1e-6"));
  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);
  private static final Expr SHIFT = new Expr.Name("t");

  private final int n;
  private final int jacobianSize;
  private final List<Integer> order;

  /** The entries that are not always zero, as they stand at the moment; the final ones are names. */
  private final Map<Integer, Expr> entries = new HashMap<>();

  private final List<Expr> diagonal = new ArrayList<>();

  /** For each pivot, the sum of the moduli of what was subtracted from it. */
  private final Map<Integer, Expr> subtracted = new HashMap<>();

  private final List<Assignment> body = new ArrayList<>();
  private final List<Expr> factors = new ArrayList<>();
  private final List<Assignment> substitution = new ArrayList<>();
  private final List<Expr> conditions = new ArrayList<>();
  private int multiplications;

  /** The elimination for a J with these entries. */
  Elimination(Sparsity sparsity) {
    n = sparsity.dimension();
    jacobianSize = sparsity.size();
    order = Arrays.stream(PivotOrder.of(sparsity)).boxed().toList();
    for (int i = 0; i < n; i++) {
      diagonal.add(SHIFT);
      entries.put(i * n + i, SHIFT);
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        place(i, sparsity.column(k), new Expr.Name(jacobian(k)));
      }
    }
    for (int place = 0; place < n; place++) {
      eliminate(order.get(place), order.subList(place + 1, n));
    }
    for (int place = 0; place < n; place++) {
      substituteForward(order.get(place), order.subList(0, place));
    }
    for (int place = n - 1; place >= 0; place--) {
      substituteBackward(order.get(place), order.subList(place + 1, n));
    }
  }

  private void place(int i, int j, Expr entry) {
    if (i == j) {
      diagonal.set(i, new Expr.Difference(SHIFT, entry));
      entries.put(i * n + i, diagonal.get(i));
    } else {
      entries.put(i * n + j, new Expr.Negate(entry));
    }
  }

  /**
   * The decomposition: of the time, which is s, and of n states and then the entries of J. Its first result
   * is 1 if it can be trusted, else 0; the others are the {@link #solution}'s.
   */
  Program decomposition() {
    List<String> states = new ArrayList<>(names("unused ", n));
    IntStream.range(0, jacobianSize).forEach(k -> states.add(jacobian(k)));
    return Program.of(
        states, List.of(), body, Stream.concat(Stream.of(safe()), factors.stream()).toList());
  }

  /** The solution x; the right-hand side b is its states, the decomposition's results its parameters. */
  Program solution() {
    List<String> parameters = new ArrayList<>(List.of("safe"));
    factors.forEach(factor -> parameters.add(((Expr.Name) factor).name()));
    List<Expr> results = names("x ", n).stream().map(name -> (Expr) new Expr.Name(name)).toList();
    return Program.of(names("b ", n), parameters, substitution, results);
  }

  /** The multiplications of one decomposition and one solution. */
  int multiplications() {
    return multiplications;
  }

  private static List<String> names(String letter, int count) {
    return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
  }

  private static String jacobian(int k) {
    return "j " + k;
  }

  private boolean isEntry(int i, int j) {
    return entries.containsKey(i * n + j);
  }

  private Expr entry(int i, int j) {
    return entries.get(i * n + j);
  }

  private void eliminate(int k, List<Integer> later) {
    Expr pivot = assigned(body, "a " + k, entry(k, k));
    guard(k, pivot);
    Expr reciprocal = factor("r " + k, new Expr.Quotient(ONE, pivot));
    entries.put(k * n + k, reciprocal);
    later.stream().filter(j -> isEntry(k, j)).forEach(j ->
        entries.put(k * n + j, factor("a " + k + " " + j, entry(k, j))));
    for (int i : later) {
      if (isEntry(i, k)) {
        Expr l = factor("l " + i + " " + k, product(entry(i, k), reciprocal));
        entries.put(i * n + k, l);
        later.stream().filter(j -> isEntry(k, j)).forEach(j -> subtract(i, j, product(l, entry(k, j))));
      }
    }
  }

  private void subtract(int i, int j, Expr product) {
    entries.merge(i * n + j, new Expr.Negate(product), (a, unused) -> new Expr.Difference(a, product));
    if (i == j) {
      subtracted.merge(i, modulus(product), Expr.Sum::new);
    }
  }

  private void guard(int k, Expr pivot) {
    Expr first = modulus(diagonal.get(k));
    Expr left = modulus(pivot);
    Expr least = new Expr.Product(LOST, left);
    if (subtracted.containsKey(k)) {
      left = new Expr.Call(Function.MIN, List.of(left, first));
      least = new Expr.Product(LOST, new Expr.Sum(first, subtracted.get(k)));
    }
    Expr margin = factor("margin " + k, new Expr.Difference(left, least));
    conditions.add(new Expr.Comparison(Relation.GREATER, margin, ZERO));
  }

  private Expr safe() {
    return conditions.stream().reduce(Expr.And::new).orElseThrow();
  }

  private void substituteForward(int i, List<Integer> earlier) {
    Expr y = new Expr.Name("b " + i);
    for (int k : earlier) {
      y = isEntry(i, k) ? new Expr.Difference(y, product(entry(i, k), new Expr.Name("y " + k))) : y;
    }
    assigned(substitution, "y " + i, y);
  }

  private void substituteBackward(int i, List<Integer> later) {
    Expr x = new Expr.Name("y " + i);
    for (int j : later) {
      x = isEntry(i, j) ? new Expr.Difference(x, product(entry(i, j), new Expr.Name("x " + j))) : x;
    }
    assigned(substitution, "x " + i, product(x, entry(i, i)));
  }

  /** A value that the solution needs too. */
  private Expr factor(String name, Expr value) {
    Expr factor = assigned(body, name, value);
    factors.add(factor);
    return factor;
  }

  private static Expr assigned(List<Assignment> body, String name, Expr value) {
    body.add(new Assignment(name, value));
    return new Expr.Name(name);
  }

  private Expr product(Expr a, Expr b) {
    multiplications++;
    return new Expr.Product(a, b);
  }

  private static Expr modulus(Expr x) {
    return new Expr.Call(Function.ABS, List.of(x));
  }
}
