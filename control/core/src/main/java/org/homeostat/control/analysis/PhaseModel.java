package org.homeostat.control.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.simulate.Phase;

/**
 * The model of a phase, with what the clauses that act in it leave of the base model's parameters.
 *
 * @param active the clauses
 */
record PhaseModel(Model model, List<Clause> active) {

  static PhaseModel of(Phase phase) {
    return new PhaseModel(phase.model(), phase.active());
  }

  /**
   * By how much a parameter of the phase's model changes with the base model's: 0 where a clause sets or
   * holds it, the factor where one scales it.
   */
  double felt(String parameter) {
    double factor = 1;
    for (Clause clause : active) {
      for (Intervention intervention : clause.interventions()) {
        if (intervention.quantity().equals(parameter)) {
          factor *= felt(intervention);
        }
      }
    }
    return factor;
  }

  private static double felt(Intervention intervention) {
    if (intervention instanceof Intervention.Scale scale) {
      return scale.factor();
    }
    return intervention instanceof Intervention.Infuse ? 1 : 0;
  }

  /** Where the equations are not smooth, in the order of the field's switching functions. */
  List<Switch> switches() {
    return Switch.of(model.program(), model.states().stream().map(state -> "d" + state + "/dt").toList());
  }

  /** The rates at a point. */
  double[] rates(double t, double[] y) {
    double[] rates = new double[model.states().size()];
    model.field().derivatives(t, head(y), rates);
    return rates;
  }

  /** The states, which come first in a longer vector. */
  double[] head(double[] y) {
    return IntStream.range(0, model.states().size()).mapToDouble(i -> y[i]).toArray();
  }
}
