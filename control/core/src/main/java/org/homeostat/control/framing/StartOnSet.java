package org.homeostat.control.framing;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Interval;
import org.homeostat.control.expr.IntervalValue;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Start;

/**
 * Whether the start lies on the set that two models are compared on: by algebra, or as far as the digits of
 * the start tell, in interval arithmetic. A number that was typed is known to its last digits; a rest, as it
 * was solved.
 */
final class StartOnSet {
  /** A typed number may be rounded by so many units in the last place. */
  private static final double TYPED = 8 * Math.ulp(1.0);

  /** A rest is known to this, relative. */
  private static final double SOLVED = 1e-9;

  private final Mapping mapping;
  private final Model model;

  StartOnSet(Mapping mapping) {
    this.mapping = mapping;
    this.model = mapping.source();
  }

  /** What of the start lies beside the set, in words. */
  List<String> beside() {
    return mapping.set().vanishing().stream()
        .filter(vanishing -> !isForAllValues(vanishing) && !mayVanish(vanishing, TYPED, SOLVED))
        .map(vanishing -> "the start lies beside the set: " + Text.of(vanishing) + " is "
            + Numbers.show(atStart(vanishing)) + " there, not 0").toList();
  }

  /** How near to the set the start is known to be, in words; nothing where it is on it exactly. */
  List<String> near() {
    List<Expr> inexact = mapping.set().vanishing().stream()
        .filter(vanishing -> !isForAllValues(vanishing) && !mayVanish(vanishing, 0, 0)).toList();
    return inexact.isEmpty() ? List.of()
        : inexact.stream().allMatch(vanishing -> mayVanish(vanishing, TYPED, 0))
            ? List.of("the start is on the set to the last digits of its numbers")
            : List.of("the start is a rest on the set, solved to " + Numbers.show(SOLVED) + " of its size");
  }

  /** Whether the start is on the set for all values of the parameters. */
  boolean isForAllValues() {
    return mapping.set().vanishing().stream().allMatch(this::isForAllValues);
  }

  private boolean isForAllValues(Expr vanishing) {
    Canonical canonical = new Canonical();
    try {
      return Canonical.bounded(() ->
          new StartForms(canonical, model, canonical::free).of(vanishing).isZero()).orElse(false);
    } catch (Forms.Beyond beyond) {
      return false;
    }
  }

  /** Whether 0 is among the values that it has within those relative errors of the start. */
  private boolean mayVanish(Expr vanishing, double typed, double solved) {
    try {
      return vanishing.fold(new IntervalValue(name -> start(name, typed, solved))).contains(BigFraction.ZERO);
    } catch (ArithmeticException undefined) {
      return false;
    }
  }

  private double atStart(Expr vanishing) {
    Map<String, Double> point = model.evaluate(0, model.start());
    return Value.of(vanishing, name -> name.equals("t") ? 0 : point.get(name));
  }

  private Interval start(String name, double typed, double solved) {
    if (name.equals("t")) {
      return Interval.ZERO;
    }
    if (!model.states().contains(name)) {
      return model.definition(name)
          .map(definition -> definition.fold(new IntervalValue(used -> start(used, typed, solved))))
          .orElseGet(() -> Interval.of(model.value(name)));
    }
    double value = model.start()[model.states().indexOf(name)];
    boolean rest = model.startOf(name) instanceof Start.Rest;
    double relative = rest ? Math.max(solved, typed) : typed;
    return Interval.of(value).widened(Interval.of(value).times(Interval.of(relative)).magnitude());
  }
}
