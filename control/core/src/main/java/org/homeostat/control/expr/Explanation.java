package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.unit.Digits;
import org.homeostat.control.unit.Unit;

/**
 * A formula taken apart with the value of every subterm, to show where a number comes from.
 *
 * <pre>
 * k4*k5/(k5 + Lb) = 3.472391 g/d
 *   k4*k5 = 3.08 g*ng/d/g
 *     k4 = 5.6 g/d
 *     ...
 * </pre>
 *
 * @param text the subterm in the notation
 * @param value its value; 1 or 0 for a condition
 * @param unit its unit, or the empty text where it is a pure number or not known
 * @param children its parts in order, without those that use no name; of a choice, the condition and the arm
 * it chose; of a delayed term, which is given as a value, none
 */
public record Explanation(String text, double value, String unit, List<Explanation> children) {

  /** Copies the children. */
  public Explanation {
    children = List.copyOf(children);
  }

  /** The explanation of {@code expr}, given the value and the unit of each name. */
  public static Explanation of(
      Expr expr, ToDoubleFunction<String> values, java.util.function.Function<String, Optional<Unit>> units) {
    return expr.fold(new Explaining(values, units)).explanation;
  }

  /**
   * The deepest subterm that is not finite and explains why this one is not; empty where this one is finite.
   */
  public Optional<Explanation> firstNaN() {
    return Double.isFinite(value)
        ? Optional.empty()
        : children.stream()
            .flatMap(child -> child.firstNaN().stream())
            .findFirst()
            .or(() -> Optional.of(this));
  }

  /**
   * One line: the text and the values of its names, {@code (L/K)^n, where L = -0.0013 ng/mL, K = 2 ng/mL and
   * n = 2.5}.
   */
  public String withNames() {
    List<String> names = new ArrayList<>(leaves());
    if (names.isEmpty() || children.isEmpty()) {
      return text;
    }
    String last = names.remove(names.size() - 1);
    return text + ", where " + (names.isEmpty() ? last : String.join(", ", names) + " and " + last);
  }

  /** The tree, one subterm to a line, each indented below the one it is part of. */
  @Override
  public String toString() {
    return String.join("\n", lines("").toList());
  }

  private Stream<String> lines(String indent) {
    return Stream.concat(
        Stream.of(indent + line()), children.stream().flatMap(child -> child.lines(indent + "  ")));
  }

  private String line() {
    return text + " = " + Digits.of(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  private Set<String> leaves() {
    Set<String> leaves = new LinkedHashSet<>();
    if (children.isEmpty()) {
      leaves.add(line());
    }
    children.forEach(child -> leaves.addAll(child.leaves()));
    return leaves;
  }

  /** A subterm and its explanation. */
  private record Node(Expr expr, Explanation explanation) {

    double value() {
      return explanation.value;
    }

    boolean usesNames() {
      return expr instanceof Expr.Name || expr instanceof Expr.Delay || !explanation.children.isEmpty();
    }
  }

  private record Explaining(
      ToDoubleFunction<String> values, java.util.function.Function<String, Optional<Unit>> units)
      implements Algebra<Node> {

    private Node node(Expr expr, double value, Node... parts) {
      List<Explanation> children = Stream.of(parts).filter(Node::usesNames).map(Node::explanation).toList();
      return new Node(expr, new Explanation(Text.of(expr), value, unit(expr), children));
    }

    private String unit(Expr expr) {
      try {
        Optional<Unit> unit = UnitCheck.of(expr, units).unit();
        return unit.filter(known -> !known.isDimensionless()).map(Unit::toString).orElse("");
      } catch (UnitMismatch mismatch) {
        return "";
      }
    }

    private static double truth(boolean holds) {
      return holds ? 1 : 0;
    }

    @Override
    public Node number(BigDecimal value) {
      return node(new Expr.Number(value), value.doubleValue());
    }

    @Override
    public Node pi() {
      return node(new Expr.Pi(), Math.PI);
    }

    @Override
    public Node name(String name) {
      return node(new Expr.Name(name), values.applyAsDouble(name));
    }

    @Override
    public Node negate(Node a) {
      return node(new Expr.Negate(a.expr), -a.value(), a);
    }

    @Override
    public Node add(Node a, Node b) {
      return node(new Expr.Sum(a.expr, b.expr), a.value() + b.value(), a, b);
    }

    @Override
    public Node subtract(Node a, Node b) {
      return node(new Expr.Difference(a.expr, b.expr), a.value() - b.value(), a, b);
    }

    @Override
    public Node multiply(Node a, Node b) {
      return node(new Expr.Product(a.expr, b.expr), a.value() * b.value(), a, b);
    }

    @Override
    public Node divide(Node a, Node b) {
      return node(new Expr.Quotient(a.expr, b.expr), a.value() / b.value(), a, b);
    }

    @Override
    public Node power(Node base, BigFraction exponent) {
      return power(base, exponent, () -> Substitution.spelled(exponent).fold(this));
    }

    @Override
    public Node power(Node base, BigFraction exponent, Supplier<Node> written) {
      return node(new Expr.Power(base.expr, written.get().expr), Real.power(base.value(), exponent), base);
    }

    @Override
    public Node power(Node base, Node exponent) {
      double value = Math.pow(base.value(), exponent.value());
      return node(new Expr.Power(base.expr, exponent.expr), value, base, exponent);
    }

    /** A value that comes in, under the text of the whole term. */
    @Override
    public Node delay(String quantity, Node lag) {
      Expr delay = new Expr.Delay(quantity, lag.expr);
      return node(delay, values.applyAsDouble(Text.of(delay)));
    }

    @Override
    public Node call(Function function, List<Node> arguments) {
      Expr call = new Expr.Call(function, arguments.stream().map(Node::expr).toList());
      double value = Real.apply(function, arguments.stream().mapToDouble(Node::value).toArray());
      return node(call, value, arguments.toArray(Node[]::new));
    }

    @Override
    public Node table(Node x, Nodes nodes) {
      Expr table = new Expr.Table(x.expr, nodes);
      return node(table, Value.of(new Expr.Table(new Expr.Name("x"), nodes), name -> x.value()), x);
    }

    @Override
    public Node compare(Relation relation, Node a, Node b) {
      double value = truth(relation.holds(a.value(), b.value()));
      return node(new Expr.Comparison(relation, a.expr, b.expr), value, a, b);
    }

    @Override
    public Node and(Node a, Node b) {
      return node(new Expr.And(a.expr, b.expr), truth(a.value() != 0 && b.value() != 0), a, b);
    }

    @Override
    public Node or(Node a, Node b) {
      return node(new Expr.Or(a.expr, b.expr), truth(a.value() != 0 || b.value() != 0), a, b);
    }

    @Override
    public Node choose(Node condition, Supplier<Node> then, Supplier<Node> otherwise) {
      Node first = then.get();
      Node second = otherwise.get();
      Node chosen = condition.value() != 0 ? first : second;
      Expr choice = new Expr.Choice(condition.expr, first.expr, second.expr);
      return node(choice, chosen.value(), condition, chosen);
    }
  }
}
