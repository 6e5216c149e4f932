package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.unit.Unit;

/**
 * Puts local equations into one another until states, inputs and delayed terms are left: a linear system.
 *
 * @param auxiliaries each after those that it uses
 * @param inputs names of parameters, inputs and states that are held
 * @param loads quantities to whose equation a load is added
 * @param cut a quantity of which some readers read an external one instead
 */
record Elimination(LocalEquations equations, List<String> auxiliaries, List<String> inputs,
    List<String> loads, Optional<Cut> cut) {

  /** What comes before the name of a quantity in that of the load on it. */
  static final String LOAD = "load on ";

  /** A place where a loop is opened: the quantity, and which equations read the external one. */
  record Cut(String quantity, List<String> readers) {}

  /** The system with these outputs. */
  LinearSystem system(List<String> outputs, Unit time) {
    List<String> outer = new ArrayList<>(inputs);
    loads.forEach(load -> outer.add(LOAD + load));
    cut.ifPresent(place -> outer.add(place.quantity));
    Map<String, double[]> known = known();
    List<double[]> results = new ArrayList<>();
    outputs.forEach(output -> results.add(known.get(output)));
    equations.terms().forEach(term -> results.add(row(term, known)));
    int n = equations.states().size();
    Block rates = rows(equations.states().stream().map(state -> row(state, known)).toList());
    Block signals = rows(results);
    return LinearSystem.of(new Ports(equations.states(), outer, outputs, equations.terms()),
        rates.part(0, n, 0, n), rates.part(0, n, n, size()),
        signals.part(0, results.size(), 0, n), signals.part(0, results.size(), n, size()),
        equations.lags(), time);
  }

  /** Of all that equations are put into: states, inputs, loads, what comes from outside, delayed terms. */
  private int size() {
    return external() + (cut.isPresent() ? 1 : 0) + equations.terms().size();
  }

  private int external() {
    return equations.states().size() + inputs.size() + loads.size();
  }

  /** Each quantity in terms of these; one that stays as it is is not there. */
  private Map<String, double[]> known() {
    Map<String, double[]> known = new HashMap<>();
    List<String> first = new ArrayList<>(equations.states());
    first.addAll(inputs);
    List<String> terms = equations.terms();
    for (int j = 0; j < first.size(); j++) {
      known.put(first.get(j), unit(j));
    }
    for (int k = 0; k < terms.size(); k++) {
      known.put(terms.get(k), unit(size() - terms.size() + k));
    }
    auxiliaries.forEach(auxiliary -> known.put(auxiliary, row(auxiliary, known)));
    return known;
  }

  private double[] row(String name, Map<String, double[]> known) {
    double[] row = equations.row(name, size(), read -> isCut(read, name)
        ? unit(external()) : known.getOrDefault(read, new double[size()]));
    if (loads.contains(name)) {
      row[equations.states().size() + inputs.size() + loads.indexOf(name)] += 1;
    }
    return row;
  }

  private boolean isCut(String read, String reader) {
    return cut.filter(place -> place.quantity.equals(read) && place.readers.contains(reader)).isPresent();
  }

  private double[] unit(int j) {
    double[] unit = new double[size()];
    unit[j] = 1;
    return unit;
  }

  private Block rows(List<double[]> rows) {
    return Block.of(rows.toArray(double[][]::new), size());
  }
}
