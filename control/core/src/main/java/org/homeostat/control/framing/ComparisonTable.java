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

/** Runs side by side: for each quantity, a row for each model. Printed, it is text for a terminal. */
public final class ComparisonTable {
  private static final int MOST_COLUMNS = 6;
  private static final int SPARK_POINTS = 24;
  private static final int DIGITS = 7;

  private final List<String> heads;
  private final List<List<String>> rows;
  private final List<String> endings;

  private ComparisonTable(List<String> heads, List<List<String>> rows, List<String> endings) {
    this.heads = List.copyOf(heads);
    this.rows = List.copyOf(rows);
    this.endings = List.copyOf(endings);
  }

  static ComparisonTable of(Comparison study, String... names) {
    List<Double> times = times(study);
    Unit timeUnit = study.models().get(0).timeUnit();
    String unit = timeUnit.isDimensionless() ? "" : " " + timeUnit;
    List<String> heads = new ArrayList<>(List.of("at", ""));
    times.forEach(t -> heads.add(Numbers.round(t) + unit));
    heads.add("");
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      checkName(study, name);
      study.trajectories().stream().filter(run -> run.names().contains(name))
          .forEach(run -> rows.add(row(run, name, times)));
    }
    return new ComparisonTable(heads, rows, study.trajectories().stream()
        .filter(run -> run.end() < run.until()).map(Trajectory::ending).toList());
  }

  private static List<String> row(Trajectory run, String name, List<Double> times) {
    Unit unit = run.model().quantity(name).unit();
    List<String> row = new ArrayList<>();
    row.add(name + (unit.isDimensionless() ? "" : " (" + unit + ")"));
    row.add(run.model().name());
    times.forEach(t -> row.add(t <= run.end() ? Numbers.digits(run.at(t, name), DIGITS) : "-"));
    row.add(Sparkline.of(run.series(name, spark(run)).values()));
    return row;
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

  /** What the columns are: a quantity, a model, times, and the course, which has no head. */
  public List<String> heads() {
    return heads;
  }

  /** The cells of each row, under {@link #heads}. */
  public List<List<String>> rows() {
    return rows;
  }

  /** Of each run that ended early, how. */
  public List<String> endings() {
    return endings;
  }

  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row.get(1).length()).max().orElse(0);
    StringBuilder text = new StringBuilder(line(heads, width));
    rows.forEach(row -> text.append("\n").append(line(row, width)));
    endings.forEach(ending -> text.append("\n").append(ending));
    return text.toString();
  }

  private static String line(List<String> cells, int width) {
    StringBuilder line =
        new StringBuilder(String.format("%-16s  %-" + Math.max(1, width) + "s", cells.get(0), cells.get(1)));
    int last = cells.size() - 1;
    cells.subList(2, last).forEach(cell -> line.append(String.format("%11s", cell)));
    return line.append(cells.get(last).isEmpty() ? "" : "  " + cells.get(last)).toString();
  }
}
