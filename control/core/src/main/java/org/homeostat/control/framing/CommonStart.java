package org.homeostat.control.framing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Interval;
import org.homeostat.control.expr.IntervalValue;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * Where two models start, in intervals that hold the exact starts: a number is the decimal that it is
 * declared as, and an expression is worked out from those. A rest has been solved for, and is known to so
 * many digits only; where both have a state and start it in the same place to those digits, they are taken
 * to start it in one point, so that what follows is said of that point.
 */
final class CommonStart {

  /** A rest is known to this, relative to its size or to its guess, and conversions of units are exact to. */
  private static final double SOLVED = 1e-9;

  private final Model first;
  private final Model second;

  CommonStart(Model first, Model second) {
    this.first = first;
    this.second = second;
  }

  /** Of the first model's states. */
  Map<String, Interval> ofFirst() {
    Map<String, Interval> starts = new LinkedHashMap<>();
    first.states().forEach(state ->
        starts.put(state, isOnePoint(state) ? exact(first, state) : known(first, state)));
    return starts;
  }

  /** Of the second model's states. */
  Map<String, Interval> ofSecond() {
    Map<String, Interval> starts = new LinkedHashMap<>();
    second.states().forEach(state -> starts.put(state, isOnePoint(state)
        ? exact(first, state).times(Interval.of(factor(state))) : known(second, state)));
    return starts;
  }

  private BigFraction factor(String state) {
    return first.quantity(state).unit().exactFactorTo(second.quantity(state).unit()).orElseThrow();
  }

  private boolean isOnePoint(String state) {
    boolean both = first.states().contains(state) && second.states().contains(state)
        && first.quantity(state).unit().exactFactorTo(second.quantity(state).unit()).isPresent();
    if (!both) {
      return false;
    }
    double factor = factor(state).doubleValue();
    double mine = number(first, state) * factor;
    double theirs = number(second, state);
    double size = Math.max(Math.max(Math.abs(mine), Math.abs(theirs)),
        Math.max(guess(first, state) * factor, guess(second, state)));
    return Math.abs(mine - theirs) <= SOLVED * size;
  }

  private static double number(Model model, String state) {
    return model.start()[model.states().indexOf(state)];
  }

  /** How large a rest was guessed to be; 0 for what is no rest. */
  private static double guess(Model model, String state) {
    return model.startOf(state) instanceof Start.Rest rest ? Math.abs(rest.guess()) : 0;
  }

  private static Interval known(Model model, String state) {
    Interval exact = exact(model, state);
    if (!(model.startOf(state) instanceof Start.Rest)) {
      return exact;
    }
    double size = Math.max(Math.abs(number(model, state)), guess(model, state));
    return exact.widened(Interval.of(SOLVED).times(Interval.of(size)).high());
  }

  /** The start as it is declared; the number that it was worked out to be, if that is not what it is. */
  private static Interval exact(Model model, String state) {
    double number = number(model, state);
    if (model.startOf(state) instanceof Start.Formula formula) {
      try {
        Interval value = formula.value().fold(new IntervalValue(name -> quantity(model, name)));
        if (Math.abs(value.middle() - number) <= SOLVED * Math.abs(number)) {
          return value;
        }
      } catch (ArithmeticException undefined) {
        return Interval.of(number);
      }
    }
    return Interval.of(number);
  }

  private static Interval quantity(Model model, String name) {
    if (name.equals("t")) {
      return Interval.ZERO;
    }
    if (model.states().contains(name)) {
      return exact(model, name);
    }
    return model.definition(name)
        .map(definition -> definition.fold(new IntervalValue(used -> quantity(model, used))))
        .orElseGet(() -> Interval.of(model.value(name)));
  }
}
