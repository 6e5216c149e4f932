package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Jet;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Modes;

/**
 * Looks for a difference between two models that is exact and can be seen: from one start, inside the
 * domain, a time derivative of a shared quantity differs in rational arithmetic, and a run shows by how
 * much the quantities part. Delays are looked at until the shortest lag has passed; what they do later is
 * not shown so.
 */
final class Refutation {
  private static final int HIGHEST_DERIVATIVE = 5;

  /** How far a start is displaced, relative, where no protocol sets the models moving. */
  private static final double DISPLACED = 1.25;

  /** A difference smaller than this, relative, is not called one: nobody could see it. */
  private static final double VISIBLE = 1e-6;

  /**
   * An exact difference counts if the Taylor term it stands for, over the time constant of the fastest mode,
   * is at least this share of the quantity: far above the rounding in declared values and in rest, which is
   * exact too and means nothing.
   */
  private static final double MEANT = 1e-9;

  private final Model a;
  private final Model b;
  private final Battery battery;
  private Optional<String> seen = Optional.empty();

  /** A witness and the exact statement that backs it. */
  record Found(Witness witness, String exact) {}

  /** One experiment: both models, from one start, under a protocol. */
  private record Experiment(String name, Model a, Model b, Protocol protocol) {}

  Refutation(Model a, Model b, Battery battery) {
    this.a = a;
    this.b = b;
    this.battery = battery;
  }

  /** The first experiment whose difference is both seen and exact. */
  Optional<Found> search() {
    for (Experiment experiment : experiments()) {
      Optional<Difference> gap = battery.largest(experiment.a(), experiment.b(), experiment.protocol());
      if (gap.isEmpty() || gap.get().maxRelative() < Math.max(VISIBLE, battery.resolution())) {
        continue;
      }
      Difference shown = gap.get();
      Witness witness = new Witness(
          experiment.name(), shown.quantity(), shown.unit(), a.timeUnit(), shown.at(), shown.a(), shown.b());
      Optional<String> exact = exactly(experiment);
      if (exact.isPresent()) {
        return Optional.of(new Found(witness, exact.get()));
      }
      seen = seen.or(() -> Optional.of(witness.toString()));
    }
    return Optional.empty();
  }

  /** A difference that was seen in a run but not shown exactly. */
  Optional<String> seen() {
    return seen;
  }

  private List<Experiment> experiments() {
    List<Experiment> all = new ArrayList<>();
    battery.protocols().forEach(protocol -> all.add(new Experiment(protocol.name(), a, b, protocol)));
    double[] start = a.start();
    for (int i = 0; i < start.length; i++) {
      String state = a.states().get(i);
      if (b.states().contains(state) && start[i] != 0) {
        double moved = start[i] * DISPLACED;
        try {
          all.add(new Experiment("none, " + state + " starting at " + Numbers.round(moved),
              a.startingAt(state, moved), b.startingAt(state, moved * factor(state)), Protocol.none()));
        } catch (ModelException outside) {
          // this start lies outside the domain; the next one may not
          continue;
        }
      }
    }
    return all;
  }

  private double factor(String name) {
    return a.quantity(name).unit().factorTo(b.quantity(name).unit());
  }

  /** In words, the derivative at time 0 that differs exactly; empty where none is shown to. */
  private Optional<String> exactly(Experiment experiment) {
    Model first = opening(experiment.a(), experiment.protocol());
    Model second = fromSameStart(opening(experiment.b(), experiment.protocol()), first);
    Optional<Map<String, Jet>> mine = jets(experiment.a(), first);
    Optional<Map<String, Jet>> theirs = jets(fromSameStart(experiment.b(), experiment.a()), second);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    double rate = Math.max(fastest(first), fastest(second) * a.timeUnit().factorTo(b.timeUnit()));
    for (int order = 0; order <= HIGHEST_DERIVATIVE; order++) {
      for (String name : mine.get().keySet()) {
        if (isShared(name) && differs(mine.get().get(name), theirs.get().get(name), name, order, rate)) {
          return Optional.of("at the start, " + ordinal(order) + name
              + " differs in exact rational arithmetic, under " + experiment.name());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isShared(String name) {
    return isVariable(a, name) && b.has(name) && isVariable(b, name)
        && a.quantity(name).unit().exactFactorTo(b.quantity(name).unit()).isPresent();
  }

  /** The modulus of the fastest mode at the start, per the model's time. */
  private static double fastest(Model model) {
    return Modes.at(model.field(), 0, model.start())
        .map(modes -> modes.eigenvalues().get(0).norm())
        .orElse(1.0);
  }

  private static boolean isVariable(Model model, String name) {
    return model.states().contains(name) || model.auxiliaries().contains(name);
  }

  private static Model opening(Model model, Protocol protocol) {
    Protocol own = protocol.restrictedTo(model);
    return own.model(model, own.openAt(0, model.timeUnit()));
  }

  /** Starts that differ only by the rounding of two solutions for rest are made one. */
  private Model fromSameStart(Model second, Model first) {
    Model aligned = second;
    double[] start = first.start();
    for (int i = 0; i < start.length; i++) {
      String state = first.states().get(i);
      if (second.states().contains(state)) {
        double mine = start[i] * factor(state);
        double theirs = second.start()[second.states().indexOf(state)];
        if (Math.abs(mine - theirs) <= 1e-9 * Math.max(Math.abs(mine), Math.abs(theirs))) {
          aligned = aligned.startingAt(state, mine);
        }
      }
    }
    return aligned;
  }

  private static Optional<Map<String, Jet>> jets(Model base, Model model) {
    Map<String, Double> values = new LinkedHashMap<>();
    model.parameters().forEach(name -> values.put(name, model.value(name)));
    Map<String, Double> start = new LinkedHashMap<>();
    double[] y = model.start();
    for (int i = 0; i < y.length; i++) {
      start.put(model.states().get(i), y[i]);
    }
    return new FirstStretch(base, model).program()
        .flatMap(program -> Jet.of(program, values, start, HIGHEST_DERIVATIVE));
  }

  private boolean differs(Jet mine, Jet theirs, String name, int order, double rate) {
    BigFraction clock = a.timeUnit().exactFactorTo(b.timeUnit()).orElseThrow().pow(order);
    BigFraction first = mine.coefficient(order)
        .multiply(a.quantity(name).unit().exactFactorTo(b.quantity(name).unit()).orElseThrow());
    BigFraction second = theirs.coefficient(order).multiply(clock);
    double gap = first.subtract(second).abs().doubleValue();
    double size = Math.max(Math.abs(mine.coefficient(0).doubleValue() * factor(name)),
        Math.abs(theirs.coefficient(0).doubleValue()));
    double reach = Math.pow(Math.max(rate, Double.MIN_NORMAL), -order);
    return gap > 0 && (size == 0 ? order == 0 : gap * reach > MEANT * size);
  }

  private static String ordinal(int order) {
    return switch (order) {
      case 0 -> "the value of ";
      case 1 -> "the first time derivative of ";
      case 2 -> "the second time derivative of ";
      case 3 -> "the third time derivative of ";
      default -> "the time derivative of order " + order + " of ";
    };
  }
}
