package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Relation;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;

/** Random pairs of models: the second is the first rewritten, as it is or with one thing changed. */
final class Pairs {
  private static final List<String> STATES = List.of("x", "y");
  private static final List<String> NAMES = List.of("x", "y", "a", "b", "c");
  private static final int DEPTH = 3;

  private final SplittableRandom random;
  private final Kind kind;
  private final List<String> auxiliaries = new ArrayList<>();

  private Pairs(SplittableRandom random, Kind kind) {
    this.random = random;
    this.kind = kind;
  }

  /** Of what the laws are made. */
  enum Kind { RATIONAL, PIECEWISE, TRANSCENDENTAL }

  /** A pair, the map from the first to the second, and whether the second is rewritten only. */
  record Pair(Model first, Model second, List<String> map, Kind kind, boolean rewritten) {
    @Override
    public String toString() {
      return first + "\n" + second;
    }
  }

  /** The pair of that seed: rewritten for an even one, changed in one place and rewritten for an odd one. */
  static Pair of(long seed) {
    Kind kind = Kind.values()[(int) (seed / 2 % Kind.values().length)];
    Pairs pairs = new Pairs(new SplittableRandom(seed), kind);
    boolean rewritten = seed % 2 == 0;
    List<Expr> mine = new ArrayList<>();
    List<String> text = new ArrayList<>();
    int changedRate = pairs.random.nextInt(STATES.size());
    for (int i = 0; i < STATES.size(); i++) {
      Expr rate = pairs.law(DEPTH);
      Expr other = !rewritten && i == changedRate ? pairs.changed(rate) : rate;
      mine.add(rate);
      text.add("d" + STATES.get(i) + "/dt = " + Text.of(pairs.rewritten(other)));
    }
    text.addAll(0, pairs.auxiliaries);
    Model first = model("first", lines(mine));
    List<String> map = new ArrayList<>();
    return new Pair(first, pairs.renamed(text, map), map, kind, rewritten);
  }

  /** The second model: now and then a state has another name, and a parameter another name and meaning. */
  private Model renamed(List<String> equations, List<String> map) {
    String text = String.join("\n", equations);
    List<Part> parts = new ArrayList<>(List.of(parameter("r", 0.8, "1", "a reference").positive()));
    boolean named = random.nextInt(3) == 0;
    boolean measured = random.nextInt(3) == 0;
    if (named) {
      map.add("w = y");
      text = text.replaceAll("\\by\\b", "w").replace("dy/dt", "dw/dt");
    }
    if (measured) {
      map.add("q = 1/b");
      text = text.replaceAll("\\bb\\b", "(1/q)");
    }
    parts.addAll(List.of(
        state("x", 1.5, "1", "first state").nonNegative(),
        state(named ? "w" : "y", 0.75, "1", "second state").nonNegative(),
        parameter("a", 0.5, "1", "a number").positive(),
        measured ? parameter("q", 0.5, "1", "a number").positive()
            : parameter("b", 2, "1", "a number").positive(),
        parameter("c", 1.25, "1", "a number").positive(), time("1"), equations(text)));
    return Model.of("second", all(parts));
  }

  private static List<String> lines(List<Expr> rates) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      lines.add("d" + STATES.get(i) + "/dt = " + Text.of(rates.get(i)));
    }
    return lines;
  }

  private static Model model(String name, List<String> equations) {
    return Model.of(name, time("1"),
        state("x", 1.5, "1", "first state").nonNegative(),
        state("y", 0.75, "1", "second state").nonNegative(),
        parameter("a", 0.5, "1", "a number").positive(),
        parameter("b", 2, "1", "a number").positive(),
        parameter("c", 1.25, "1", "a number").positive(),
        equations(String.join("\n", equations)));
  }

  /** A law; divisors, bases of powers and what has a logarithm are positive in the domain. */
  private Expr law(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(kind == Kind.RATIONAL ? 9 : 11)) {
      case 0, 1 -> new Expr.Sum(law(depth - 1), law(depth - 1));
      case 2 -> new Expr.Difference(law(depth - 1), law(depth - 1));
      case 3, 4 -> new Expr.Product(law(depth - 1), law(depth - 1));
      case 5, 6 -> new Expr.Quotient(law(depth - 1), new Expr.Sum(name("abc"), name("xy")));
      case 7 -> new Expr.Power(law(depth - 1), number(2 + random.nextInt(2)));
      default -> switch (kind) {
        case RATIONAL -> new Expr.Negate(law(depth - 1));
        case PIECEWISE -> piecewise(depth);
        case TRANSCENDENTAL -> transcendental();
      };
    };
  }

  private Expr piecewise(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> call(Function.POS, new Expr.Difference(law(depth - 1), leaf()));
      case 1 -> call(Function.MIN, law(depth - 1), leaf());
      case 2 -> call(Function.MAX, leaf(), law(depth - 1));
      case 3 -> call(Function.ABS, new Expr.Difference(leaf(), leaf()));
      default -> new Expr.Choice(
          new Expr.Comparison(Relation.values()[random.nextInt(4)], name("xy"), name("abc")), law(depth - 1),
          leaf());
    };
  }

  private Expr transcendental() {
    Expr positive = new Expr.Sum(name("abc"), name("xy"));
    return switch (random.nextInt(7)) {
      case 0 -> call(Function.EXP, new Expr.Difference(leaf(), leaf()));
      case 1 -> call(Function.LOG, random.nextBoolean() ? positive : new Expr.Product(name("abc"), positive));
      case 2 -> call(Function.SQRT, random.nextBoolean() ? positive : new Expr.Product(name("ab"),
          name("xc")));
      case 3 -> new Expr.Power(random.nextBoolean() ? name("xyab") : positive, name("abc"));
      case 4 -> call(Function.HILL, name("xy"), name("abc"), random.nextBoolean() ? name("abc") : number(2));
      case 5 -> call(Function.TANH, new Expr.Difference(name("xy"), leaf()));
      default -> call(Function.SIGMOID, new Expr.Difference(leaf(), name("xy")));
    };
  }

  private static Expr call(Function function, Expr... arguments) {
    return new Expr.Call(function, List.of(arguments));
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
      case 7, 8 -> otherwise(inner);
      default -> inner;
    };
    return outer;
  }

  /** What is not rational, by another name for the same function. */
  private Expr otherwise(Expr e) {
    if (e instanceof Expr.Choice c && c.condition() instanceof Expr.Comparison k) {
      Relation opposite = switch (k.relation()) {
        case LESS -> Relation.GREATER_OR_EQUAL;
        case GREATER -> Relation.LESS_OR_EQUAL;
        case LESS_OR_EQUAL -> Relation.GREATER;
        default -> Relation.LESS;
      };
      return new Expr.Choice(new Expr.Comparison(opposite, k.a(), k.b()), c.otherwise(), c.then());
    }
    if (e instanceof Expr.Power p && Names.of(p.exponent()).size() == 1) {
      return call(Function.EXP, new Expr.Product(p.exponent(), call(Function.LOG, p.base())));
    }
    return e instanceof Expr.Call c ? otherwise(c.function(), c.arguments()) : e;
  }

  private static Expr otherwise(Function function, List<Expr> x) {
    Expr u = x.get(0);
    String written = switch (function) {
      case POS -> "(u + abs(u))/2";
      case ABS -> "if(u < 0, -u, u)";
      case MIN -> "u - pos(u - v)";
      case MAX -> "if(u >= v, u, v)";
      case SQRT -> "u^0.5";
      case HILL -> "1/(1 + (v/u)^w)";
      case TANH -> "1 - 2/(exp(u)*exp(u) + 1)";
      case SIGMOID -> "exp(u)/(1 + exp(u))";
      case EXP -> u instanceof Expr.Difference ? "exp(p)/exp(q)" : "exp(u/2)^2";
      case LOG -> u instanceof Expr.Product ? "log(p) + log(q)" : "2*log(sqrt(u))";
      default -> throw new AssertionError(function.text());
    };
    Map<String, Expr> arguments = new HashMap<>(Map.of("u", u));
    if (x.size() > 1) {
      arguments.put("v", x.get(1));
      arguments.put("w", x.get(x.size() - 1));
    }
    if (u instanceof Expr.Difference d) {
      arguments.putAll(Map.of("p", d.a(), "q", d.b()));
    } else if (u instanceof Expr.Product d) {
      arguments.putAll(Map.of("p", d.a(), "q", d.b()));
    }
    return Substitution.in(Parser.expression(written), arguments);
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
