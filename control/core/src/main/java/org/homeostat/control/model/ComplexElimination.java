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
 * The {@link Elimination} of s*I - J for a complex s and a real J, written out in real numbers: what is real
 * stays a single number, and what is always zero none. Pivots stay on the diagonal, and are trusted as there,
 * with |re| + |im| for the modulus.
 */
final class ComplexElimination {
  private static final Expr LOST = new Expr.Number(new BigDecimal("1e-6"));
  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);
  private static final String SHIFT = "t";
  private static final String IMAGINARY = "im";

  private final int n;
  private final int jacobianSize;
  private final Map<Integer, Pair> entries = new HashMap<>();
  private final List<Pair> diagonal = new ArrayList<>();
  private final Map<Integer, Expr> subtracted = new HashMap<>();
  private final List<Assignment> body = new ArrayList<>();
  private final List<Expr> factors = new ArrayList<>();
  private final List<Assignment> substitution = new ArrayList<>();
  private final List<Expr> conditions = new ArrayList<>();

  /** A complex number by its parts; one that is always zero is the very {@link #ZERO}. */
  private record Pair(Expr re, Expr im) {

    Pair times(Pair other) {
      return new Pair(difference(product(re, other.re), product(im, other.im)),
          sum(product(re, other.im), product(im, other.re)));
    }

    Pair minus(Pair other) {
      return new Pair(difference(re, other.re), difference(im, other.im));
    }

    Expr modulus() {
      return sum(abs(re), abs(im));
    }
  }

  /** The elimination for a J with these entries. */
  ComplexElimination(Sparsity sparsity) {
    n = sparsity.dimension();
    jacobianSize = sparsity.size();
    Pair shift = new Pair(new Expr.Name(SHIFT), new Expr.Name(IMAGINARY));
    for (int i = 0; i < n; i++) {
      entries.put(i * n + i, shift);
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        int place = i * n + sparsity.column(k);
        Pair entry = new Pair(new Expr.Name(jacobian(k)), ZERO);
        entries.put(place, entries.getOrDefault(place, new Pair(ZERO, ZERO)).minus(entry));
      }
      diagonal.add(entries.get(i * n + i));
    }
    List<Integer> order = Arrays.stream(PivotOrder.of(sparsity)).boxed().toList();
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

  /**
   * The decomposition: of the time, which is the real part of s, of n states and then the entries of J, and
   * of the imaginary part as parameter. Its first result is 1 if it can be trusted, else 0; the others are
   * the {@link #solution}'s.
   */
  Program decomposition() {
    List<String> states = new ArrayList<>(names("unused ", n));
    IntStream.range(0, jacobianSize).forEach(k -> states.add(jacobian(k)));
    Expr safe = conditions.stream().reduce(Expr.And::new).orElseThrow();
    List<Expr> results = Stream.concat(Stream.of(safe), factors.stream()).toList();
    return Program.of(states, List.of(IMAGINARY), body, results);
  }

  /** The solution, first its real parts; its states are the right-hand side's. */
  Program solution() {
    List<String> parameters = new ArrayList<>(List.of("safe"));
    factors.forEach(factor -> parameters.add(((Expr.Name) factor).name()));
    List<String> states = Stream.concat(names("b ", n).stream(), names("bi ", n).stream()).toList();
    List<Expr> results = Stream.concat(names("x ", n).stream(), names("xi ", n).stream())
        .map(name -> (Expr) new Expr.Name(name)).toList();
    return Program.of(states, parameters, substitution, results);
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

  private Pair entry(int i, int j) {
    return entries.get(i * n + j);
  }

  private void eliminate(int k, List<Integer> later) {
    Pair pivot = new Pair(
        assigned(body, "p " + k, entry(k, k).re), assigned(body, "pi " + k, entry(k, k).im));
    guard(k, pivot);
    Expr inverse = assigned(body, "q " + k,
        new Expr.Quotient(ONE, sum(product(pivot.re, pivot.re), product(pivot.im, pivot.im))));
    Pair reciprocal = factor("r", k + "", new Pair(
        product(pivot.re, inverse), product(difference(ZERO, pivot.im), inverse)));
    entries.put(k * n + k, reciprocal);
    later.stream().filter(j -> isEntry(k, j)).forEach(j ->
        entries.put(k * n + j, factor("a", k + " " + j, entry(k, j))));
    for (int i : later) {
      if (isEntry(i, k)) {
        Pair l = factor("l", i + " " + k, entry(i, k).times(reciprocal));
        entries.put(i * n + k, l);
        later.stream().filter(j -> isEntry(k, j)).forEach(j -> subtract(i, j, l.times(entry(k, j))));
      }
    }
  }

  private void subtract(int i, int j, Pair product) {
    entries.put(i * n + j, entries.getOrDefault(i * n + j, new Pair(ZERO, ZERO)).minus(product));
    if (i == j) {
      subtracted.merge(i, product.modulus(), Expr.Sum::new);
    }
  }

  private void guard(int k, Pair pivot) {
    Expr first = diagonal.get(k).modulus();
    Expr left = pivot.modulus();
    Expr least = product(LOST, left);
    if (subtracted.containsKey(k)) {
      left = new Expr.Call(Function.MIN, List.of(left, first));
      least = product(LOST, sum(first, subtracted.get(k)));
    }
    conditions.add(new Expr.Comparison(Relation.GREATER, new Expr.Difference(left, least), ZERO));
  }

  private void substituteForward(int i, List<Integer> earlier) {
    Pair y = new Pair(new Expr.Name("b " + i), new Expr.Name("bi " + i));
    for (int k : earlier) {
      y = isEntry(i, k) ? y.minus(entry(i, k).times(named("y", k))) : y;
    }
    assigned(substitution, "y " + i, y.re);
    assigned(substitution, "yi " + i, y.im);
  }

  private void substituteBackward(int i, List<Integer> later) {
    Pair x = named("y", i);
    for (int j : later) {
      x = isEntry(i, j) ? x.minus(entry(i, j).times(named("x", j))) : x;
    }
    Pair sum = new Pair(assigned(substitution, "z " + i, x.re), assigned(substitution, "zi " + i, x.im));
    Pair scaled = sum.times(entry(i, i));
    assigned(substitution, "x " + i, scaled.re);
    assigned(substitution, "xi " + i, scaled.im);
  }

  private static Pair named(String letter, int i) {
    return new Pair(new Expr.Name(letter + " " + i), new Expr.Name(letter + "i " + i));
  }

  /** A value that the solution needs too. */
  private Pair factor(String letter, String place, Pair value) {
    return new Pair(factor(letter + " " + place, value.re), factor(letter + "i " + place, value.im));
  }

  private Expr factor(String name, Expr value) {
    if (value == ZERO) {
      return ZERO;
    }
    Expr factor = assigned(body, name, value);
    factors.add(factor);
    return factor;
  }

  private static Expr assigned(List<Assignment> body, String name, Expr value) {
    body.add(new Assignment(name, value));
    return new Expr.Name(name);
  }

  private static Expr product(Expr a, Expr b) {
    return a == ZERO || b == ZERO ? ZERO : new Expr.Product(a, b);
  }

  private static Expr sum(Expr a, Expr b) {
    return a == ZERO ? b : b == ZERO ? a : new Expr.Sum(a, b);
  }

  private static Expr difference(Expr a, Expr b) {
    return b == ZERO ? a : a == ZERO ? new Expr.Negate(b) : new Expr.Difference(a, b);
  }

  private static Expr abs(Expr x) {
    return x == ZERO ? ZERO : new Expr.Call(Function.ABS, List.of(x));
  }
}
