package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Random formulas of every kind of node and function, the same for the same seed, and only such as the parser
 * can make.
 */
public final class Cases {

  private static final List<String> LITERALS =
      List.of("0", "1", "2", "3", "0.5", "1.50", "10", "0.001", "1e-3", "2e10", "7.25", "12345.678");
  private static final int NODE_KINDS = 16;

  private Cases() {}

  /** Seeds 1 to n, for a parameterized test whose display name shows them. */
  public static Stream<Long> seeds(long n) {
    return Stream.iterate(1L, seed -> seed + 1).limit(n);
  }

  /** A number-valued formula over the names, at most {@code depth} operators deep. */
  public static Expr random(SplittableRandom r, int depth, List<String> names) {
    if (depth == 0) {
      return leaf(r, names);
    }
    return switch (r.nextInt(NODE_KINDS)) {
      case 0 -> leaf(r, names);
      case 1 -> new Expr.Negate(random(r, depth - 1, names));
      case 2, 3 -> new Expr.Sum(random(r, depth - 1, names), random(r, depth - 1, names));
      case 4, 5 -> new Expr.Difference(random(r, depth - 1, names), random(r, depth - 1, names));
      case 6, 7 -> new Expr.Product(random(r, depth - 1, names), random(r, depth - 1, names));
      case 8, 9 -> new Expr.Quotient(random(r, depth - 1, names), random(r, depth - 1, names));
      case 10 -> new Expr.Power(random(r, depth - 1, names), exponent(r));
      case 11 -> new Expr.Power(random(r, depth - 1, names), random(r, depth - 1, names));
      case 12 -> new Expr.Choice(
          condition(r, depth - 1, names), random(r, depth - 1, names), random(r, depth - 1, names));
      default -> call(r, depth, names);
    };
  }

  /** A number-valued formula in which some names are delayed, by lags that may have delayed names in them. */
  public static Expr delayed(SplittableRandom r, int depth, List<String> names) {
    return random(r, depth, names).fold(new Delaying(r, names));
  }

  private record Delaying(SplittableRandom r, List<String> names) implements Rebuilding {

    @Override
    public Expr name(String name) {
      if (name.equals("t") || r.nextInt(3) > 0) {
        return new Expr.Name(name);
      }
      Expr lag = new Expr.Sum(new Expr.Name(name), random(r, 2, names));
      return new Expr.Delay(name, r.nextInt(4) > 0 ? lag : lag.fold(this));
    }
  }

  /** A condition over the names. */
  public static Expr condition(SplittableRandom r, int depth, List<String> names) {
    int kind = depth == 0 ? 0 : r.nextInt(4);
    return switch (kind) {
      case 1 -> new Expr.And(condition(r, depth - 1, names), condition(r, depth - 1, names));
      case 2 -> new Expr.Or(condition(r, depth - 1, names), condition(r, depth - 1, names));
      default -> new Expr.Comparison(
          pick(r, List.of(Relation.values())), random(r, depth, names), random(r, depth, names));
    };
  }

  private static Expr call(SplittableRandom r, int depth, List<String> names) {
    Function function = pick(r, List.of(Function.values()));
    return new Expr.Call(
        function, Stream.generate(() -> random(r, depth - 1, names)).limit(function.arity()).toList());
  }

  private static Expr leaf(SplittableRandom r, List<String> names) {
    return switch (r.nextInt(5)) {
      case 0 -> new Expr.Number(new BigDecimal(pick(r, LITERALS)));
      case 1 -> r.nextInt(4) == 0 ? new Expr.Pi() : new Expr.Number(BigDecimal.valueOf(r.nextInt(100), 1));
      default -> new Expr.Name(pick(r, names));
    };
  }

  private static Expr exponent(SplittableRandom r) {
    Expr whole = new Expr.Number(BigDecimal.valueOf(r.nextInt(6)));
    return switch (r.nextInt(5)) {
      case 0 -> new Expr.Negate(whole);
      case 1 -> new Expr.Quotient(whole, new Expr.Number(BigDecimal.valueOf(1 + r.nextInt(4))));
      case 2 -> new Expr.Number(new BigDecimal("0.50"));
      default -> whole;
    };
  }

  private static <T> T pick(SplittableRandom r, List<T> from) {
    return from.get(r.nextInt(from.size()));
  }
}
