package org.homeostat.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.homeostat.benchmarks.problems.Problems;

/**
 * What accuracy costs: each solver on each problem at tolerances from 1e-4 to 1e-10. Prints one line for each
 * measurement, {@code problem solver tol err median_s evaluations steps}, which other programs read; what is
 * left out is said on the error stream.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar org.homeostat.benchmarks.WorkPrecision P1 P2 P3 P5
 * java -cp benchmarks/target/benchmarks.jar org.homeostat.benchmarks.WorkPrecision P1 --solvers tsit5
 * </pre>
 *
 * Several problems are measured one after the other, each in a JVM of its own.
 */
public final class WorkPrecision {
  private static final int MISUSED = 2;

  private WorkPrecision() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Selection selection;
    try {
      selection = Selection.of(args);
    } catch (IllegalArgumentException misuse) {
      return misused(misuse, System.err);
    }
    if (selection.problems().size() == 1) {
      return measure(args, System.out, System.err);
    }
    noteLater(selection, System.err);
    int status = 0;
    for (Selection each : selection.byProblem()) {
      List<String> own = new ArrayList<>(each.problems());
      own.addAll(each.options());
      status = Math.max(status, OwnJvm.run(WorkPrecision.class, own));
    }
    return status;
  }

  /** Measures in this JVM. The exit status: 2 if the arguments make no sense. */
  static int measure(String[] args, PrintStream out, PrintStream err) {
    try {
      Selection selection = Selection.of(args);
      noteLater(selection, err);
      if (selection.header()) {
        out.println(Measurement.HEADER);
      }
      for (String name : selection.problems()) {
        new Race(Problems.named(name), selection).run(
            measurement -> out.println(measurement.line()), err::println);
      }
      return 0;
    } catch (IllegalArgumentException misuse) {
      return misused(misuse, err);
    }
  }

  private static void noteLater(Selection selection, PrintStream err) {
    for (String name : selection.later()) {
      err.println("Left out: " + Problems.notReady(name));
    }
  }

  private static int misused(IllegalArgumentException misuse, PrintStream err) {
    err.println(misuse.getMessage());
    err.println(Selection.USAGE);
    return MISUSED;
  }
}
