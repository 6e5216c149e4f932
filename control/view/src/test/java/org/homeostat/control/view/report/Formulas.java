package org.homeostat.control.view.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Nodes;
import org.homeostat.control.expr.Relation;

/** Random formulas of every kind of node, the same for the same seed, made of functions that are exact. */
record Formulas(SplittableRandom random, List<String> names) {
  private static final List<Function> EXACT =
      List.of(Function.SQRT, Function.ABS, Function.MIN, Function.MAX, Function.SIGN, Function.FLOOR,
          Function.POS);
  private static final int NODES = 4;

  /** A formula, at most so many operators deep. */
  Expr formula(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(12)) {
      case 0 -> new Expr.Negate(formula(depth - 1));
      case 1, 2 -> new Expr.Sum(formula(depth - 1), formula(depth - 1));
      case 3, 4 -> new Expr.Difference(formula(depth - 1), formula(depth - 1));
      case 5 -> new Expr.Product(formula(depth - 1), formula(depth - 1));
      case 6 -> new Expr.Quotient(formula(depth - 1), formula(depth - 1));
      case 7 -> new Expr.Power(formula(depth - 1), exponent());
      case 8 -> new Expr.Choice(condition(depth - 1), formula(depth - 1), formula(depth - 1));
      case 9 -> new Expr.Table(formula(depth - 1), nodes());
      default -> call(depth);
    };
  }

  private Expr leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> new Expr.Number(BigDecimal.valueOf(random.nextInt(100), 1));
      case 1 -> random.nextBoolean() ? new Expr.Pi() : new Expr.Number(new BigDecimal("1.5e-10"));
      default -> new Expr.Name(names.get(random.nextInt(names.size())));
    };
  }

  private Expr exponent() {
    Expr whole = new Expr.Number(BigDecimal.valueOf(random.nextInt(7)));
    return random.nextInt(3) == 0 ? new Expr.Negate(whole) : whole;
  }

  private Expr call(int depth) {
    Function function = EXACT.get(random.nextInt(EXACT.size()));
    return new Expr.Call(function,
        Stream.generate(() -> formula(depth - 1)).limit(function.arity()).toList());
  }

  private Expr condition(int depth) {
    Relation relation = Relation.values()[random.nextInt(Relation.values().length)];
    return switch (depth == 0 ? 2 : random.nextInt(4)) {
      case 0 -> new Expr.And(condition(depth - 1), condition(depth - 1));
      case 1 -> new Expr.Or(condition(depth - 1), condition(depth - 1));
      default -> new Expr.Comparison(relation, formula(depth), formula(depth));
    };
  }

  private Nodes nodes() {
    return new Nodes(IntStream.range(0, NODES).mapToObj(BigDecimal::valueOf).toList(),
        Stream.generate(() -> BigDecimal.valueOf(random.nextInt(100), 1)).limit(NODES).toList());
  }
}
