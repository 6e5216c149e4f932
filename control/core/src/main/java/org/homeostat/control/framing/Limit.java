package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;

/** Measures whether two models become one as a parameter of one of them goes to 0, and in which order. */
final class Limit {

  /** The parameter is tried at these shares of its value. */
  private static final double[] LADDER = {1.0 / 10, 1.0 / 20, 1.0 / 40, 1.0 / 80};

  /** Each halving must shrink the difference at least by this factor for a limit to be claimed. */
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
        int sign = Domains.sign(owner.quantity(name).domain());
        boolean goesToZero = sign == 2 || sign == 1 && owner.value(name) > 0 && isInALag(owner, name);
        if (!other.has(name) && goesToZero) {
          finding(owner, other, name).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isInALag(Model model, String parameter) {
    return model.equationsInOrder().stream()
        .flatMap(equation -> Delayed.terms(equation.value()).stream())
        .anyMatch(term -> Names.of(term.lag()).contains(parameter));
  }

  private Optional<Finding> finding(Model owner, Model other, String parameter) {
    Optional<String> state = owner.states().stream().filter(other.states()::contains).findFirst();
    if (state.isEmpty()) {
      return Optional.empty();
    }
    for (Protocol protocol : battery.protocols()) {
      try {
        List<List<Difference>> ladder = ladder(owner, other, parameter, protocol);
        double[] ofState = ladder.stream().mapToDouble(step -> of(step, state.get())).toArray();
        double[] ofAll = ladder.stream().mapToDouble(step -> step.get(0).maxRelative()).toArray();
        if (shrinks(ofState, 0) && shrinks(ofAll, battery.resolution()) && isWhole(order(ofState))) {
          return Optional.of(new Finding(Relation.LIMIT, Optional.of(true), Evidence.MEASURED,
              describe(owner, parameter, state.get(), protocol, ofState)));
        }
      } catch (ModelException | MathRuntimeException impossible) {
        // this protocol cannot be done to one of the two; the next one may be
        continue;
      }
    }
    return Optional.empty();
  }

  /** All differences, the largest first, at each share; empty where a run fell short. */
  private List<List<Difference>> ladder(Model owner, Model other, String parameter, Protocol protocol) {
    List<List<Difference>> ladder = new ArrayList<>();
    if (!Battery.isAlike(protocol, owner, other)) {
      return ladder;
    }
    Trajectory fixed = battery.run(other, protocol);
    for (double share : LADDER) {
      Trajectory moved = battery.run(owner.let(parameter, owner.value(parameter) * share), protocol);
      if (!(fixed.outcome() instanceof Outcome.Completed && moved.outcome() instanceof Outcome.Completed)) {
        return List.of();
      }
      ladder.add(Difference.between(moved, fixed));
    }
    return ladder;
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
    int last = gaps.length - 1;
    return Math.log(gaps[0] / gaps[last]) / Math.log(LADDER[0] / LADDER[last]);
  }

  private static boolean isWhole(double order) {
    return order > 1 - UNEVEN && Math.abs(order - Math.rint(order)) < UNEVEN;
  }

  private static String describe(
      Model owner, String parameter, String state, Protocol protocol, double[] gaps) {
    int last = gaps.length - 1;
    double order = order(gaps);
    double value = owner.value(parameter) * LADDER[last];
    String unit = owner.quantity(state).unit() + " for each " + owner.quantity(parameter).unit() + " of ";
    String rate = owner.quantity(state).unit().isDimensionless()
        && owner.quantity(parameter).unit().isDimensionless() ? "times " : unit;
    String size = Math.abs(order - 1) < 0.05
        ? "; the largest difference of " + state + " is " + Numbers.round(gaps[last] / value, 3)
            + " " + rate + parameter
        : "";
    return "one system in the limit " + parameter + " -> 0, of order "
        + String.format(Locale.ROOT, "%.2f", order) + size + ", " + Clock.under(protocol.name());
  }
}
