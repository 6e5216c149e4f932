package org.homeostat.control.defence;

import java.util.Arrays;
import java.util.List;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.analysis.RestOnSwitch;
import org.homeostat.control.model.Model;

/** The rests beside an operating point, at other values of a load. */
record Beside(Equilibrium point, String output, Load load) {

  /** A rest where slopes vanish is found to few digits; one that moves less than this part stands still. */
  private static final double SEEN = 1e-3;

  /** By which parts the load is moved. */
  private static final double[] FAR = {0.9, 1.1, 1.3};

  /** The same where only the side of a switch counts. */
  private static final double[] NEAR = {1 - 1e-6, 1 + 1e-6};

  /** Rests under other loads, as far as some are reached. */
  List<Equilibrium> rests() {
    return at(FAR);
  }

  private List<Equilibrium> at(double... factors) {
    double here = load.model().value(load.name());
    return Arrays.stream(factors).map(factor -> here == 0 ? factor - 1 : here * factor)
        .filter(there -> load.model().quantity(load.name()).domain().contains(there))
        .mapToObj(there -> load.model().let(load.name(), there))
        .flatMap(moved -> Equilibrium.reachedFrom(moved, point.state()).stream()).toList();
  }

  /** How the output moves on the sides of a switch at the operating point; empty where there is none. */
  List<RestShift> sides() {
    return RestOnSwitch.at(load.model(), point.state()).isEmpty() ? List.of() : at(NEAR).stream()
        .filter(rest -> RestOnSwitch.at(rest.model(), rest.state()).isEmpty()).map(this::shift).toList();
  }

  RestShift shift(Equilibrium rest) {
    return new RestShift(rest.model(), output, load.name(), rest.state(), rest.totals());
  }

  /** Whether the rest of the output is seen to be another. */
  boolean isElsewhere() {
    double level = point.value(output);
    return rests().stream().anyMatch(rest ->
        Math.abs(rest.value(output) - level) > SEEN * Math.max(Math.abs(level), farthest(rest)));
  }

  /** How far the state that moves most is from the operating point. */
  private double farthest(Equilibrium rest) {
    Model model = point.model();
    return model.states().stream()
        .mapToDouble(name -> Math.abs(rest.value(name) - point.value(name))).max().orElse(0);
  }
}
