package org.homeostat.examples;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.unit.Time.days;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Simulation;

/**
 * How do I write a delay, and learn how much lateness a loop bears? Fat that is lost in proportion to what it
 * is and to what it was D ago swings; the loop decays for D below {@code arccos(-p/a)/sqrt(a^2 - p^2)}, and
 * grows above.
 */
public final class DelayALoop {
  private static final double UNTIL = 1600;
  private static final double STEP = 0.02;

  private DelayALoop() {}

  /** What the library has as {@code leptin.reducedDelay}, its numbers rounded. */
  static Model loop() {
    return Model.of("fat with a late brake", time("d"),
        state("FM", 1, "g", "fat mass above its rest"),
        parameter("p", 0.0436, "1/d", "loss at once").positive(),
        parameter("a", 0.0804, "1/d", "loss that comes late").positive(),
        parameter("D", 30,     "d",   "how late").nonNegative(),
        equations("dFM/dt = -p*FM - a*delay(FM, D)"));
  }

  /** Lets it swing from both sides of the delay at which it neither decays nor grows. */
  public static void main(String[] args) {
    Model loop = loop();
    double frequency = Math.sqrt(Math.pow(loop.value("a"), 2) - Math.pow(loop.value("p"), 2));
    double critical = Math.acos(-loop.value("p") / loop.value("a")) / frequency;
    System.out.println(loop);
    System.out.println("Neither decays nor grows at D = " + Numbers.round(critical, 4)
        + " d, with a period of " + Numbers.round(2 * Math.PI / frequency, 4) + " d");
    for (double delay : new double[] {31, 33}) {
      double[] fat = Simulation.of(loop.let("D", delay)).until(days(UNTIL)).run().orThrow()
          .series("FM", grid()).values();
      List<Integer> peaks = peaks(fat);
      int first = peaks.get(1);
      int last = peaks.get(peaks.size() - 1);
      double span = (last - first) * STEP;
      double growth = Math.log(fat[last] / fat[first]) / span;
      System.out.println("D = " + Numbers.round(delay) + " d: " + peaks.size() + " peaks, "
          + Numbers.round(span / (peaks.size() - 2), 4) + " d apart, which "
          + (growth < 0 ? "decay" : "grow") + " at " + Numbers.round(Math.abs(growth), 2) + " per day");
    }
  }

  private static double[] grid() {
    return IntStream.rangeClosed(0, (int) (UNTIL / STEP))
        .mapToDouble(i -> Math.min(i * STEP, UNTIL)).toArray();
  }

  private static List<Integer> peaks(double[] course) {
    List<Integer> peaks = new ArrayList<>();
    for (int i = 1; i + 1 < course.length; i++) {
      if (course[i] > course[i - 1] && course[i] >= course[i + 1]) {
        peaks.add(i);
      }
    }
    return peaks;
  }
}
