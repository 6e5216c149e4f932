package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A place where a program is not smooth, and the function whose change of sign says that it is passed.
 *
 * <pre>
 * pos(x), abs(x), sign(x)      x
 * min(a, b), max(a, b)         a - b
 * a &lt; b and its like           a - b; a == b has none
 * floor(x)                     a zigzag through 0 at every whole number, exactly
 * table(x, x1, y1, ...)        a zigzag through 0 at every kink, exactly
 * </pre>
 *
 * @param function in the names of the program, its assignments among them
 * @param term the term that is not smooth, as the notation writes it
 * @param place what it is part of: the name of an assignment, or of a result
 * @param kink whether all terms with this function are continuous there, as pos, abs, min and max are
 */
public record Switch(Expr function, String term, String place, boolean kink) {

  /** Of x: up to 1/2 and down to -1/2 in turn, with x less the even number below it in place of u. */
  private static final Expr ZIGZAG = Substitution.in(
      Parser.expression("if(u <= 1.5, 0.5 - abs(u - 0.5), u - 2)"),
      Map.of("u", Parser.expression("x - 2*floor(x/2)")));

  /** In the user's words: {@code pos(L - Lmax) in dFM/dt}. */
  public String label() {
    return term + " in " + place;
  }

  private Switch asKinkIf(boolean otherToo) {
    return new Switch(function, term, place, kink && otherToo);
  }

  /**
   * The switches of what the results need, in the order of evaluation, each function once. Those that depend
   * on parameters alone never change and are left out.
   *
   * @param results what each result is called
   */
  public static List<Switch> of(Program program, List<String> results) {
    Program needed = program.pruned();
    Finding finding = new Finding(needed);
    needed.body().forEach(line -> {
      finding.lookInto(line.value(), line.name());
      finding.declare(line);
    });
    for (int i = 0; i < results.size(); i++) {
      finding.lookInto(needed.results().get(i), results.get(i));
    }
    return List.copyOf(finding.found);
  }

  /**
   * Those at which a run has to stop: not the kinks of tables. They are many and slight, and a loop may rest
   * right on one; so they are left to the step's estimated error, as a steep curve is.
   */
  public static List<Switch> stopping(Program program, List<String> results) {
    return of(program, results).stream().filter(found -> !(found.function instanceof Expr.Table)).toList();
  }

  private static final class Finding {
    private final List<Switch> found = new ArrayList<>();

    /** The names whose values change in a run. */
    private final Set<String> changing;

    Finding(Program program) {
      changing = new HashSet<>(program.states());
      changing.add(Program.TIME);
    }

    void declare(Assignment line) {
      if (changes(line.value())) {
        changing.add(line.name());
      }
    }

    void lookInto(Expr value, String place) {
      value.fold(new Terms(this, place));
    }

    void add(Expr function, Expr term, String place, boolean kink) {
      if (!changes(function)) {
        return;
      }
      for (int k = 0; k < found.size(); k++) {
        if (found.get(k).function.equals(function)) {
          found.set(k, found.get(k).asKinkIf(kink));
          return;
        }
      }
      found.add(new Switch(function, Text.of(term), place, kink));
    }

    void addDifference(Expr a, Expr b, Expr term, String place, boolean kink) {
      Expr turned = new Expr.Difference(b, a);
      boolean known = found.stream().anyMatch(other -> other.function.equals(turned));
      add(known ? turned : ChainRule.isZero(b) ? a : new Expr.Difference(a, b), term, place, kink);
    }

    private boolean changes(Expr value) {
      return !Collections.disjoint(Names.of(value), changing);
    }
  }

  private record Terms(Finding finding, String place) implements Rebuilding {

    @Override
    public Expr call(Function function, List<Expr> arguments) {
      Expr call = new Expr.Call(function, arguments);
      Expr x = arguments.get(0);
      switch (function) {
        case ABS, POS -> finding.add(x, call, place, true);
        case SIGN -> finding.add(x, call, place, false);
        case MIN, MAX -> finding.addDifference(x, arguments.get(1), call, place, true);
        case FLOOR -> finding.add(Substitution.in(ZIGZAG, Map.of("x", x)), call, place, false);
        case EXP, LOG, SQRT, TANH, SIN, COS, HILL, SOFTPLUS, SIGMOID -> { }
      }
      return call;
    }

    @Override
    public Expr table(Expr x, Nodes nodes) {
      Expr named = new Expr.Name(Words.TABLE + "(" + Text.of(x) + ", ...)");
      nodes.zigzag().ifPresent(zigzag -> finding.add(new Expr.Table(x, zigzag), named, place, true));
      return new Expr.Table(x, nodes);
    }

    @Override
    public Expr compare(Relation relation, Expr a, Expr b) {
      Expr comparison = new Expr.Comparison(relation, a, b);
      if (relation != Relation.EQUAL) {
        finding.addDifference(a, b, comparison, place, false);
      }
      return comparison;
    }
  }
}
