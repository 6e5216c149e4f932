package org.homeostat.control.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Event;

/**
 * Watches a phase's equations for the places where they are not smooth, and gives the points right before and
 * right behind one: the rates may jump there, and are wanted from both sides.
 */
final class Passing {

  /** How far from the switch its two sides are looked for: at least so many last digits of the time, ... */
  private static final int NEAR = 4;

  /** ... and at most this part of the stretch. */
  private static final double FAR = 1e-6;

  private final PhaseModel phase;
  private final Evaluator functions;
  private final double[] parameters;
  private final List<Switch> switches;

  /** A point of a run. */
  record Point(double t, double[] y) {}

  /**
   * Of the equations of a phase.
   *
   * @param beside an expression that is watched too
   */
  Passing(PhaseModel phase, Expr beside) {
    this.phase = phase;
    parameters = phase.model().parameterValues();
    switches = phase.switches(beside);
    Program base = phase.model().program();
    functions = Program.of(base.states(), base.parameters(), base.body(),
        switches.stream().map(Switch::function).toList()).compiled().forOneThread();
  }

  /** The switches, in the order of the {@link #events}. */
  List<Switch> switches() {
    return switches;
  }

  /** Ends a run at each switch; one out of use has no sign. */
  List<Event> events() {
    return IntStream.range(0, switches.size())
        .mapToObj(k -> new Event(switches.get(k).label(), (t, y) -> value(k, t, y), Crossing.EITHER))
        .toList();
  }

  private double value(int k, double t, double[] y) {
    double[] values = new double[switches.size()];
    functions.evaluate(t, phase.head(y), parameters, values);
    return Double.isNaN(values[k]) ? 0 : values[k];
  }

  /** The last point on the near side of the switch at which a solution ends. */
  Point before(int k, DenseOutput solution) {
    double end = solution.to();
    double beyond = value(k, end, solution.at(end));
    double t = end;
    for (double h = NEAR * Math.ulp(end); h < FAR * (end - solution.from()); h *= 2) {
      t = end - h;
      double value = value(k, t, solution.at(t));
      if (value * beyond < 0 || beyond == 0 && value != 0) {
        break;
      }
    }
    return new Point(t, solution.at(t));
  }

  /** The first point on the far side, along the rates at the end. */
  Point behind(int k, DenseOutput solution) {
    double end = solution.to();
    double[] y = solution.at(end);
    if (value(k, end, y) != 0) {
      return new Point(end, y);
    }
    Point before = before(k, solution);
    double side = -value(k, before.t, before.y);
    double[] rates = phase.rates(end, y);
    for (double h = NEAR * Math.ulp(end); h < FAR * (end - solution.from()); h *= 2) {
      double[] ahead = y.clone();
      for (int i = 0; i < rates.length; i++) {
        ahead[i] += h * rates[i];
      }
      if (value(k, end + h, ahead) * side > 0) {
        return new Point(end + h, ahead);
      }
    }
    return new Point(end, y);
  }
}
