package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Sparkline;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/** Runs side by side as text for a terminal: for each quantity, a row for each model. */
public final class ComparisonTable {
  private static final int MOST_COLUMNS = 6;
  private static final int SPARK_POINTS = 24;
  private static final int DIGITS = 7;

  private final String text;

  private ComparisonTable(String text) {
    this.text = text;
  }

  static ComparisonTable of(Comparison study, String... names) {
    List<Double> times = times(study);
    Unit timeUnit = study.models().get(0).timeUnit();
    String unit = timeUnit.isDimensionless() ? "" : " " + timeUnit;
    int width = study.models().stream().mapToInt(model -> model.name().length()).max().orElse(0);
    StringBuilder text = new StringBuilder(String.format("%-" + (width + 18) + "s", "at"));
    times.forEach(t -> text.append(String.format("%11s", Numbers.round(t) + unit)));
    for (String name : names) {
      checkName(study, name);
      for (Trajectory run : study.trajectories()) {
        if (run.names().contains(name)) {
          text.append("\n").append(row(run, name, times, width));
        }
      }
    }
    study.trajectories().stream().filter(run -> run.end() < run.until())
        .forEach(run -> text.append("\n").append(run.ending()));
    return new ComparisonTable(text.toString());
  }

  private static String row(Trajectory run, String name, List<Double> times, int width) {
    String quantity = name + (run.model().quantity(name).unit().isDimensionless() ? ""
        : " (" + run.model().quantity(name).unit() + ")");
    StringBuilder line = new StringBuilder(
        String.format("%-16s  %-" + width + "s", quantity, run.model().name()));
    for (double t : times) {
      line.append(String.format("%11s", t <= run.end() ? Numbers.digits(run.at(t, name), DIGITS) : "-"));
    }
    return line.append("  ").append(Sparkline.of(run.series(name, spark(run)).values())).toString();
  }

  private static double[] spark(Trajectory run) {
    double[] times = new double[SPARK_POINTS];
    for (int i = 0; i < times.length; i++) {
      times[i] = run.end() * i / (times.length - 1);
    }
    return times;
  }

  private static List<Double> times(Comparison study) {
    TreeSet<Double> times = new TreeSet<>(study.protocol().boundaries(study.models().get(0).timeUnit()));
    times.add(0.0);
    times.add(study.until());
    List<Double> shown = new ArrayList<>(times.headSet(study.until(), true));
    while (shown.size() > MOST_COLUMNS) {
      shown.remove(shown.size() / 2);
    }
    return shown;
  }

  private static void checkName(Comparison study, String name) {
    List<String> known =
        study.trajectories().stream().flatMap(run -> run.names().stream()).distinct().toList();
    if (!known.contains(name)) {
      throw new ModelException("the comparison", "there is no '" + name + "' in any of the models."
          + Nearest.of(name, known).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
