package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * Random pairs of delayed models. Each law is written twice: what is delayed is either given a name and
 * delayed as a whole, or its states are delayed one by one; in odd pairs one of the two is changed in one
 * place.
 */
final class DelayPairs {
  private static final int DEPTH = 3;

  private final SplittableRandom random;
  private final Side mine = new Side("u");
  private final Side theirs = new Side("w");

  /** One of the two ways of writing, with the names it has given. */
  private static final class Side {
    private final String prefix;
    private final List<String> lines = new ArrayList<>();

    Side(String prefix) {
      this.prefix = prefix;
    }

    Expr named(Expr e) {
      String name = prefix + lines.size();
      lines.add(name + " = " + Text.of(e));
      return new Expr.Name(name);
    }
  }

  /** One function, written twice. */
  private record Twice(Expr mine, Expr theirs) {

    static Twice same(Expr e) {
      return new Twice(e, e);
    }
  }

  private DelayPairs(SplittableRandom random) {
    this.random = random;
  }

  /** A pair, and whether the second was made by equal writing only. */
  record Pair(Model first, Model second, boolean rewritten) {
    @Override
    public String toString() {
      return first + "\n" + second;
    }
  }

  static Pair of(long seed) {
    DelayPairs pairs = new DelayPairs(new SplittableRandom(seed));
    boolean rewritten = seed % 2 == 0;
    Twice x = pairs.law(DEPTH);
    Twice y = pairs.law(DEPTH - 1);
    if (!rewritten) {
      pairs.change(x);
    }
    Expr changed = rewritten || pairs.changedLine ? x.theirs() : pairs.changed(x.theirs());
    return new Pair(model("first", pairs.mine, x.mine(), y.mine()),
        model("second", pairs.theirs, changed, y.theirs()), rewritten);
  }

  private boolean changedLine;

  /** Now and then what is changed is the meaning of a name. */
  private void change(Twice x) {
    String law = Text.of(x.theirs());
    for (int i = theirs.lines.size() - 1; i >= 0 && !changedLine; i--) {
      String line = theirs.lines.get(i);
      String name = line.substring(0, line.indexOf(' '));
      if (law.matches(".*\\b" + name + "\\b.*") && random.nextBoolean()) {
        Expr value = Parser.expression(line.substring(line.indexOf('=') + 2));
        theirs.lines.set(i, name + " = " + Text.of(changed(value)));
        changedLine = true;
      }
    }
  }

  private static Model model(String name, Side side, Expr x, Expr y) {
    List<String> lines = new ArrayList<>(side.lines);
    lines.add("dx/dt = " + Text.of(x));
    lines.add("dy/dt = " + Text.of(y));
    return LateLoops.of(name, String.join("\n", lines));
  }

  private Twice law(int depth) {
    if (depth == 0) {
      return Twice.same(leaf());
    }
    return switch (random.nextInt(8)) {
      case 0 -> both(Expr.Sum::new, law(depth - 1), law(depth - 1));
      case 1 -> both(Expr.Difference::new, law(depth - 1), law(depth - 1));
      case 2 -> both(Expr.Product::new, law(depth - 1), law(depth - 1));
      case 3 -> both(Expr.Quotient::new, law(depth - 1),
          Twice.same(new Expr.Sum(name("abc"), name("xy"))));
      case 4 -> {
        Twice inner = both(Expr.Difference::new, law(depth - 1), Twice.same(leaf()));
        yield new Twice(new Expr.Call(Function.POS, List.of(inner.mine())),
            new Expr.Call(Function.POS, List.of(inner.theirs())));
      }
      default -> late(law(depth - 1), lag());
    };
  }

  private interface Node {
    Expr of(Expr a, Expr b);
  }

  private Twice both(Node node, Twice a, Twice b) {
    Expr other = random.nextInt(4) == 0 && node.of(a.theirs(), b.theirs()) instanceof Expr.Sum
        ? new Expr.Sum(b.theirs(), a.theirs()) : node.of(a.theirs(), b.theirs());
    return new Twice(node.of(a.mine(), b.mine()), other);
  }

  private Twice late(Twice law, Expr lag) {
    return new Twice(late(mine, law.mine(), lag), late(theirs, law.theirs(), lag));
  }

  /** A law as it was a lag ago: through a name, through an error from a reference, or piece by piece. */
  private Expr late(Side side, Expr law, Expr lag) {
    return switch (random.nextInt(4)) {
      case 0 -> shifted(law, lag);
      case 1 -> {
        Expr c = new Expr.Name("c");
        Expr error = side.named(new Expr.Difference(c, law));
        yield new Expr.Difference(c, delay(error, lag));
      }
      default -> delay(side.named(law), lag);
    };
  }

  private static Expr delay(Expr name, Expr lag) {
    return new Expr.Delay(((Expr.Name) name).name(), lag);
  }

  private static Expr shifted(Expr e, Expr lag) {
    if (e instanceof Expr.Name name) {
      return name.name().equals("t") ? new Expr.Difference(e, lag)
          : "abcpq".contains(name.name()) ? e : new Expr.Delay(name.name(), lag);
    }
    return e instanceof Expr.Delay d
        ? new Expr.Delay(d.quantity(), new Expr.Sum(lag, shifted(d.lag(), lag)))
        : children(e, child -> shifted(child, lag));
  }

  private Expr lag() {
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Expr.Name("p");
      case 2 -> new Expr.Name("q");
      case 3 -> new Expr.Sum(new Expr.Name("p"), new Expr.Name("q"));
      case 4 -> number(1 + random.nextInt(3));
      case 5 -> new Expr.Product(new Expr.Name("p"), name("xy"));
      default -> new Expr.Quotient(new Expr.Name("q"), new Expr.Sum(name("ab"), name("xy")));
    };
  }

  private Expr leaf() {
    return switch (random.nextInt(9)) {
      case 0 -> number(1 + random.nextInt(5));
      case 1 -> new Expr.Name("t");
      case 2, 3 -> name("abc");
      case 4 -> new Expr.Delay(random.nextBoolean() ? "x" : "y", lag());
      default -> name("xy");
    };
  }

  private Expr name(String choices) {
    return new Expr.Name(String.valueOf(choices.charAt(random.nextInt(choices.length()))));
  }

  private static Expr number(int value) {
    return new Expr.Number(BigDecimal.valueOf(value));
  }

  /** One place changed: a lag, what is delayed, whether it is, a number, a name or a sign. */
  private Expr changed(Expr e) {
    if (e instanceof Expr.Number number) {
      return new Expr.Number(number.value().add(BigDecimal.ONE));
    }
    if (e instanceof Expr.Name name) {
      return switch (name.name()) {
        case "x" -> random.nextBoolean() ? new Expr.Name("y") : new Expr.Delay("x", new Expr.Name("p"));
        case "y" -> random.nextBoolean() ? new Expr.Name("x") : new Expr.Delay("y", new Expr.Name("q"));
        case "p" -> new Expr.Name("q");
        case "q" -> new Expr.Name("p");
        default -> new Expr.Sum(e, number(1));
      };
    }
    if (e instanceof Expr.Delay d) {
      return switch (random.nextInt(4)) {
        case 0 -> new Expr.Name(d.quantity());
        case 1 -> new Expr.Delay(d.quantity().equals("x") ? "y" : "x", d.lag());
        default -> new Expr.Delay(d.quantity(), changed(d.lag()));
      };
    }
    int wanted = random.nextInt(2);
    int[] seen = {0};
    boolean single = e instanceof Expr.Quotient || e instanceof Expr.Call;
    return children(e, child -> single || seen[0]++ == wanted ? changed(child) : child);
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
      return new Expr.Quotient(f.apply(q.a()), f.apply(q.b()));
    }
    return e instanceof Expr.Call c
        ? new Expr.Call(c.function(), c.arguments().stream().map(f).toList()) : e;
  }
}
