package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The smooth piece of a program that is in force at a point: {@code pos}, {@code abs}, {@code sign}, {@code
 * min}, {@code max} and choices by one comparison are what they are there. The program and its piece agree
 * wherever all limits hold. What is at a limit at the point, and what else is not smooth, stays as it is
 * written; delayed terms count as what their quantities are now.
 *
 * @param program with the terms decided
 * @param limits where it is the program
 */
public record Piece(Program program, List<Limit> limits) {

  /** What is nearer to its limit than this share of both sides may be there. */
  private static final double CLEAR = 1e-9;

  /** Copies the list. */
  public Piece {
    limits = List.copyOf(limits);
  }

  /**
   * A condition {@code a > b} or {@code a < b}.
   *
   * @param greater whether it is the first
   * @param place the assignment whose term it decides, or {@code result 0} and so on
   */
  public record Limit(Expr a, boolean greater, Expr b, String place) {

    /** Whether it holds at a point. */
    public boolean holds(ToDoubleFunction<String> names) {
      double left = value(a, names);
      double right = value(b, names);
      return greater ? left > right : left < right;
    }

    /** As an inequality. */
    public String text() {
      return Text.of(a) + (greater ? " > " : " < ") + Text.of(b);
    }
  }

  /** The piece at a point, given the value of every name of the program there. */
  public static Piece at(Program program, ToDoubleFunction<String> names) {
    List<Limit> limits = new ArrayList<>();
    List<Assignment> body = program.body().stream().map(line -> new Assignment(line.name(),
        line.value().fold(new Deciding(names, line.name(), limits)))).toList();
    List<Expr> results = new ArrayList<>();
    for (Expr result : program.results()) {
      results.add(result.fold(new Deciding(names, "result " + results.size(), limits)));
    }
    return new Piece(Program.of(program.states(), program.parameters(), body, results), limits);
  }

  /** The limits that some expressions in names of the program depend on. */
  public List<Limit> limitsOf(Collection<Expr> expressions) {
    Set<String> needed = new HashSet<>();
    expressions.forEach(expression -> needed.addAll(Names.of(expression)));
    for (int i = program.results().size() - 1; i >= 0; i--) {
      if (expressions.contains(program.results().get(i))) {
        needed.add("result " + i);
      }
    }
    for (int i = program.body().size() - 1; i >= 0; i--) {
      Assignment line = program.body().get(i);
      if (needed.contains(line.name())) {
        needed.addAll(Names.of(line.value()));
      }
    }
    return limits.stream().filter(limit -> needed.contains(limit.place())).toList();
  }

  private record Deciding(ToDoubleFunction<String> names, String place, List<Limit> limits)
      implements Rebuilding {
    private static final Expr ZERO = Parser.expression("0");
    private static final Expr ONE = Parser.expression("1");

    @Override
    public Expr call(Function function, List<Expr> arguments) {
      Expr x = arguments.get(0);
      Expr call = new Expr.Call(function, arguments);
      return switch (function) {
        case POS -> decided(x, ZERO, x, ZERO).orElse(call);
        case ABS -> decided(x, ZERO, x, new Expr.Negate(x)).orElse(call);
        case SIGN -> decided(x, ZERO, ONE, new Expr.Negate(ONE)).orElse(call);
        case MAX -> decided(x, arguments.get(1), x, arguments.get(1)).orElse(call);
        case MIN -> decided(x, arguments.get(1), arguments.get(1), x).orElse(call);
        case EXP, LOG, SQRT, TANH, SIN, COS, FLOOR, HILL, SOFTPLUS, SIGMOID -> call;
      };
    }

    @Override
    public Expr choose(Expr condition, Supplier<Expr> then, Supplier<Expr> otherwise) {
      if (condition instanceof Expr.Comparison of && of.relation() != Relation.EQUAL) {
        boolean greater = of.relation().holds(1);
        Optional<Expr> chosen = decided(of.a(), of.b(), greater ? then : otherwise,
            greater ? otherwise : then);
        if (chosen.isPresent()) {
          return chosen.get();
        }
      }
      return new Expr.Choice(condition, then.get(), otherwise.get());
    }

    private Optional<Expr> decided(Expr a, Expr b, Expr above, Expr below) {
      return decided(a, b, () -> above, () -> below);
    }

    /** The first where a is above b, the second where it is below; none where that cannot be told. */
    private Optional<Expr> decided(Expr a, Expr b, Supplier<Expr> above, Supplier<Expr> below) {
      boolean zero = ChainRule.isZero(b);
      return zero && a instanceof Expr.Difference of ? decided(of.a(), of.b(), above, below)
          : zero && a instanceof Expr.Negate of ? compared(of.a(), b, below, above)
          : compared(a, b, above, below);
    }

    private Optional<Expr> compared(Expr a, Expr b, Supplier<Expr> above, Supplier<Expr> below) {
      double left = value(a, names);
      double right = value(b, names);
      if (!(Math.abs(left - right) > CLEAR * Math.max(Math.abs(left), Math.abs(right)))) {
        return Optional.empty();
      }
      Limit limit = new Limit(a, left > right, b, place);
      if (!limits.contains(limit)) {
        limits.add(limit);
      }
      return Optional.of(left > right ? above.get() : below.get());
    }
  }

  private static double value(Expr expression, ToDoubleFunction<String> names) {
    return Value.of(expression, names, (quantity, lag) -> names.applyAsDouble(quantity));
  }
}
