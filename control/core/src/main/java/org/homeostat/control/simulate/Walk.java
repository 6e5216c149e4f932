package org.homeostat.control.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.model.Memory;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Event;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/** One run in progress: the only mutable thing in this room, and it lives inside one call. */
final class Walk {
  private static final int MOST_RESTARTS = 100_000;

  /** A state this near to its bound, as a share of its largest size, and falling, is there. */
  private static final double ROUNDING = 1e-12;

  private final Simulation simulation;
  private final Monitor monitor;
  private Solver solver;
  private final Model base;
  private final Unit unit;
  private final double until;
  private final List<Phase> phases = new ArrayList<>();
  private final Map<List<Clause>, Model> models = new HashMap<>();
  private final Map<Clause, Double> expiry = new LinkedHashMap<>();
  private final List<Gauge> gauges = new ArrayList<>();
  private final List<Bound> bounds;
  private final double[] largest;
  private List<Clause> active = List.of();
  private Statistics statistics;
  private double instantsDone = -1;
  private Memory memory;
  private final Passage passage;
  private final Set<Quantity> exhausted = new HashSet<>();
  private double t;
  private double[] y;

  Walk(Simulation simulation, Monitor monitor) {
    this.simulation = simulation.settled();
    this.monitor = monitor;
    this.solver = simulation.solver();
    this.base = simulation.model();
    this.unit = base.timeUnit();
    this.until = simulation.until().in(unit);
    this.statistics = Statistics.none(this.simulation.methodName());
    this.memory = simulation.memory();
    this.y = base.start();
    this.passage = new Passage(y.length);
    this.bounds = Bound.all(simulation);
    this.largest = Arrays.stream(y).map(Math::abs).toArray();
    simulation.protocol().clauses().stream()
        .filter(clause -> clause.window() instanceof Window.When)
        .forEach(clause -> gauges.add(new Gauge(clause)));
  }

  Trajectory trajectory() {
    Outcome outcome = walk();
    return new Trajectory(simulation, phases, y, outcome, statistics);
  }

  private Outcome walk() {
    setInstants();
    for (int restarts = 0; t < until; restarts++) {
      Model model = enter();
      if (restarts > MOST_RESTARTS) {
        note(model, new Instant(t, y));
        return switchingWithoutEnd();
      }
      List<Gauge> jumped = gauges.stream().filter(gauge -> gauge.jumped(model, t, y)).toList();
      jumped.forEach(this::open);
      Optional<Outcome> end = jumped.isEmpty() ? proceed(model) : Optional.empty();
      if (end.isPresent()) {
        return end.get();
      }
    }
    return new Outcome.Completed(t);
  }

  private void note(Model model, DenseOutput solution) {
    phases.add(new Phase(model, solution, active, passage.taken(), memory));
  }

  private Outcome switchingWithoutEnd() {
    String reason = String.format(Locale.ROOT, "the protocol changed the model %,d times", MOST_RESTARTS);
    return new Outcome.Stopped(reason, t, "",
        "A when(...) may switch back and forth; let it last for a while, or move its threshold."
            + Trouble.EVENTS_WITHOUT_END.more());
  }

  /**
   * Goes on to the next boundary or event and does what is due there; gives an outcome if the run ends
   * before.
   */
  private Optional<Outcome> proceed(Model model) {
    Optional<Outcome> already = endedAlready(model);
    if (already.isPresent()) {
      note(model, new Instant(t, y));
      return already;
    }
    Guard guard = new Guard(bounds, monitor, t, largest);
    Solution solution = simulation.solver(model, solver).solve(problem(model), guard);
    solver = solver.after(solution);
    statistics = statistics.plus(solution.statistics());
    memory = solution.past().map(memory::with).orElse(memory);
    note(model, solution.dense());
    if (guard.passed().isPresent()) {
      t = guard.when(solution.dense());
      y = solution.dense().at(t);
      return Optional.of(guard.passed().get().left(model, t, model.evaluate(t, y, memory)));
    }
    t = solution.outcome().time();
    y = solution.last();
    return solution.outcome() instanceof Outcome.Stopped ? Optional.of(solution.outcome())
        : arrive(model, solution.events());
  }

  private Problem problem(Model model) {
    Problem plain =
        new Problem(model.field(memory.signals()), t, y, nextBoundary(), events(model));
    return memory.isEmpty() ? plain : plain.after(memory.past());
  }

  /**
   * The model under the clauses that act from now on; states that a clause newly holds are put to their
   * value.
   */
  private Model enter() {
    expiry.entrySet().stream().filter(clause -> clause.getValue() <= t)
        .forEach(clause -> passage.closes(clause.getKey()));
    expiry.values().removeIf(end -> end <= t);
    List<Clause> open = new ArrayList<>(simulation.protocol().openAt(t, unit));
    open.addAll(expiry.keySet());
    Set<Clause> before = Set.copyOf(active);
    open.stream().filter(clause -> !before.contains(clause)).forEach(this::putHeldStates);
    active = open;
    return models.computeIfAbsent(active, clauses -> simulation.protocol().model(base, clauses));
  }

  private void putHeldStates(Clause clause) {
    for (Intervention intervention : clause.interventions()) {
      if (intervention instanceof Intervention.Hold hold && hold.value().isPresent()) {
        put(hold.quantity(), hold.value().getAsDouble());
      }
    }
  }

  private void put(String state, double value) {
    int place = base.states().indexOf(state);
    if (place >= 0) {
      move(place, value);
      passage.scales(place, 0);
    }
  }

  /** A state that is brought down to its bound, and not one that starts there, has reached it. */
  private void move(int place, double value) {
    Quantity state = base.quantity(base.states().get(place));
    state.ending().filter(end -> y[place] > end.bound() && value <= end.bound())
        .ifPresent(end -> exhausted.add(state));
    y[place] = value;
  }

  private double nextBoundary() {
    double next = until;
    for (double boundary : simulation.protocol().boundaries(unit)) {
      next = boundary > t ? Math.min(next, boundary) : next;
    }
    for (double end : expiry.values()) {
      next = Math.min(next, end);
    }
    return next;
  }

  private List<Event> events(Model model) {
    List<Event> events = new ArrayList<>(endings().stream().map(this::event).toList());
    gauges.forEach(gauge -> events.add(gauge.event(model, t, y)));
    return events;
  }

  private List<Quantity> endings() {
    return Endings.of(base);
  }

  /** A state that starts on its bound is still inside. */
  private Event event(Quantity state) {
    int place = base.states().indexOf(state.name());
    double bound = state.ending().orElseThrow().bound();
    double offset = y[place] == bound ? Double.MIN_NORMAL : 0;
    return new Event(
        Endings.reason(base, state), (time, at) -> at[place] - bound + offset, Crossing.FALLING);
  }

  private Optional<Outcome> endedAlready(Model model) {
    List<Quantity> ended = reached(model, 0);
    return ended.isEmpty() ? Optional.empty() : Optional.of(end(ended));
  }

  /** The states that are at their bounds, or no farther above than this share of their largest size. */
  private List<Quantity> reached(Model model, double share) {
    return endings().stream().filter(state -> {
      int place = base.states().indexOf(state.name());
      double above = y[place] - state.ending().orElseThrow().bound();
      return exhausted.contains(state) || above < 0
          || above <= share * largest[place] && rate(model, state.name()) < 0;
    }).toList();
  }

  private Outcome end(List<Quantity> ended) {
    ended.forEach(state -> put(state.name(), state.ending().orElseThrow().bound()));
    return new Outcome.Ended(Endings.reason(base, ended), t);
  }

  private double rate(Model model, String state) {
    return model.explain(model.rate(state), t, model.evaluate(t, y, memory)).value();
  }

  /**
   * Does what is due at the time reached: an ending, with all states that end at that time, the clauses that
   * crossings open, states that are set.
   */
  private Optional<Outcome> arrive(Model model, List<Integer> events) {
    List<Quantity> endings = endings();
    if (!events.isEmpty() && events.get(0) < endings.size()) {
      exhausted.add(endings.get(events.get(0)));
      return Optional.of(end(reached(model, ROUNDING)));
    }
    List<Gauge> crossed = events.stream().map(event -> gauges.get(event - endings.size())).toList();
    gauges.stream().filter(gauge -> !crossed.contains(gauge)).forEach(gauge -> gauge.passed(model, t, y));
    crossed.forEach(Gauge::crossed);
    crossed.forEach(gauge -> passage.crosses(gauge.when()));
    crossed.forEach(this::open);
    if (t < until) {
      setInstants();
      return Optional.empty();
    }
    List<Quantity> ended = reached(model, ROUNDING);
    return ended.isEmpty() ? Optional.empty() : Optional.of(end(ended));
  }

  /** Does what a clause does at a crossing, and lets it act from here on as far as it acts over time. */
  private void open(Gauge gauge) {
    if (jump(gauge.clause())) {
      gauge.forget();
    }
    if (gauge.clause().interventions().stream().anyMatch(this::actsOverTime)) {
      double end = gauge.when().lasting().map(span -> t + span.in(unit)).orElse(Double.POSITIVE_INFINITY);
      expiry.put(gauge.clause(), end);
      passage.opens(gauge.clause(), phases.size());
    }
  }

  private boolean actsOverTime(Intervention intervention) {
    return intervention instanceof Intervention.Hold || intervention instanceof Intervention.Infuse
        || !base.states().contains(intervention.quantity());
  }

  /** Does what is due at instants up to now and has not been done. */
  private void setInstants() {
    simulation.protocol().clauses().stream()
        .filter(clause -> clause.window() instanceof Window.At)
        .filter(clause -> instantsDone < clause.window().begin(unit) && clause.window().begin(unit) <= t)
        .forEach(this::jump);
    instantsDone = t;
  }

  /** Sets and scales the states that the clause names; says whether it named any. */
  private boolean jump(Clause clause) {
    boolean any = false;
    for (Intervention intervention : clause.interventions()) {
      int place = base.states().indexOf(intervention.quantity());
      if (place >= 0 && intervention instanceof Intervention.Assign set) {
        put(set.quantity(), set.value());
        any = true;
      } else if (place >= 0 && intervention instanceof Intervention.Scale scale) {
        move(place, y[place] * scale.factor());
        passage.scales(place, scale.factor());
        any = true;
      }
    }
    return any;
  }
}
