package org.homeostat.control.simulate;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A trajectory as comma-separated values, every number as the shortest decimal that is the same double. */
final class Csv {
  private Csv() {}

  static void write(Trajectory trajectory, double[] times, Writer out) throws IOException {
    List<Series> table = trajectory.table(times);
    StringBuilder line = new StringBuilder("t (" + trajectory.model().timeUnit() + ")");
    table.forEach(series ->
        line.append(',').append(series.name()).append(" (").append(series.unit()).append(')'));
    out.append(line).append('\n');
    List<double[]> columns = table.stream().map(Series::values).toList();
    for (int i = 0; i < times.length; i++) {
      out.append(Double.toString(times[i]));
      for (double[] column : columns) {
        out.append(',').append(Double.toString(column[i]));
      }
      out.append('\n');
    }
  }
}
