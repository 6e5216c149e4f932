package org.homeostat.control.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.solve.Past;

/**
 * Looks for the times before the start at which a quantity's course is not smooth: where the formulas of
 * histories and auxiliaries switch, and what constant lags carry over from there. It looks as far back as all
 * lags of the start together, a thousand times; two switches between two looks escape it.
 */
final class Corners {
  private static final int LOOKS = 1000;

  private final Description description;
  private final Earlier earlier;

  Corners(Description description, Earlier earlier) {
    this.description = description;
    this.earlier = earlier;
  }

  /** The times, each possibly of a jump. */
  List<Past.Breaking> breakings() {
    Set<String> changing = changing();
    List<Double> lags = description.lags().terms().stream()
        .map(term -> earlier.at(term.lag(), 0)).filter(lag -> lag > 0 && Double.isFinite(lag)).toList();
    double reach = lags.stream().mapToDouble(Double::doubleValue).sum();
    Set<Double> times = new TreeSet<>();
    formulas().flatMap(Corners::switches)
        .filter(function -> !Collections.disjoint(Names.of(function), changing)).distinct()
        .forEach(function -> search(t -> earlier.at(function, t), -reach, times));
    for (int carried = 0; carried < lags.size() && !times.isEmpty(); carried++) {
      List<Double> known = List.copyOf(times);
      lags.forEach(lag -> known.stream().map(t -> t + lag).filter(t -> t < 0).forEach(times::add));
    }
    return times.stream().map(t -> new Past.Breaking(t, 0)).toList();
  }

  /** The names whose values change before the start. */
  private Set<String> changing() {
    Set<String> changing = new HashSet<>(Set.of("t"));
    description.quantities().values().stream().filter(quantity -> quantity.history().isPresent())
        .forEach(quantity -> changing.add(quantity.name()));
    int before;
    do {
      before = changing.size();
      description.order().stream()
          .filter(equation -> !Collections.disjoint(Names.of(equation.value()), changing))
          .forEach(equation -> changing.add(equation.name()));
    } while (changing.size() > before);
    return changing;
  }

  private Stream<Expr> formulas() {
    return Stream.concat(
        description.quantities().values().stream().flatMap(quantity -> quantity.history().stream()),
        description.order().stream().map(Equation::value));
  }

  private static Stream<Expr> switches(Expr formula) {
    List<String> names = Names.of(formula).stream().filter(name -> !name.equals("t")).toList();
    return Switch.of(Program.of(names, List.of(), List.of(), List.of(formula)), List.of("")).stream()
        .map(Switch::function);
  }

  private static void search(DoubleUnaryOperator function, double from, Set<Double> times) {
    double before = from;
    double sign = Math.signum(function.applyAsDouble(from));
    for (int look = 1; look <= LOOKS; look++) {
      double now = from * (LOOKS - look) / LOOKS;
      double there = Math.signum(function.applyAsDouble(now));
      if (sign * there < 0 || there == 0 && sign != 0 && now < 0) {
        times.add(crossing(function, before, now, sign));
      }
      sign = there == 0 || Double.isNaN(there) ? sign : there;
      before = now;
    }
  }

  /** By halving, to the last digit. */
  private static double crossing(DoubleUnaryOperator function, double before, double after, double sign) {
    double low = before;
    double high = after;
    double middle = low + (high - low) / 2;
    while (low < middle && middle < high) {
      if (Math.signum(function.applyAsDouble(middle)) == sign) {
        low = middle;
      } else {
        high = middle;
      }
      middle = low + (high - low) / 2;
    }
    return high;
  }
}
