package org.homeostat.control.framing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Interval;
import org.homeostat.control.expr.IntervalValue;
import org.homeostat.control.expr.Rounding;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * Where two models start, in intervals that hold the exact starts: a number is the decimal that it is
 * declared as, and an expression is worked out from those. A rest has been solved for, and is known to so
 * many digits only; where both have a state and start it in the same place to those digits, they are taken
 * to start it in one point, so that what follows is said of that point. So they are where one of them rests
 * in the other's rest, too, up to rounding: a rest of which many derivatives vanish is known to few digits.
 */
final class CommonStart {

  /** A rest is known to this, relative to its size or to its guess, and conversions of units are exact to. */
  private static final double SOLVED = 1e-9;

  /** A rate that is no larger than so many times its bound on rounding may be zero. */
  private static final double SLACK = 8;

  private final Model first;
  private final Model second;
  private final boolean restsTogether;

  CommonStart(Model first, Model second) {
    this.first = first;
    this.second = second;
    this.restsTogether = restsWhere(first, second) || restsWhere(second, first);
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
    return Math.abs(mine - theirs) <= SOLVED * size
        || restsTogether && isRest(first, state) && isRest(second, state);
  }

  private static boolean isRest(Model model, String state) {
    return model.startOf(state) instanceof Start.Rest;
  }

  /** Whether the states of a model that are to rest do so where another starts, as far as rounding tells. */
  private static boolean restsWhere(Model model, Model other) {
    Map<String, Double> point = new LinkedHashMap<>(model.evaluate(0, model.start()));
    point.keySet().removeAll(model.auxiliaries());
    model.states().stream().filter(other.states()::contains).forEach(state -> other.quantity(state).unit()
        .exactFactorTo(model.quantity(state).unit())
        .ifPresent(factor -> point.put(state, number(other, state) * factor.doubleValue())));
    List<Rounding> rates = Rounding.ofResults(model.program(), point, 0);
    return IntStream.range(0, rates.size()).filter(i -> isRest(model, model.states().get(i)))
        .allMatch(i -> Math.abs(rates.get(i).value()) <= SLACK * rates.get(i).error());
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
    if (!isRest(model, state)) {
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
