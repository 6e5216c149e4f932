package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.progress.Job;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/**
 * Several models under one protocol, side by side, with the verdict on the first against each other one.
 * Immutable; runs are made when they are first asked for, and stay as they are then: where they were
 * cancelled, another comparison runs them anew.
 *
 * <p>A clause that acts on something that only some of the models have is done to those;
 * {@link #notApplied} says to which it was not.
 */
public final class Comparison {
  private static final double USUAL_LENGTH = 400;

  /** Two runs that differ by more than this, relative, are said to part. */
  private static final double PARTED = 1e-4;

  private final List<Model> models;
  private final Protocol protocol;
  private final Time until;
  private final Solver solver;
  private final BiFunction<Model, Model, List<String>> maps;
  private final BiFunction<Model, Model, List<String>> sets;
  private final List<Protocol> challenges;
  private final Optional<Noise> noise;
  private List<Trajectory> trajectories;
  private List<Verdict> verdicts;

  private Comparison(List<Model> models, Protocol protocol, Time until, Solver solver,
      BiFunction<Model, Model, List<String>> maps, BiFunction<Model, Model, List<String>> sets,
      List<Protocol> challenges, Optional<Noise> noise) {
    this.models = List.copyOf(models);
    this.protocol = protocol;
    this.until = until;
    this.solver = solver;
    this.maps = maps;
    this.sets = sets;
    this.challenges = List.copyOf(challenges);
    this.noise = noise;
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs a model; two, to compare.");
    }
    checkProtocol();
  }

  /** These models left alone for 400 of the first one's time units, compared by name. */
  public static Comparison of(Model... models) {
    return new Comparison(Arrays.asList(models), Protocol.none(), Time.of(USUAL_LENGTH), Solver.auto(),
        (a, b) -> List.of(), (a, b) -> List.of(), List.of(), Optional.empty());
  }

  /** With a map for the pairs whose quantities do not go by name; see {@link Equivalence#given}. */
  public Comparison given(BiFunction<Model, Model, List<String>> map) {
    return new Comparison(models, protocol, until, solver, map, sets, challenges, noise);
  }

  /** On a set, for the pairs that are one on it and not elsewhere; see {@link Equivalence#on}. */
  public Comparison on(BiFunction<Model, Model, List<String>> set) {
    return new Comparison(models, protocol, until, solver, maps, set, challenges, noise);
  }

  /** With one map for all pairs. */
  public Comparison given(String... entries) {
    List<String> all = List.of(entries);
    return given((a, b) -> all);
  }

  /** Under a protocol. */
  public Comparison under(Protocol other) {
    return new Comparison(models, other, until, solver, maps, sets, challenges, noise);
  }

  /** Until a time; one without a unit is in the first model's. */
  public Comparison until(Time other) {
    return new Comparison(models, protocol, other, solver, maps, sets, challenges, noise);
  }

  /** Until a time in the first model's unit. */
  public Comparison until(double other) {
    return until(Time.of(other));
  }

  /** By another solver or tolerance. */
  public Comparison with(Solver other) {
    return new Comparison(models, protocol, until, other, maps, sets, challenges, noise);
  }

  /** With a further protocol under which the verdict looks for differences and makes its predictions. */
  public Comparison challenged(Protocol other) {
    List<Protocol> more = new ArrayList<>(challenges);
    more.add(other);
    return new Comparison(models, protocol, until, solver, maps, sets, more, noise);
  }

  /**
   * With noise: all models take one path of each noisy state, by the method that suits all of them and in the
   * same steps, so that what they differ by is not the noise. A verdict is on the models, noise or not.
   */
  public Comparison noisy(Noise along) {
    return new Comparison(models, protocol, until, solver, maps, sets, challenges, Optional.of(along));
  }

  private void checkProtocol() {
    for (Intervention intervention : protocol.missingIn(models.get(0))) {
      if (models.stream().noneMatch(model -> model.has(intervention.quantity()))) {
        protocol.check(models.get(0));
      }
    }
    models.forEach(model -> protocol.restrictedTo(model).check(model));
    for (Model model : models) {
      checkUnits(model);
    }
  }

  /** A number in a protocol means one thing only where all models measure the quantity and the time alike. */
  private void checkUnits(Model model) {
    Model first = models.get(0);
    if (model.timeUnit().isDimensionless() != first.timeUnit().isDimensionless()) {
      throw new ModelException(first.name() + " and " + model.name(), "the time is in " + first.timeUnit()
          + " and in " + model.timeUnit() + "; give both a unit of time, or neither.");
    }
    protocol.clauses().stream().flatMap(clause -> clause.interventions().stream())
        .map(Intervention::quantity)
        .filter(name -> model.has(name) && first.has(name)
            && !model.quantity(name).unit().isSame(first.quantity(name).unit()))
        .findFirst().ifPresent(name -> {
          throw new ModelException(protocol.name(), "'" + name + "' is in "
              + first.quantity(name).unit() + " in " + first.name() + " and in "
              + model.quantity(name).unit() + " in " + model.name()
              + ", so that one number cannot be meant for both. Declare it in one unit.");
        });
    if (!protocol.isNone() && !model.timeUnit().isSame(first.timeUnit())) {
      throw new ModelException(protocol.name(), "the time is in " + first.timeUnit() + " in "
          + first.name() + " and in " + model.timeUnit() + " in " + model.name()
          + ". Declare both in one unit to put them under one protocol.");
    }
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

  /**
   * For each model, what the protocol does to others and cannot do to it, in words; in brackets what the
   * protocol notes of it.
   */
  public Map<Model, List<String>> notApplied() {
    Map<Model, List<String>> missing = new LinkedHashMap<>();
    models.forEach(model -> missing.put(model, protocol.missingIn(model).stream().map(this::noted).toList()));
    return missing;
  }

  private String noted(Intervention intervention) {
    return intervention + protocol.note(intervention.quantity()).map(note -> " (" + note + ")").orElse("");
  }

  /** The runs, one for each model; what was cancelled runs anew when it is asked for again. */
  public synchronized List<Trajectory> trajectories() {
    if (trajectories == null
        || isAskedAgain(trajectories.stream().anyMatch(run -> run.outcome().isCancelled()))) {
      Unit unit = models.get(0).timeUnit();
      Time common = new Time(until(), unit.isDimensionless() ? Optional.empty() : Optional.of(unit));
      Optional<Noise> along = noise.map(given -> CommonNoise.of(given, models, common));
      trajectories = models.stream().map(model -> run(model, common, along)).toList();
    }
    return trajectories;
  }

  private Trajectory run(Model model, Time common, Optional<Noise> along) {
    Simulation quiet =
        Simulation.of(model).under(protocol.restrictedTo(model)).until(common).with(solver);
    return along.map(quiet::noisy).orElse(quiet).run();
  }

  /** What was cut short is kept as long as nothing else can be done. */
  private static boolean isAskedAgain(boolean cut) {
    return cut && !Job.isCancelled();
  }

  /** The verdicts on the first model against each further one; what was cancelled is asked anew. */
  public synchronized List<Verdict> verdicts() {
    if (verdicts == null || isAskedAgain(verdicts.stream().anyMatch(Verdict::isCancelled))) {
      Model first = models.get(0);
      List<Model> others = models.subList(1, models.size());
      verdicts = others.size() == 1 ? List.of(verdict(first, others.get(0))) : verdicts(first, others);
    }
    return verdicts;
  }

  private List<Verdict> verdicts(Model first, List<Model> others) {
    try (Job job = Job.containing("verdicts", others.size(), "pairs")) {
      return others.stream().map(other -> verdict(first, other)).toList();
    }
  }

  /** The verdict on the first model against the second. */
  public Verdict verdict() {
    checkPair();
    return verdicts().get(0);
  }

  private Verdict verdict(Model a, Model b) {
    Equivalence question = Equivalence.between(a, b)
        .given(maps.apply(a, b).toArray(String[]::new)).on(sets.apply(a, b).toArray(String[]::new))
        .until(until).with(solver);
    Protocol possible = protocol.restrictedTo(a, b);
    question = possible.isNone() ? question : question.challenged(possible);
    for (Protocol challenge : challenges) {
      question = question.challenged(challenge);
    }
    Verdict verdict = question.verdict();
    return verdict instanceof Verdict.Proved proved ? checked(proved, question, a, b) : verdict;
  }

  /** A proof whose assumption a run breaks is none for that run; a run that parts two twins says so. */
  private Verdict checked(Verdict.Proved proved, Equivalence question, Model a, Model b) {
    Assumptions assumptions = new Assumptions(a, b);
    Trajectory first = trajectories().get(models.indexOf(a));
    Trajectory second = trajectories().get(models.indexOf(b));
    if (first.outcome().isCancelled() || second.outcome().isCancelled()) {
      return question.cancelled();
    }
    Optional<String> broken =
        assumptions.brokenAlong(first).or(() -> assumptions.brokenAlong(second))
            .or(() -> maps.apply(a, b).isEmpty() ? Optional.empty()
                : question.mapBrokenAlong(first).or(() -> question.mapBrokenAlong(second)));
    if (broken.isPresent()) {
      return new Verdict.Undecided(proved.account().shaken(
          "the equations of " + a.name() + " and " + b.name()
              + " agree, but an assumption of the proof does not hold in these runs: " + broken.get() + "."));
    }
    String aside = aside(a, b, first, second);
    return aside.isEmpty() ? proved : new Verdict.Proved(proved.account().saying(proved.statement() + aside));
  }

  /** What the protocol does to one of the two alone, and whether that is seen. */
  private String aside(Model a, Model b, Trajectory first, Trajectory second) {
    List<String> alone = Stream.concat(doneAlone(a, b), doneAlone(b, a)).toList();
    if (alone.isEmpty()) {
      return "";
    }
    boolean part = Difference.between(first, second).stream().anyMatch(gap -> gap.maxRelative() > PARTED);
    return " Under " + protocol.name() + (part ? " they part: " : ": ") + String.join(", ", alone)
        + (part ? "." : ", and makes no difference here.");
  }

  /** What one model has and the other has not; what neither has is done to neither. */
  private Stream<String> doneAlone(Model to, Model other) {
    return protocol.missingIn(other).stream().filter(what -> to.has(what.quantity()))
        .map(what -> what + " is done to " + to.name() + " alone");
  }

  /** How far each shared quantity differs between the first run and the second, the largest first. */
  public List<Difference> differences() {
    checkPair();
    return Difference.between(trajectories().get(0), trajectories().get(1));
  }

  /** The largest difference between the first run and the second. */
  public Difference difference() {
    checkPair();
    return difference(models.get(1));
  }

  /** The largest difference between the first run and that of another of the models. */
  public Difference difference(Model other) {
    return Difference.between(trajectories().get(0), trajectories().get(models.indexOf(other))).stream()
        .findFirst().orElseThrow(() -> new ModelException(
            models.get(0).name() + " and " + other.name(), "they share no quantity to compare."));
  }

  private void checkPair() {
    if (models.size() < 2) {
      throw new ModelException(
          models.get(0).name(), "there is nothing to compare it with; give a second model.");
    }
  }

  /**
   * How fast the two models come together as a parameter that only one of them has goes to 0: a lag, above
   * all; or {@link StrongLimit#atInfinity}. Under noise, on one path.
   */
  public StrongLimit limit(String parameter) {
    checkPair();
    StrongLimit limit =
        StrongLimit.between(models.get(0), models.get(1), parameter).under(protocol).until(until);
    return noise.map(limit::noisy).orElseGet(() -> limit.quiet(solver));
  }

  /** A table of quantities, model by model, at the start, at the protocol's boundaries and at the end. */
  public ComparisonTable table(String... names) {
    return ComparisonTable.of(this, names);
  }

  /** What is compared, under what and how long; nothing is run for it. */
  @Override
  public String toString() {
    return models.stream().map(Model::name).collect(Collectors.joining(", ")) + " for "
        + Clock.show(until(), models.get(0).timeUnit()) + " ("
        + noise.map(Noise::toString).orElseGet(solver::toString) + "), under " + protocol;
  }
}
