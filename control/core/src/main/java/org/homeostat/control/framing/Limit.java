package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;

/** Measures whether two models become one as a parameter of one of them goes to 0, and in which order. */
final class Limit {

  /** The parameter is tried at these shares of its value. */
  private static final double[] LADDER = {1.0 / 10, 1.0 / 20, 1.0 / 40, 1.0 / 80};

  /** Each halving must shrink the difference at least by this factor for a limit to be claimed. */
  private static final double SHRINKS = 1.5;

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
        if (!other.has(name) && Domains.sign(owner.quantity(name).domain()) == 2) {
          finding(owner, other, name).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Finding> finding(Model owner, Model other, String parameter) {
    Optional<String> state = owner.states().stream().filter(other.states()::contains).findFirst();
    if (state.isEmpty()) {
      return Optional.empty();
    }
    for (Protocol protocol : battery.protocols()) {
      try {
        double[] gaps = gaps(owner, other, parameter, state.get(), protocol);
        if (shrinks(gaps)) {
          return Optional.of(new Finding("limit", Optional.of(true), "measured",
              describe(owner, parameter, state.get(), protocol, gaps)));
        }
      } catch (ModelException | MathRuntimeException impossible) {
        // this protocol cannot be done to one of the two; the next one may be
        continue;
      }
    }
    return Optional.empty();
  }

  private double[] gaps(Model owner, Model other, String parameter, String state, Protocol protocol) {
    Trajectory fixed = battery.run(other, protocol);
    double[] gaps = new double[LADDER.length];
    for (int i = 0; i < gaps.length; i++) {
      Trajectory moved = battery.run(owner.let(parameter, owner.value(parameter) * LADDER[i]), protocol);
      gaps[i] = Difference.between(moved, fixed).stream()
          .filter(difference -> difference.quantity().equals(state))
          .mapToDouble(Difference::maxAbsolute).findFirst().orElse(Double.NaN);
    }
    return gaps;
  }

  private boolean shrinks(double[] gaps) {
    double floor = battery.resolution();
    for (int i = 1; i < gaps.length; i++) {
      if (!(gaps[i] * SHRINKS < gaps[i - 1]) || !(gaps[i] > floor)) {
        return false;
      }
    }
    return true;
  }

  private static String describe(
      Model owner, String parameter, String state, Protocol protocol, double[] gaps) {
    int last = gaps.length - 1;
    double order = Math.log(gaps[0] / gaps[last]) / Math.log(LADDER[0] / LADDER[last]);
    double value = owner.value(parameter) * LADDER[last];
    String unit = owner.quantity(state).unit() + " for each " + owner.quantity(parameter).unit();
    String size = Math.abs(order - 1) < 0.05
        ? "; the largest difference of " + state + " is " + Numbers.round(gaps[last] / value, 3)
            + " " + unit + " of " + parameter
        : "";
    return "one system in the limit " + parameter + " -> 0, of order "
        + String.format(Locale.ROOT, "%.2f", order) + size + ", under " + protocol.name();
  }
}
