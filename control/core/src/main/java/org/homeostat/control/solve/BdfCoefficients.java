package org.homeostat.control.solve;

/**
 * The coefficients of one step of {@link Bdf}, from its order k, its length h, and where the points before it
 * lie. Letters and indices, from 1 on, are those of the source.
 *
 * @see "K. E. Brenan, S. L. Campbell, L. R. Petzold, Numerical Solution of Initial-Value Problems in
 *     Differential-Algebraic Equations, SIAM (1996), 5.2, doi:10.1137/1.9781611971224"
 */
final class BdfCoefficients {

  /** The highest order: that of 6 is next to unstable, and beyond it they all are. */
  static final int HIGHEST = 5;

  /** There are two differences more than the order, and indices count from 1. */
  private static final int ROOM = HIGHEST + 3;

  private final double[] before = new double[ROOM];
  private final double[] psi = new double[ROOM];

  /** One over each of them. */
  private final double[] overBefore = new double[ROOM];
  private final double[] overPsi = new double[ROOM];
  private final double[] beta = new double[ROOM];
  private final double[] gamma = new double[ROOM];
  private final double[] sigma = new double[ROOM];
  private int k;
  private double h;
  private double alphaS;
  private double constant;

  /** The i-th point before the start of the step lies so far back from it. */
  void place(int i, double back) {
    before[i] = back;
    overBefore[i] = 1 / back;
  }

  /** psi_i(n): how far back from the start of the step the i-th point before it lies; 0 for i = 0. */
  double before(int i) {
    return before[i];
  }

  /** The coefficients of a step. */
  void prepare(int order, double length) {
    k = order;
    h = length;
    psi[1] = h;
    overPsi[1] = 1 / h;
    beta[1] = 1;
    gamma[1] = 0;
    sigma[1] = 1;
    alphaS = 0;
    double alpha0 = 0;
    for (int i = 1; i <= k + 1; i++) {
      psi[i + 1] = before[i] + h;
      overPsi[i + 1] = 1 / psi[i + 1];
      beta[i + 1] = beta[i] * (psi[i] * overBefore[i]);
      gamma[i + 1] = gamma[i] + overPsi[i];
      sigma[i + 1] = i * sigma[i] * (h * overPsi[i + 1]);
    }
    for (int i = 1; i <= k; i++) {
      alphaS -= 1.0 / i;
      alpha0 -= h * overPsi[i];
    }
    double next = h * overPsi[k + 1];
    constant = Math.max(Math.abs(next + alphaS - alpha0), next);
  }

  /** The order of the step. */
  int order() {
    return k;
  }

  /** Its length. */
  double length() {
    return h;
  }

  /** psi_i(n+1): how far back from the end of the step the i-th point before that lies. */
  double psi(int i) {
    return psi[i];
  }

  /**
   * beta_i: what the i-th divided difference, scaled at the start of the step, is multiplied by to be scaled
   * at its end. Those beyond the predictor, which reaches to k+1, are 0.
   */
  double beta(int i) {
    return i <= k + 1 ? beta[i] : 0;
  }

  /** beta_(k+2), for the first difference that the predictor leaves out. */
  double betaBeyond() {
    return beta[k + 2];
  }

  /** gamma_i: what the predictor's derivative at the end of the step takes of each of those. */
  double gamma(int i) {
    return i <= k + 1 ? gamma[i] : 0;
  }

  /** sigma_i: what the estimate of an error of order i-1 takes of the divided difference that it rests on. */
  double sigma(int i) {
    return sigma[i];
  }

  /** -alpha_s/h: by how much corrector and predictor differ in their derivative, if by 1 in their value. */
  double shift() {
    return -alphaS / h;
  }

  /** C: the error of the step, and of interpolation in it, for a difference of 1. */
  double constant() {
    return constant;
  }

  /** The end of the step becomes the start of the next. */
  void accept() {
    System.arraycopy(psi, 1, before, 1, k + 2);
    System.arraycopy(overPsi, 1, overBefore, 1, k + 2);
  }
}
