package org.homeostat.control.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates a {@link UnitProgram} unit by unit with the {@link Interpreter}. */
final class InterpretedUnits implements UnitLoop {

  /** What a name is worth to a unit. */
  private interface Reading {
    double at(double[] y, double[] shared, double[] own, double[] work, int[] sources, int unit);
  }

  private final UnitInputs inputs;
  private final List<UnitResult> results;
  private final Evaluator evaluator;
  private final Reading[] states;
  private final Reading[] parameters;

  InterpretedUnits(UnitProgram program) {
    inputs = program.inputs();
    results = program.results();
    evaluator = program.program().interpreted();
    Map<String, Reading> readings = readings();
    states = program.program().states().stream().map(readings::get).toArray(Reading[]::new);
    parameters = program.program().parameters().stream().map(readings::get).toArray(Reading[]::new);
  }

  private Map<String, Reading> readings() {
    Map<String, Reading> readings = new HashMap<>();
    int m = inputs.states().size();
    for (int i = 0; i < m; i++) {
      int k = i;
      readings.put(inputs.states().get(i), (y, shared, own, work, sources, unit) -> y[unit * m + k]);
    }
    for (int i = 0; i < inputs.gathered().size(); i++) {
      int k = i;
      readings.put(inputs.gathered().get(i),
          (y, shared, own, work, sources, unit) -> work[unit * inputs.workStride() + k]);
    }
    for (int i = 0; i < inputs.shared().size(); i++) {
      int k = i;
      readings.put(inputs.shared().get(i), (y, shared, own, work, sources, unit) -> shared[k]);
    }
    for (int i = 0; i < inputs.own().size(); i++) {
      int k = i;
      readings.put(inputs.own().get(i),
          (y, shared, own, work, sources, unit) -> own[unit * inputs.ownStride() + k]);
    }
    int links = inputs.linked().size();
    for (int i = 0; i < links; i++) {
      int k = i;
      Reading absent = readings.get(inputs.absent().get(inputs.linked().get(i)));
      readings.put(inputs.linked().get(i), (y, shared, own, work, sources, unit) -> {
        int source = sources[unit * links + k];
        return source >= 0 || absent == null ? y[source] : absent.at(y, shared, own, work, sources, unit);
      });
    }
    return readings;
  }

  @Override
  public int handed() {
    return 0;
  }

  @Override
  public void evaluate(double t, double[] y, double[] shared, double[] own, double[] work, int[] sources,
      int[] places, double[] out, int from, int to) {
    double[] values = new double[results.size()];
    for (int i = from; i < to; i++) {
      int unit = i;
      evaluator.evaluate(t, read(states, y, shared, own, work, sources, unit),
          read(parameters, y, shared, own, work, sources, unit), values);
      for (int r = 0; r < values.length; r++) {
        store(results.get(r), values[r], work, places, out, unit);
      }
    }
  }

  private static double[] read(Reading[] readings, double[] y, double[] shared, double[] own, double[] work,
      int[] sources, int unit) {
    double[] values = new double[readings.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = readings[i].at(y, shared, own, work, sources, unit);
    }
    return values;
  }

  private void store(UnitResult result, double value, double[] work, int[] places, double[] out, int unit) {
    if (result instanceof UnitResult.Row row) {
      out[row.offset() + unit * row.stride() + row.index()] = value;
    } else if (result instanceof UnitResult.Work place) {
      work[unit * inputs.workStride() + place.index()] = value;
    } else if (result instanceof UnitResult.Entry entry) {
      int place = places[unit * entry.placeStride() + entry.index()];
      if (place >= 0 || !entry.optional()) {
        int k = entry.offset() + place;
        out[k] = entry.added() ? out[k] + value : value;
      }
    }
  }
}
