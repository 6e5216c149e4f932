package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.exception.MathRuntimeException;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.unit.Unit;

/**
 * Measures whether two models become one as a parameter of one of them goes to 0, or a time constant to
 * infinity, and in which order: over the length of the runs, and from other starts too, since of two systems
 * that rest where both do nothing is seen. At infinity no more can be said: what drifts slowly gets there.
 */
final class Limit {

  /** What goes to 0 begins at this share of its value. */
  private static final double FIRST = 0.1;

  /** Each step must shrink the difference at least by this factor for a limit to be claimed. */
  private static final double SHRINKS = 1.5;

  /** A measured order farther than this from a whole number is no order. */
  private static final double UNEVEN = 0.1;

  private final Model a;
  private final Model b;
  private final Battery battery;

  Limit(Model a, Model b, Battery battery) {
    this.a = a;
    this.b = b;
    this.battery = battery;
  }

  /** What was measured for each positive parameter that only one of the models has. */
  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    for (boolean first : new boolean[] {true, false}) {
      Model owner = first ? a : b;
      Model other = first ? b : a;
      for (String name : owner.parameters()) {
        if (!other.has(name) && owner.value(name) > 0) {
          ladders(owner, other, name).flatMap(ladder -> finding(ladder).stream()).findFirst()
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** The limits that a parameter may have: 0 if it is positive or a lag; infinity if a positive time. */
  private static Stream<LimitLadder> ladders(Model owner, Model other, String name) {
    int sign = Domains.sign(owner.quantity(name).domain());
    LimitLadder toZero = LimitLadder.toZero(owner, other, name);
    boolean vanishes = sign == 2 || sign == 1 && isInALag(owner, name);
    return Stream.concat(
        vanishes ? Stream.of(toZero.from(owner.value(name) * FIRST)) : Stream.empty(),
        sign == 2 && toZero.isTime() ? Stream.of(toZero.toInfinity()) : Stream.empty());
  }

  private static boolean isInALag(Model model, String parameter) {
    return model.equationsInOrder().stream()
        .flatMap(equation -> Delayed.terms(equation.value()).stream())
        .anyMatch(term -> Names.of(term.lag()).contains(parameter));
  }

  private Optional<Finding> finding(LimitLadder ladder) {
    Model owner = ladder.owner();
    Model other = ladder.other();
    Optional<String> state = owner.states().stream().filter(other.states()::contains).findFirst();
    if (state.isEmpty()) {
      return Optional.empty();
    }
    for (Protocol protocol : battery.protocols()) {
      try {
        List<List<Difference>> steps = differences(ladder, protocol);
        double[] ofState = steps.stream().mapToDouble(step -> of(step, state.get())).toArray();
        double[] ofAll = steps.stream().mapToDouble(step -> step.get(0).maxRelative()).toArray();
        if (shrinks(ofState, 0) && shrinks(ofAll, battery.resolution()) && isWhole(order(ofState))) {
          String told = describe(ladder, state.get(), protocol, ofState);
          return Optional.of(new Finding(Relation.LIMIT, Optional.of(true), Evidence.MEASURED, told))
              .filter(finding -> !staysApart(ladder, state.get()));
        }
      } catch (ModelException | MathRuntimeException impossible) {
        // this protocol cannot be done to one of the two; the next one may be
        continue;
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a state stays off under another protocol, or from another start of any state that both have:
   * all through the runs, or as they open, where what comes late does not hide what comes early.
   */
  private boolean staysApart(LimitLadder ladder, String state) {
    LimitLadder same = ladder.from(ladder.values(battery.until())[0]);
    return isApart(same, state) || new Limit(a, b, battery.opening()).isApart(same, state);
  }

  private boolean isApart(LimitLadder ladder, String state) {
    Model owner = ladder.owner();
    return battery.protocols().stream().anyMatch(protocol -> staysApart(ladder, protocol, state))
        || owner.states().stream().flatMap(moved -> ladder.startingOff(moved).stream())
            .anyMatch(off -> staysApart(off, Protocol.none(), state));
  }

  /** What cannot be done to both says nothing. */
  private boolean staysApart(LimitLadder ladder, Protocol protocol, String state) {
    try {
      double[] gaps = differences(ladder, protocol).stream().flatMap(List::stream)
          .filter(gap -> gap.quantity().equals(state)).mapToDouble(Difference::maxRelative).toArray();
      return IntStream.range(1, gaps.length)
          .anyMatch(i -> gaps[i] > battery.resolution() && !(gaps[i] * SHRINKS < gaps[i - 1]));
    } catch (ModelException | MathRuntimeException impossible) {
      return false;
    }
  }

  /** All differences, the largest first, at each value; empty where a run fell short. */
  private List<List<Difference>> differences(LimitLadder ladder, Protocol protocol) {
    List<List<Difference>> steps = new ArrayList<>();
    if (!Battery.isAlike(protocol, ladder.owner(), ladder.other())) {
      return steps;
    }
    Trajectory fixed = battery.run(ladder.other(), protocol);
    for (double value : ladder.values(battery.until())) {
      Trajectory moved = battery.run(ladder.owner().let(ladder.parameter(), value), protocol);
      if (!(fixed.outcome() instanceof Outcome.Completed && moved.outcome() instanceof Outcome.Completed)) {
        return List.of();
      }
      steps.add(Difference.between(moved, fixed));
    }
    return steps;
  }

  private static double of(List<Difference> differences, String quantity) {
    return differences.stream().filter(difference -> difference.quantity().equals(quantity))
        .mapToDouble(Difference::maxAbsolute).findFirst().orElse(Double.NaN);
  }

  /** Whether each gap is clearly smaller than the one before, and none at or below the floor. */
  private static boolean shrinks(double[] gaps, double floor) {
    for (int i = 1; i < gaps.length; i++) {
      if (!(gaps[i] * SHRINKS < gaps[i - 1]) || !(gaps[i] > floor)) {
        return false;
      }
    }
    return gaps.length > 0;
  }

  private static double order(double[] gaps) {
    int halvings = gaps.length - 1;
    return Math.log(gaps[0] / gaps[halvings]) / (halvings * Math.log(2));
  }

  private static boolean isWhole(double order) {
    return order > 1 - UNEVEN && Math.abs(order - Math.rint(order)) < UNEVEN;
  }

  private String describe(LimitLadder ladder, String state, Protocol protocol, double[] gaps) {
    double order = order(gaps);
    double gap = gaps[gaps.length - 1];
    String size = Math.abs(order - 1) < 0.05 ? "; " + size(ladder, state, gap) : "";
    return "one system in the limit " + ladder + ", of order "
        + String.format(Locale.ROOT, "%.2f", order) + size + ", " + Clock.under(protocol.name());
  }

  private String size(LimitLadder ladder, String state, double gap) {
    String parameter = ladder.parameter();
    Unit ofState = ladder.owner().quantity(state).unit();
    Unit ofParameter = ladder.owner().quantity(parameter).unit();
    double last = ladder.last(battery.until());
    if (ladder.growing()) {
      return "at " + parameter + " = " + Numbers.round(last) + " " + ofParameter + " " + state
          + " differs by at most " + Numbers.round(gap, 3) + (ofState.isDimensionless() ? "" : " " + ofState)
          + " in " + Clock.show(battery.until().in(ladder.owner().timeUnit()), ladder.owner().timeUnit());
    }
    boolean plain = ofState.isDimensionless() && ofParameter.isDimensionless();
    return "the largest difference of " + state + " is " + Numbers.round(gap / last, 3) + " "
        + (plain ? "times " : ofState + " for each " + ofParameter + " of ") + parameter;
  }
}
