package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Integrates across events that do not end the run: piece after piece, each from where an event's effect
 * left the state.
 */
final class Chain {

  /** This many events in so small a part of the run have no end. */
  private static final int MANY = 1000;
  private static final double SHORT = 1e-9;

  /** An effect leaves its function at zero if its size at most doubles what rounding had left. */
  private static final double SAME = 2;

  private final Solver solver;
  private final Problem whole;
  private final Monitor monitor;
  private final List<DenseOutput> pieces = new ArrayList<>();
  private final List<Solution.Happening> happened = new ArrayList<>();
  private Statistics statistics;

  Chain(Solver solver, Problem whole, Monitor monitor) {
    this.solver = solver;
    this.whole = whole;
    this.monitor = monitor;
    this.statistics = Statistics.none(solver.method().shortName());
  }

  /** Integrates to the end, or to the first event that ends the run. */
  Solution solution() {
    Problem rest = whole;
    while (true) {
      Solution piece = solver.method().integrate(rest, solver.tolerance(), monitor);
      pieces.add(piece.dense());
      happened.addAll(piece.happened());
      statistics = statistics.plus(piece.statistics());
      double t = piece.outcome().time();
      double[] y = piece.last();
      boolean over = piece.events().isEmpty() || !goesOn(piece.events(), t, y);
      if (over || t >= whole.t1()) {
        boolean completed = !over;
        return ended(completed ? new Outcome.Completed(t) : piece.outcome(),
            completed ? List.of() : piece.events());
      }
      if (isEndless()) {
        return ended(endless(piece.events().get(0), t), List.of());
      }
      rest = after(piece.events(), t, piece.last(), y);
    }
  }

  /** Does what the events do to {@code y}; says whether all of them let the run go on. */
  private boolean goesOn(List<Integer> events, double t, double[] y) {
    boolean goesOn = true;
    for (int event : events) {
      goesOn &= whole.events().get(event).effect().happens(t, y);
    }
    return goesOn;
  }

  /** What is left to integrate; an event whose function is still at zero has no side to start from. */
  private Problem after(List<Integer> events, double t, double[] before, double[] after) {
    List<Event> watched = new ArrayList<>(whole.events());
    for (int i : events) {
      Event event = whole.events().get(i);
      double value = event.gauge().value(t, after);
      boolean moved = !Arrays.equals(before, after);
      if (moved && Math.abs(value) <= SAME * Math.abs(event.gauge().value(t, before))) {
        watched.set(i, event.withoutSideAt(t));
      }
    }
    return new Problem(whole.field(), t, after, whole.t1(), watched);
  }

  private boolean isEndless() {
    int count = happened.size();
    return count > MANY && happened.get(count - 1).time() - happened.get(count - 1 - MANY).time()
        < SHORT * (whole.t1() - whole.t0());
  }

  private Outcome endless(int event, double t) {
    return new Outcome.Stopped("the event '" + whole.events().get(event).name() + "' happens without end", t,
        "", "Each effect leads back to it at once, or ever sooner."
            + " End the run there, or let the effect lead away.");
  }

  private Solution ended(Outcome outcome, List<Integer> events) {
    DenseOutput dense = pieces.size() == 1 ? pieces.get(0) : new Pieces(pieces);
    return new Solution(outcome, dense, statistics, events, happened);
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
  }
}
