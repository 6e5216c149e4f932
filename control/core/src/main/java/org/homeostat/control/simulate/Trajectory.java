package org.homeostat.control.simulate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Observation;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.progress.Cancelled;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Choices;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Statistics;

/**
 * The course of a model under a protocol: every state and auxiliary at every time from 0 to the end, from
 * the solver's dense output. Where the protocol makes something jump, the value is the one after the jump.
 */
public final class Trajectory {
  private static final int TABLE_POINTS = 200;
  private static final int CLOCK_DIGITS = 3;

  /** Grid times closer than this share of a step to a boundary are the boundary. */
  private static final double SAME_TIME = 1e-9;

  private final Simulation simulation;
  private final List<Phase> phases;
  private final double[] last;
  private final Outcome outcome;
  private final Statistics statistics;

  Trajectory(
      Simulation simulation, List<Phase> phases, double[] last, Outcome outcome, Statistics statistics) {
    this.simulation = simulation;
    this.phases = List.copyOf(phases);
    this.last = last.clone();
    this.outcome = outcome;
    this.statistics = statistics;
  }

  /** The model as it was before the protocol touched it. */
  public Model model() {
    return simulation.model();
  }

  /** What was done to it. */
  public Protocol protocol() {
    return simulation.protocol();
  }

  /** How it was integrated. */
  public Solver solver() {
    return simulation.solver();
  }

  /** The noise of the run, its method and steps settled; empty for a run without. */
  public Optional<Noise> noise() {
    return simulation.noise();
  }

  /** How the run ended. */
  public Outcome outcome() {
    return outcome;
  }

  /** What the run cost, all phases together. */
  public Statistics statistics() {
    return statistics;
  }

  /** Which methods were used and why, if the solver chose: {@link Solver#auto}. */
  public Choices choices() {
    return statistics.choices();
  }

  /** The last time reached, in the model's unit. */
  public double end() {
    return outcome.time();
  }

  /** The time asked for, in the model's unit. */
  public double until() {
    return simulation.until().in(model().timeUnit());
  }

  /** The model as it was in the last phase, with all that the protocol still did to it. */
  public Model lastModel() {
    return phases.get(phases.size() - 1).model();
  }

  /** The stretches of the run, one for each time that the protocol or a crossing changed something. */
  public List<Phase> phases() {
    return phases;
  }

  /** The names of all states and auxiliaries. */
  public List<String> names() {
    List<String> names = new ArrayList<>(model().states());
    names.addAll(model().auxiliaries());
    return names;
  }

  /** All states and auxiliaries at a time between 0 and the end. */
  public Map<String, Double> at(double t) {
    Map<String, Double> point = everything(t);
    Map<String, Double> named = new LinkedHashMap<>();
    names().forEach(name -> named.put(name, point.get(name)));
    return named;
  }

  /**
   * All quantities at a time, parameters and inputs too, as the protocol has them then; and of delayed terms,
   * each under its text, what they are.
   */
  public Map<String, Double> everything(double t) {
    checkTime(t);
    return t == end() ? phases.get(phases.size() - 1).at(t, last) : phases.get(phaseAt(t)).at(t);
  }

  private void checkTime(double t) {
    if (!(t >= 0 && t <= end())) {
      throw new IllegalArgumentException(model().name() + " was run from 0 to " + Numbers.show(end()) + " "
          + model().timeUnit() + "; there is nothing at " + Numbers.show(t) + ".");
    }
  }

  /** One quantity at a time between 0 and the end. */
  public double at(double t, String name) {
    checkName(name);
    return everything(t).get(name);
  }

  /** The last of the phases that have begun at {@code t}. */
  private int phaseAt(double t) {
    int first = 0;
    int beyond = phases.size();
    while (beyond - first > 1) {
      int middle = (first + beyond) / 2;
      first = phases.get(middle).from() <= t ? middle : first;
      beyond = phases.get(middle).from() <= t ? beyond : middle;
    }
    return first;
  }

  /** All states and auxiliaries at the end. */
  public Map<String, Double> last() {
    return at(end());
  }

  /** One quantity at the end. */
  public double last(String name) {
    return at(end(), name);
  }

  private void checkName(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("there is no '" + name + "' in the trajectory of "
          + model().name() + "."
          + Nearest.of(name, names()).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
  }

  /**
   * The times 0, every, 2 every ... up to the time asked for, that time, and the protocol's boundaries; only
   * those that the run reached.
   */
  public double[] grid(double every) {
    return grid(every, until());
  }

  private double[] grid(double every, double last) {
    if (!(every > 0 && every < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a grid every " + Numbers.show(every)
          + " has no points between; give a time above 0.");
    }
    TreeSet<Double> times = new TreeSet<>(simulation.protocol().boundaries(model().timeUnit()));
    times.add(last);
    double near = SAME_TIME * every;
    for (long i = 0; i * every < last; i++) {
      if (times.subSet(i * every - near, i * every + near).isEmpty()) {
        times.add(i * every);
      }
    }
    double end = Math.min(last, end());
    return times.headSet(end, true).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Two hundred equal steps over the time that was reached, and the protocol's boundaries. */
  private double[] reached() {
    return end() > 0 ? grid(end() / TABLE_POINTS, end()) : new double[] {0};
  }

  /** One quantity on the given times. */
  public Series series(String name, double[] times) {
    checkName(name);
    return table(List.of(name), times).get(0);
  }

  /** One quantity at two hundred equal steps up to the end of the run, and at the protocol's boundaries. */
  public Series series(String name) {
    return series(name, reached());
  }

  /** All states and auxiliaries on the given times, in the order of {@link #names}. */
  public List<Series> table(double[] times) {
    return table(names(), times);
  }

  private List<Series> table(List<String> names, double[] times) {
    double[][] values = new double[names.size()][times.length];
    Phase phase = phases.get(0);
    Observation observed = phase.observing(names);
    for (int i = 0; i < times.length; i++) {
      double t = times[i];
      checkTime(t);
      Phase then = phases.get(t == end() ? phases.size() - 1 : phaseAt(t));
      observed = then == phase ? observed : then.observing(names);
      phase = then;
      observed.read(t, t == end() ? last : phase.solution().at(t), values, i);
    }
    return IntStream.range(0, names.size())
        .mapToObj(k -> new Series(names.get(k), model().quantity(names.get(k)).unit(), times, values[k]))
        .toList();
  }

  /**
   * Writes all states and auxiliaries as comma-separated values: a line of names with units, then a line
   * for each time.
   */
  public void writeCsv(Path file, double[] times) {
    WholeFile.write(file, out -> Csv.write(this, times, out));
  }

  /**
   * This trajectory if it finished; else an {@link IllegalStateException} that says where and why it
   * stopped: {@link Cancelled} if it was.
   */
  public Trajectory orThrow() {
    if (outcome.isCancelled()) {
      throw new Cancelled(ending());
    }
    if (!outcome.isFinished()) {
      throw new IllegalStateException(ending());
    }
    return this;
  }

  /** How the run ended, in one sentence. */
  public String ending() {
    return ending("");
  }

  /** How the run ended, and under which protocol, in one sentence. */
  public String account() {
    return ending(protocol().isNone() ? "" : ", under " + protocol().name());
  }

  /** The same, with words on what was done after the time that was reached. */
  private String ending(String under) {
    String unit = unit();
    if (outcome instanceof Outcome.Stopped) {
      return model().name() + " stopped at " + Numbers.round(end()) + unit + " of "
          + Numbers.round(until()) + unit + under + ": " + outcome;
    }
    return outcome instanceof Outcome.Ended
        ? model().name() + " " + outcome + (unit.equals(" d") ? ", day " + Numbers.round(end(), 3)
            : " at " + Numbers.round(end(), 3) + unit) + under
        : model().name() + " ran to " + Numbers.round(end()) + unit + under;
  }

  /**
   * By which methods, in one sentence: {@code auto: tsit5 to 0.02 d, then rodas5p: the steps were ...}; where
   * the solver did not choose, its name; with noise, the steps and paths too:
   * {@code sra1 in steps of 0.0078125 d, seed 7}.
   */
  public String solving() {
    if (noise().isPresent()) {
      return noise().get().toString();
    }
    String name = solver().method().shortName();
    return choices().isEmpty() ? name
        : name + ": " + choices().told(time -> Numbers.round(time, CLOCK_DIGITS) + unit());
  }

  private String unit() {
    return model().timeUnit().isDimensionless() ? "" : " " + model().timeUnit();
  }

  /**
   * How far this run with noise is from the one along the same paths in steps half as long: for each state
   * and auxiliary the largest difference on two hundred equal steps, as far as both runs reached. For a
   * method of strong order p the error itself is in the mean 1/sqrt(1 - 4^-p) times that where it is of
   * chance, and up to 2^p/(2^p - 1) times where it is of the drift: one and a half to two times. Runs the
   * model again.
   */
  public Map<String, Double> strongError() {
    Noise along = noise().orElseThrow(() -> new IllegalArgumentException(model().name()
        + ": this run has no noise; its solver's tolerance says how accurate it is."));
    Trajectory finer = simulation.noisy(along.halved()).run();
    Map<String, Double> largest = new LinkedHashMap<>();
    for (double t : reached()) {
      if (t <= finer.end()) {
        Map<String, Double> here = at(t);
        finer.at(t).forEach((name, value) ->
            largest.merge(name, Math.abs(value - here.get(name)), Math::max));
      }
    }
    return largest;
  }

  /** A table with first and last values and the courses as sparklines, and how the solver chose. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(account());
    table(reached()).forEach(series -> text.append("\n").append(series));
    if (!choices().isEmpty() || noise().isPresent()) {
      text.append("\n").append(solving());
    }
    return text.toString();
  }
}
