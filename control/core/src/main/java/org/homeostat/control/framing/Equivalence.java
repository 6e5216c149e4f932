package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.progress.Cancelled;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * The question whether two models are the same, with the map under which it is asked and the protocols under
 * which a difference is looked for.
 *
 * <pre>{@code
 * Equivalence.between(LeptinLoop.lagSetpoint(), LeptinLoop.lagFeedback()).verdict();
 * }</pre>
 *
 * <p>Quantities of one name count as one quantity. {@link #given} says how others correspond:
 * {@code "Ls = Lset - e"} writes a quantity of one model in quantities of the other; for states such a map
 * must be smooth and invertible.
 */
public final class Equivalence {
  private static final double USUAL_LENGTH = 400;

  private final Model a;
  private final Model b;
  private final List<String> map;
  private final List<String> inverse;
  private final List<String> set;
  private final Optional<List<String>> searched;
  private final Battery battery;

  private Equivalence(Model a, Model b, List<String> map, List<String> inverse, List<String> set,
      Optional<List<String>> searched, Battery battery) {
    this.a = a;
    this.b = b;
    this.map = List.copyOf(map);
    this.inverse = List.copyOf(inverse);
    this.set = List.copyOf(set);
    this.searched = searched;
    this.battery = battery;
    checkComparable();
    if (searched.isPresent() && !set.isEmpty()) {
      throw new ModelException(a.name() + " and " + b.name(), "a map is searched for everywhere, not on "
          + String.join(", ", set) + ". Give the map with given(\"...\"), or leave out on(\"...\").");
    }
  }

  /** Between two models, by name, with runs of 400 of the first one's time units. */
  public static Equivalence between(Model a, Model b) {
    return new Equivalence(a, b, List.of(), List.of(), List.of(), Optional.empty(),
        new Battery(List.of(Protocol.none()), Time.of(USUAL_LENGTH), Solver.auto()));
  }

  /** Under a map; each entry is {@code name = expression}. */
  public Equivalence given(String... entries) {
    return new Equivalence(a, b, Arrays.asList(entries), inverse, set, searched, battery);
  }

  /**
   * With the inverse of a map that is not affine, {@code B = exp(x)}: the states of the model that the map is
   * written in, in quantities of the other. For maps that can be solved entry by entry it is found.
   */
  public Equivalence inverse(String... entries) {
    return new Equivalence(a, b, map, Arrays.asList(entries), set, searched, battery);
  }

  /**
   * On a set that both keep to: states written in the others, {@code F = 0.4*exp(L/10.4)}, or one equation
   * between quantities of both, {@code x + y = 1}. The models have to start on it.
   */
  public Equivalence on(String... equations) {
    return new Equivalence(a, b, map, inverse, Arrays.asList(equations), searched, battery);
  }

  /**
   * Under a map that is looked for where none is given: states that the second model has under other names,
   * as sums, products of powers, logarithms or exponentials of the first one's, and parameters by others. A
   * map that is found is proved like one that is given. Refuted is any map that carries start to start and
   * leaves the outputs as they are, if these part; maps from other starts are not ruled out.
   *
   * @param outputs what both models call by one name; what else has a name in both is then not taken for one
   *     quantity, and that of the second model is called {@code name_b}. Without any, all names count.
   */
  public Equivalence searching(String... outputs) {
    return new Equivalence(a, b, map, inverse, set, Optional.of(Arrays.asList(outputs)), battery);
  }

  /** With one more protocol under which differences are looked for and predictions are made. */
  public Equivalence challenged(Protocol protocol) {
    checkPossible(protocol);
    List<Protocol> protocols = new ArrayList<>(battery.protocols());
    if (protocols.stream().noneMatch(known -> known.name().equals(protocol.name()))) {
      protocols.add(protocol);
    }
    return running(new Battery(protocols, battery.until(), battery.solver()));
  }

  /** With runs of that length. */
  public Equivalence until(Time time) {
    return running(new Battery(battery.protocols(), time, battery.solver()));
  }

  /** With runs by that solver. */
  public Equivalence with(Solver solver) {
    return running(new Battery(battery.protocols(), battery.until(), solver));
  }

  private Equivalence running(Battery other) {
    return new Equivalence(a, b, map, inverse, set, searched, other);
  }

  /** What a protocol does has to be possible in one of the two; what neither has is an error. */
  private void checkPossible(Protocol protocol) {
    List<Model> able = Stream.of(a, b).filter(model -> protocol.missingIn(model).isEmpty()).toList();
    boolean nowhere = protocol.missingIn(a).stream().anyMatch(act -> !b.has(act.quantity()));
    if (able.size() == 2 && Stream.of(a, b).noneMatch(model -> isPossible(protocol, model)) || nowhere) {
      protocol.check(a);
    }
  }

  private static boolean isPossible(Protocol protocol, Model model) {
    try {
      protocol.check(model);
      return true;
    } catch (ModelException impossible) {
      return false;
    }
  }

  private void checkComparable() {
    a.parameterValues();
    b.parameterValues();
    String both = a.name() + " and " + b.name();
    if (a.timeUnit().isDimensionless() != b.timeUnit().isDimensionless()) {
      throw new ModelException(both, "the time is in " + a.timeUnit() + " and in " + b.timeUnit()
          + "; give both a unit of time, or neither.");
    }
    if (NothingShared.isSo(a, b)) {
      throw new NothingShared(a, b).error();
    }
  }

  /** The scope in which the two are proved one system, not asking what that survives; empty for no proof. */
  Optional<String> provedScope() {
    if (searched.isPresent()) {
      Model renamed = Renaming.keeping(searched.get(), a, b);
      Optional<Trial> byName =
          Optional.of(new Trial(Mapping.of(a, renamed, map).inverse(inverse))).filter(Trial::holds);
      return byName.or(() -> new Search(a, renamed, battery).found())
          .map(trial -> trial.scope(trial.noise()));
    }
    Trial trial = trial();
    return trial.holds() ? Optional.of(trial.scope(trial.noise())) : Optional.empty();
  }

  /**
   * The verdict: a proof where there is one; else a refutation with a witness; else what is open. One that is
   * cancelled is undecided: nothing rests on a part of what would have been looked at.
   */
  public Verdict verdict() {
    try (Job job = Job.open(a.name() + " and " + b.name(), "runs")) {
      if (job.goesOn()) {
        Verdict found = found();
        return job.goesOn() ? found : cancelled();
      }
      return cancelled();
    } catch (Cancelled cut) {
      return cancelled();
    }
  }

  /** What is said where it was not asked to the end. */
  Verdict cancelled() {
    return new Verdict.Undecided(new Account(a.name(), b.name(), Relation.IDENTICAL, Trial.HERE,
        Verdict.CANCELLED + " whether " + a.name() + " and " + b.name() + " are one loop; ask again to know.",
        List.of(), List.of(), List.of(), List.of(), OptionalDouble.empty()));
  }

  private Verdict found() {
    if (searched.isPresent()) {
      return searchedVerdict(Renaming.keeping(searched.get(), a, b));
    }
    Trial trial = trial();
    return trial.holds() ? new Proving(a, b, trial, battery, List.of()).verdict()
        : new Doubting(a, b, trial, battery, List.of()).verdict();
  }

  /**
   * Where along a run of one of the two the map of a proof is not invertible, in words: what was proved says
   * nothing of that run.
   */
  Optional<String> mapBrokenAlong(Trajectory run) {
    return trial().brokenAlong(run);
  }

  private Verdict searchedVerdict(Model renamed) {
    Trial byName = new Trial(Mapping.of(a, renamed, map).inverse(inverse));
    if (byName.holds() && byName.scope(byName.noise()).equals(Trial.EVERYWHERE)) {
      return new Proving(a, renamed, byName, battery, List.of()).verdict();
    }
    Search search = new Search(a, renamed, battery);
    Optional<Trial> found = search.found().or(() -> Optional.of(byName).filter(Trial::holds));
    return found.map(trial ->
            new Proving(a, renamed, trial, battery, List.of("found: " + search.said())).verdict())
        .orElseGet(() -> new Doubting(a, renamed, byName, battery, List.of(search.said())).verdict());
  }

  /** What holds everywhere holds on every set. */
  private Trial trial() {
    InvariantSet on = InvariantSet.of(a, b, set);
    Mapping everywhere = Mapping.of(a, b, map).inverse(inverse);
    Trial trial = new Trial(everywhere);
    return on.isEverything() || trial.holds() ? trial : new Trial(everywhere.on(on));
  }
}
