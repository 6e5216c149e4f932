package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;

/**
 * Where two models are at the same times of the same experiments: if a map carries one to the other, it
 * carries the states of one to those of the other there.
 */
record MatchedRuns(List<double[]> ofA, List<double[]> ofB) {
  /** Fine enough for coefficients to be recognised. */
  private static final double RTOL = 1e-11;
  /** A state that moves by less than this, relative, is at rest. */
  private static final double AT_REST = 1e-6;
  /** How far a shared parameter is put away where nothing else sets the models moving. */
  private static final double MOVED = 1.25;
  private static final int HALVINGS = 16;
  private static final int PIECES = 8;

  /** Runs under the protocols that can be done to both alike; from rest, with shared parameters changed. */
  static MatchedRuns of(Model a, Model b, Battery battery) {
    MatchedRuns runs = new MatchedRuns(new ArrayList<>(), new ArrayList<>());
    Battery fine = new Battery(battery.protocols(), battery.until(), battery.solver().rtol(RTOL));
    fine.protocols().stream().filter(protocol -> Battery.isAlike(protocol, a, b))
        .forEach(protocol -> runs.add(a, b, protocol, fine));
    a.parameters().stream().filter(b.parameters()::contains)
        .filter(name -> a.value(name) == b.value(name) && a.value(name) != 0)
        .takeWhile(name -> runs.isAtRest())
        .forEach(name -> runs.addMoved(a, b, name, fine));
    return runs;
  }

  private void addMoved(Model a, Model b, String name, Battery fine) {
    try {
      add(a.let(name, a.value(name) * MOVED), b.let(name, b.value(name) * MOVED), Protocol.none(), fine);
    } catch (ModelException outside) {
      // this value lies outside the domain of one of them; another parameter may do
      return;
    }
  }

  private void add(Model a, Model b, Protocol protocol, Battery fine) {
    try {
      Trajectory first = fine.run(a, protocol);
      Trajectory second = fine.run(b, protocol);
      double clock = a.timeUnit().factorTo(b.timeUnit());
      double end = Math.min(first.end(), second.end() / clock);
      IntStream.range(0, HALVINGS + PIECES)
          .mapToDouble(i -> i < HALVINGS ? end * Math.pow(0.5, HALVINGS - i)
              : end * (0.25 + 0.75 * (i - HALVINGS) / PIECES))
          .forEach(t -> {
            ofA.add(states(first, t));
            ofB.add(states(second, Math.min(t * clock, second.end())));
          });
    } catch (ModelException impossible) {
      // this cannot be done to both; what else is done tells enough
      return;
    }
  }

  private static double[] states(Trajectory run, double t) {
    return run.model().states().stream().mapToDouble(state -> run.at(t, state)).toArray();
  }

  /** Whether a state of either model is hardly moved by all that was done. */
  boolean isAtRest() {
    return isAtRest(ofA) || isAtRest(ofB);
  }

  private static boolean isAtRest(List<double[]> points) {
    int n = points.isEmpty() ? 1 : points.get(0).length;
    return points.isEmpty() || IntStream.range(0, n).anyMatch(i -> {
      double most = points.stream().mapToDouble(point -> point[i]).max().orElse(0);
      double least = points.stream().mapToDouble(point -> point[i]).min().orElse(0);
      return most - least <= AT_REST * Math.max(Math.abs(most), Math.abs(least));
    });
  }
}
