package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Interval;
import org.homeostat.control.expr.Jet;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Modes;

/**
 * Looks for a difference between two models that is certain and can be seen: from one start, inside the
 * domain, a time derivative of a shared quantity differs, in rational arithmetic where the equations are
 * rational and else in intervals that hold it, and a run shows by how much the quantities part. Delays are
 * looked at until the shortest lag has passed; what they do later is not shown so.
 */
final class Refutation {
  private static final int HIGHEST_DERIVATIVE = 5;

  /** Exact numbers grow with each derivative; most differences show in a low one. */
  private static final int LOW_DERIVATIVE = 1;

  /** To which multiples of itself a start is moved: a little, and far off, where other cases may hold. */
  private static final double[] DISPLACED = {1.25, 0.25, 4};

  /** A difference smaller than this, relative, is not called one: nobody could see it. */
  private static final double VISIBLE = 1e-6;

  /**
   * A certain difference counts if the Taylor term it stands for, over the time constant of the fastest mode,
   * is at least this share of the quantity: far above the rounding in declared values and in rest, which is
   * exact too and means nothing.
   */
  private static final double MEANT = 1e-9;

  private final Model a;
  private final Model b;
  private final Battery battery;
  private final boolean byName;
  private Optional<String> seen = Optional.empty();

  /** A witness, the statement that backs it, and what that rests on. */
  record Found(Witness witness, String exact, Evidence evidence) {}

  /** What certainly differs, and by which arithmetic. */
  private record Certainty(String text, Evidence evidence) {}

  /** One experiment: both models, from one start, under a protocol. */
  private record Experiment(String name, Model a, Model b, Protocol protocol) {}

  Refutation(Model a, Model b, Battery battery) {
    this(a, b, battery, true);
  }

  /**
   * Between two models.
   *
   * @param byName whether a state of one name is one state: else a start that is moved in one corresponds to
   *     no such start of the other
   */
  Refutation(Model a, Model b, Battery battery, boolean byName) {
    this.a = a;
    this.b = b;
    this.battery = battery;
    this.byName = byName;
  }

  /** The first experiment whose difference is both seen and certain. */
  Optional<Found> search() {
    for (Experiment experiment : experiments()) {
      Optional<Difference> gap = battery.largest(experiment.a(), experiment.b(), experiment.protocol());
      if (gap.isEmpty() || gap.get().maxRelative() < Math.max(VISIBLE, battery.resolution())) {
        continue;
      }
      Difference shown = gap.get();
      Witness witness = new Witness(
          experiment.name(), shown.quantity(), shown.unit(), a.timeUnit(), shown.at(), shown.a(), shown.b());
      Optional<Certainty> certainty = certainly(experiment);
      if (certainty.isPresent()) {
        return certainty.map(known -> new Found(witness, known.text(), known.evidence()));
      }
      seen = seen.or(() -> Optional.of(witness.toString()));
    }
    return Optional.empty();
  }

  /** Whether some experiment differs for certain, seen or not. */
  boolean isCertain() {
    return experiments().stream().anyMatch(experiment -> certainly(experiment).isPresent());
  }

  /** A difference that was seen in a run but is not certain. */
  Optional<String> seen() {
    return seen;
  }

  private List<Experiment> experiments() {
    List<Experiment> all = new ArrayList<>();
    battery.protocols().forEach(protocol -> all.add(new Experiment(protocol.name(), a, b, protocol)));
    double[] start = a.start();
    for (int i = 0; byName && i < start.length; i++) {
      String state = a.states().get(i);
      if (b.states().contains(state) && isOne(state) && start[i] != 0) {
        for (double multiple : DISPLACED) {
          displaced(state, start[i] * multiple).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** Both from another start of one state; empty where that lies outside the domain. */
  private Optional<Experiment> displaced(String state, double moved) {
    try {
      return Optional.of(new Experiment("none, " + state + " starting at " + Numbers.round(moved),
          a.startingAt(state, moved), b.startingAt(state, moved * factor(state)), Protocol.none()));
    } catch (ModelException outside) {
      return Optional.empty();
    }
  }

  /** Whether a name of both is one quantity: measured in units that convert. */
  private boolean isOne(String name) {
    return a.quantity(name).unit().isCommensurable(b.quantity(name).unit());
  }

  private double factor(String name) {
    return a.quantity(name).unit().factorTo(b.quantity(name).unit());
  }

  /** In words, the derivative at time 0 that certainly differs, the lowest; empty where none is shown to. */
  private Optional<Certainty> certainly(Experiment experiment) {
    return certainly(experiment, LOW_DERIVATIVE).or(() -> certainly(experiment, HIGHEST_DERIVATIVE));
  }

  private Optional<Certainty> certainly(Experiment experiment, int highest) {
    Job.check();
    Model first = opening(experiment.a(), experiment.protocol());
    Model second = opening(experiment.b(), experiment.protocol());
    CommonStart start = new CommonStart(experiment.a(), experiment.b());
    Optional<Map<String, Jet>> mine = jets(experiment.a(), first, start.ofFirst(), highest);
    Optional<Map<String, Jet>> theirs = jets(experiment.b(), second, start.ofSecond(), highest);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return Optional.empty();
    }
    double rate = Math.max(fastest(first), fastest(second) * a.timeUnit().factorTo(b.timeUnit()));
    for (int order = 0; order <= highest; order++) {
      for (String name : mine.get().keySet()) {
        if (isShared(name) && order < mine.get().get(name).length()
            && order < theirs.get().get(name).length()) {
          Gap gap = gap(mine.get().get(name), theirs.get().get(name), name, order);
          if (gap.isMeant(order, rate)) {
            return Optional.of(gap.certainty(ordinal(order) + name, experiment.name()));
          }
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

  private static Optional<Map<String, Jet>> jets(
      Model base, Model model, Map<String, Interval> start, int highest) {
    Map<String, Double> values = new LinkedHashMap<>();
    model.parameters().forEach(name -> values.put(name, model.value(name)));
    return new FirstStretch(base, model).program()
        .flatMap(program -> Jet.of(program, values, start, highest));
  }

  private Gap gap(Jet mine, Jet theirs, String name, int order) {
    Interval unit = Interval.of(a.quantity(name).unit().exactFactorTo(b.quantity(name).unit()).orElseThrow());
    Interval clock = Interval.of(a.timeUnit().exactFactorTo(b.timeUnit()).orElseThrow().pow(order));
    double size = Math.max(Math.abs(mine.coefficient(0).middle() * factor(name)),
        Math.abs(theirs.coefficient(0).middle()));
    return new Gap(mine.coefficient(order).times(unit), theirs.coefficient(order).times(clock), size);
  }

  /** Two enclosures of one Taylor coefficient, and how large the quantity is. */
  private record Gap(Interval mine, Interval theirs, double size) {

    boolean isMeant(int order, double rate) {
      double least = mine.minus(theirs).mignitude().doubleValue();
      double reach = Math.pow(Math.max(rate, Double.MIN_NORMAL), -order);
      double largest = Math.max(mine.magnitude().doubleValue(), theirs.magnitude().doubleValue());
      return least > 0 && (size == 0 ? least > MEANT * largest : least * reach > MEANT * size);
    }

    Certainty certainty(String what, String experiment) {
      boolean exact = mine.isExact() && theirs.isExact();
      return exact
          ? new Certainty("at the start, " + what + " differs in exact rational arithmetic, "
              + Clock.under(experiment), Evidence.PROOF)
          : new Certainty("at the start, " + what + " differs in interval arithmetic, rounded outwards, "
              + Clock.under(experiment), Evidence.CERTIFIED);
    }
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
