package org.homeostat.control.noise;

import java.util.Arrays;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.VectorField;

/**
 * The steps of a run with noise. Between two of them the solution is where one shorter step along the path
 * leads from the first: as rough as the path is.
 */
final class NoisyTrack implements DenseOutput {
  private static final long FEW = 256;

  private final NoisyMethod method;
  private final int n;
  private final long most;
  private VectorField field;
  private double[] times;
  private double[] states;
  private int last;

  NoisyTrack(NoisyMethod method, Problem problem) {
    this.method = method;
    field = problem.field();
    n = problem.y0().length;
    most = 2 + (long) Math.ceil((problem.t1() - problem.t0()) / method.h());
    times = new double[0];
    states = new double[0];
    resize(Math.min(FEW, most));
    put(problem.t0(), problem.y0());
  }

  private void put(double t, double[] y) {
    times[last] = t;
    System.arraycopy(y, 0, states, last * n, n);
  }

  /** Keeps where a step has led. */
  void keep(double t, double[] y) {
    last++;
    if (last == times.length) {
      resize(Math.max(last + 1, Math.min(2L * last, most)));
    }
    put(t, y);
  }

  /** Gives back what was laid in for further steps; that is the field on all of these. */
  void close(VectorField behind) {
    resize(last + 1);
    field = behind;
  }

  private void resize(long size) {
    times = Arrays.copyOf(times, Math.toIntExact(size));
    states = Arrays.copyOf(states, Math.toIntExact(size * n));
  }

  @Override
  public double from() {
    return times[0];
  }

  @Override
  public double to() {
    return times[last];
  }

  @Override
  public double[] at(double t) {
    if (!(t >= from() && t <= to())) {
      throw new IllegalArgumentException(
          "The solution is known from " + from() + " to " + to() + ", not at " + t + ".");
    }
    int place = Arrays.binarySearch(times, 0, last + 1, t);
    int step = place >= 0 ? place : -place - 2;
    double[] y = Arrays.copyOfRange(states, step * n, (step + 1) * n);
    if (t == times[step]) {
      return y;
    }
    double[] next = new double[n];
    method.strides(field).make(times[step], y, t, next);
    return next;
  }

  @Override
  public double[] steps() {
    return Arrays.copyOf(times, last + 1);
  }
}
