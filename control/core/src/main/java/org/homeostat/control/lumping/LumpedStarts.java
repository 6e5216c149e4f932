package org.homeostat.control.lumping;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Shortened;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * Where combinations of states start: at rest where all their states do, at a formula where that can be
 * written in what is left, else at a number.
 */
final class LumpedStarts {

  /** A start off by less than this share of its size is that of the full model: both may be solved for. */
  private static final double SAME = 1e-9;

  private final Model full;
  private final Predicate<String> known;

  LumpedStarts(Model full, Predicate<String> known) {
    this.full = full;
    this.known = known;
  }

  /** The names that a start needs. */
  static Set<String> names(Start start) {
    return start instanceof Start.Formula formula ? Names.of(formula.value()) : Set.of();
  }

  Start of(Combination combination) {
    if (combination.isState()) {
      Start own = full.startOf(combination.weights().keySet().iterator().next());
      return names(own).stream().allMatch(known) ? own : new Start.At(value(combination));
    }
    if (combination.weights().keySet().stream().map(full::startOf).allMatch(Start.Rest.class::isInstance)) {
      return new Start.Rest(guess(combination));
    }
    Expr sum = Combination.number(BigFraction.ZERO);
    for (Map.Entry<String, BigFraction> term : combination.weights().entrySet()) {
      if (!(full.startOf(term.getKey()) instanceof Start.Formula formula)
          || !Names.of(formula.value()).stream().allMatch(known)) {
        return new Start.At(value(combination));
      }
      sum = new Expr.Sum(sum, new Expr.Product(Combination.number(term.getValue()), formula.value()));
    }
    return new Start.Formula(Shortened.of(sum));
  }

  private double guess(Combination combination) {
    return combination.weights().entrySet().stream()
        .mapToDouble(term -> term.getValue().doubleValue()
            * ((Start.Rest) full.startOf(term.getKey())).guess()).sum();
  }

  /** Where a combination is at the full model's start. */
  private double value(Combination combination) {
    double[] start = full.start();
    return combination.weights().entrySet().stream()
        .mapToDouble(term -> term.getValue().doubleValue() * start[full.states().indexOf(term.getKey())])
        .sum();
  }

  /** The lumped model at the full one's present values and, where it would start elsewhere, at its start. */
  Model put(Model lumped, Map<String, Combination> states) {
    Model put = lumped;
    for (String parameter : lumped.parameters()) {
      if (!full.openInputs().contains(parameter) && full.value(parameter) != put.value(parameter)) {
        put = put.let(parameter, full.value(parameter));
      }
    }
    if (full.openInputs().isEmpty()) {
      for (Map.Entry<String, Combination> state : states.entrySet()) {
        double there = value(state.getValue());
        double here = put.start()[put.states().indexOf(state.getKey())];
        if (Math.abs(there - here) > SAME * Math.max(Math.abs(there), Math.abs(here))) {
          put = put.startingAt(state.getKey(), there);
        }
      }
    }
    return put;
  }
}
