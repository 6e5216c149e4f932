package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an integration gives: how it ended, the solution up to there, what it cost, and what happened. At the
 * time of an event that changed the state, the dense output is what the event left.
 *
 * @param events the indices, in the list handed in, of the events that ended the run, increasing; mostly
 *     none or one
 * @param happened all events in the order in which they happened, those at the end too
 * @param past what the signals of a field with delays were up to the end, the problem's own past included;
 *     from it another run goes on
 */
public record Solution(Outcome outcome, DenseOutput dense, Statistics statistics, List<Integer> events,
    List<Happening> happened, Optional<Past> past) {

  /** Of a field without delays. */
  public Solution(Outcome outcome, DenseOutput dense, Statistics statistics, List<Integer> events,
      List<Happening> happened) {
    this(outcome, dense, statistics, events, happened, Optional.empty());
  }

  /**
   * An event that happened.
   *
   * @param event its index in the list handed in
   * @param time when; its function is past zero there, or at it
   */
  public record Happening(int event, double time) {}

  /** Copies the lists. */
  public Solution {
    events = List.copyOf(events);
    happened = List.copyOf(happened);
  }

  /** A solution up to the first event, or without one. */
  Solution(Outcome outcome, DenseOutput dense, Statistics statistics, List<Integer> events) {
    this(outcome, dense, statistics, events,
        events.stream().map(event -> new Happening(event, outcome.time())).toList());
  }

  /** The same with what the signals were. */
  Solution with(Optional<Past> signals) {
    return new Solution(outcome, dense, statistics, events, happened, signals);
  }

  /** The event that ended the run: of simultaneous ones the first in the list handed in. */
  public OptionalInt event() {
    return events.stream().mapToInt(Integer::intValue).findFirst();
  }

  /** Which methods were used and why, if the solver chose. */
  public Choices choices() {
    return statistics.choices();
  }

  /** The samples of this solution at the times that {@code sampler} wants. */
  Samples sampled(Sampler sampler) {
    sampler.take(dense.to(), last(), (t, y) -> System.arraycopy(dense.at(t), 0, y, 0, y.length));
    return sampler.samples(outcome, statistics);
  }

  /** The state at the last time reached. */
  public double[] last() {
    return dense.at(dense.to());
  }
}
