package org.homeostat.control.simulate;

import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Event;

/**
 * Watches the crossings that open a clause. It remembers across restarts on which side of zero the
 * expression last was, so that one crossing counts once, whether it lies within a phase, where one ends, or
 * in a jump between two.
 */
final class Gauge {
  private static final int DIGITS = 4;

  private final Clause clause;
  private final Window.When when;
  private double side;

  Gauge(Clause clause) {
    this.clause = clause;
    this.when = (Window.When) clause.window();
  }

  Clause clause() {
    return clause;
  }

  Window.When when() {
    return when;
  }

  /**
   * The next crossing as an event; an expression that starts at zero is still on the side from which it
   * came.
   */
  Event event(Model model, double t0, double[] y0) {
    double offset = value(model, t0, y0) == 0 ? side * (rounding(model, t0, y0) + Double.MIN_NORMAL) : 0;
    return new Event(clause.toString(), (t, y) -> value(model, t, y) + offset, when.direction());
  }

  /** Notes that the event happened. */
  void crossed() {
    side = when.direction() == Crossing.EITHER ? -side : when.direction() == Crossing.RISING ? 1 : -1;
  }

  /** Notes where the expression is at the end of a phase in which the event did not happen. */
  void passed(Model model, double t, double[] y) {
    double now = Math.signum(value(model, t, y));
    side = now == 0 || Double.isNaN(now) ? side : now;
  }

  /**
   * Whether the expression was jumped over zero, in the direction that counts, since the end of the last
   * phase.
   */
  boolean jumped(Model model, double t, double[] y) {
    double before = side;
    passed(model, t, y);
    return before * side < 0 && when.direction().counts(side > 0);
  }

  /** What the last digits of the states make of the expression, which a state that is held may lose. */
  private double rounding(Model model, double t, double[] y) {
    double here = value(model, t, y);
    double[] near = y.clone();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      near[i] += DIGITS * Math.ulp(y[i]);
      double change = Math.abs(value(model, t, near) - here);
      sum += Double.isFinite(change) ? change : 0;
      near[i] = y[i];
    }
    return sum;
  }

  /** Forgets the side: where the clause itself makes a state jump, the expression starts anew from there. */
  void forget() {
    side = 0;
  }

  private double value(Model model, double t, double[] y) {
    var point = model.evaluate(t, y);
    return Value.of(when.gauge(), name -> name.equals("t") ? t : point.get(name));
  }
}
