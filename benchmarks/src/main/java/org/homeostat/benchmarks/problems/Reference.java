package org.homeostat.benchmarks.problems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The true solution of a problem at its times, from {@code reference/<name>.csv} or, where that would be too
 * large to keep with the code, {@code $REFERENCES/<name>.csv}: comments after #, then a row
 * {@code t, states...} for each time. A row at time 0 is the start and left out.
 */
record Reference(double[] times, double[][] states) {

  /** Whether there is one for the problem of that name. */
  static boolean isThere(String name) {
    return source(name, folder()).isPresent();
  }

  /** The reference of a problem, which has its times and its states. */
  static Reference of(Problem problem) {
    return of(problem, folder());
  }

  /** The same, made ones being looked for in a folder. */
  static Reference of(Problem problem, Optional<Path> folder) {
    URL source = source(problem.name(), folder)
        .orElseThrow(() -> new IllegalArgumentException(Problems.notReady(problem.name())));
    List<double[]> rows = rows(source);
    double[] times = rows.stream().mapToDouble(row -> row[0]).toArray();
    double[][] states =
        rows.stream().map(row -> Arrays.copyOfRange(row, 1, row.length)).toArray(double[][]::new);
    int n = problem.start().length;
    if (!Arrays.equals(times, problem.times()) || !Arrays.stream(states).allMatch(y -> y.length == n)) {
      throw new IllegalArgumentException(source.getPath() + " does not hold " + n + " states at the times of "
          + problem.name() + ": remove it, and make it anew.");
    }
    return new Reference(times, states);
  }

  private static Optional<Path> folder() {
    return Optional.ofNullable(System.getenv("REFERENCES")).map(Path::of);
  }

  private static Optional<URL> source(String name, Optional<Path> folder) {
    String file = name + ".csv";
    return Optional.ofNullable(Reference.class.getResource("/org/homeostat/benchmarks/reference/" + file))
        .or(() -> folder.map(in -> in.resolve(file)).filter(Files::isRegularFile).map(Reference::url));
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<double[]> rows(URL source) {
    try (InputStream in = source.openStream()) {
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
