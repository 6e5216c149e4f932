package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.progress.Job;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Past;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;

/** The step response of a delayed system, integrated with its delays from a past of zeros. */
final class DelayedCourse implements Course {

  /** The slowest mode is followed until it has fallen by this many powers of e. */
  private static final double LASTING = 26;

  private static final double RTOL = 1e-11;
  private static final int MOST = 40_000;

  /** In one radian or time constant, and in one lag. */
  private static final double DENSITY = 10;

  /** Fewer sums of lags are looked at for jumps. */
  private static final int JUMPS = 4000;

  private final SteppedField field;
  private final double[] lags;
  private final Solution run;
  private final Past signals;
  private final double[] times;

  DelayedCourse(LinearSystem system, CharacteristicRoots roots) {
    field = new SteppedField(system);
    lags = system.lags();
    double end = LASTING / -roots.growth() + 2 * Arrays.stream(lags).sum();
    int terms = lags.length;
    Past before = Past.of(Double.NEGATIVE_INFINITY, t -> new double[terms], t -> new double[terms],
        new Past.Breaking(0, 0));
    Problem problem =
        new Problem(field, 0, new double[field.dimension()], end, List.of(), Optional.of(before));
    run = Solver.auto().rtol(RTOL).solve(problem, Monitor.NONE);
    Job.check();
    if (run.outcome() instanceof Outcome.Stopped stopped) {
      throw new ArithmeticException("the step response could not be integrated: " + stopped);
    }
    signals = run.past().orElseThrow();
    times = times(end, roots);
  }

  private double[] times(double end, CharacteristicRoots roots) {
    double rate = roots.roots().stream().filter(root -> root.getRealPart() > 3 * roots.growth())
        .mapToDouble(Complex::norm).max().orElse(0);
    double fastest = Math.max(rate, 1 / Arrays.stream(lags).min().orElse(end));
    int count = (int) Math.min(MOST, Math.ceil(end * fastest * DENSITY));
    TreeSet<Double> all = new TreeSet<>(List.of(0.0));
    for (double jump = 0; jump < end && all.size() < JUMPS; ) {
      for (double lag : lags) {
        all.add(jump + lag);
      }
      Double next = all.higher(jump);
      jump = next == null ? end : next;
    }
    all.removeIf(t -> t > end);
    IntStream.rangeClosed(1, count).forEach(i -> all.add(end * i / count));
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  @Override
  public double at(double t) {
    return field.output(point(t, false));
  }

  /** The derivative is linear in those of the states and terms, without the part that is constant. */
  @Override
  public double slope(double t) {
    double[] rates = point(t, true);
    field.rates(point(t, false), rates);
    return field.output(rates) - field.output(new double[rates.length]);
  }

  /** The states and, behind them, the terms or their derivatives. */
  private double[] point(double t, boolean moving) {
    double[] x = run.dense().at(t);
    double[] w = Arrays.copyOf(x, x.length + lags.length);
    for (int k = 0; k < lags.length; k++) {
      w[x.length + k] = moving ? signals.rate(k, t - lags[k]) : signals.signal(k, t - lags[k]);
    }
    return w;
  }
}
