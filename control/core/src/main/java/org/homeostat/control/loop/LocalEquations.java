package org.homeostat.control.loop;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;

/**
 * The equations of a model near a point, each linearised by itself: how fast what it defines changes with
 * each quantity that it reads. Slopes are those of the exact derivatives. At rest a lag that changes has no
 * part in them, since it multiplies a derivative by time that is zero.
 */
final class LocalEquations {
  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);

  private final Model model;
  private final Map<String, Double> values;

  /** By what an equation defines (a state for its derivative, an auxiliary, a delayed term's signal). */
  private final Map<String, Map<String, Double>> slopes = new LinkedHashMap<>();

  private final List<String> states;
  private final List<Expr.Delay> terms;

  LocalEquations(OperatingPoint point) {
    model = point.model();
    values = point.values();
    boolean[] held = model.held();
    states = IntStream.range(0, held.length).filter(i -> !held[i]).mapToObj(model.states()::get).toList();
    List<Expr> formulas = new ArrayList<>();
    for (String auxiliary : model.auxiliaries()) {
      formulas.add(model.definition(auxiliary).orElseThrow());
      slopes.put(auxiliary, slopes(auxiliary, model.definition(auxiliary).orElseThrow()));
    }
    for (String state : states) {
      formulas.add(model.rate(state));
      slopes.put(state, slopes("d" + state + "/dt", model.rate(state)));
    }
    Set<String> read = new HashSet<>();
    slopes.values().forEach(row -> read.addAll(row.keySet()));
    terms = Delayed.terms(formulas).stream().filter(term -> read.contains(Delayed.name(term))).toList();
    terms.forEach(term -> slopes.put(Delayed.name(term), Map.of(term.quantity(), 1.0)));
  }

  private Map<String, Double> slopes(String what, Expr equation) {
    Expr formula = Delayed.named(equation);
    Map<String, Double> row = new LinkedHashMap<>();
    for (String name : Names.of(formula)) {
      Expr derivative = Derivative.of(formula, other -> other.equals(name) ? ONE : ZERO);
      row.put(name, Value.of(derivative, other -> other.equals("t") ? 0 : values.get(other)));
    }
    return row;
  }

  /** The states that are free to move. */
  List<String> states() {
    return states;
  }

  /** What the delayed terms are called that an equation reads. */
  List<String> terms() {
    return terms.stream().map(Delayed::name).toList();
  }

  /** The lags there. */
  double[] lags() {
    return terms.stream()
        .mapToDouble(term -> Value.of(Delayed.named(term.lag()), values::get)).toArray();
  }

  /** What reads a quantity or a delayed term. */
  List<String> readers(String name) {
    return slopes.keySet().stream().filter(reader -> slopes.get(reader).containsKey(name)).toList();
  }

  /** Whether a change in these equations reaches a quantity at all. */
  boolean leads(List<String> from, String to) {
    Set<String> reached = new LinkedHashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty() && !reached.contains(to)) {
      String next = open.pop();
      readers(next).stream().filter(reader -> slopes.get(reader).get(next) != 0)
          .filter(reached::add).forEach(open::add);
    }
    return reached.contains(to);
  }

  /**
   * What a quantity's equation makes of the quantities in it.
   *
   * @param reads the row of what is read, by its name
   */
  double[] row(String name, int size, Function<String, double[]> reads) {
    double[] sum = new double[size];
    slopes.get(name).forEach((read, slope) -> {
      double[] part = reads.apply(read);
      for (int j = 0; j < size; j++) {
        if (part[j] != 0) {
          sum[j] += checked(name, read, slope) * part[j];
        }
      }
    });
    return sum;
  }

  private double checked(String name, String read, double slope) {
    if (!Double.isFinite(slope)) {
      String left = states.contains(name) ? "d" + name + "/dt" : name;
      throw new ModelException(model.name(), "the slope of " + left + " by " + read + " is "
          + (Double.isNaN(slope) ? "no number" : "infinite") + " where " + read + " is "
          + Numbers.round(values.get(read)) + ".\n    Linearise elsewhere with at(...).");
    }
    return slope;
  }
}
