package org.homeostat.control.noise;

import java.util.Arrays;
import java.util.Optional;
import org.homeostat.control.unit.Digits;

/**
 * Reads a {@link BrownianPath}: a binary tree of stretches, each with its W and H, whose halves are worked
 * out when they are first needed. Of each level the last stretch that was halved is remembered, so that
 * reading on from where one was costs few halvings; nothing that is read depends on what is remembered.
 *
 * <p>With a stretch of length h, increment W and area H, and independent Z of variance h/16 and N of variance
 * h/12, its halves have
 *
 * <pre>
 * W1 = W/2 + 3/2 H + Z     W2 = W - W1
 * H1 = H/4 - Z/2 + N/2     H2 = H/4 - Z/2 - N/2
 * </pre>
 *
 * @see "J. M. Foster, Numerical approximations for stochastic differential equations, thesis, Oxford 2020,
 *     theorem 3.2.2 and its corollaries"
 */
final class BrownianTree {
  private static final double QUARTER = 0.25;
  private static final double THREE_HALVES = 1.5;
  private static final double TWELFTH_ROOT = 1 / Math.sqrt(12);

  /** Numbers of each halving: W and H of the left half, then of the right one. */
  private static final int KEPT = 4;

  private final long key;
  private final double tick;
  private final Optional<double[]> given;
  private final int top;
  private final long limit;

  /** A stretch of level l is 2^(top-l) ticks long; this is the square root of its length. */
  private final double[] sizes;

  /** Which stretch of each level was halved last, by its place in the tree, and what its halves are. */
  private final long[] halved;
  private final double[] halves;

  private long root = -1;
  private long rootKey;
  private double rootW;
  private double rootArea;
  private int deepest;

  private long from;
  private long to;
  private long length;
  private double w;
  private double area;

  BrownianTree(long key, double tick, Optional<double[]> given) {
    this.key = key;
    this.given = given;
    this.tick = tick;
    top = BrownianPath.FINEST + (given.isPresent() ? 0 : BrownianPath.LONGEST);
    limit = given.map(increments -> (long) increments.length << top).orElse(1L << top);
    sizes = new double[top + 1];
    halved = new long[top + 1];
    halves = new double[KEPT * (top + 1)];
    for (int level = 0; level <= top; level++) {
      sizes[level] = Math.sqrt(tick * (1L << (top - level)));
    }
  }

  /** W at the end of what was read, less W at its beginning. */
  double w() {
    return w;
  }

  /** The space-time Levy area of what was read. */
  double area() {
    return area;
  }

  /** Reads from one time to another, which is not earlier. */
  void read(double start, double end) {
    from = ticks(start);
    to = ticks(end);
    if (to < from) {
      throw new IllegalArgumentException("a Brownian path is read forwards, not from " + Digits.of(start)
          + " to " + Digits.of(end) + ".");
    }
    length = 0;
    w = 0;
    area = 0;
    for (long k = from >> top; k << top < to; k++) {
      stand(k);
      int level = start();
      deepest = level;
      gather(level, place(level), rootW, rootArea);
    }
  }

  private long ticks(double t) {
    double ticks = Math.rint(t / tick);
    if (!(ticks >= 0 && ticks <= limit)) {
      throw new IllegalArgumentException(outside(t));
    }
    return (long) ticks;
  }

  private String outside(double t) {
    String end = Digits.of(limit * tick);
    return given.isPresent()
        ? "the given Brownian increments reach from 0 to " + end + ", and " + Digits.of(t)
            + " is asked for. Give more of them, or shorten the run."
        : "a Brownian path is known from 0 to " + end + ", not at " + Digits.of(t) + ".";
  }

  /** Takes root stretch k as the tree. */
  private void stand(long k) {
    if (k == root) {
      return;
    }
    root = k;
    rootKey = Mixing.at(key, k);
    rootW = given.isPresent() ? given.get()[(int) k] : sizes[0] * Gaussian.of(Mixing.at(rootKey, 1));
    rootArea = sizes[0] * TWELFTH_ROOT * Gaussian.of(Mixing.at(rootKey, 2));
    Arrays.fill(halved, -1);
    deepest = 0;
  }

  /**
   * The place in its level of the stretch in which the beginning lies, or the tree's first if it is before.
   */
  private long place(int level) {
    return Math.max(0, from - (root << top)) >> (top - level);
  }

  /** The lowest level at which a halved stretch has the whole of what is read inside, or the root. */
  private int start() {
    int level = deepest;
    while (level > 0 && !isInside(level)) {
      level--;
    }
    return level;
  }

  private boolean isInside(int level) {
    long place = place(level);
    long begin = (root << top) + (place << (top - level));
    long end = begin + (1L << (top - level));
    return halved[level] == place && begin <= from && to <= end && to - from < end - begin;
  }

  /** Adds what of a stretch is to be read, from left to right. */
  private void gather(int level, long place, double wHere, double areaHere) {
    long size = 1L << (top - level);
    long begin = (root << top) + place * size;
    if (from <= begin && begin + size <= to) {
      append(size, wHere, areaHere);
      return;
    }
    if (halved[level] != place) {
      halve(level, place, wHere, areaHere);
    }
    deepest = Math.max(deepest, level);
    long middle = begin + size / 2;
    int at = KEPT * level;
    if (from < middle) {
      gather(level + 1, 2 * place, halves[at], halves[at + 1]);
    }
    if (to > middle) {
      gather(level + 1, 2 * place + 1, halves[at + 2], halves[at + 3]);
    }
  }

  private void append(long size, double wMore, double areaMore) {
    if (length == 0) {
      area = areaMore;
    } else {
      double whole = length + size;
      area = (length * area + size * areaMore + (size * w - length * wMore) / 2) / whole;
    }
    w += wMore;
    length += size;
  }

  private void halve(int level, long place, double wWhole, double areaWhole) {
    long bits = Mixing.at(rootKey, (2L << level) + place);
    double z = sizes[level] * QUARTER * Gaussian.of(Mixing.at(bits, 1));
    double n = sizes[level] * TWELFTH_ROOT * Gaussian.of(Mixing.at(bits, 2));
    double left = wWhole / 2 + THREE_HALVES * areaWhole + z;
    double mean = areaWhole / 4 - z / 2;
    int at = KEPT * level;
    halves[at] = left;
    halves[at + 1] = mean + n / 2;
    halves[at + 2] = wWhole - left;
    halves[at + 3] = mean - n / 2;
    halved[level] = place;
  }
}
