package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * The accepted steps of a {@link Kernel}, kept as dense output: step after step in blocks of numbers, each
 * with what evaluates it, which changes where the kernel stands on several methods.
 */
final class Track implements DenseOutput, March.Keeper {

  /** Steps there is room for at first. */
  private static final int FEW = 16;

  /** Numbers in the largest block, if not a single step needs more. */
  private static final int LARGEST = 1 << 16;

  private final int dimension;
  private final double from;
  private double[] starts = new double[FEW];
  private double[] lengths = new double[FEW];
  private Kernel.Interpolant[] interpolants = new Kernel.Interpolant[FEW];
  private double[][] stores = new double[FEW][];
  private int[] places = new int[FEW];
  private int count;
  private double[] block = {};
  private int used;
  private double to;
  private double[] last;

  Track(double from, double[] start) {
    this.from = from;
    this.to = from;
    this.dimension = start.length;
    this.last = start.clone();
  }

  @Override
  public void begin(Kernel kernel) {}

  @Override
  public void keep(Kernel kernel, double t0, double t1, double end, double[] state) {
    if (count == starts.length) {
      resize(2 * count);
    }
    if (kernel.kept() > block.length - used) {
      block = new double[room(kernel.kept())];
      used = 0;
    }
    starts[count] = t0;
    lengths[count] = t1 - t0;
    interpolants[count] = kernel.interpolant();
    stores[count] = block;
    places[count] = used;
    kernel.keep(block, used);
    used += kernel.kept();
    count++;
    to = end;
    System.arraycopy(state, 0, last, 0, dimension);
  }

  /** As many numbers as there are already, but at least a few steps, and no more than the largest block. */
  private int room(int step) {
    long wanted = Math.max((long) FEW * step, 2L * block.length);
    return (int) Math.max(step, Math.min(LARGEST, wanted));
  }

  private void resize(int size) {
    starts = Arrays.copyOf(starts, size);
    lengths = Arrays.copyOf(lengths, size);
    interpolants = Arrays.copyOf(interpolants, size);
    stores = Arrays.copyOf(stores, size);
    places = Arrays.copyOf(places, size);
  }

  /** Gives back what was laid in for further steps: a run of many pieces has as many tracks. */
  void close() {
    resize(count);
    double[] whole = block;
    block = Arrays.copyOf(block, used);
    for (int step = count - 1; step >= 0 && stores[step] == whole; step--) {
      stores[step] = block;
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
    interpolants[step].at(starts[step], lengths[step], stores[step], places[step],
        (t - starts[step]) / lengths[step], state);
    return state;
  }

  @Override
  public double[] steps() {
    double[] steps = Arrays.copyOf(starts, count + 1);
    steps[0] = from;
    steps[count] = to;
    return steps;
  }
}
