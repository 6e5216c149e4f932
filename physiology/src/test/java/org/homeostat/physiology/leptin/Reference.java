package org.homeostat.physiology.leptin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A trajectory from another program: times in days, and a column for each quantity under our name. */
record Reference(double[] times, Map<String, double[]> columns) {

  private static final Map<String, String> NAMES = Map.of(
      "leptin_plasma_ng_ml", "L", "fat_g", "FM", "body_g", "BM", "leptin_brain_ng_g", "Lb",
      "food_g_day", "FI", "ee_kcal_day", "EE");

  static Reference read(String resource) {
    List<String[]> rows;
    try (var reader = new BufferedReader(
        new InputStreamReader(Reference.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      rows = reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(",")).toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    String[] head = rows.get(0);
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int k = 1; k < head.length; k++) {
      columns.put(NAMES.get(head[k]), column(rows, k));
    }
    return new Reference(column(rows, 0), columns);
  }

  private static double[] column(List<String[]> rows, int k) {
    return rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[k])).toArray();
  }
}
