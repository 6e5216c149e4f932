package org.homeostat.examples;

import java.time.Duration;
import java.util.List;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Event;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;

/**
 * How do I run a field that I wrote in Java, with events that change the state? A pulse generator of the
 * hypothalamus as a leaky integrator that fires: its charge u, as a share of the threshold, rises; at 1 it
 * falls to 0, and a dose of hormone h is released.
 *
 * <pre>
 * du/dt = (DRIVE - u)/TAU,   dh/dt = -log(2)/HALF_LIFE*h
 * </pre>
 */
public final class PulseGenerator {

  /** Assumed, so that a pulse comes about every hour. */
  static final double DRIVE = 1.5;

  /** In hours; assumed, with {@link #DRIVE}. */
  static final double TAU = 1;

  /** In hours; assumed: of the order of that of luteinising hormone. */
  static final double HALF_LIFE = 1;

  /** In IU/L; assumed. */
  static final double DOSE = 5;

  private static final double DAY = 24;

  private PulseGenerator() {}

  /** Lets it fire for a day, and says how often it did and between which levels the hormone goes. */
  public static void main(String[] args) {
    Event pulse = new Event("pulse", (t, y) -> y[0] - 1, Crossing.RISING, (t, y) -> {
      y[0] = 0;
      y[1] += DOSE;
      return true;
    });
    long latest = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    Monitor patience = (t, y) -> System.nanoTime() < latest;
    Problem day = new Problem(new Generator(), 0, new double[] {0, 0}, DAY, List.of(pulse));
    Solution run = Solver.nonStiff().solve(day, patience);

    double[] times = run.happened().stream().mapToDouble(Solution.Happening::time).toArray();
    double last = times[times.length - 1];
    System.out.println("In 24 hours:          " + run.outcome() + ", " + times.length + " pulses");
    System.out.println("From pulse to pulse:  " + Numbers.round(last - times[times.length - 2]) + " h");
    System.out.println("Hormone before one:   " + level(run, Math.nextDown(last)) + " IU/L");
    System.out.println("Hormone after it:     " + level(run, last) + " IU/L");
  }

  /** The hormone at a time; at that of a pulse, what the pulse has made of it. */
  private static String level(Solution run, double time) {
    return Numbers.round(run.dense().at(time)[1]);
  }

  /** The charge and the hormone. */
  private record Generator() implements VectorField {
    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = (DRIVE - y[0]) / TAU;
      dydt[1] = -Math.log(2) / HALF_LIFE * y[1];
    }
  }
}
