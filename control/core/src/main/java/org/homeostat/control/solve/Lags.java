package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;

/** What is known of the lags of a run: which are constant, and where those are that are not. */
final class Lags {

  /** A lag that is negative by no more than so many tolerances of the time is 0, computed inexactly. */
  private static final double FEW = 100;

  /** With more states a full Jacobian is dear. */
  private static final int FEW_STATES = 64;

  private final Delays delays;
  private final double[] constant;
  private final int[] varying;
  private final boolean none;
  private final boolean nested;
  private final double slack;
  private final double start;
  private final double[] above;
  private final double[] below;

  /**
   * The lags from the start of a run on.
   *
   * @param close a constant lag that is no longer is 0
   * @param nested whether signals read terms
   */
  Lags(Delays delays, double t0, double[] w, double close, boolean nested,
      Tolerance tolerance) {
    this.delays = delays;
    this.constant = IntStream.range(0, delays.terms())
        .mapToDouble(k -> delays.isConstant(k) ? delays.lag(k, t0, w) : 0)
        .map(tau -> Math.abs(tau) <= close ? 0 : tau).toArray();
    this.varying = IntStream.range(0, delays.terms()).filter(k -> !delays.isConstant(k)).toArray();
    this.none = varying.length == 0 && Arrays.stream(constant).allMatch(tau -> tau == 0);
    this.nested = nested;
    this.slack = FEW * tolerance.rtol();
    this.start = t0;
    this.above = new double[varying.length];
    this.below = new double[varying.length];
    Arrays.fill(above, Double.NaN);
    Arrays.fill(below, Double.NaN);
  }

  /** Each term's, if that is constant; else 0. */
  double[] constant() {
    return constant;
  }

  /** Of each term, whether its lag is not constant. */
  boolean[] moving() {
    boolean[] moving = new boolean[constant.length];
    for (int k : varying) {
      moving[k] = true;
    }
    return moving;
  }

  /** The terms whose lags are not constant. */
  int[] varying() {
    return varying;
  }

  /** Whether all lags are 0 for ever. */
  boolean areNone() {
    return none;
  }

  /** Whether signals read terms. */
  boolean areNested() {
    return nested;
  }

  /** Whether a term with this lag is its signal now. */
  boolean isNow(double tau, double t) {
    return tau <= 0 && tau >= -slack * Math.max(Math.abs(t), t - start) || t - tau == t;
  }

  /** The breaking point below and above the lagged time of the q-th varying lag; NaN if there is none. */
  double below(int q) {
    return below[q];
  }

  double above(int q) {
    return above[q];
  }

  /** In which order signals break at the breaking point below or above. */
  int order(int q, boolean isBelow, Memory memory) {
    return memory.order(memory.before(isBelow ? below[q] : above[q], Chebyshev.MOST));
  }

  /** A lagged time has crossed the breaking point below or above. */
  void leave(int q, boolean isBelow) {
    (isBelow ? below : above)[q] = Double.NaN;
  }

  /**
   * Notes between which breaking points of a memory a lagged time is; tells whether that is news. One that is
   * as near as makes no difference counts only until it is crossed.
   */
  boolean place(int q, double s, Memory memory, int noticed, double close) {
    int lower = memory.before(s - close, noticed);
    int upper = memory.after(s + close, noticed);
    double low = s >= below[q] && s <= below[q] + close ? below[q]
        : lower < 0 ? Double.NaN : memory.breaking(lower);
    double high = s <= above[q] && s >= above[q] - close ? above[q]
        : upper < 0 ? Double.NaN : memory.breaking(upper);
    boolean isNews = Double.compare(low, below[q]) != 0 || Double.compare(high, above[q]) != 0;
    below[q] = low;
    above[q] = high;
    return isNews;
  }

  /**
   * Where df/dy has entries: with the terms held; where a lag may be 0, or short, also those of the field
   * with constant past; where it depends on states, anywhere. With many states those of the last two kinds
   * are left out, which costs iterations, or steps, where there are any.
   */
  Sparsity sparsity(VectorField field) {
    if (areNone()) {
      return field.sparsity();
    }
    boolean few = field.dimension() <= FEW_STATES;
    if (few && varying.length > 0) {
      return Sparsity.full(field.dimension());
    }
    boolean anyNow = Arrays.stream(constant).anyMatch(tau -> tau == 0);
    return few || anyNow ? union(delays.sparsity(), field.sparsity()) : delays.sparsity();
  }

  private static Sparsity union(Sparsity a, Sparsity b) {
    return Sparsity.ofRows(IntStream.range(0, a.dimension())
        .mapToObj(i -> IntStream.concat(columns(a, i), columns(b, i)).toArray()).toArray(int[][]::new));
  }

  private static IntStream columns(Sparsity sparsity, int row) {
    return IntStream.range(sparsity.start(row), sparsity.start(row + 1)).map(sparsity::column);
  }
}
