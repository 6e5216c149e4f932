package org.homeostat.benchmarks.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The true solution of a problem at its times, from {@code reference/<name>.csv}: comments after #, then a
 * row {@code t, states...} for each time. A row at time 0 is the start and left out.
 */
record Reference(double[] times, double[][] states) {

  /** The reference of a problem, which has its times and its states. */
  static Reference of(Problem problem) {
    String path = "/org/homeostat/benchmarks/reference/" + problem.name() + ".csv";
    List<double[]> rows = rows(path);
    double[] times = rows.stream().mapToDouble(row -> row[0]).toArray();
    double[][] states =
        rows.stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toArray(double[][]::new);
    int n = problem.start().length;
    if (!Arrays.equals(times, problem.times()) || !Arrays.stream(states).allMatch(y -> y.length == n)) {
      throw new AssertionError(path + " does not hold " + n + " states at the times of " + problem.name());
    }
    return new Reference(times, states);
  }

  private static List<double[]> rows(String path) {
    try (InputStream in = Reference.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new AssertionError("there is no " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .filter(row -> row[0] > 0)
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
