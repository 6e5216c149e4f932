package org.homeostat.control.simulate;

import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.solve.Event;

/**
 * Watches the crossing that opens a clause. A run restarts at a crossing with the expression at zero up to rounding;
 * the zero is then moved by that rounding to the side already reached, so that one crossing fires once.
 */
final class Gauge {
  private final Clause clause;
  private final Window.When when;
  private boolean justCrossed;

  Gauge(Clause clause) {
    this.clause = clause;
    this.when = (Window.When) clause.window();
  }

  Clause clause() {
    return clause;
  }

  /** Notes that the clause fired; after a jump of a state the expression starts from where the jump put it. */
  void crossed(boolean jumped) {
    justCrossed = !jumped;
  }

  Event event(Model model, double t0, double[] y0) {
    double offset = justCrossed ? 2 * value(model, t0, y0) : 0;
    justCrossed = false;
    return new Event(clause.toString(), (t, y) -> value(model, t, y) - offset, when.direction());
  }

  private double value(Model model, double t, double[] y) {
    var point = model.evaluate(t, y);
    return Value.of(when.gauge(), name -> name.equals("t") ? t : point.get(name));
  }
}
