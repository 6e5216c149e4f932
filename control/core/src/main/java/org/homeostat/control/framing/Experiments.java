package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.unit.Unit;

/** Runs two models that something was done to and finds an experiment in which the difference is seen. */
record Experiments(Mapping mapping, Battery battery) {

  /** Two predictions closer than this, relative, would hardly be told apart in an experiment. */
  private static final double VISIBLE = 1e-4;

  /** A difference at the end that is this share of the largest one is the one that is told. */
  private static final double LASTING = 0.95;

  /** How far a start is displaced, relative, where no protocol sets the models moving. */
  private static final double DISPLACED = 1.25;

  /**
   * What each of two models says of the first experiment in which they part; empty where none shows it.
   *
   * @param mine what is done to the owner
   * @param theirs what is done to the other one; mostly nothing
   */
  Optional<Prediction> seen(Model owner, Model other, Protocol mine, Protocol theirs) {
    List<Protocol> backgrounds = new ArrayList<>(battery.protocols());
    backgrounds.add(0, Protocol.none());
    for (Protocol background : backgrounds) {
      Optional<Prediction> said = tried(() -> predicted(owner, other, background, mine, theirs));
      if (said.isPresent()) {
        return said;
      }
    }
    return mapping.set().isEverything()
        ? tried(() -> displaced(owner, other, mine, theirs)) : Optional.empty();
  }

  /** What the two say of a protocol that is done to both: of a read-out, if they share one. */
  Optional<Prediction> under(Protocol protocol) {
    Model source = mapping.source();
    Model target = mapping.target();
    return tried(() -> predicted(source, target, Protocol.none(),
        protocol.restrictedTo(source), protocol.restrictedTo(target), readOut()));
  }

  /** A shared quantity that nothing else is made of in either: what somebody wrote down to be looked at. */
  private Optional<String> readOut() {
    Set<String> used = new HashSet<>();
    Stream.of(mapping.source(), mapping.target()).flatMap(model -> model.equationsInOrder().stream())
        .forEach(equation -> used.addAll(Names.of(equation.value())));
    return mapping.sharedAuxiliaries().stream().filter(name -> !used.contains(name)).findFirst();
  }

  /** From a start away from rest, where no protocol shows a difference. */
  private Optional<Prediction> displaced(Model owner, Model other, Protocol mine, Protocol theirs) {
    String state = owner.states().stream().filter(other.states()::contains).findFirst().orElseThrow();
    double start = owner.start()[owner.states().indexOf(state)] * DISPLACED;
    double factor = owner.quantity(state).unit().factorTo(other.quantity(state).unit());
    return predicted(owner.startingAt(state, start), other.startingAt(state, start * factor), Protocol.none(),
        mine, theirs)
        .map(said -> new Prediction("none, " + state + " starting at " + Numbers.round(start),
            said.quantity(), said.unit(), said.time(), said.at(), said.a(), said.b()));
  }

  /** Empty where the intervention claims what a protocol claims, or leaves a domain. */
  private static Optional<Prediction> tried(Supplier<Optional<Prediction>> experiment) {
    try {
      return experiment.get();
    } catch (ModelException | NoSuchElementException impossible) {
      return Optional.empty();
    }
  }

  private Optional<Prediction> predicted(
      Model owner, Model other, Protocol background, Protocol mine, Protocol theirs) {
    return predicted(owner, other, background, mine, theirs,
        mapping.set().isEverything() ? Optional.empty() : readOut());
  }

  private Optional<Prediction> predicted(Model owner, Model other, Protocol background, Protocol mine,
      Protocol theirs, Optional<String> told) {
    Trajectory done = battery.run(owner, background.restrictedTo(owner).and(mine));
    Trajectory left = battery.run(other,
        theirs.isNone() ? background : background.restrictedTo(other).and(theirs));
    Optional<String> common = told.isPresent() ? told
        : Stream.concat(owner.states().stream(), owner.auxiliaries().stream())
        .filter(name -> other.states().contains(name) || other.auxiliaries().contains(name))
        .filter(mapping::commensurable).findFirst();
    if (common.isEmpty() || isStopped(done) || isStopped(left)) {
      return Optional.empty();
    }
    String quantity = common.get();
    Difference gap = Difference.between(done, left).stream()
        .filter(difference -> difference.quantity().equals(quantity)).findFirst().orElseThrow();
    Unit unit = owner.quantity(quantity).unit();
    double factor = other.quantity(quantity).unit().factorTo(unit);
    double clock = owner.timeUnit().factorTo(other.timeUnit());
    DoubleUnaryOperator others = t -> left.at(Math.min(t * clock, left.end()), quantity) * factor;
    double end = Math.min(done.end(), left.end() / clock);
    double last = Math.abs(done.at(end, quantity) - others.applyAsDouble(end));
    double at = last > LASTING * gap.maxAbsolute() ? end : gap.at();
    double a = done.at(at, quantity);
    double b = others.applyAsDouble(at);
    boolean visible = Math.abs(a - b) > VISIBLE * Math.max(Math.abs(a), Math.abs(b));
    return visible
        ? Optional.of(new Prediction(background.name(), quantity, unit, owner.timeUnit(), at, a, b))
        : Optional.empty();
  }

  private static boolean isStopped(Trajectory run) {
    return run.outcome() instanceof Outcome.Stopped;
  }
}
