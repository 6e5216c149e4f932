package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The accepted steps of a {@link Kernel}, kept as dense output; step after step in blocks of numbers. */
final class Track implements DenseOutput, March.Keeper {

  /** Steps in a block. */
  private static final int BLOCK = 256;

  private final int dimension;
  private final double from;
  private Kernel.Interpolant interpolant;
  private int width;
  private final List<double[]> blocks = new ArrayList<>();
  private double[] starts = new double[BLOCK];
  private double[] lengths = new double[BLOCK];
  private int count;
  private double to;
  private double[] last;

  Track(double from, double[] start) {
    this.from = from;
    this.to = from;
    this.dimension = start.length;
    this.last = start.clone();
  }

  @Override
  public void begin(Kernel kernel) {
    interpolant = kernel.interpolant();
    width = kernel.kept();
  }

  @Override
  public void keep(Kernel kernel, double t0, double t1, double end, double[] state) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
    }
    if (count % BLOCK == 0) {
      blocks.add(new double[BLOCK * width]);
    }
    starts[count] = t0;
    lengths[count] = t1 - t0;
    kernel.keep(blocks.get(count / BLOCK), count % BLOCK * width);
    count++;
    to = end;
    System.arraycopy(state, 0, last, 0, dimension);
  }

  /** Gives back what was laid in for further steps: a run of many pieces has as many tracks. */
  void close() {
    starts = Arrays.copyOf(starts, count);
    lengths = Arrays.copyOf(lengths, count);
    int begun = count % BLOCK;
    if (begun > 0) {
      int block = blocks.size() - 1;
      blocks.set(block, Arrays.copyOf(blocks.get(block), begun * width));
    }
  }

  @Override
  public long most() {
    return Steps.MOST;
  }

  @Override
  public double from() {
    return from;
  }

  @Override
  public double to() {
    return to;
  }

  @Override
  public double[] at(double t) {
    if (!(t >= from && t <= to)) {
      throw new IllegalArgumentException(
          "The solution is known from " + from + " to " + to + ", not at " + t + ".");
    }
    if (t == to) {
      return last.clone();
    }
    int place = Arrays.binarySearch(starts, 0, count, t);
    int step = place >= 0 ? place : -place - 2;
    double[] state = new double[dimension];
    interpolant.at(starts[step], lengths[step], blocks.get(step / BLOCK), step % BLOCK * width,
        (t - starts[step]) / lengths[step], state);
    return state;
  }
}
