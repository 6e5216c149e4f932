package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.homeostat.control.progress.Job;
import org.homeostat.control.trouble.Trouble;

/**
 * Drives a kernel from the start of a problem to its end, or to the first event: chooses the steps, keeps
 * them from crossing switches of the field, watches the events, and says why it cannot go on where it
 * cannot.
 */
final class March {

  /** Steps shorter than this many last digits of the time lead nowhere, ... */
  private static final int FEWEST_DIGITS = 16;

  /** ... where a time has at least this size, as a part of the run. */
  private static final double NEAR_ZERO = 1e-16;

  /** More attempts in a row without an accepted one lead nowhere either. */
  private static final int PATIENCE = 1000;

  /** What a method says of fewer attempts than these in a row is not asked: the run may well go on. */
  private static final int FEW = 3;

  /** Where a derivative of the rates of no higher order jumps, what was before says nothing. */
  private static final int KINK = 1;

  /** A step that would leave less than this part of itself to the end goes to the end. */
  private static final double REST = 0.01;

  private final Problem problem;
  private final Tolerance tolerance;
  private final Monitor monitor;
  private final Making making;
  private final Optional<DelayedRun> delayed;
  private final Stops stops;
  private final Kernel kernel;
  private final Keeper keeper;
  private final StepControl control;
  private final Watch watch;
  private final Switches switches;
  private final double[] state;
  private double t;
  private double h;
  private double usual;
  private boolean overlong;
  private boolean astray;
  private double wished;
  private double aim = Double.NEGATIVE_INFINITY;
  private double lastBad = Double.NaN;
  private long steps;
  private long attempts;
  private int inVain;
  private Optional<String> complaint = Optional.empty();
  private long others;

  /** How the kernel of a method is made. */
  @FunctionalInterface
  interface Making {
    Kernel kernel(VectorField field, Tolerance tolerance);
  }

  /** Takes what it wants of each accepted step. */
  interface Keeper {
    /** Called once, before the first step. */
    void begin(Kernel kernel);

    /** Called before each attempt of a step from {@code t0} to {@code t1}. */
    default void tries(double t0, double t1) {}

    /**
     * Called when the kernel has tried a step that is going to be accepted.
     *
     * @param end where the solution ends in this step: at {@code t1}, or before, at an event
     * @param state the state there; neither to be changed nor kept
     */
    void keep(Kernel kernel, double t0, double t1, double end, double[] state);

    /** How many steps it can take. */
    long most();
  }

  March(Problem problem, Tolerance tolerance, Monitor monitor, Making making, Keeper keeper) {
    delayed = problem.field().delays().map(delays -> new DelayedRun(problem, delays, tolerance));
    stops = delayed.<Stops>map(run -> run).orElse(Stops.NONE);
    this.problem = delayed.map(run -> problem.on(run.field())).orElse(problem);
    this.tolerance = tolerance;
    this.monitor = monitor;
    this.making = making;
    this.keeper = keeper;
    Kernel own = making.kernel(this.problem.field(), tolerance);
    kernel = delayed.<Kernel>map(run -> new Rounds(own, run, tolerance)).orElse(own);
    control = kernel.control();
    watch = new Watch(problem);
    switches = new Switches(this.problem, tolerance);
    state = problem.y0().clone();
    t = problem.t0();
  }

  /** The events that ended the march. */
  List<Integer> events() {
    return watch.crossed();
  }

  /** What the next run needs of the signals of this one, if there are any. */
  Optional<Past> past() {
    return delayed.map(DelayedRun::past);
  }

  /** What it cost. */
  Statistics statistics(String method) {
    return new Statistics(method, steps, OptionalLong.of(attempts - steps), kernel.evaluations() + others,
        kernel.jacobians(), kernel.choices(steps));
  }

  /** Goes as far as it can. */
  Outcome go() {
    kernel.start(t, state);
    if (!Arrays.stream(kernel.rates()).allMatch(Double::isFinite)) {
      return kernel.verdict(t).or(() -> Failure.atStart(problem.field(), t, state)).orElseThrow();
    }
    keeper.begin(kernel);
    h = FirstStep.length(problem, kernel, tolerance);
    others++;
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = t < problem.t1() ? advance() : Optional.of(new Outcome.Completed(t));
    }
    return outcome.get();
  }

  /** Tries one step; gives an outcome if the march ends with it. */
  private Optional<Outcome> advance() {
    double end = next();
    keeper.tries(t, end);
    double error = kernel.attempt(end);
    attempts++;
    if (++inVain > PATIENCE) {
      return Optional.of(stuck());
    }
    double reach = switches.end(kernel, t, end, error);
    if (reach < end) {
      boolean again = error > 1 && astray && !switches.isRightBefore();
      usual = Math.max(usual, (end - t) * (again ? control.afterRejection(error) : 1));
      overlong |= error > 1;
      aim = reach;
      return Optional.empty();
    }
    double whole = Math.max(error, switches.off());
    return whole <= 1 || switches.isHop() && error < Double.POSITIVE_INFINITY
        ? accept(end, error) : reject(end, whole);
  }

  /** Where the next step is to end: exactly where a switch asks for it, if one does, or a stop. */
  private double next() {
    double asked = aim;
    aim = Double.NEGATIVE_INFINITY;
    wished = 0;
    double length = Math.max(h, smallest());
    double last = Math.min(problem.t1(), stops.next(kernel, t, length));
    if (asked > t || t + (1 + REST) * length < last) {
      return asked > t ? asked : t + length;
    }
    wished = last < problem.t1() ? length : 0;
    return last;
  }

  private Optional<Outcome> reject(double end, double error) {
    lastBad = error < Double.POSITIVE_INFINITY ? lastBad : end;
    if (inVain > FEW) {
      complaint = kernel.complaint().or(() -> complaint);
    }
    h = (end - t) * control.afterRejection(error);
    usual = 0;
    return h < smallest() ? Optional.of(stuck()) : Optional.empty();
  }

  private Optional<Outcome> accept(double end, double error) {
    double from = t;
    double event = watch.isIdle() ? Watch.NEVER
        : watch.look(from, end, (time, y) -> kernel.interpolate((time - from) / (end - from), y));
    if (watch.isLost()) {
      return Optional.of(watch.lostAt(from));
    }
    t = Math.min(event, end);
    if (t == end) {
      System.arraycopy(kernel.proposed(), 0, state, 0, state.length);
    } else {
      kernel.interpolate((t - from) / (end - from), state);
    }
    kernel.remember(t);
    keeper.keep(kernel, from, end, t, state);
    steps++;
    inVain = 0;
    complaint = Optional.empty();
    if (event != Watch.NEVER) {
      return Optional.of(watch.ended(t));
    }
    kernel.accept();
    switches.accepted(t, state);
    int broken = stops.reach(t, state, switches.crossed(), kernel);
    boolean isAnother = switches.hasCrossed() || broken <= KINK;
    if (broken == 0) {
      kernel.start(t, state);
    } else if (isAnother) {
      kernel.restart();
    }
    if (stops.moves(t, state, kernel)) {
      switches.settle(t, state);
    }
    astray = overlong && !switches.hasCrossed();
    overlong = false;
    chooseNext(end - from, error);
    if (isAnother && kernel.isMultistep() && t < problem.t1()) {
      startAfresh();
    }
    return goesOn();
  }

  /**
   * After a step that only a switch had shortened, the next one is tried as long as steps were before. Where
   * so long a step was off by more than the tolerance, and has led to no switch, and is so again, the switch
   * has no part in that: it is as much shorter as its error asks for.
   */
  private void chooseNext(double length, double error) {
    h = Math.max(wished, length * control.afterAcceptance(error));
    if (usual > 0) {
      h = Math.max(h, usual);
      usual = 0;
      control.forget();
    }
  }

  /** As at the start of the run, with the step that suits the field as it is now. */
  private void startAfresh() {
    Problem rest = new Problem(problem.field(), t, state, problem.t1(), List.of());
    h = FirstStep.length(rest, kernel, tolerance);
    others++;
  }

  private Optional<Outcome> goesOn() {
    boolean tooMany = steps == keeper.most();
    if (switches.isChattering() || tooMany && switches.isNear(t)) {
      return Optional.of(new Outcome.Stopped(switches.label() + " switches back and forth", t, "",
          "From both sides of the switch the state is driven onto it. Smooth the switch:"
              + " tanh(x/width) for sign(x), softplus for pos, a steep hill for an if."
              + Trouble.A_SWITCH_CHATTERS.more()));
    }
    if (tooMany) {
      return Optional.of(failure(String.format(
          Locale.ROOT, "%,d evaluations were not enough", kernel.evaluations())));
    }
    return isCancelled(monitor, t, state) ? Optional.of(Outcome.Stopped.cancelled(t)) : Optional.empty();
  }

  /** Whether somebody wants the run to end here. */
  static boolean isCancelled(Monitor monitor, double t, double[] y) {
    return !monitor.goesOn(t, y) || !Job.isGoingOn();
  }

  private double smallest() {
    return FEWEST_DIGITS * Math.ulp(Math.max(Math.abs(t), NEAR_ZERO * span()));
  }

  private double span() {
    return problem.t1() - problem.t0();
  }

  private Outcome stuck() {
    return failure(String.format(Locale.ROOT, "the step fell below %.1e of the run", smallest() / span()));
  }

  private Outcome failure(String reason) {
    Optional<Outcome.Stopped> own = kernel.verdict(t);
    if (own.isPresent()) {
      return own.get();
    }
    Probe probe = new Probe(problem.field());
    if (!Double.isNaN(lastBad) && lastBad > t) {
      Kernel again = kernel.making().orElse(making).kernel(probe, tolerance);
      again.start(t, state);
      again.attempt(lastBad);
    }
    return new Failure(problem, tolerance, t, state, kernel.jacobians() > 0, !kernel.choices(steps).isEmpty())
        .because(reason, kernel.complaint().or(() -> complaint), probe.bad());
  }
}
