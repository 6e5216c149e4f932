package org.homeostat.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.control.solve.Choices;
import org.homeostat.control.solve.Samples;
import org.homeostat.control.solve.Solver;

/**
 * Solvers measured on one problem. At each tolerance their runs alternate, so that a busy moment of the
 * machine falls on all of them.
 */
final class Race {
  /** Each solver runs for so many seconds, at all tolerances in turn, before anything is measured. */
  private static final double WARM_UP = 1;
  /** The same at each tolerance: methods take other branches there, for which code is compiled again. */
  private static final double WARM_UP_AGAIN = 0.1;
  /** A run that takes longer is given up, and its solver not tried at the tolerances that follow. */
  private static final double LONGEST = 20;
  /** Shorter runs are timed several in a row, to be long against the clock's own cost. */
  private static final double SHORTEST = 5e-3;
  private static final int MOST_REPEATS = 1000;
  /** There are as many runs as fit in so many seconds, but not fewer than {@link #FEW}. */
  private static final double ENOUGH = 1;
  private static final int FEW = 3;
  /** A longer run is not repeated: the first one counts. */
  private static final double VERY_LONG = 5;

  private final Problem problem;
  private final List<Contender> contenders;
  private final Selection selection;
  private final double longest;

  Race(Problem problem, Selection selection) {
    this(problem, selection, LONGEST);
  }

  /** A race in which a run is given up after {@code longest} CPU seconds. */
  Race(Problem problem, Selection selection, double longest) {
    this.problem = problem;
    this.contenders = selection.contenders(problem);
    this.selection = selection;
    this.longest = longest;
  }

  /**
   * Hands over each measurement once it is there, and a sentence about each run that stops early or in which
   * the solver chose its methods.
   */
  void run(Consumer<Measurement> measured, Consumer<String> said) {
    for (Contender contender : contenders) {
      warmUp(contender);
    }
    List<Contender> running = new ArrayList<>(contenders);
    for (double tolerance : selection.tolerances()) {
      List<Entry> entries = new ArrayList<>();
      for (Contender contender : List.copyOf(running)) {
        double before = Cpu.seconds();
        Samples probe = Run.of(problem, contender.at(problem, tolerance), longest);
        double took = Cpu.seconds() - before;
        if (probe.states().size() == problem.times().length) {
          entries.add(new Entry(contender, tolerance, probe, took));
        } else if (took > longest) {
          running.remove(contender);
          said.accept(String.format(Locale.ROOT,
              "%s with %s at %.4e is given up after %.3g CPU seconds, at %s of %s, and left out from there.",
              problem.name(), contender.name(), tolerance, took, probe.outcome().time(), problem.end()));
        } else {
          said.accept(String.format(Locale.ROOT, "%s with %s at %.4e stops at %s: %s", problem.name(),
              contender.name(), tolerance, probe.outcome().time(), probe.outcome()));
        }
      }
      for (int round = 0; round < selection.runs(); round++) {
        for (Entry entry : entries) {
          entry.time(round);
        }
      }
      entries.forEach(entry -> {
        measured.accept(entry.measurement());
        entry.choices().ifPresent(said);
      });
    }
  }

  private void warmUp(Contender contender) {
    double end = Cpu.seconds() + WARM_UP;
    int next = 0;
    do {
      Run.of(problem, contender.at(problem, selection.tolerances().get(next)), WARM_UP);
      next = (next + 1) % selection.tolerances().size();
    } while (Cpu.seconds() < end);
  }

  /** A solver at a tolerance, with the times of its runs so far. */
  private final class Entry {
    private final Contender contender;
    private final double tolerance;
    private final Samples probe;
    private final Solver solver;
    private final int repeats;
    private final double[] seconds;
    private final boolean isMeasured;

    Entry(Contender contender, double tolerance, Samples probe, double took) {
      this.contender = contender;
      this.tolerance = tolerance;
      this.probe = probe;
      this.solver = contender.at(problem, tolerance);
      double once = took > ENOUGH ? took : warm();
      this.repeats = (int) Math.ceil(SHORTEST / Math.max(once, SHORTEST / MOST_REPEATS));
      int runs = Math.max(FEW, (int) Math.ceil(ENOUGH / once));
      this.seconds = new double[Math.min(runs, selection.runs())];
      this.isMeasured = took > VERY_LONG;
      if (isMeasured) {
        Arrays.fill(seconds, took);
      }
    }

    /** Runs for a while; the time of the last run. */
    private double warm() {
      double end = Cpu.seconds() + WARM_UP_AGAIN;
      double once;
      do {
        once = Cpu.seconds(this::solve, 1);
      } while (Cpu.seconds() < end);
      return once;
    }

    private void solve() {
      Run.of(problem, solver);
    }

    void time(int round) {
      if (!isMeasured && round < seconds.length) {
        seconds[round] = Cpu.seconds(this::solve, repeats);
      }
    }

    /** What the solver chose, and why. */
    Optional<String> choices() {
      Choices choices = probe.statistics().choices();
      return choices.isEmpty() ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
          "%s with %s at %.4e: %s", problem.name(), contender.name(), tolerance, choices));
    }

    Measurement measurement() {
      double[][] states = probe.states().toArray(double[][]::new);
      return new Measurement(problem.name(), contender.name(), tolerance, problem.error(states),
          Cpu.median(seconds), probe.statistics().evaluations(), probe.statistics().steps());
    }
  }
}
