package org.homeostat.control.noise;

import java.util.Arrays;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.VectorField;

/**
 * The steps of a run with noise. Between two of them the solution is where one shorter step along the path
 * leads from the first: as rough as the path is.
 */
final class NoisyTrack implements DenseOutput {
  private static final int FEW = 256;

  private final NoisyMethod method;
  private final VectorField field;
  private final int n;
  private double[] times;
  private double[] states;
  private int last;

  NoisyTrack(NoisyMethod method, VectorField field, double t0, double[] y0) {
    this.method = method;
    this.field = field;
    n = y0.length;
    times = new double[FEW];
    states = new double[FEW * n];
    put(t0, y0);
  }

  private void put(double t, double[] y) {
    times[last] = t;
    System.arraycopy(y, 0, states, last * n, n);
  }

  /** Keeps where a step has led. */
  void keep(double t, double[] y) {
    last++;
    if (last == times.length) {
      resize(2 * last);
    }
    put(t, y);
  }

  /** Gives back what was laid in for further steps. */
  void close() {
    resize(last + 1);
  }

  private void resize(int size) {
    times = Arrays.copyOf(times, size);
    states = Arrays.copyOf(states, Math.multiplyExact(size, n));
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
}
