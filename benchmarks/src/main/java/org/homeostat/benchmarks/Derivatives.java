package org.homeostat.benchmarks;

import java.util.concurrent.TimeUnit;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
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
 * What it costs that a problem is text: its rates, and its rates with the Jacobian and the derivative by
 * time, at points along the solution, as the model compiles them and as they are written by hand in Java.
 *
 * <pre>
 * ns per call                          text    text, one run    by hand
 * P1  rates                            40.2     41.2             37.1
 *     rates twice at one time          92.9     59.3             78.9
 *     with Jacobian and df/dt          83.1     67.2             82.0
 * P2  rates                            76.6     74.4             81.7
 *     rates twice at one time         142.8    117.3            139.6
 *     with Jacobian and df/dt         117.0    111.8            132.4
 *
 * 2026-11-23, two cores of an AMD EPYC, Linux, JDK 17.0.15; one fork, errors 10 to 40 %
 * </pre>
 *
 * Interleaved in one process, text takes 0.98 to 1.11 of the time by hand for the rates of P1, 0.95 to 0.97
 * for those of P2, and 0.98 and 0.85 with the Jacobian ({@link Overhead}; several runs). The replicated
 * network of P3 takes 6.8 ns a unit and by hand 6.6 for its rates in one run, at 100 units as at 10000; with
 * the Jacobian 17 to 19 and 13 ns, as the rule for v/sqrt(1 + v^2) divides twice more than a derivative
 * simplified by hand. A whole run of P3-100 takes 1.03 of the time by hand.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar Derivatives -p problem=P1,P2
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class Derivatives {
  /** The problem's name. */
  @Param({"P1", "P2", "rober", "hires", "vdp"})
  public String problem;

  /** Whose derivatives: the model's, the model's for one run, or those written by hand. */
  @Param({"text", "textForOneRun", "byHand"})
  public String field;

  private VectorField measured;
  private Points points;
  private double[] rates;
  private double[] all;
  private int next;

  /** Solves the problem once, for the points. */
  @Setup
  public void prepare() {
    Problem solved = Problems.named(problem);
    int n = solved.start().length;
    points = Points.along(solved);
    rates = new double[n];
    measured = switch (field) {
      case "text" -> solved.field();
      case "textForOneRun" -> solved.field().forOneRun();
      default -> solved.byHand().orElseThrow();
    };
    all = new double[n + measured.sparsity().size() + n];
  }

  /** One evaluation of the rates. */
  @Benchmark
  public double[] rates() {
    next = (next + 1) % points.count();
    measured.derivatives(points.t()[next], points.y()[next], rates);
    return rates;
  }

  /** The rates twice at one time: what a field for one run may do quicker. */
  @Benchmark
  public double[] ratesTwiceAtOneTime() {
    next = (next + 1) % (points.count() - 1);
    measured.derivatives(points.t()[next], points.y()[next], rates);
    measured.derivatives(points.t()[next], points.y()[next + 1], rates);
    return rates;
  }

  /** The rates, the Jacobian and the derivative by time. */
  @Benchmark
  public double[] linearize() {
    next = (next + 1) % points.count();
    measured.linearize(points.t()[next], points.y()[next], all);
    return all;
  }
}
