package org.homeostat.control.model;

import java.util.List;
import org.homeostat.control.expr.Evaluator;

/**
 * Some quantities of a model as they follow from times and states: what {@link Model#evaluate} gives, with
 * the names looked up once. Not for two threads at a time.
 */
public final class Observation {
  private final Late late;
  private final Evaluator evaluator;
  private final double[] parameters;
  private final double[] defined;
  private final int[] places;

  /** The states and, behind them, the delayed terms, if there are any. */
  private interface Late {
    double[] behind(double t, double[] y);
  }

  /** Of quantities that the model has. */
  Observation(Model model, Programs programs, List<String> names, Memory memory) {
    parameters = model.parameterValues();
    if (memory.isEmpty()) {
      late = (t, y) -> y;
      evaluator = programs.compiledAuxiliaries();
    } else {
      DelayPrograms terms = programs.delays(memory.signals());
      late = (t, y) -> terms.point(t, y, parameters, memory.past());
      evaluator = terms.compiledAuxiliaries();
    }
    List<String> auxiliaries = model.auxiliaries();
    defined = new double[auxiliaries.size()];
    places = names.stream().mapToInt(name -> place(model, auxiliaries, name)).toArray();
  }

  /** Auxiliaries come first, states behind them, then parameters: what a protocol holds is one. */
  private static int place(Model model, List<String> auxiliaries, String name) {
    int auxiliary = auxiliaries.indexOf(name);
    int state = model.states().indexOf(name);
    return auxiliary >= 0 ? auxiliary : state >= 0 ? auxiliaries.size() + state
        : auxiliaries.size() + model.states().size() + model.parameters().indexOf(name);
  }

  /** Writes the values at a time and state into the column {@code i} of a row for each quantity. */
  public void read(double t, double[] y, double[][] rows, int i) {
    evaluator.evaluate(t, late.behind(t, y), parameters, defined);
    for (int k = 0; k < places.length; k++) {
      int beyond = places[k] - defined.length;
      rows[k][i] = beyond < 0 ? defined[places[k]]
          : beyond < y.length ? y[beyond] : parameters[beyond - y.length];
    }
  }
}
