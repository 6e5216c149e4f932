package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;

/**
 * The derivatives of a program's quantities in one direction, forward: given how fast its states, its
 * parameters and the time change, how fast everything changes that is made of them.
 */
final class Tangents {
  private final Map<String, Expr> known = new HashMap<>();
  private final List<Assignment> lines = new ArrayList<>();
  private final Function<String, Expr> seed;

  /**
   * Of the body of a program.
   *
   * @param seed the derivative of each state and parameter, and of {@code t}
   * @param direction what comes behind a quantity's name in that of its derivative; apart from all others
   */
  Tangents(Program program, String direction, Function<String, Expr> seed) {
    this.seed = seed;
    for (Assignment line : program.body()) {
      Expr slope = of(line.value());
      if (!(slope instanceof Expr.Number || slope instanceof Expr.Name)) {
        lines.add(new Assignment(line.name() + direction, slope));
        slope = new Expr.Name(line.name() + direction);
      }
      known.put(line.name(), slope);
    }
  }

  /** What is assigned on the way, behind the program's own body. */
  List<Assignment> lines() {
    return lines;
  }

  /** The derivative of an expression in the program's names. */
  Expr of(Expr value) {
    return Derivative.of(value, name -> known.containsKey(name) ? known.get(name) : seed.apply(name));
  }
}
