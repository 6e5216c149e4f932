package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Relation;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/** Random pairs of models: the second is the first rewritten, as it is or with one thing changed. */
final class Pairs {
  private static final List<String> STATES = List.of("x", "y");
  private static final List<String> NAMES = List.of("x", "y", "a", "b", "c");
  private static final int DEPTH = 3;

  private final SplittableRandom random;
  private final List<String> auxiliaries = new ArrayList<>();

  private Pairs(SplittableRandom random) {
    this.random = random;
  }

  /** A pair, and whether the second was made by equal rewriting only. */
  record Pair(Model first, Model second, boolean rewritten, List<Expr> mine, List<Expr> theirs) {
    @Override
    public String toString() {
      return first + "\n" + second;
    }
  }

  /** The pair of that seed: rewritten for an even one, changed in one place and rewritten for an odd one. */
  static Pair of(long seed) {
    Pairs pairs = new Pairs(new SplittableRandom(seed));
    boolean rewritten = seed % 2 == 0;
    List<Expr> mine = new ArrayList<>();
    List<Expr> theirs = new ArrayList<>();
    List<String> text = new ArrayList<>();
    int changedRate = pairs.random.nextInt(STATES.size());
    for (int i = 0; i < STATES.size(); i++) {
      Expr rate = pairs.law(DEPTH);
      Expr other = !rewritten && i == changedRate ? pairs.changed(rate) : rate;
      mine.add(rate);
      theirs.add(other);
      text.add("d" + STATES.get(i) + "/dt = " + Text.of(pairs.rewritten(other)));
    }
    text.addAll(0, pairs.auxiliaries);
    return new Pair(model("first", lines(mine), false), model("second", text, true), rewritten, mine, theirs);
  }

  private static List<String> lines(List<Expr> rates) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      lines.add("d" + STATES.get(i) + "/dt = " + Text.of(rates.get(i)));
    }
    return lines;
  }

  private static Model model(String name, List<String> equations, boolean withReference) {
    Model model = Model.of(name, time("1"),
        state("x", 1.5, "1", "first state").nonNegative(),
        state("y", 0.75, "1", "second state").nonNegative(),
        parameter("a", 0.5, "1", "a number").positive(),
        parameter("b", 2, "1", "a number").positive(),
        parameter("c", 1.25, "1", "a number").positive(),
        equations("dx/dt = 0\ndy/dt = 0"));
    return (withReference ? model.with(parameter("r", 0.8, "1", "a reference").positive()) : model)
        .with(replace(String.join("\n", equations.stream()
            .filter(line -> line.startsWith("d")).toList())),
            equations(String.join("\n", equations.stream().filter(line -> !line.startsWith("d")).toList())));
  }

  /** A law: rational, with an occasional rectifier or choice; divisors are positive in the domain. */
  private Expr law(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> new Expr.Sum(law(depth - 1), law(depth - 1));
      case 2 -> new Expr.Difference(law(depth - 1), law(depth - 1));
      case 3, 4 -> new Expr.Product(law(depth - 1), law(depth - 1));
      case 5, 6 -> new Expr.Quotient(law(depth - 1), new Expr.Sum(name("abc"), name("xy")));
      case 7 -> new Expr.Power(law(depth - 1), number(2 + random.nextInt(2)));
      default -> random.nextBoolean()
          ? new Expr.Call(Function.POS, List.of(new Expr.Difference(law(depth - 1), leaf())))
          : new Expr.Choice(
              new Expr.Comparison(Relation.LESS, name("xy"), name("abc")), law(depth - 1), leaf());
    };
  }

  private Expr leaf() {
    return random.nextInt(4) == 0
        ? number(1 + random.nextInt(5))
        : new Expr.Name(NAMES.get(random.nextInt(NAMES.size())));
  }

  private Expr name(String choices) {
    return new Expr.Name(String.valueOf(choices.charAt(random.nextInt(choices.length()))));
  }

  private static Expr number(int value) {
    return new Expr.Number(BigDecimal.valueOf(value));
  }

  /** The same function written otherwise. */
  private Expr rewritten(Expr e) {
    Expr inner = children(e, this::rewritten);
    Expr outer = switch (random.nextInt(10)) {
      case 0, 1, 2 -> turned(inner);
      case 3 -> distributed(inner);
      case 4 -> new Expr.Quotient(new Expr.Product(inner, new Expr.Name("c")), new Expr.Name("c"));
      case 5 -> new Expr.Difference(new Expr.Name("r"), new Expr.Difference(new Expr.Name("r"), inner));
      case 6 -> named(inner);
      default -> inner;
    };
    return outer;
  }

  private Expr named(Expr e) {
    String fresh = "u" + auxiliaries.size();
    auxiliaries.add(fresh + " = " + Text.of(e));
    return new Expr.Name(fresh);
  }

  private static Expr turned(Expr e) {
    if (e instanceof Expr.Sum sum) {
      return new Expr.Sum(sum.b(), sum.a());
    }
    if (e instanceof Expr.Product product) {
      return new Expr.Product(product.b(), product.a());
    }
    return e instanceof Expr.Difference difference
        ? new Expr.Negate(new Expr.Difference(difference.b(), difference.a())) : e;
  }

  private static Expr distributed(Expr e) {
    return e instanceof Expr.Product product && product.b() instanceof Expr.Sum sum
        ? new Expr.Sum(new Expr.Product(product.a(), sum.a()), new Expr.Product(product.a(), sum.b())) : e;
  }

  /** One place changed: a number, a name, a sign or an exponent. */
  private Expr changed(Expr e) {
    boolean here = random.nextInt(3) == 0;
    if (e instanceof Expr.Number number) {
      return new Expr.Number(number.value().add(BigDecimal.ONE));
    }
    if (e instanceof Expr.Name name) {
      String other = NAMES.get(random.nextInt(NAMES.size()));
      return other.equals(name.name()) ? new Expr.Negate(e) : new Expr.Name(other);
    }
    if (here && e instanceof Expr.Sum sum) {
      return new Expr.Difference(sum.a(), sum.b());
    }
    if (here && e instanceof Expr.Difference difference) {
      return new Expr.Sum(difference.a(), difference.b());
    }
    if (here && e instanceof Expr.Power power) {
      return new Expr.Power(power.base(), number(5));
    }
    int wanted = random.nextInt(2);
    int[] seen = {0};
    return children(e, child ->
        seen[0]++ == wanted || seen[0] == 1 && !(e instanceof Expr.Sum) ? changed(child) : child);
  }

  private static Expr children(Expr e, UnaryOperator<Expr> f) {
    if (e instanceof Expr.Sum s) {
      return new Expr.Sum(f.apply(s.a()), f.apply(s.b()));
    }
    if (e instanceof Expr.Difference d) {
      return new Expr.Difference(f.apply(d.a()), f.apply(d.b()));
    }
    if (e instanceof Expr.Product p) {
      return new Expr.Product(f.apply(p.a()), f.apply(p.b()));
    }
    if (e instanceof Expr.Quotient q) {
      return new Expr.Quotient(f.apply(q.a()), q.b());
    }
    if (e instanceof Expr.Power p) {
      return new Expr.Power(f.apply(p.base()), p.exponent());
    }
    if (e instanceof Expr.Call c) {
      return new Expr.Call(c.function(), c.arguments().stream().map(f).toList());
    }
    return e instanceof Expr.Choice c
        ? new Expr.Choice(c.condition(), f.apply(c.then()), f.apply(c.otherwise()))
        : e;
  }
}
