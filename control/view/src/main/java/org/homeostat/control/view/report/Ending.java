package org.homeostat.control.view.report;

import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;

/** How a run ended, as a page tells it. */
record Ending(Trajectory run) {

  /** Whether it came to its end before the time asked for. */
  boolean isEarly() {
    return !(run.outcome() instanceof Outcome.Completed);
  }

  /** All of it, with what to do about it and where more stands; what stopped says so in whole sentences. */
  String told() {
    return run.outcome() instanceof Outcome.Stopped ? run.ending() : run.ending() + ".";
  }

  /** The first sentence, without its full stop. */
  String sentence() {
    return run.ending().lines().findFirst().orElseThrow().strip().replaceFirst("\\.$", "");
  }

  /** The same, without the model's name before it. */
  String withoutName() {
    String name = run.model().name();
    return sentence().startsWith(name) ? sentence().substring(name.length()).strip() : sentence();
  }
}
