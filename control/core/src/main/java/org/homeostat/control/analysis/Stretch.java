package org.homeostat.control.analysis;

import java.util.OptionalInt;
import org.homeostat.control.solve.DenseOutput;

/**
 * A stretch of a run in which the equations are smooth: those of one phase, between two of its switches.
 *
 * @param phase the place of the phase in the run
 * @param solution what was integrated
 * @param passed the switch at which it ends, if one ends it
 */
record Stretch(int phase, DenseOutput solution, OptionalInt passed) {

  double from() {
    return solution.from();
  }

  double to() {
    return solution.to();
  }
}
