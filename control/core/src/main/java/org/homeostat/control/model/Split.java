package org.homeostat.control.model;

import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Hoisted;

/** A program taken apart by what its terms depend on, compiled; what all runs of it share. */
record Split(Hoisted hoisted, Evaluator constants, Evaluator timed, Evaluator rest) {

  static Split of(Hoisted hoisted) {
    return new Split(
        hoisted, hoisted.constants().compiled(), hoisted.timed().compiled(), hoisted.rest().compiled());
  }

  int parameterCount() {
    return hoisted.constants().parameters().size();
  }

  int constantCount() {
    return hoisted.constants().results().size();
  }

  int timedCount() {
    return hoisted.timed().results().size();
  }
}
