package org.homeostat.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
import org.homeostat.control.solve.Samples;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;

/**
 * What a run costs beyond the field it evaluates, and what a field costs beyond the same written by hand:
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar org.homeostat.benchmarks.Overhead P1 P2
 * </pre>
 *
 * prints, for each problem that is text (all of them, if none is named), in a JVM of its own:
 * <ul>
 *   <li>of each method of ours that suits the problem, the time of a run at a tolerance of 1e-6 over that of
 *       its evaluations alone, in a hot loop; evaluations with a Jacobian count as such. The run evaluates
 *       the field {@link VectorField#forOneRun for one run}, which remembers what depends on time alone; the
 *       hot loop the field as it is, at times that all differ;
 *   <li>of each method, the bytes allocated for each accepted step: those of a whole run less those of a run
 *       over half the time, over the steps between;
 *   <li>the time of the text over that of the hand-written Java, for the rates, for all that a stiff method
 *       needs, and for a run with the method that the line names: {@link Solver#stiff} where the problem is
 *       stiff, else {@link Solver#nonStiff}.
 * </ul>
 *
 * Times are thread CPU seconds, medians of runs that alternate.
 */
public final class Overhead {
  private static final double TOLERANCE = 1e-6;
  private static final double WARM_UP = 1;
  private static final int RUNS = 15;
  private static final double SHORTEST = 5e-3;
  private static final List<String> OURS = List.of("tsit5", "vern7", "rodas5p");
  private static final List<String> TEXTS = List.of("P1", "P2", "P3-10", "P3-100", "rober", "hires", "vdp");
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Problem problem;
  private final Points points;
  private final PrintStream out;
  private double used;

  private Overhead(Problem problem, PrintStream out) {
    this.problem = problem;
    this.points = Points.along(problem);
    this.out = out;
  }

  public static void main(String[] args) {
    List<String> names = args.length > 0 ? List.of(args) : TEXTS;
    for (String name : names) {
      if (!TEXTS.contains(name)) {
        System.err.println(
            "'" + name + "' is none of the problems that are text: " + String.join(", ", TEXTS) + ".");
        System.exit(2);
      }
    }
    if (names.size() == 1) {
      new Overhead(Problems.named(names.get(0)), System.out).print();
    } else {
      names.forEach(name -> OwnJvm.run(Overhead.class, List.of(name)));
    }
  }

  private void print() {
    for (Contender contender : Contender.suiting(problem)) {
      if (OURS.contains(contender.name())) {
        printRun(contender);
      }
    }
    printTextAgainstHand();
    if (Double.isNaN(used)) {
      out.println("# a rate was NaN");
    }
  }

  private void printRun(Contender contender) {
    Solver solver = contender.at(problem, TOLERANCE);
    VectorField field = problem.field();
    var cost = Run.of(problem, solver).statistics();
    double[][] rates = Points.room(size());
    double[][] all = Points.room(linearized());
    double[] medians = medians(
        () -> Run.of(problem, solver).states().get(0)[0],
        () -> points.rates(field, rates),
        () -> points.linearizations(field, all));
    long plain = cost.evaluations() - cost.jacobians();
    double alone = (plain * medians[1] + cost.jacobians() * medians[2]) / points.count();
    line("%s %s: run %.4g s; alone %.4g s, %d evaluations of %.4g ns and %d with Jacobian of %.4g ns;"
            + " ratio %.3f; %.3f bytes a step",
        problem.name(), contender.name(), medians[0], alone, plain, 1e9 * medians[1] / points.count(),
        cost.jacobians(), 1e9 * medians[2] / points.count(), medians[0] / alone, bytesPerStep(solver));
  }

  /** Each run gives a state at its end alone, so what both allocate outside their steps cancels. */
  private double bytesPerStep(Solver solver) {
    Cost half = leastCost(solver, problem.end() / 2);
    Cost whole = leastCost(solver, problem.end());
    return (whole.bytes - half.bytes) / (double) (whole.steps - half.steps);
  }

  /** Code that is compiled anew meanwhile may allocate more. */
  private Cost leastCost(Solver solver, double end) {
    return IntStream.range(0, RUNS).mapToObj(run -> cost(solver, end))
        .min(Comparator.comparingLong(Cost::bytes)).orElseThrow();
  }

  private record Cost(long bytes, long steps) {}

  private Cost cost(Solver solver, double end) {
    double[] start = problem.start();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    Samples samples = solver.sample(problem.field(), 0, start, end);
    return new Cost(THREADS.getCurrentThreadAllocatedBytes() - before, samples.statistics().steps());
  }

  private void printTextAgainstHand() {
    VectorField text = problem.field();
    VectorField byHand = problem.byHand().orElseThrow();
    double[][] rates = Points.room(size());
    double[][] all = Points.room(linearized());
    Solver solver = (problem.isStiff() ? Solver.stiff() : Solver.nonStiff())
        .with(problem.tolerance(TOLERANCE));
    printRatio("rates", medians(() -> points.rates(text, rates), () -> points.rates(byHand, rates)),
        points.count());
    printRatio("rates, Jacobian and derivative by time",
        medians(() -> points.linearizations(text, all), () -> points.linearizations(byHand, all)),
        points.count());
    printRatio("run, " + solver, medians(() -> end(solver, text), () -> end(solver, byHand)), 1);
  }

  private double end(Solver solver, VectorField field) {
    return solver.sample(field, 0, problem.start(), problem.times()).states().get(0)[0];
  }

  private void printRatio(String what, double[] medians, int count) {
    line("%s %s: text %.4g ns, by hand %.4g ns, ratio %.3f", problem.name(), what,
        1e9 * medians[0] / count, 1e9 * medians[1] / count, medians[0] / medians[1]);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private int size() {
    return problem.start().length;
  }

  /** The numbers of a linearization, of whichever field gives more. */
  private int linearized() {
    int entries = Stream.concat(Stream.of(problem.field()), problem.byHand().stream())
        .mapToInt(field -> field.sparsity().size()).max().orElseThrow();
    return size() + entries + size();
  }

  /** The median time of each action, all of them warm and in turn. */
  private double[] medians(DoubleSupplier... actions) {
    int[] repeats = Arrays.stream(actions).mapToInt(this::warmUp).toArray();
    double[][] seconds = new double[actions.length][RUNS];
    for (int run = 0; run < RUNS; run++) {
      for (int i = 0; i < actions.length; i++) {
        seconds[i][run] = seconds(actions[i], repeats[i]);
      }
    }
    return Arrays.stream(seconds).mapToDouble(Cpu::median).toArray();
  }

  /** How often an action is to be repeated for a time that can be measured. */
  private int warmUp(DoubleSupplier action) {
    double end = Cpu.seconds() + WARM_UP;
    double once;
    do {
      once = seconds(action, 1);
    } while (Cpu.seconds() < end);
    return (int) Math.max(1, Math.ceil(SHORTEST / Math.max(once, 1e-6)));
  }

  private double seconds(DoubleSupplier action, int repeats) {
    return Cpu.seconds(() -> used += action.getAsDouble(), repeats);
  }
}
