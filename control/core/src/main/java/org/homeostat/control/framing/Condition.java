package org.homeostat.control.framing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;

/** What a map asks of one of its two models: that an expression in its quantities is positive. */
record Condition(Model owner, Expr positive) {
  /** How many points of a run are looked at. */
  private static final double LOOKS = 200;

  /**
   * Where along a run this is broken, in words; empty where it holds, or where the run is of another model.
   */
  Optional<String> brokenAlong(Trajectory run) {
    return run.model() != owner ? Optional.empty()
        : Arrays.stream(run.grid(run.until() / LOOKS)).filter(t -> !(at(run, t) > 0)).boxed().findFirst()
            .map(t -> Text.of(positive) + " is not positive in " + owner.name() + " at "
                + Clock.show(t, owner.timeUnit()));
  }

  private double at(Trajectory run, double t) {
    Map<String, Double> point = run.everything(t);
    return Value.of(positive, name -> name.equals("t") ? t : point.getOrDefault(name, Double.NaN));
  }

  /** As text: {@code B > 0}. */
  String text() {
    return Text.of(positive) + " > 0";
  }
}
