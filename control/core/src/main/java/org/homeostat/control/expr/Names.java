package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/** The names that a formula uses. */
public final class Names {

  private Names() {}

  /**
   * The names in the order of their first appearance, {@code t} among them, both arms of a choice counted;
   * unmodifiable.
   */
  public static Set<String> of(Expr expr) {
    Set<String> names = new LinkedHashSet<>();
    expr.fold(new Collecting(names));
    return Collections.unmodifiableSet(names);
  }

  /** Notes each name in passing; a subterm means nothing else. */
  private record Collecting(Set<String> names) implements Algebra<Void> {

    @Override
    public Void number(BigDecimal value) {
      return null;
    }

    @Override
    public Void pi() {
      return null;
    }

    @Override
    public Void name(String name) {
      names.add(name);
      return null;
    }

    @Override
    public Void negate(Void a) {
      return null;
    }

    @Override
    public Void add(Void a, Void b) {
      return null;
    }

    @Override
    public Void subtract(Void a, Void b) {
      return null;
    }

    @Override
    public Void multiply(Void a, Void b) {
      return null;
    }

    @Override
    public Void divide(Void a, Void b) {
      return null;
    }

    @Override
    public Void power(Void base, BigFraction exponent) {
      return null;
    }

    @Override
    public Void power(Void base, Void exponent) {
      return null;
    }

    @Override
    public Void delay(String quantity, Void lag) {
      names.add(quantity);
      return null;
    }

    @Override
    public Void call(Function function, List<Void> arguments) {
      return null;
    }

    @Override
    public Void table(Void x, Nodes nodes) {
      return null;
    }

    @Override
    public Void compare(Relation relation, Void a, Void b) {
      return null;
    }

    @Override
    public Void and(Void a, Void b) {
      return null;
    }

    @Override
    public Void or(Void a, Void b) {
      return null;
    }

    @Override
    public Void choose(Void condition, Supplier<Void> then, Supplier<Void> otherwise) {
      then.get();
      otherwise.get();
      return null;
    }
  }
}
