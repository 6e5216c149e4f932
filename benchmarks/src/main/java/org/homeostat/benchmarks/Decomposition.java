package org.homeostat.benchmarks;

import java.util.concurrent.TimeUnit;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.solve.VectorField;
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
 * The linear algebra of a step of a stiff method: one decomposition of {@code s*I - J}, and one solution with
 * it, by the solver that the model brings and by the dense one that a hand-written field has.
 *
 * <pre>
 * ns                                    P1: model    dense    P2: model    dense
 * a decomposition                          32.9       86.6       32.2      176.5
 * a solution                                5.5       33.6        9.0       51.5
 * a step: one and eight                    77.1      358        102.5      588
 *
 * 2026-11-23, two cores of an AMD EPYC, Linux, JDK 17.0.15; one fork
 * </pre>
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Decomposition
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Decomposition {
  /** About 1/(h*gamma) of a step of a minute, in units of 1/h. */
  private static final double SHIFT = 300;

  /** The problem's name. */
  @Param({"P1", "P2", "rober", "hires", "vdp"})
  public String problem;

  /** Whose solver: the model's, or the dense one. */
  @Param({"model", "dense"})
  public String solver;

  private LinearSolver measured;
  private double[][] jacobians;
  private double[] right;
  private double[] solution;
  private int next;

  /** Solves the problem once, for the Jacobians along it. */
  @Setup
  public void prepare() {
    Problem solved = Problems.named(problem);
    VectorField field = solver.equals("model") ? solved.field() : solved.byHand().orElseThrow();
    measured = field.linearSolver();
    int n = field.dimension();
    Points points = Points.along(solved);
    jacobians = new double[points.count()][n * n];
    for (int k = 0; k < points.count(); k++) {
      field.jacobian(points.t()[k], points.y()[k], jacobians[k]);
    }
    right = solved.start();
    solution = new double[n];
    if (!decompose()) {
      throw new AssertionError("the matrix of " + problem + " is singular");
    }
  }

  /** A decomposition. */
  @Benchmark
  public boolean decompose() {
    next = (next + 1) % jacobians.length;
    return measured.decompose(SHIFT, jacobians[next], 0);
  }

  /** A solution with the last decomposition. */
  @Benchmark
  public double[] solve() {
    measured.solve(right, solution);
    return solution;
  }

  /** What Rodas5P does in a step: a decomposition and eight solutions. */
  @Benchmark
  public double[] step() {
    decompose();
    for (int stage = 0; stage < 8; stage++) {
      measured.solve(right, solution);
    }
    return solution;
  }
}
