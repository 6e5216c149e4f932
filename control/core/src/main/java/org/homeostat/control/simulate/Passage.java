package org.homeostat.control.simulate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Window;

/** Gathers what happens between one phase of a run and the next; the first reason for its time counts. */
final class Passage {
  private final double[] factors;
  private final Map<Clause, Integer> opened = new HashMap<>();
  private Transition.Timing timing = new Transition.Timing.Known();

  Passage(int states) {
    factors = new double[states];
    Arrays.fill(factors, 1);
  }

  /** An expression has crossed zero. */
  void crosses(Window.When when) {
    because(new Transition.Timing.Crossing(when.gauge()));
  }

  /** A clause that was opened by a crossing and lasts for a time is over. */
  void closes(Clause clause) {
    because(new Transition.Timing.Following(opened.get(clause)));
  }

  private void because(Transition.Timing reason) {
    timing = timing instanceof Transition.Timing.Known ? reason : timing;
  }

  /** A clause begins to act with the phase of that place. */
  void opens(Clause clause, int phase) {
    opened.put(clause, phase);
  }

  /** A state is multiplied, or put to a number, for which the factor is 0. */
  void scales(int state, double factor) {
    factors[state] *= factor;
  }

  /** What has happened; from here on nothing has. */
  Transition taken() {
    Transition taken = new Transition(timing, factors);
    timing = new Transition.Timing.Known();
    Arrays.fill(factors, 1);
    return taken;
  }
}
