package org.homeostat.control.solve;

/**
 * Estimates the error of a step of {@link Radau}, from
 *
 * <pre>
 *   e = (gamma/h*I - J)^-1 (f(t, y) - u'(t)).
 * </pre>
 *
 * <p>In slow modes e falls with the power s + 1 of the step where the error falls with 2s, so what e may be
 * is a power of the tolerance. Of a stiff mode e is the error itself, which has to keep the tolerance as it
 * is. To see these modes alone, e is multiplied s - 1 times by
 *
 * <pre>
 *   I - gamma/h*(gamma/h*I - J)^-1,
 * </pre>
 *
 * <p>which leaves the stiff modes, and makes of a slow one, of the eigenvalue lambda, what falls with (h *
 * lambda)^(s-1) h^(s+1): with the power 2s too.
 *
 * <p>In very stiff modes the ends of a step are far better than its inside. The dense output is a polynomial
 * of degree s + 2; its error is bounded by how the highest power of u would do in its place.
 */
final class RadauError {

  /** Of the bound on the inside, which is of a power three less than the error; measured. */
  private static final double INSIDE = 0.1;

  /** After an error fell with less than half its power, the field counts as not smooth for so many steps. */
  private static final int ROUGH = 5;

  private final Tolerance tolerance;
  private final int n;
  private final double[] error;
  private final double[] slope;
  private final double[] point;
  private final double[] stiff;
  private final double[] slow;

  /** What is tolerated in each state. */
  private final double[] tolerated;

  /** Of an attempt that was rejected. */
  private double errorBefore;
  private double lengthBefore;

  /** For so many further steps the field counts as not smooth. */
  private int rough;

  private long evaluations;

  RadauError(int dimension, Tolerance tolerance) {
    this.tolerance = tolerance;
    n = dimension;
    error = new double[n];
    slope = new double[n];
    point = new double[n];
    stiff = new double[n];
    slow = new double[n];
    tolerated = new double[n];
    forget();
  }

  /** Nothing is known any more. */
  void forget() {
    rough = 0;
    errorBefore = Double.NaN;
    lengthBefore = Double.NaN;
  }

  /** The next attempt starts from where the last one ended. */
  void accept() {
    rough = Math.max(0, rough - 1);
    errorBefore = Double.NaN;
    lengthBefore = Double.NaN;
  }

  /**
   * The error of a step, in tolerances, by the power that belongs to them; NaN if it is not finite. It also
   * tells the step what is known of its slope at the start. On the first step and after a rejection, the
   * demands on slow modes are met also by an error that has been filtered once more, without the fast ones,
   * and the course inside does not count.
   *
   * @param demanded what e may be in slow modes, as a part of the tolerance
   */
  double of(RadauStep step, Collocation equations, double t, double[] y, double[] f0, double[] y1,
      double demanded, boolean isCareful) {
    int s = step.tableau().stages();
    double power = 2.0 * s / (s + 1);
    Combination.of(s, step.tableau().slopes(), step.z, slope);
    for (int i = 0; i < n; i++) {
      slope[i] /= step.length();
      point[i] = f0[i] - slope[i];
      tolerated[i] = tolerance.atol() + tolerance.rtol() * Math.max(Math.abs(y[i]), Math.abs(y1[i]));
    }
    equations.filter(point, error);
    for (int i = 0; i < n; i++) {
      step.bump[i] = step.tableau().gamma() * error[i];
    }
    double plain = size(error);
    double strict = isSmooth(plain, step) ? stiff(equations, step) : plain;
    double size = plain / demanded;
    if (isCareful && size > 1) {
      refilter(equations, t, y);
      size = size(error) / demanded;
    }
    double inside = isCareful ? 0 : inside(step);
    return finite(Math.max(Math.pow(Math.max(size, strict), power), inside * inside), y1);
  }

  private boolean isSmooth(double plain, RadauStep step) {
    double power = (step.tableau().stages() + 1) / 2.0;
    double shorter = step.length() / lengthBefore;
    if (shorter < 1 && plain > errorBefore * Math.pow(shorter, power)) {
      rough = ROUGH;
    }
    errorBefore = plain;
    lengthBefore = step.length();
    return rough == 0;
  }

  private double stiff(Collocation equations, RadauStep step) {
    int s = step.tableau().stages();
    double shift = step.tableau().gamma() / step.length();
    System.arraycopy(error, 0, stiff, 0, n);
    for (int k = 1; k < s; k++) {
      for (int i = 0; i < n; i++) {
        point[i] = shift * stiff[i];
      }
      equations.filter(point, slow);
      for (int i = 0; i < n; i++) {
        stiff[i] -= slow[i];
      }
    }
    return size(stiff);
  }

  /** The error of a polynomial of two degrees more that is as wrong in its next power as u may be. */
  private double inside(RadauStep step) {
    int s = step.tableau().stages();
    Combination.of(s, step.tableau().leading(), step.z, stiff);
    return INSIDE * 2 * Math.pow(0.25, s + 3) * size(stiff);
  }

  private void refilter(Collocation equations, double t, double[] y) {
    for (int i = 0; i < n; i++) {
      point[i] = y[i] + error[i];
    }
    equations.fieldAtEnd().derivatives(t, point, error);
    evaluations++;
    for (int i = 0; i < n; i++) {
      point[i] = error[i] - slope[i];
    }
    equations.filter(point, error);
  }

  private double size(double[] e) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      largest = Math.max(largest, Math.abs(e[i]) / tolerated[i]);
    }
    return largest;
  }

  private static double finite(double size, double[] y1) {
    double zero = 0 * size;
    for (double end : y1) {
      zero += 0 * end;
    }
    return zero == 0 ? size : Double.NaN;
  }

  /** Calls of the right-hand side. */
  long evaluations() {
    return evaluations;
  }
}
