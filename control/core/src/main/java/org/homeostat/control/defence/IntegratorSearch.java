package org.homeostat.control.defence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.LinearRelations;
import org.homeostat.control.expr.Value;

/**
 * Looks for a hidden integrator: constants a, b with {@code d/dt (sum a_i*X_i + sum b_i*log(X_i)) = g(y)}. A
 * function r of states and load follows from y alone exactly where its gradient is parallel to that of y,
 *
 * <pre>
 * r_k y_j - r_j y_k = 0        for one j with y_j not 0, and all k
 * </pre>
 *
 * <p>which is linear in a and b, and solved for constants exactly. Slopes say nothing of jumps, so that
 * neither y nor g may have any.
 */
final class IntegratorSearch {

  /** A rate counts as zero below this share of its slope times the size of the output. */
  private static final double ZERO = 1e-9;

  private final ExactSlopes slopes;
  private final Equilibrium point;
  private final String output;
  private final List<String> moving;
  private final List<String> logarithmic;

  IntegratorSearch(ExactSlopes slopes, Equilibrium point, String output) {
    this.slopes = slopes;
    this.point = point;
    this.output = output;
    moving = slopes.moving();
    logarithmic = moving.stream().filter(state -> point.value(state) > 0
        && point.model().quantity(state).domain().low() >= 0).toList();
  }

  /** One that vanishes at the operating point and changes its sign there; the simplest. */
  Optional<HiddenIntegrator> found() {
    return Canonical.bounded(this::search).flatMap(found -> found);
  }

  private Optional<HiddenIntegrator> search() {
    List<Canonical.Form> gradient = slopes.outputRow();
    OptionalInt pivot =
        IntStream.range(0, moving.size()).filter(j -> !gradient.get(j).isZero()).findFirst();
    if (pivot.isEmpty()) {
      return Optional.empty();
    }
    int j = pivot.getAsInt();
    List<List<Canonical.Form>> columns = new ArrayList<>();
    for (List<Canonical.Form> slope : gradients()) {
      columns.add(IntStream.rangeClosed(0, moving.size()).filter(k -> k != j)
          .mapToObj(k -> slope.get(k).times(gradient.get(j)).minus(slope.get(j).times(gradient.get(k))))
          .toList());
    }
    return LinearRelations.among(slopes.forms().proof(), columns, slopes.varying()).stream()
        .sorted(Comparator.comparingLong(c -> c.stream().filter(entry -> !entry.isZero()).count()))
        .map(c -> integrator(turned(c), j)).flatMap(Optional::stream).findFirst();
  }

  /** With the first weight positive, as one writes it. */
  private List<Canonical.Form> turned(List<Canonical.Form> c) {
    Canonical.Form zero = slopes.forms().proof().number(0);
    boolean turn = c.stream().filter(entry -> !entry.isZero()).findFirst()
        .map(entry -> entry.toExpr() instanceof Expr.Negate).orElse(false);
    return turn ? c.stream().map(zero::minus).toList() : c;
  }

  /** The gradients of the rates of all states, then of the logarithms, by states and load. */
  private List<List<Canonical.Form>> gradients() {
    List<List<Canonical.Form>> gradients = new ArrayList<>();
    for (int i = 0; i < moving.size(); i++) {
      int row = i;
      gradients.add(IntStream.rangeClosed(0, moving.size()).mapToObj(k -> slopes.slope(row, k)).toList());
    }
    for (String state : logarithmic) {
      int row = moving.indexOf(state);
      Canonical.Form x = slopes.forms().value(state);
      Canonical.Form relative = slopes.forms().rate(state).over(x);
      gradients.add(IntStream.rangeClosed(0, moving.size()).mapToObj(k -> k == row
          ? slopes.slope(row, k).minus(relative).over(x) : slopes.slope(row, k).over(x)).toList());
    }
    return gradients;
  }

  /** Whether one that was found of a piece of the equations is one of these as well. */
  boolean confirms(HiddenIntegrator one) {
    return Canonical.bounded(() -> isParallel(one)).orElse(false);
  }

  private boolean isParallel(HiddenIntegrator one) {
    List<Canonical.Form> gradient = slopes.outputRow();
    List<List<Canonical.Form>> gradients = gradients();
    List<Canonical.Form> sum = new ArrayList<>(
        Collections.nCopies(moving.size() + 1, slopes.forms().proof().number(0)));
    boolean continuous = slopes.forms().value(output).isContinuous();
    for (int i = 0; i < gradients.size(); i++) {
      boolean linear = i < moving.size();
      String state = linear ? moving.get(i) : logarithmic.get(i - moving.size());
      Expr weight = (linear ? one.weights() : one.logarithmic()).get(state);
      if (weight != null) {
        Canonical.Form c = slopes.forms().proof().of(weight, slopes.forms()::value).orElseThrow();
        continuous &= slopes.forms().rate(state).isContinuous();
        for (int k = 0; k <= moving.size(); k++) {
          sum.set(k, sum.get(k).plus(c.times(gradients.get(i).get(k))));
        }
      }
    }
    int j = IntStream.range(0, moving.size()).filter(k -> !gradient.get(k).isZero()).findFirst().orElse(-1);
    return continuous && j >= 0 && IntStream.rangeClosed(0, moving.size()).allMatch(k ->
        sum.get(k).times(gradient.get(j)).minus(sum.get(j).times(gradient.get(k))).isZero());
  }

  private Optional<HiddenIntegrator> integrator(List<Canonical.Form> c, int pivot) {
    Map<String, Expr> weights = new LinkedHashMap<>();
    Map<String, Expr> logs = new LinkedHashMap<>();
    Canonical.Form rate = slopes.forms().proof().number(0);
    Canonical.Form slope = rate;
    List<List<Canonical.Form>> gradients = gradients();
    for (int k = 0; k < c.size(); k++) {
      if (!c.get(k).isZero()) {
        boolean linear = k < moving.size();
        String state = linear ? moving.get(k) : logarithmic.get(k - moving.size());
        Canonical.Form own = slopes.forms().rate(state);
        (linear ? weights : logs).put(state, c.get(k).toExpr());
        rate = rate.plus(c.get(k).times(linear ? own : own.over(slopes.forms().value(state))));
        slope = slope.plus(c.get(k).times(gradients.get(k).get(pivot)));
      }
    }
    double here = Value.of(rate.toExpr(), this::value);
    double steepness = Value.of(slope.toExpr(), this::value);
    double size = Math.max(Math.abs(point.value(moving.get(pivot))), Double.MIN_NORMAL);
    boolean crosses = steepness != 0 && Math.abs(here) <= ZERO * Math.abs(steepness) * size;
    boolean jumps = !rate.isContinuous() || !slopes.forms().value(output).isContinuous();
    return rate.isZero() || jumps || !crosses ? Optional.empty()
        : Optional.of(new HiddenIntegrator(weights, logs, output,
            written(weights, logs, rate), point.value(output)));
  }

  /** As in the model where it is one equation of it, so that it reads as it was written. */
  private Expr written(Map<String, Expr> weights, Map<String, Expr> logs, Canonical.Form rate) {
    Expr one = slopes.forms().proof().number(1).toExpr();
    if (logs.isEmpty() && weights.size() == 1 && weights.containsValue(one)) {
      return slopes.model().rate(weights.keySet().iterator().next());
    }
    if (weights.isEmpty() && logs.size() == 1 && logs.containsValue(one)) {
      String state = logs.keySet().iterator().next();
      return without(slopes.model().rate(state), new Expr.Name(state)).orElseGet(rate::toExpr);
    }
    return rate.toExpr();
  }

  /** A product without one of its factors, if it has that. */
  private static Optional<Expr> without(Expr product, Expr factor) {
    if (!(product instanceof Expr.Product of)) {
      return Optional.empty();
    }
    return of.a().equals(factor) ? Optional.of(of.b())
        : of.b().equals(factor) ? Optional.of(of.a())
        : without(of.a(), factor).<Expr>map(rest -> new Expr.Product(rest, of.b()))
            .or(() -> without(of.b(), factor).map(rest -> new Expr.Product(of.a(), rest)));
  }

  private double value(String name) {
    return point.model().has(name) ? point.value(name) : slopes.model().value(name);
  }
}
