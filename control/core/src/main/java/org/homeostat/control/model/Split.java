package org.homeostat.control.model;

import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Hoisted;

/**
 * A program taken apart by what its terms depend on, compiled; what all runs of it share.
 *
 * @param size the number of parameters of the rest: those of the program, constants, timed values
 * @param isTimed whether there are timed values
 */
record Split(int size, boolean isTimed, Evaluator constants, Evaluator timed, Evaluator rest) {

  static Split of(Hoisted hoisted) {
    return new Split(hoisted.rest().parameters().size(), !hoisted.timed().results().isEmpty(),
        hoisted.constants().appending(), hoisted.timed().appending(), hoisted.rest().compiled());
  }
}
