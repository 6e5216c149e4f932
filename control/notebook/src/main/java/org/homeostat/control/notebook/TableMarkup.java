package org.homeostat.control.notebook;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.framing.ComparisonTable;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Sparkline;
import org.homeostat.control.simulate.Trajectory;

/** Runs as HTML tables. */
final class TableMarkup {
  private static final int SPARK_POINTS = 40;

  private TableMarkup() {}

  /** For each quantity of a run what it is, its first and its last value, and its course. */
  static String of(Trajectory run) {
    List<List<String>> rows = new ArrayList<>();
    for (Series series : run.table(evenly(run.end()))) {
      rows.add(row(run.model().quantity(series.name()), series));
    }
    String solving = run.solving();
    return Markup.paragraph(Markup.text(run.account()))
        + Markup.table(List.of("quantity", "unit", "meaning", "course", "first", "last"), rows, 4)
        + (solving.isEmpty() ? "" : Markup.paragraph(Markup.text(solving)));
  }

  private static List<String> row(Quantity quantity, Series series) {
    double[] values = series.values();
    return List.of(series.name(), quantity.unit().isDimensionless() ? "" : quantity.unit().toString(),
        quantity.meaning(), Sparkline.of(values), Numbers.round(values[0]),
        Numbers.round(values[values.length - 1]));
  }

  private static double[] evenly(double end) {
    double[] times = new double[SPARK_POINTS];
    for (int i = 0; i < times.length; i++) {
      times[i] = end*i/(times.length - 1);
    }
    return times;
  }

  /** Runs side by side: for each quantity a row for each model. */
  static String of(ComparisonTable table) {
    StringBuilder markup = new StringBuilder(Markup.table(table.heads(), table.rows(), 2));
    table.endings().forEach(ending -> markup.append(Markup.paragraph(Markup.text(ending))));
    return markup.toString();
  }
}
