package org.homeostat.examples;

import static org.homeostat.control.unit.Time.days;

import java.util.Comparator;
import java.util.List;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;

/** What does a quantity depend on, and how strongly? */
public final class AskWhatMatters {
  private AskWhatMatters() {}

  /** Asks of a mouse on a rich diet which of its parameters its fat depends on, and when. */
  public static void main(String[] args) {
    Simulation diet =
        Simulation.of(LeptinLoop.feedback()).under(LeptinProtocols.diet()).until(days(200));
    Sensitivities found = Sensitivity.of(diet).toAll();
    Model model = diet.model();

    System.out.println("By how many percent does fat mass change with one percent of each parameter,");
    System.out.println("after a week of the diet, and after 200 days?");
    for (String name : strongestFirst(found)) {
      System.out.println(String.format("  %-8s %9s %9s   %s", name, percent(found, 7, name),
          percent(found, 200, name), model.quantity(name).meaning()));
    }
  }

  private static List<String> strongestFirst(Sensitivities found) {
    return found.variables().stream()
        .filter(name -> found.relative(found.end(), "FM", name) != 0)
        .sorted(Comparator.comparingDouble(name -> -Math.abs(found.relative(found.end(), "FM", name))))
        .toList();
  }

  private static String percent(Sensitivities found, double day, String name) {
    return Numbers.round(found.relative(day, "FM", name), 3);
  }
}
