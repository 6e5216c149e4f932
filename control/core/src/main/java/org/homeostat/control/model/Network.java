package org.homeostat.control.model;

import java.util.Arrays;
import java.util.List;
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
 * the links can make them. A network runs as its {@link #field}; to see what a protocol does to a unit, use
 * the unit's model.
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
    double[] values = new double[size()];
    Arrays.setAll(values, i -> y[i * unit.states().size() + first]);
    return values;
  }

  /** The values of a unit's state at some times of a run: of {@code solution.dense()}. */
  public double[] series(String state, int ofUnit, DenseOutput run, double... times) {
    int place = index(state, ofUnit);
    return Arrays.stream(times).map(t -> run.at(t)[place]).toArray();
  }

  /** What made a derivative of a unit no finite number. */
  Optional<String> culprit(double t, double[] y, int ofUnit, int state, NetworkRun run) {
    int m = unit.states().size();
    Model alone = starts.at(closed, ofUnit);
    for (int k = 0; k < couplings.linked().size(); k++) {
      Couplings.Direct link = couplings.linked().get(k);
      if (link.from()[ofUnit] >= 0) {
        double value = y[link.from()[ofUnit] * m + link.state()];
        if (!unit.quantity(link.input()).domain().contains(value)) {
          return Optional.of(bad(link.input(), value, ofUnit, state));
        }
        alone = alone.let(link.input(), value);
      }
    }
    for (int k = 0; k < couplings.gathered().size(); k++) {
      String input = couplings.gathered().get(k).input();
      double value = run.gathered(t, y, ofUnit, k);
      if (!unit.quantity(input).domain().contains(value)) {
        return Optional.of(bad(input, value, ofUnit, state));
      }
      alone = alone.let(input, value);
    }
    return Culprit.of(alone, t, Arrays.copyOfRange(y, ofUnit * m, (ofUnit + 1) * m), unit.states().get(state))
        .map(text -> "In unit " + ofUnit + " " + text);
  }

  private String bad(String input, double value, int ofUnit, int state) {
    return "In unit " + ofUnit + " " + Programs.rateOf(unit.states().get(state)) + " is no finite number,"
        + " where its input " + input + " is " + Digits.of(value) + ".";
  }

  /** The equations of the unit, and below them how units differ and are linked. */
  @Override
  public String toString() {
    return NetworkText.of(this, check, wiring);
  }
}
