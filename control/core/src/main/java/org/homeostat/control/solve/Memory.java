package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * What a run with delays remembers of its signals: a polynomial for each step, after what was given as the
 * past; and where they are not smooth. It only grows, so that the {@link RememberedPast} of a run stays what
 * it is while the next run goes on from there in the same memory.
 */
final class Memory {

  /** Steps and breaking points there is room for at first. */
  private static final int FEW = 16;

  /** Numbers in the largest block, if not a single step needs more. */
  private static final int LARGEST = 1 << 16;

  private final Past given;
  private final int signals;
  private final double from;
  private double[] starts = new double[FEW];
  private double[] lengths = new double[FEW];
  private int[] degrees = new int[FEW];
  private double[][] stores = new double[FEW][];
  private int[] places = new int[FEW];
  private int count;
  private double[] block = {};
  private int used;
  private double to;
  private double[] breakings = new double[FEW];
  private int[] orders = new int[FEW];
  private int breaks;
  private boolean isTaken = true;

  /** One that begins at a time, after a past of any kind. */
  Memory(Past given, int signals, double from) {
    this.given = given;
    this.signals = signals;
    this.from = from;
    this.to = from;
    given.breakings().stream().filter(known -> known.time() <= from)
        .sorted((a, b) -> Double.compare(a.time(), b.time()))
        .forEach(known -> addBreaking(known.time(), known.order()));
  }

  /** The one to go on with from a time: that of the run before, if it ended there. */
  static Memory after(Past past, int signals, double t0) {
    return past instanceof RememberedPast own && own.memory().isFree(own, t0)
        ? own.memory() : new Memory(past, signals, t0);
  }

  /** Whether a run can go on in here from where another left it; if so, it is taken. */
  private synchronized boolean isFree(RememberedPast past, double t0) {
    boolean free = !isTaken && past.isAllOf(count, breaks) && to == t0;
    isTaken |= free;
    return free;
  }

  /** All of it until now, as a value; another run may go on in here from now on. */
  synchronized RememberedPast past() {
    isTaken = false;
    return new RememberedPast(this, given, new RememberedPast.Steps(starts, lengths, degrees, stores, places,
        count), from, to, breakings, orders, breaks);
  }

  Past given() {
    return given;
  }

  /** Where the steps begin. */
  double from() {
    return from;
  }

  /** Where they end. */
  double to() {
    return to;
  }

  /** How many steps there are. */
  int count() {
    return count;
  }

  /** Keeps a step, of whose polynomials the part up to {@code end} counts. */
  void keep(double start, double length, int degree, double[] coefficients, double end) {
    if (count == starts.length) {
      int size = 2 * count;
      starts = Arrays.copyOf(starts, size);
      lengths = Arrays.copyOf(lengths, size);
      degrees = Arrays.copyOf(degrees, size);
      stores = Arrays.copyOf(stores, size);
      places = Arrays.copyOf(places, size);
    }
    int width = signals * (degree + 1);
    if (width > block.length - used) {
      long wanted = Math.max((long) FEW * width, 2L * block.length);
      block = new double[(int) Math.max(width, Math.min(LARGEST, wanted))];
      used = 0;
    }
    System.arraycopy(coefficients, 0, block, used, width);
    starts[count] = start;
    lengths[count] = length;
    degrees[count] = degree;
    stores[count] = block;
    places[count] = used;
    used += width;
    count++;
    to = end;
  }

  /** The step in which a time lies, looked for from another one on; the last one beyond the end. */
  int find(double s, int near) {
    int step = Math.max(0, Math.min(near, count - 1));
    if (step + 2 < count && s >= starts[step + 2] || step > 0 && s < starts[step - 1]) {
      int place = Arrays.binarySearch(starts, 0, count, s);
      return Math.max(0, place >= 0 ? place : -place - 2);
    }
    if (step + 1 < count && s >= starts[step + 1]) {
      return step + 1;
    }
    return step > 0 && s < starts[step] ? step - 1 : step;
  }

  /** The length of a step. */
  double length(int step) {
    return lengths[step];
  }

  /** The value that the polynomial of a step gives signal j at a time, which may lie beside the step. */
  double value(int j, int step, double s) {
    int degree = degrees[step];
    return Chebyshev.value(stores[step], places[step] + j * (degree + 1), degree,
        (s - starts[step]) / lengths[step]);
  }

  /** Its derivative by time there. */
  double rate(int j, int step, double s) {
    int degree = degrees[step];
    return Chebyshev.slope(stores[step], places[step] + j * (degree + 1), degree,
        (s - starts[step]) / lengths[step]) / lengths[step];
  }

  /** Notes a point that is not smooth, none before the last one. */
  void addBreaking(double time, int order) {
    if (breaks > 0 && breakings[breaks - 1] == time) {
      if (order >= orders[breaks - 1]) {
        return;
      }
    }
    if (breaks == breakings.length) {
      breakings = Arrays.copyOf(breakings, 2 * breaks);
      orders = Arrays.copyOf(orders, 2 * breaks);
    }
    breakings[breaks] = time;
    orders[breaks] = order;
    breaks++;
  }

  /** The breaking points, by time; of two at one time both are told. */
  int breakings() {
    return breaks;
  }

  double breaking(int i) {
    return breakings[i];
  }

  int order(int i) {
    return orders[i];
  }

  /** The last breaking point of at most this order that is not after a time; -1 if there is none. */
  int before(double s, int most) {
    int i = first(s) - 1;
    while (i >= 0 && orders[i] > most) {
      i--;
    }
    return i;
  }

  /** The first one after it; -1 if there is none. */
  int after(double s, int most) {
    int i = first(s);
    while (i < breaks && orders[i] > most) {
      i++;
    }
    return i < breaks ? i : -1;
  }

  /** How many are not after a time. */
  private int first(double s) {
    int low = 0;
    int high = breaks;
    while (low < high) {
      int middle = (low + high) / 2;
      if (breakings[middle] <= s) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
