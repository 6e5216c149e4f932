package org.homeostat.control.simulate;

import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Memory;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Observation;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.solve.DenseOutput;

/**
 * A stretch of a run in which the same clauses act: the model as it was then, and its solution.
 *
 * @param model the model under the clauses
 * @param active the clauses
 * @param begin what led into it
 * @param memory what delayed terms read, up to its end
 */
public record Phase(
    Model model, DenseOutput solution, List<Clause> active, Transition begin, Memory memory) {

  /** Copies the list. */
  public Phase {
    active = List.copyOf(active);
  }

  /** When it began. */
  public double from() {
    return solution.from();
  }

  /** When it ended. */
  public double to() {
    return solution.to();
  }

  /** All quantities at a time of this phase, delayed terms among them. */
  Map<String, Double> at(double t) {
    return at(t, solution.at(t));
  }

  /** What some quantities are at its times. */
  Observation observing(List<String> names) {
    return model.observing(names, memory);
  }

  /** The same at another state. */
  Map<String, Double> at(double t, double[] y) {
    return model.evaluate(t, y, memory);
  }
}
