package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as it is written, {@code table(x, x1, y1, x2, y2, ...)}: a formula and pairs of numbers.
 *
 * @param line the line in which it stands
 * @param from the first column of the call
 * @param to the column after its last
 */
record Pairs(String line, int from, int to) {

  /** An argument and its columns, the last exclusive. */
  record Argument(Expr value, int from, int to) {}

  /** The table. */
  Expr table(List<Argument> arguments) {
    if (arguments.size() < 5) {
      throw problem("has two nodes at least: " + Words.signature(Words.TABLE) + ".", from, to);
    }
    List<BigDecimal> x = new ArrayList<>();
    List<BigDecimal> y = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      BigDecimal number = number(argument);
      if (i % 2 == 1 && !x.isEmpty()) {
        checkAfter(x.get(x.size() - 1), number, argument);
      }
      (i % 2 == 1 ? x : y).add(number);
    }
    if (x.size() != y.size()) {
      Argument last = arguments.get(arguments.size() - 1);
      throw problem("is made of pairs, " + Words.signature(Words.TABLE) + ", and the node "
          + line.substring(last.from(), last.to()) + " has no value.", last.from(), last.to());
    }
    return new Expr.Table(arguments.get(0).value(), new Nodes(x, y));
  }

  private void checkAfter(BigDecimal before, BigDecimal number, Argument argument) {
    if (number.compareTo(before) <= 0) {
      throw new NotationException(
          Nodes.notIncreasing(before, number), line, argument.from(), argument.to());
    }
    if (number.doubleValue() == before.doubleValue()) {
      throw problem("cannot have a node at " + number + " and one at " + before + ": as doubles they are one"
          + " number.", argument.from(), argument.to());
    }
  }

  private BigDecimal number(Argument argument) {
    if (argument.value() instanceof Expr.Number number) {
      return number.value();
    }
    if (argument.value() instanceof Expr.Negate minus && minus.a() instanceof Expr.Number number) {
      return number.value().negate();
    }
    throw problem("holds plain numbers, and '" + line.substring(argument.from(), argument.to())
        + "' is none. What varies is multiplied outside, or divides the first argument.",
        argument.from(), argument.to());
  }

  private NotationException problem(String problem, int first, int last) {
    return new NotationException("a table " + problem, line, first, last);
  }
}
