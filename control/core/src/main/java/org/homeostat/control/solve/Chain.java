package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.trouble.Trouble;

/**
 * Integrates across events that do not end the run: piece after piece, each from where an event's effect
 * left the state.
 */
final class Chain {

  /** More events than these are not waited for. */
  private static final int MOST = 1_000_000;

  /** This many events in so small a part of the run have no end, ... */
  private static final int MANY = 1000;
  private static final double SHORT = 1e-9;

  /** ... nor have this many of one kind, each sooner after the one before, and the last so soon. */
  private static final int SOME = 12;
  private static final double SOON = 1e-7;

  /** An effect leaves its function at zero if its size at most doubles what rounding had left. */
  private static final double SAME = 2;

  /** How far ahead it is looked whereto the function goes, as parts of the run. */
  private static final double NEAREST = 1e-15;
  private static final double FARTHEST = 1e-6;

  private final Solver solver;
  private Method method;
  private final Problem whole;
  private final Monitor monitor;
  private final List<DenseOutput> pieces = new ArrayList<>();
  private final List<Solution.Happening> happened = new ArrayList<>();
  private final int[] counts;
  private final double[][] latest;
  private Statistics statistics;

  Chain(Solver solver, Problem whole, Monitor monitor) {
    this.solver = solver;
    this.method = solver.method();
    this.whole = whole;
    this.monitor = monitor;
    this.counts = new int[whole.events().size()];
    this.latest = new double[counts.length][SOME];
    this.statistics = Statistics.none(solver.method().shortName());
  }

  /** Integrates to the end, or to the first event that ends the run. */
  Solution solution() {
    Problem rest = whole;
    while (true) {
      Solution piece = method.integrate(rest, solver.tolerance(), monitor);
      method = method.after(piece);
      pieces.add(piece.dense());
      happened.addAll(piece.happened());
      piece.events().forEach(event -> note(event, piece.outcome().time()));
      statistics = statistics.plus(piece.statistics());
      if (piece.events().isEmpty()) {
        return ended(piece, piece.outcome(), List.of());
      }
      double t = piece.outcome().time();
      double[] y = piece.last();
      List<Integer> ending = piece.events().stream().filter(event -> !goesOn(event, t, y)).toList();
      String name = whole.events().get(piece.events().get(0)).name();
      Optional<Outcome> outcome = withoutState(name, t, y)
          .or(() -> outcome(piece.events(), ending, t)).or(() -> withoutEvent(name, t, y));
      if (outcome.isPresent()) {
        leave(t, piece.last(), y);
        return ended(piece, outcome.get(), ending);
      }
      rest = after(piece, t, y);
    }
  }

  private boolean goesOn(int event, double t, double[] y) {
    return whole.events().get(event).effect().happens(t, y);
  }

  /** The end of the run after what has happened, if it ends. */
  private Optional<Outcome> outcome(List<Integer> events, List<Integer> ending, double t) {
    if (!ending.isEmpty()) {
      return Optional.of(new Outcome.Ended(whole.events().get(ending.get(0)).name(), t));
    }
    if (t >= whole.t1()) {
      return Optional.of(new Outcome.Completed(t));
    }
    return happened.size() > MOST || events.stream().anyMatch(this::isEndless)
        ? Optional.of(endless(events.get(0), t)) : Optional.empty();
  }

  /** The end of a run in which the effect of the event {@code name} leaves a state without a value. */
  private Optional<Outcome> withoutState(String name, double t, double[] y) {
    for (int i = 0; i < y.length; i++) {
      if (!Double.isFinite(y[i])) {
        return Optional.of(new Outcome.Stopped("the effect of the event '" + name + "' leaves "
            + whole.field().stateLabel(i) + " at " + y[i], t, "", "A state is a finite number."));
      }
    }
    return Optional.empty();
  }

  /** The end of a run in which it leaves an event without a value. */
  private Optional<Outcome> withoutEvent(String name, double t, double[] y) {
    return whole.events().stream().filter(event -> Double.isNaN(event.gauge().value(t, y))).findFirst()
        .map(event -> new Outcome.Stopped("the event '" + event.name() + "' is NaN", t,
            "after the effect of the event '" + name + "'",
            "Its function has to be a number wherever the run goes."));
  }

  /** Puts what the effects left behind the last piece. */
  private void leave(double t, double[] before, double[] after) {
    if (!Arrays.equals(before, after) && Arrays.stream(after).allMatch(Double::isFinite)) {
      pieces.add(new Point(t, after));
    }
  }

  private void note(int event, double time) {
    latest[event][counts[event] % SOME] = time;
    counts[event]++;
  }

  /** What is left to integrate; an event whose function is still at zero starts from the side ahead. */
  private Problem after(Solution piece, double t, double[] after) {
    double[] before = piece.last();
    List<Event> watched = new ArrayList<>(whole.events());
    for (int i : piece.events()) {
      Event event = whole.events().get(i);
      double value = event.gauge().value(t, after);
      boolean moved = !Arrays.equals(before, after);
      if (moved && Math.abs(value) <= SAME * Math.abs(event.gauge().value(t, before))) {
        watched.set(i, event.startingWith(sideAhead(event, t, after, piece.past()), t));
      }
    }
    return new Problem(whole.field(), t, after, whole.t1(), watched, piece.past());
  }

  /** To which side the function leaves zero, along a short straight line; 0 if it does not. */
  private double sideAhead(Event event, double t, double[] y, Optional<Past> past) {
    double[] rates = new double[y.length];
    Retarded.after(whole.field(), past).derivatives(t, y, rates);
    double rounding = SAME * Math.abs(event.gauge().value(t, y));
    double[] ahead = new double[y.length];
    for (double h = NEAREST * span(); h < FARTHEST * span(); h *= 2) {
      for (int i = 0; i < y.length; i++) {
        ahead[i] = y[i] + h * rates[i];
      }
      double value = event.gauge().value(t + h, ahead);
      if (Math.abs(value) > rounding) {
        return Math.signum(value);
      }
    }
    return 0;
  }

  /** Many in a short time, or some of one kind that come sooner and sooner, and very soon by now. */
  private boolean isEndless(int event) {
    int last = happened.size() - 1;
    if (last >= MANY && happened.get(last).time() - happened.get(last - MANY).time() < SHORT * span()) {
      return true;
    }
    int known = counts[event];
    double[] times = latest[event];
    boolean sooner = known >= SOME && gap(times, known - 1) < SOON * span();
    for (int k = known - 1; sooner && k > known - SOME + 1; k--) {
      sooner = gap(times, k) < gap(times, k - 1);
    }
    return sooner;
  }

  /** The time from the event before to event k, both among the latest. */
  private static double gap(double[] times, int k) {
    return times[k % SOME] - times[(k - 1) % SOME];
  }

  private double span() {
    return whole.t1() - whole.t0();
  }

  private Outcome endless(int event, double t) {
    return new Outcome.Stopped("the event '" + whole.events().get(event).name() + "' happens without end", t,
        "", "Each effect leads back to it at once, or ever sooner."
            + " End the run there, or let the effect lead away."
            + Trouble.EVENTS_WITHOUT_END.more());
  }

  private Solution ended(Solution last, Outcome outcome, List<Integer> events) {
    DenseOutput dense = pieces.size() == 1 ? pieces.get(0) : new Pieces(pieces);
    return new Solution(outcome, dense, statistics, events, happened, last.past());
  }

  /** What the last effect left, right at the end of the run. */
  private record Point(double from, double[] state) implements DenseOutput {
    @Override
    public double to() {
      return from;
    }

    @Override
    public double[] at(double t) {
      return state.clone();
    }

    @Override
    public double[] steps() {
      return new double[] {from};
    }
  }

  /** Dense output in pieces; at a time where two meet, the later one counts. */
  private record Pieces(List<DenseOutput> pieces) implements DenseOutput {
    Pieces {
      pieces = List.copyOf(pieces);
    }

    @Override
    public double from() {
      return pieces.get(0).from();
    }

    @Override
    public double to() {
      return pieces.get(pieces.size() - 1).to();
    }

    @Override
    public double[] at(double t) {
      int first = 0;
      int beyond = pieces.size();
      while (beyond - first > 1) {
        int middle = (first + beyond) / 2;
        if (pieces.get(middle).from() <= t) {
          first = middle;
        } else {
          beyond = middle;
        }
      }
      return pieces.get(first).at(t);
    }

    @Override
    public double[] steps() {
      return pieces.stream().flatMapToDouble(piece -> Arrays.stream(piece.steps())).distinct().toArray();
    }
  }
}
