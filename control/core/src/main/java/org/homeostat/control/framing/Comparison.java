package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * Several models under one protocol, side by side, with the verdict on the first against each other one. Immutable; runs
 * are made when they are first asked for.
 *
 * <p>A clause that acts on something that only some of the models have is done to those; {@link #notApplied} says to
 * which it was not.
 */
public final class Comparison {
  private static final double USUAL_LENGTH = 400;

  private final List<Model> models;
  private final Protocol protocol;
  private final Time until;
  private final Solver solver;
  private final BiFunction<Model, Model, List<String>> maps;
  private final List<Protocol> challenges;
  private List<Trajectory> trajectories;
  private List<Verdict> verdicts;

  private Comparison(List<Model> models, Protocol protocol, Time until, Solver solver,
      BiFunction<Model, Model, List<String>> maps, List<Protocol> challenges) {
    this.models = List.copyOf(models);
    this.protocol = protocol;
    this.until = until;
    this.solver = solver;
    this.maps = maps;
    this.challenges = List.copyOf(challenges);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a model; two, to compare.");
    }
    checkProtocol();
  }

  /** These models left alone for 400 of the first one's time units, compared by name. */
  public static Comparison of(Model... models) {
    return new Comparison(Arrays.asList(models), Protocol.none(), Time.of(USUAL_LENGTH), Solver.standard(),
        (a, b) -> List.of(), List.of());
  }

  /** With a map for the pairs whose quantities do not go by name; see {@link Equivalence#given}. */
  public Comparison given(BiFunction<Model, Model, List<String>> map) {
    return new Comparison(models, protocol, until, solver, map, challenges);
  }

  /** With one map for all pairs. */
  public Comparison given(String... entries) {
    List<String> all = List.of(entries);
    return given((a, b) -> all);
  }

  /** Under a protocol. */
  public Comparison under(Protocol other) {
    return new Comparison(models, other, until, solver, maps, challenges);
  }

  /** Until a time; one without a unit is in the first model's. */
  public Comparison until(Time other) {
    return new Comparison(models, protocol, other, solver, maps, challenges);
  }

  /** Until a time in the first model's unit. */
  public Comparison until(double other) {
    return until(Time.of(other));
  }

  /** By another solver or tolerance. */
  public Comparison with(Solver other) {
    return new Comparison(models, protocol, until, other, maps, challenges);
  }

  /** With a further protocol under which the verdict looks for differences and makes its predictions. */
  public Comparison challenged(Protocol other) {
    List<Protocol> more = new ArrayList<>(challenges);
    more.add(other);
    return new Comparison(models, protocol, until, solver, maps, more);
  }

  private void checkProtocol() {
    for (Intervention intervention : protocol.missingIn(models.get(0))) {
      if (models.stream().noneMatch(model -> model.has(intervention.quantity()))) {
        protocol.check(models.get(0));
      }
    }
    models.forEach(model -> protocol.restrictedTo(model).check(model));
  }

  /** The models, in the order given. */
  public List<Model> models() {
    return models;
  }

  /** What is done to them. */
  public Protocol protocol() {
    return protocol;
  }

  /** How long they run, in the first model's time unit. */
  public double until() {
    return until.in(models.get(0).timeUnit());
  }

  /** How they are integrated. */
  public Solver solver() {
    return solver;
  }

  /** For each model, what the protocol does to others and cannot do to it, in words. */
  public Map<Model, List<String>> notApplied() {
    Map<Model, List<String>> missing = new LinkedHashMap<>();
    models.forEach(model ->
        missing.put(model, protocol.missingIn(model).stream().map(Intervention::toString).toList()));
    return missing;
  }

  /** The runs, one for each model. */
  public synchronized List<Trajectory> trajectories() {
    if (trajectories == null) {
      Time common = new Time(until(), Optional.of(models.get(0).timeUnit()).filter(unit -> !unit.isDimensionless()));
      trajectories = models.stream()
          .map(model -> Simulation.of(model).under(protocol.restrictedTo(model)).until(common).with(solver).run())
          .toList();
    }
    return trajectories;
  }

  /** The verdicts on the first model against each further one. */
  public synchronized List<Verdict> verdicts() {
    if (verdicts == null) {
      verdicts = models.subList(1, models.size()).stream().map(other -> verdict(models.get(0), other)).toList();
    }
    return verdicts;
  }

  /** The verdict on the first model against the second. */
  public Verdict verdict() {
    if (models.size() < 2) {
      throw new ModelException(models.get(0).name(), "there is nothing to compare it with; give a second model.");
    }
    return verdicts().get(0);
  }

  private Verdict verdict(Model a, Model b) {
    Equivalence question = Equivalence.between(a, b)
        .given(maps.apply(a, b).toArray(String[]::new)).until(until).with(solver).challenged(protocol);
    for (Protocol challenge : challenges) {
      question = question.challenged(challenge);
    }
    Verdict verdict = question.verdict();
    return verdict instanceof Verdict.Proved proved ? checked(proved, a, b) : verdict;
  }

  /** A proof whose assumptions a run has broken is none for that run. */
  private Verdict checked(Verdict.Proved proved, Model a, Model b) {
    Assumptions assumptions = new Assumptions(a, b);
    return trajectories().stream()
        .filter(run -> run.model() == a || run.model() == b)
        .flatMap(run -> assumptions.brokenAlong(run).stream())
        .findFirst()
        .<Verdict>map(broken -> new Verdict.Undecided(proved.account().saying(
            "the equations agree, but an assumption of the proof does not hold in these runs: " + broken + ".")))
        .orElse(proved);
  }

  /** How far each shared quantity differs between the first run and the second, the largest first. */
  public List<Difference> differences() {
    verdictPossible();
    return Difference.between(trajectories().get(0), trajectories().get(1));
  }

  /** The largest difference between the first run and the second. */
  public Difference difference() {
    return differences().stream().findFirst().orElseThrow(() -> new ModelException(
        models.get(0).name() + " and " + models.get(1).name(), "they share no quantity to compare."));
  }

  private void verdictPossible() {
    if (models.size() < 2) {
      throw new ModelException(models.get(0).name(), "there is nothing to compare it with; give a second model.");
    }
  }

  /** A table of quantities, model by model, at the start, at the protocol's boundaries and at the end. */
  public String table(String... names) {
    return ComparisonTable.of(this, names);
  }

  /** The protocol, how each run ended, and the verdict. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(protocol.toString());
    trajectories().forEach(run -> text.append("\n").append(run.ending()));
    if (models.size() > 1) {
      text.append("\n").append(difference());
    }
    verdicts().forEach(verdict -> text.append("\n").append(verdict.line()));
    return text.toString();
  }
}
