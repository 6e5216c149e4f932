package org.homeostat.control.solve;

import java.util.Arrays;

/**
 * What a run with delays looks up: its {@link Memory}, and of the step that is being tried a guess, the
 * polynomial of the attempt before. A term of constant lag stays on the side of a breaking point on which its
 * step is: a step that ends where a jump comes back sees the value before the jump, and the next one that
 * after it.
 */
final class Recall {

  /** Breaking points of a higher order have one value and one slope. */
  static final int SIDED = 1;

  private final Memory memory;
  private final int[] signal;
  private final double[] lags;
  private final boolean[] isMoving;
  private final double close;

  /** How many steps there were when the run began. */
  private final int first;

  /** A lag shorter than this part of the step is short. */
  private static final double SHORT = 0.1;

  /** Between which breaking points the terms are. */
  private final double[] low;
  private final double[] high;

  /** The signals where the run stands, if what was before says nothing about what comes. */
  private final double[] now;
  private boolean isFresh;

  /** The guess: polynomials from the point where the run stands. */
  private double[] guess = {};
  private int degree;
  private double start;
  private double length;
  private boolean isGuessed;
  private boolean isInside;

  /** Which lags are short. */
  private final boolean[] near;

  Recall(Memory memory, int[] signal, Lags lags, int signals, double close) {
    this.memory = memory;
    this.signal = signal;
    this.lags = lags.constant();
    this.isMoving = lags.moving();
    this.close = close;
    this.first = memory.count();
    this.low = new double[signal.length];
    this.high = new double[signal.length];
    this.now = new double[signals];
    this.near = new boolean[signal.length];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
  }

  Memory memory() {
    return memory;
  }

  /** A step from {@code t} to {@code end} is to be tried. */
  void aim(double t, double end) {
    double middle = t + Math.max((end - t) / 2, close);
    for (int k = 0; k < lags.length; k++) {
      if (lags[k] > 0) {
        int before = memory.before(middle - lags[k], SIDED);
        int after = memory.after(middle - lags[k], SIDED);
        low[k] = before < 0 ? Double.NEGATIVE_INFINITY : memory.breaking(before);
        high[k] = after < 0 ? Double.POSITIVE_INFINITY : memory.breaking(after);
      }
    }
    isGuessed &= start == t && end <= start + length + close;
    isInside = false;
  }

  /** Notes how long a lag is against the step that is going to be tried; tells whether that is news. */
  boolean compare(int k, double tau, double h) {
    boolean isShort = tau < SHORT * h && (isMoving[k] || lags[k] > 0);
    boolean isNews = isShort != near[k];
    near[k] = isShort;
    return isNews;
  }

  /**
   * Whether term k is taken for what its signal is now, and how it has changed since by the guess: so that a
   * step with a short lag does not depend much on the guess.
   */
  boolean isShort(int k) {
    return near[k];
  }

  /** By the guess, how the signal of term k has changed from the lagged time to now, backwards. */
  double back(int k, double t, double s, Cursor cursor) {
    return value(k, s, cursor) - ahead(signal[k], t);
  }

  /** What was before says nothing about the signals, which are {@code x} where the run stands. */
  void freshen(double[] x) {
    System.arraycopy(x, 0, now, 0, now.length);
    isFresh = true;
    isGuessed = false;
  }

  /** Whether something was looked up in the step that is being tried since {@link #aim}. */
  boolean isInside() {
    return isInside;
  }

  /** Whether a lagged time is before all that is known. */
  boolean isBeyond(double s) {
    return s < memory.given().from() - close;
  }

  /** The value of term k, at the lagged time s. */
  double value(int k, double s, Cursor cursor) {
    double place = Math.max(low[k], Math.min(s, Math.nextDown(high[k])));
    if (isAhead(k, place)) {
      return ahead(signal[k], place);
    }
    if (isGiven(place)) {
      return memory.given().signal(signal[k], Math.max(place, memory.given().from()));
    }
    cursor.step[k] = memory.find(place, cursor.step[k]);
    return memory.value(signal[k], cursor.step[k], place);
  }

  /** Its derivative by the lagged time. */
  double rate(int k, double s, Cursor cursor) {
    double place = Math.max(low[k], Math.min(s, Math.nextDown(high[k])));
    if (isAhead(k, place)) {
      return slopeAhead(signal[k], place);
    }
    if (isGiven(place)) {
      return memory.given().rate(signal[k], Math.max(place, memory.given().from()));
    }
    cursor.step[k] = memory.find(place, cursor.step[k]);
    return memory.rate(signal[k], cursor.step[k], place);
  }

  /** Where the terms were looked up last. */
  static final class Cursor {
    private final int[] step;

    Cursor(int terms) {
      step = new int[terms];
    }
  }

  private boolean isGiven(double place) {
    return place < memory.from() || memory.count() == 0;
  }

  private boolean isAhead(int k, double place) {
    double to = memory.to();
    return place > to + close || place >= to && (memory.count() == first || low[k] == to);
  }

  private double ahead(int j, double s) {
    isInside = true;
    if (isGuessed) {
      return Chebyshev.value(guess, j * (degree + 1), degree, (s - start) / length);
    }
    if (isFresh || memory.count() == 0) {
      return now[j];
    }
    int last = memory.count() - 1;
    double to = memory.to();
    return s - to <= memory.length(last) ? memory.value(j, last, s)
        : memory.value(j, last, to) + (s - to) * memory.rate(j, last, to);
  }

  private double slopeAhead(int j, double s) {
    isInside = true;
    if (isGuessed) {
      return Chebyshev.slope(guess, j * (degree + 1), degree, (s - start) / length) / length;
    }
    int last = memory.count() - 1;
    double to = memory.to();
    return isFresh || last < 0 ? 0 : memory.rate(j, last, s - to <= memory.length(last) ? s : to);
  }

  /**
   * Takes the signals at the nodes of a tried step as the next guess, and gives by how much they differ from
   * the one before, in tolerances; NaN if one is not finite.
   */
  double propose(double t, double h, Chebyshev nodes, double[][] x, Tolerance tolerance) {
    double change = 0;
    int d = nodes.degree();
    for (int j = 0; j < now.length; j++) {
      double size = 0;
      double difference = 0;
      for (int i = 0; i <= d; i++) {
        size = Math.max(size, Math.abs(x[i][j]));
        difference = Math.max(difference, Math.abs(x[i][j] - ahead(j, t + nodes.node(i) * h)));
      }
      change = Math.max(change, difference / (tolerance.atol() + tolerance.rtol() * size));
    }
    guess(t, h, nodes, x);
    return isGuessed ? change : Double.NaN;
  }

  /** How fast the signal of term k changes now, by the guess. */
  double rateNow(int k, double t) {
    return slopeAhead(signal[k], t);
  }

  /**
   * How much the guess may be off for being a polynomial of degree d, in tolerances: by the term that would
   * come next, if terms go on to shrink as the last ones do.
   */
  double truncation(int d, Tolerance tolerance) {
    double largest = isGuessed ? 0 : Double.NaN;
    for (int j = 0; j < now.length && isGuessed; j++) {
      int at = j * (degree + 1);
      double size = 0;
      for (int k = 0; k <= d; k++) {
        size += Math.abs(guess[at + k]);
      }
      double last = Math.abs(guess[at + d]) + Math.abs(guess[at + d - 1]);
      double before = d < 3 ? 0 : Math.abs(guess[at + d - 2]) + Math.abs(guess[at + d - 3]);
      double next = last * Math.min(1, last / before);
      largest = Math.max(largest, next > 0 ? next / (tolerance.atol() + tolerance.rtol() * size) : 0);
    }
    return largest;
  }

  /** Takes them as the guess. */
  void guess(double t, double h, Chebyshev nodes, double[][] x) {
    degree = nodes.degree();
    if (guess.length < now.length * (degree + 1)) {
      guess = new double[now.length * (degree + 1)];
    }
    double zero = 0;
    for (int j = 0; j < now.length; j++) {
      nodes.coefficients(x, j, guess, j * (degree + 1));
      zero += 0 * guess[j * (degree + 1)];
    }
    start = t;
    length = h;
    isGuessed = zero == 0;
  }

  /** The guess is no good. */
  void forget() {
    isGuessed = false;
  }

  /** Remembers the guess, up to {@code end}. */
  void keep(double end) {
    memory.keep(start, length, degree, guess, end);
    isGuessed = false;
    isFresh = false;
  }
}
