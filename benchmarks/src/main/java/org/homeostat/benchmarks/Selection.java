package org.homeostat.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
import org.homeostat.control.solve.Tolerance;

/**
 * What {@link WorkPrecision} is asked to measure.
 *
 * @param problems names of problems that are ready
 * @param later names of problems that are not ready, and left out
 * @param solvers empty for those that suit each problem
 * @param runs how many runs the median is of
 * @param header whether the first line names the fields
 */
record Selection(List<String> problems, List<String> later, List<Contender> solvers,
    List<Double> tolerances, int runs, boolean header) {

  static final String USAGE =
      "usage: WorkPrecision <problem>... [--solvers a,b] [--tol 1e-6,1e-9] [--runs 9] [--no-header]";
  private static final int RUNS = 9;
  /** 1e-4 to 1e-11 in half decades. */
  private static final List<Double> HALF_DECADES =
      IntStream.rangeClosed(8, 22).mapToObj(k -> Math.pow(10, -k / 2.0)).toList();

  /** Reads a command line; what is wrong with it is said by an {@link IllegalArgumentException}. */
  static Selection of(String... words) {
    List<String> problems = new ArrayList<>();
    List<String> later = new ArrayList<>();
    List<Contender> solvers = List.of();
    List<Double> tolerances = HALF_DECADES;
    int runs = RUNS;
    boolean header = true;
    for (Iterator<String> rest = Arrays.asList(words).iterator(); rest.hasNext();) {
      String word = rest.next();
      switch (word) {
        case "--solvers" -> solvers = list(word, rest).stream().map(Contender::named).toList();
        case "--tol" -> tolerances = list(word, rest).stream().map(Selection::tolerance).toList();
        case "--runs" -> runs = count(argument(word, rest));
        case "--no-header" -> header = false;
        default -> add(word, problems, later);
      }
    }
    if (problems.isEmpty()) {
      throw new IllegalArgumentException(later.isEmpty()
          ? "Name a problem to measure, or several." : Problems.notReady(later.get(0)));
    }
    return new Selection(problems, later, solvers, tolerances, runs, header);
  }

  private static void add(String word, List<String> problems, List<String> later) {
    if (word.startsWith("-")) {
      throw new IllegalArgumentException("There is no option " + word + ".");
    }
    for (String name : Problems.expand(word)) {
      (Problems.isReady(name) ? problems : later).add(name);
    }
  }

  private static String argument(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " is followed by nothing.");
    }
    return rest.next();
  }

  private static List<String> list(String option, Iterator<String> rest) {
    String text = argument(option, rest);
    List<String> items = List.of(text.split(",", -1));
    if (items.contains("")) {
      throw new IllegalArgumentException(
          option + " '" + text + "' leaves a place empty: give one or several with one comma between them.");
    }
    return items;
  }

  private static double tolerance(String text) {
    try {
      double tolerance = Double.parseDouble(text);
      if (tolerance >= Tolerance.SMALLEST && tolerance < 1) {
        return tolerance;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new IllegalArgumentException("The tolerance '" + text + "' is not a number between 1e-14 and 1.");
  }

  private static int count(String text) {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("The number of runs '" + text + "' is not a whole number above 0.");
    }
    return Integer.parseInt(text);
  }

  /** The command line without the problems, in full. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    if (!solvers.isEmpty()) {
      options.addAll(List.of("--solvers", String.join(",", solvers.stream().map(Contender::name).toList())));
    }
    options.addAll(List.of("--tol", String.join(",", tolerances.stream().map(String::valueOf).toList())));
    options.addAll(List.of("--runs", String.valueOf(runs)));
    if (!header) {
      options.add("--no-header");
    }
    return options;
  }

  /** The same with one problem each, ready ones alone; no header but before the first. */
  List<Selection> byProblem() {
    return IntStream.range(0, problems.size()).mapToObj(i -> new Selection(
        List.of(problems.get(i)), List.of(), solvers, tolerances, runs, header && i == 0)).toList();
  }

  /** The solvers to measure on a problem. */
  List<Contender> contenders(Problem problem) {
    return solvers.isEmpty() ? Contender.suiting(problem) : solvers;
  }
}
