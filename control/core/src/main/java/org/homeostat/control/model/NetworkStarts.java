package org.homeostat.control.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;

/** Works out where the states of a network's units begin. */
final class NetworkStarts {
  private final Model unit;
  private final WiringCheck wiring;
  private final Set<String> coupled = new HashSet<>();
  private boolean differ;

  NetworkStarts(Model unit, WiringCheck wiring) {
    this.unit = unit;
    this.wiring = wiring;
    wiring.couplings().linked().forEach(link -> coupled.add(link.input()));
    wiring.couplings().gathered().forEach(sum -> coupled.add(sum.input()));
  }

  /** The unit with every input given; checks that its states can start as they say. */
  Model closed(String network) {
    Model closed = unit;
    for (String state : unit.states()) {
      if (wiring.starts().containsKey(state)) {
        closed = closed.startingAt(state, wiring.starts().get(state)[0]);
      } else {
        differ |= check(state, network);
      }
    }
    for (String open : unit.openInputs()) {
      closed = closed.held(open, wiring.values().containsKey(open)
          ? wiring.values().get(open)[0] : inside(unit.quantity(open).domain()));
    }
    return closed;
  }

  private static double inside(Domain domain) {
    return DoubleStream.of(0, domain.high(), domain.low() + 1, domain.high() - 1)
        .filter(domain::contains).findFirst().orElseThrow();
  }

  /** The starts of all states of all units. */
  double[] of(Model closed) {
    int m = unit.states().size();
    int size = wiring.couplings().size();
    double[] y = new double[Math.multiplyExact(m, size)];
    double[] common = closed.start();
    for (int i = 0; i < size; i++) {
      System.arraycopy(differ ? start(closed, i) : common, 0, y, i * m, m);
      for (Map.Entry<String, double[]> start : wiring.starts().entrySet()) {
        y[i * m + unit.states().indexOf(start.getKey())] = start.getValue()[i];
      }
    }
    return y;
  }

  /** The start of a unit that does not start as all do. */
  private double[] start(Model closed, int i) {
    Model own = at(closed, i);
    try {
      return own.start();
    } catch (ModelException broken) {
      return own.named(unit.name() + " x " + wiring.couplings().size() + ", unit " + i).start();
    }
  }

  /** The unit with what it has for itself. */
  Model at(Model closed, int i) {
    Model own = closed;
    for (Map.Entry<String, double[]> value : wiring.values().entrySet()) {
      own = own.let(value.getKey(), value.getValue()[i]);
    }
    for (Map.Entry<String, double[]> start : wiring.starts().entrySet()) {
      own = own.startingAt(start.getKey(), start.getValue()[i]);
    }
    return own;
  }

  /** Whether the start of a state may differ from unit to unit. */
  private boolean check(String state, String network) {
    Start start = unit.startOf(state);
    if (start instanceof Start.Rest) {
      throw new ModelException(network, "the start of '" + state + "' is declared as rest.\n    A unit among"
          + " others does not rest where it would alone. Let the state start at a number or an\n"
          + "    expression, or give each(\"" + state + "\", ...).");
    }
    if (start instanceof Start.Formula formula) {
      checkFormula(state, formula.value(), network, new HashSet<>());
      return true;
    }
    return false;
  }

  private void checkFormula(String state, Expr value, String network, Set<String> seen) {
    for (String name : Names.of(value)) {
      if (coupled.contains(name)) {
        throw new ModelException(network, "the start of '" + state + "' depends on '" + name
            + "', which comes from other units.\n    Start from what the unit has for itself, or give each(\""
            + state + "\", ...).");
      }
      if (seen.add(name)) {
        unit.definition(name).ifPresent(used -> checkFormula(state, used, network, seen));
        if (unit.states().contains(name) && !wiring.starts().containsKey(name)
            && unit.startOf(name) instanceof Start.Formula used) {
          checkFormula(state, used.value(), network, seen);
        }
      }
    }
  }
}
