package org.homeostat.benchmarks;

import java.util.concurrent.TimeUnit;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
import org.homeostat.control.solve.Samples;
import org.homeostat.control.solve.Solver;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One run, and by the counters beside it one step and one evaluation. The line {@code run:steps} is the time
 * of a run over its accepted steps: a step with its evaluations, its step control, its share of the steps
 * that were rejected and of the states given out. The method's part of that alone cannot be had: single steps
 * are no part of the library's surface. With {@code -prof gc} the bytes that a run allocates are told
 * too; divide by its steps.
 *
 * <pre>
 * rtol 1e-6                 a run, ms    per step, ns    per evaluation, ns    bytes a run
 * P1  tsit5                   6.34           306               50                16,900
 *     vern7                   7.93           502               49                17,600
 *     rodas5p                12.2            533               65                19,800
 * P2  rodas5p                24.7            899              111                23,100
 *
 * 2026-11-23, two cores of an AMD EPYC, Linux, JDK 17.0.15; one fork (vern7's run from Overhead)
 * </pre>
 *
 * The bytes are the run's arrays and samples; they do not grow with the number of steps. Over the
 * evaluations alone, at their cost in a hot loop, a run on P1 takes 1.29 with tsit5 and vern7 each (1.39
 * for tsit5 in other runs), and 1.50 with rodas5p, most of the rest its linear algebra ({@link Overhead}).
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar OneRun -p problem=P1 -p method=tsit5,vern7 -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class OneRun {
  private static final double RTOL = 1e-6;

  /** The problem's name. */
  @Param({"P1", "P2"})
  public String problem;

  /** The method's short name; a non-stiff one takes very long on P2. */
  @Param({"rodas5p"})
  public String method;

  private Problem solved;
  private Solver solver;

  /** What the time is divided by for the cost of one of each. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counted {
    /** Accepted steps. */
    public long steps;
    /** Calls of the right-hand side. */
    public long evaluations;
  }

  /** Makes the solver. */
  @Setup
  public void prepare() {
    solved = Problems.named(problem);
    solver = Solver.named(method).with(solved.tolerance(RTOL));
  }

  /** A run with the states at the problem's times. */
  @Benchmark
  public Samples run(Counted counted) {
    Samples samples = Run.of(solved, solver);
    counted.steps += samples.statistics().steps();
    counted.evaluations += samples.statistics().evaluations();
    return samples;
  }
}
