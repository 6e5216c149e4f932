package org.homeostat.control.expr;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The delayed terms of formulas. To those who work with values a term {@code delay(L, D)} is one more
 * variable, whose name is its text: no quantity can have that name.
 */
public final class Delayed {
  private Delayed() {}

  /** The delayed terms in the order of their first appearance, a term in a lag before the one it is in. */
  public static Set<Expr.Delay> terms(Collection<Expr> formulas) {
    Collecting collecting = new Collecting(new LinkedHashSet<>());
    formulas.forEach(formula -> formula.fold(collecting));
    return Collections.unmodifiableSet(collecting.found);
  }

  /** The delayed terms of one formula. */
  public static Set<Expr.Delay> terms(Expr formula) {
    return terms(Set.of(formula));
  }

  /** Whether there is a delayed term in a formula. */
  public static boolean isIn(Expr formula) {
    return !terms(formula).isEmpty();
  }

  /** The name of a term's value. */
  public static String name(Expr.Delay term) {
    return Text.of(term);
  }

  /** The formula with each delayed term as a name. */
  public static Expr named(Expr formula) {
    return formula.fold(Naming.ALGEBRA);
  }

  /** The formula if nothing had ever changed: each delayed term is what its quantity is now. */
  public static Expr present(Expr formula) {
    return present(formula, Map.of());
  }

  /** The same, but with formulas for some of the delayed quantities. */
  public static Expr present(Expr formula, Map<String, Expr> given) {
    return formula.fold(new Present(given));
  }

  private record Collecting(Set<Expr.Delay> found) implements Rebuilding {

    @Override
    public Expr delay(String quantity, Expr lag) {
      Expr.Delay term = new Expr.Delay(quantity, lag);
      found.add(term);
      return term;
    }
  }

  /** The lag has been rebuilt with names in it already, whose text is the same. */
  private enum Naming implements Rebuilding {
    ALGEBRA;

    @Override
    public Expr delay(String quantity, Expr lag) {
      return new Expr.Name(Delayed.name(new Expr.Delay(quantity, lag)));
    }
  }

  private record Present(Map<String, Expr> given) implements Rebuilding {

    @Override
    public Expr delay(String quantity, Expr lag) {
      return given.getOrDefault(quantity, new Expr.Name(quantity));
    }
  }
}
