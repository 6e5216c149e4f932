package org.homeostat.control.solve;

import static org.homeostat.control.solve.BdfCoefficients.HIGHEST;

/**
 * Chooses the order of the next step of {@link Bdf} and its length, from what its error is estimated to be
 * at the order k of this one, at the one above, and at the two below. A step becomes longer where it could
 * be twice as long, and shorter where it has to; else it keeps its length, because a formula of many steps
 * is best where these are equal. A higher order is taken if it allows for longer steps, and a lower one if
 * the terms of Taylor's series do not become smaller towards that of k: where a mode swings that the higher
 * orders do not damp, they become larger.
 *
 * <p>At the start, and after each jump, the order is 1, and rises with each step as long as these lengthen.
 *
 * @see "K. E. Brenan, S. L. Campbell, L. R. Petzold, Numerical Solution of Initial-Value Problems in
 *     Differential-Algebraic Equations, SIAM (1996), 5.2.4, doi:10.1137/1.9781611971224"
 */
final class BdfControl implements StepControl {

  /** A step becomes longer where one so much longer would do, ... */
  private static final double WORTHWHILE = 2;

  /** ... by this much less than it could, so that it keeps its length for a while, ... */
  private static final double RESERVE = 1.3;

  /** ... and at most by this, or the first step by that. */
  private static final double LONGEST = 2;
  private static final double LONGEST_AT_FIRST = 10;

  /** A shorter step is at least this much shorter, and at most that much. */
  private static final double SHORTER = 0.9;
  private static final double SHORTEST = 0.5;
  private static final double SHORTEST_AFTER_REJECTION = 0.25;

  /** The errors that count are so much larger than the estimated ones, and never quite nothing. */
  private static final double SAFETY = 3;
  private static final double NOTHING = 1e-4;

  private static final double UNKNOWN = Double.POSITIVE_INFINITY;

  /** After more rejections in a row the order is 1. */
  private static final int REJECTIONS = 2;

  private int k;
  private double erkm2;
  private double erkm1;
  private double erk;
  private double erkp1;
  private boolean looked;
  private boolean rising;
  private boolean first;
  private boolean afresh;
  private int rejections;
  private int steady;

  /** The order that the next step is to have. */
  int order() {
    return k;
  }

  /** Sets the order to begin with. */
  void begin(int order) {
    k = order;
    rising = order == 1;
    first = true;
    rejections = 0;
    steady = 0;
  }

  /** The step that led here tells nothing about the next. */
  void restart() {
    begin(1);
    afresh = true;
  }

  /** An attempt begins. */
  void tries() {
    afresh = false;
  }

  /**
   * What the errors of a tried step are estimated to be, in tolerances, at its own order k, at k-2, k-1 and
   * k+1; infinite where that is unknown.
   */
  void estimates(double atKm2, double atKm1, double atK, double atKp1) {
    erkm2 = atKm2;
    erkm1 = atKm1;
    erk = atK;
    erkp1 = atKp1;
    looked = true;
  }

  /** Only its own error is known: neither could the order rise, nor is there a sign that it should fall. */
  void estimate(double atK) {
    estimates(UNKNOWN, UNKNOWN, atK, UNKNOWN);
    looked = false;
  }

  /**
   * Whether the errors at the orders near are to be estimated of a step with this error: while the order
   * rises, where the step becomes shorter, and else whenever k+1 steps of one length are done.
   */
  boolean looksAround(double error) {
    return rising || SAFETY * error + NOTHING > 1 || steady % (k + 2) == k + 1;
  }

  @Override
  public double afterAcceptance(double error) {
    if (afresh) {
      return 1;
    }
    rejections = 0;
    steady++;
    int before = k;
    double factor = !looked ? length(factor(erk, k)) : isLower() ? lowered() : rising ? risen() : chosen();
    first = false;
    if (factor != 1 || k != before) {
      steady = 0;
    }
    return factor;
  }

  /** Whether the terms h^i y^(i), i up to k+1, do not become smaller. */
  private boolean isLower() {
    double last = (k + 1) * erk;
    return k > 2 ? Math.max(k * erkm1, (k - 1) * erkm2) <= last : k == 2 && k * erkm1 <= last / 2;
  }

  private double lowered() {
    rising = false;
    k--;
    return length(factor(erkm1, k));
  }

  private double risen() {
    double factor = factor(erk, k);
    rising = factor >= 1 && k < HIGHEST;
    k = rising ? k + 1 : k;
    return Math.max(SHORTEST, Math.min(factor, first ? LONGEST_AT_FIRST : LONGEST));
  }

  private double chosen() {
    double factor = factor(erk, k);
    if (steady > k + 1 && erkp1 < Double.POSITIVE_INFINITY) {
      double higher = factor(erkp1, k + 1);
      if (k > 1 && k * erkm1 <= Math.min((k + 1) * erk, (k + 2) * erkp1)) {
        return lowered();
      }
      if (higher > factor) {
        k++;
        return length(higher);
      }
    }
    return length(factor);
  }

  private static double factor(double error, int order) {
    return Math.pow(SAFETY * error + NOTHING, -1.0 / (order + 1));
  }

  private static double length(double factor) {
    return factor >= WORTHWHILE ? Math.min(LONGEST, factor / RESERVE)
        : factor >= 1 ? 1 : Math.max(SHORTEST, Math.min(SHORTER, factor));
  }

  @Override
  public double afterRejection(double error) {
    rising = false;
    steady = 0;
    if (!(error < Double.POSITIVE_INFINITY)) {
      return SHORTEST_AFTER_REJECTION;
    }
    rejections++;
    if (rejections > 1) {
      k = rejections > REJECTIONS ? 1 : k;
      return SHORTEST_AFTER_REJECTION;
    }
    double factor = isLower() ? factor(erkm1, --k) : factor(Math.max(error, erk), k);
    return Math.max(SHORTEST_AFTER_REJECTION, SHORTER * Math.min(1, factor));
  }

  /** A switch shortened the step: its order and the errors are as they were. */
  @Override
  public void forget() {}
}
