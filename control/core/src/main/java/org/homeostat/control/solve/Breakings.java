package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * The times at which constant lags bring back what was not smooth: where a signal's derivative of order m
 * jumps at xi, so does that of a term that reads it at xi + tau, and that of order m + 1 of the states; of
 * signals that read the term directly, that of order m. They are followed up to the order that a method
 * notices.
 *
 * @see "C. A. H. Paul, The treatment of derivative discontinuities in differential equations, Numerical
 *     Analysis Report 337, Manchester Centre for Computational Mathematics (1999)"
 */
final class Breakings {

  /** Nothing happened. */
  static final int NONE = Integer.MAX_VALUE;

  private static final int FEW = 16;

  /** Points that a method's estimate sees are passed over where nearer than this part of the step. */
  private static final double NEAR = 0.5;

  /** While more than so many are to come, others are followed up to this order only. */
  private static final int MANY = 200;
  private static final int LOW = 3;

  /** Points nearer to each other than so many last digits are one. */
  private static final int SAME = 32;

  private final Memory memory;
  private final int[] signal;

  /** Of each term; 0 of one that is not constant, or reads what is now. */
  private final double[] lags;

  /** Whether signal j reads term k directly. */
  private final boolean[][] reads;
  private final double close;

  /** What is to come: the last first. */
  private double[] times = new double[FEW];
  private int[] orders = new int[FEW];
  private int[] terms = new int[FEW];
  private int count;

  Breakings(Memory memory, int[] signal, double[] lags, boolean[][] reads, double close) {
    this.memory = memory;
    this.signal = signal;
    this.lags = lags;
    this.reads = reads;
    this.close = close;
  }

  /** Points nearer to each other than this are one, in a run between two times. */
  static double close(double t0, double t1) {
    return SAME * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
  }

  /** The same of this run. */
  double close() {
    return close;
  }

  /** A run begins, where the signals jump in this order. */
  void begin(double t0, int order) {
    double longest = Arrays.stream(lags).max().orElse(0);
    for (int i = memory.breakings() - 1; i >= 0 && memory.breaking(i) >= t0 - longest - close; i--) {
      for (int k = 0; k < lags.length; k++) {
        if (memory.breaking(i) + lags[k] > t0 + close) {
          expect(memory.breaking(i) + lags[k], memory.order(i), k);
        }
      }
    }
    all(t0, order);
  }

  /** All signals break at a time. */
  void all(double t, int order) {
    memory.addBreaking(t, order);
    for (int k = 0; k < lags.length; k++) {
      if (lags[k] > 0) {
        expect(t + lags[k], order, k);
      }
    }
  }

  /** Term k breaks at a time, in this order. */
  void term(double t, int order, int k, int noticed) {
    int least = order + 1;
    for (int j = 0; j < reads.length; j++) {
      least = reads[j][k] ? order : least;
    }
    memory.addBreaking(t, least);
    for (int l = 0; l < lags.length; l++) {
      int next = reads[signal[l]][k] ? order : order + 1;
      if (lags[l] > 0 && next <= (count < MANY ? noticed : LOW)) {
        expect(t + lags[l], next, l);
      }
    }
  }

  /**
   * Where a step of a length is to end because a term breaks in an order that is noticed; infinite if it need
   * not. In an order to which the method is not blind one that lies near is passed over, so that many lags do
   * not make many steps; if it matters, the error of the step tells.
   */
  double next(double t, double length, int noticed, int blindTo) {
    for (int i = count - 1; i >= 0 && times[i] <= t + 2 * length; i--) {
      boolean isNear = times[i] - t < NEAR * length;
      if (orders[i] <= noticed && (orders[i] <= blindTo || !isNear)) {
        return times[i];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The run has come to a time; gives the lowest order in which terms have broken on the way. */
  int reach(double t, int noticed) {
    int lowest = NONE;
    while (count > 0 && times[count - 1] <= t + close) {
      count--;
      double time = Math.abs(times[count] - t) <= close ? t : known(times[count]);
      lowest = Math.min(lowest, orders[count]);
      term(time, orders[count], terms[count], noticed);
    }
    return lowest;
  }

  /** The time, or that of the last breaking point if it is the same one. */
  private double known(double time) {
    int last = memory.breakings() - 1;
    return last >= 0 && time - memory.breaking(last) <= close ? memory.breaking(last) : time;
  }

  private void expect(double t, int order, int k) {
    int place = place(t - close);
    for (int i = place - 1; i >= 0 && times[i] <= t + close; i--) {
      if (terms[i] == k) {
        orders[i] = Math.min(orders[i], order);
        return;
      }
    }
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      orders = Arrays.copyOf(orders, 2 * count);
      terms = Arrays.copyOf(terms, 2 * count);
    }
    System.arraycopy(times, place, times, place + 1, count - place);
    System.arraycopy(orders, place, orders, place + 1, count - place);
    System.arraycopy(terms, place, terms, place + 1, count - place);
    times[place] = t;
    orders[place] = order;
    terms[place] = k;
    count++;
  }

  /** How many are not before a time. */
  private int place(double t) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) / 2;
      if (times[middle] < t) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
