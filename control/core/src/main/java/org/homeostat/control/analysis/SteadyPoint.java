package org.homeostat.control.analysis;

import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Start;
import org.homeostat.control.solve.SteadyState;

/** Where a model rests whose starts, or some of them, are declared as rest. */
final class SteadyPoint {
  private SteadyPoint() {}

  /** Its start, where all states that are free start at rest; else the equilibrium that it leads to. */
  static double[] of(Model model) {
    boolean[] held = model.held();
    boolean whole = IntStream.range(0, held.length)
        .allMatch(i -> held[i] || model.startOf(model.states().get(i)) instanceof Start.Rest);
    return whole ? model.start() : SteadyState.reachedFrom(model.field(), model.start(), held)
        .orElseThrow(() -> new ModelException(model.name(),
            "no equilibrium was reached from the start, so that none can be followed. Leave out atRest()."))
        .state();
  }
}
