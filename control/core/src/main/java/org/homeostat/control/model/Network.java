package org.homeostat.control.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Digits;

/**
 * Equal units that are linked to one another, made by {@link Model#replicate}. Immutable; one that exists has
 * been checked in full: every input of every unit has a value, and the units of what is linked fit together.
 *
 * <p>The state vector holds all states of unit 0 in the order of the model, then those of unit 1, and so on.
 * Equations are compiled once, to loops over the units; the Jacobian has entries only where the equations and
 * the links can make them. A network runs as its {@link #field}; protocols, endings of runs and proofs are
 * for the unit's model. A run of that field does not end where a quantity leaves its domain, as a simulation
 * of the unit's model does: give the solver an event for that.
 */
public final class Network {
  private final Model unit;
  private final List<Wiring> wiring;
  private final Couplings couplings;
  private final NetworkStarts starts;
  private final WiringCheck check;
  private final Model closed;
  private final double[] start;
  private final Supplier<NetworkCode> code;

  Network(Model unit, int size, List<Wiring> wiring) {
    this.unit = unit;
    this.wiring = wiring;
    check = new WiringCheck(unit, size, wiring);
    couplings = check.couplings();
    starts = new NetworkStarts(unit, check);
    closed = starts.closed(name(size));
    start = starts.of(closed);
    code = Programs.once(() -> new NetworkCode(unit, couplings, check.values()));
  }

  /** What messages call a network. */
  private String name(int size) {
    return unit.name() + " x " + size;
  }

  /** The model of one unit, its links open. */
  public Model unit() {
    return unit;
  }

  /** The number of units. */
  public int size() {
    return couplings.size();
  }

  /** The right-hand side of all units, compiled. */
  public VectorField field() {
    return new NetworkField(this, code.get());
  }

  /** Where the states of all units start. */
  public double[] start() {
    return start.clone();
  }

  /** The place of a unit's state in the state vector. */
  public int index(String state, int ofUnit) {
    if (ofUnit < 0 || ofUnit >= size()) {
      throw new IllegalArgumentException(
          name(size()) + " has no unit " + ofUnit + "; its units are 0 to " + (size() - 1) + ".");
    }
    if (!unit.quantity(state).is(Quantity.Kind.STATE)) {
      throw new ModelException(name(size()), "'" + state + "' is " + unit.quantity(state).kind().phrase()
          + ", and only states are in the state vector.");
    }
    return ofUnit * unit.states().size() + unit.states().indexOf(state);
  }

  /** The values of a state in all units, out of a state vector. */
  public double[] across(String state, double[] y) {
    int first = index(state, 0);
    checkLength(y);
    double[] values = new double[size()];
    Arrays.setAll(values, i -> y[i * unit.states().size() + first]);
    return values;
  }

  /** The values of a quantity of a unit at some times of a run, which is {@code solution.dense()}. */
  public double[] series(String quantity, int ofUnit, DenseOutput run, double... times) {
    if (unit.quantity(quantity).is(Quantity.Kind.STATE)) {
      int place = index(quantity, ofUnit);
      checkLength(run.at(run.from()));
      return Arrays.stream(times).map(t -> run.at(t)[place]).toArray();
    }
    return Arrays.stream(times).map(t -> value(quantity, ofUnit, t, run.at(t))).toArray();
  }

  /** The value of a quantity of a unit, an auxiliary or an input too, at a time and state of the network. */
  public double value(String quantity, int ofUnit, double t, double[] y) {
    int first = index(unit.states().get(0), ofUnit);
    unit.quantity(quantity);
    checkLength(y);
    return starts.at(closed, ofUnit).given(inputs(t, y, ofUnit))
        .evaluate(t, Arrays.copyOfRange(y, first, first + unit.states().size())).get(quantity);
  }

  private void checkLength(double[] y) {
    if (y.length != start.length) {
      throw new IllegalArgumentException(name(size()) + " has " + start.length + " states, not " + y.length
          + ". Give the state of all its units, as run.at(t) does.");
    }
  }

  /** The unit with what it has for itself and what it is given by others. */
  private Model alone(int ofUnit, Map<String, Double> inputs) {
    Model alone = starts.at(closed, ofUnit);
    for (Map.Entry<String, Double> input : inputs.entrySet()) {
      alone = alone.let(input.getKey(), input.getValue());
    }
    return alone;
  }

  /** What a unit is given by others. */
  private Map<String, Double> inputs(double t, double[] y, int ofUnit) {
    Map<String, Double> inputs = new LinkedHashMap<>();
    for (Couplings.Direct link : couplings.linked()) {
      if (link.from()[ofUnit] >= 0) {
        inputs.put(link.input(), y[link.from()[ofUnit] * unit.states().size() + link.state()]);
      }
    }
    NetworkRun run = new NetworkRun(code.get());
    for (int k = 0; k < couplings.gathered().size(); k++) {
      inputs.put(couplings.gathered().get(k).input(), run.gathered(t, y, ofUnit, k));
    }
    return inputs;
  }

  /** What made a derivative of a unit no finite number. */
  Optional<String> culprit(double t, double[] y, int ofUnit, String state) {
    Map<String, Double> inputs = inputs(t, y, ofUnit);
    for (Map.Entry<String, Double> input : inputs.entrySet()) {
      if (!unit.quantity(input.getKey()).domain().contains(input.getValue())) {
        return Optional.of("In unit " + ofUnit + " " + Programs.rateOf(state) + " is no finite number,"
            + " where its input " + input.getKey() + " is " + Digits.of(input.getValue()) + ".");
      }
    }
    int first = index(state, ofUnit) - unit.states().indexOf(state);
    double[] own = Arrays.copyOfRange(y, first, first + unit.states().size());
    return Culprit.of(alone(ofUnit, inputs), t, own, state).map(text -> "In unit " + ofUnit + " " + text);
  }

  /** The equations of the unit, and below them how units differ and are linked. */
  @Override
  public String toString() {
    return NetworkText.of(this, check, wiring);
  }
}
