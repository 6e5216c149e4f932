package org.homeostat.control.simulate;

import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.DenseOutput;

/** A stretch of a run in which the same clauses act: the model as it was then, and its solution. */
record Phase(Model model, DenseOutput solution) {

  double from() {
    return solution.from();
  }

  double to() {
    return solution.to();
  }

  /** All quantities at a time of this phase. */
  Map<String, Double> at(double t) {
    return model.evaluate(t, solution.at(t));
  }
}
