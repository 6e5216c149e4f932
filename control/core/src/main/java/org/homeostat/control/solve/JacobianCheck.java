package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.Locale;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Slopes.Slope;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Digits;

/**
 * Compares what a field says of its derivatives at one point with differences of its right-hand side: {@link
 * VectorField#jacobian}, {@link VectorField#timeDerivative}, and all of {@link VectorField#linearize}.
 *
 * <p>Derivatives that are right pass, whatever their scales, as long as rounding leaves some six digits of
 * the right-hand side: the differences know how far they can be trusted, and where the field has a kink at
 * the point, the slopes on both sides and all between them are right. Where the field is finite on neither
 * side, an entry passes unseen. One point shows only what matters at it: choose one where no state is zero.
 * The check costs some hundred evaluations for each state. What the field says of its sparsity is checked
 * first, as by {@link SparsityCheck}.
 */
public final class JacobianCheck {

  /** Values agree that agree to this part of their size; a wrong derivative is rarely so near. */
  private static final double AGREEMENT = 1e-5;

  /** How much smaller than the error its estimate may be. */
  private static final double CAUTION = 20;

  /** The slope of one side alone decides if its error is below this part of it. */
  private static final double SHARP = 1e-6;

  /** Points with more states than this are not written out. */
  private static final int SHOWN = 8;

  /** More states would take hours, and differences of all entries much room. */
  private static final int MOST = 1000;

  private final VectorField field;
  private final double t;
  private final double[] y;
  private final int n;
  private final Slopes[] slopes;
  private double worst = 1;
  private String complaint = "";

  private JacobianCheck(VectorField field, double t, double[] y) {
    this.field = field;
    this.t = t;
    this.y = y;
    this.n = y.length;
    this.slopes = new Slopes[n + 1];
    for (int j = 0; j <= n; j++) {
      slopes[j] = Slopes.along(field, t, y, j);
    }
  }

  /**
   * Checks a field's derivatives at one point.
   *
   * @throws IllegalArgumentException if they disagree with the right-hand side; its message names the worst
   *     entry
   */
  public static void of(VectorField field, double t, double[] y) {
    if (y.length != field.dimension()) {
      throw new IllegalArgumentException(
          "The point has " + y.length + " values and the field has " + field.dimension() + " states.");
    }
    double[] f = new double[y.length];
    field.derivatives(t, y.clone(), f);
    for (int i = 0; i < f.length; i++) {
      if (!Double.isFinite(f[i])) {
        throw new IllegalArgumentException("The right-hand side of " + field.label(i) + " is " + f[i]
            + " at t = " + Digits.of(t) + "; check the Jacobian where it is finite.");
      }
    }
    SparsityCheck.of(field, t, y);
    if (y.length > MOST) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "The field has %,d states; a Jacobian is"
          + " checked entry by entry up to %,d. Check a smaller network of the same kind.", y.length, MOST));
    }
    new JacobianCheck(field, t, y.clone()).check(f);
  }

  private void check(double[] f) {
    Sparsity sparsity = field.sparsity();
    double[] matrix = new double[sparsity.size()];
    double[] dfdt = new double[n];
    double[] all = new double[n + sparsity.size() + n];
    field.jacobian(t, y.clone(), matrix);
    field.timeDerivative(t, y.clone(), dfdt);
    field.linearize(t, y.clone(), all);
    matrix("The Jacobian", sparsity.spread(matrix, 0), field.hasJacobian()
        ? "Correct jacobian(t, y, dfdy): " + inOrder("dfdy[%s] is df_i/dy_j.", "")
        : "The field has no Jacobian of its own (hasJacobian is false); give jacobian(t, y, dfdy).");
    times("The time derivative", dfdt, "Correct timeDerivative(t, y, dfdt): it holds the state.");
    matrix("The Jacobian of linearize", sparsity.spread(all, n),
        "Correct linearize(t, y, out): " + inOrder("out[%s] is df_i/dy_j.", "n + "));
    times("The time derivative of linearize", Arrays.copyOfRange(all, n + sparsity.size(), all.length),
        "Correct linearize(t, y, out): out[n + " + (sparsity.isFull() ? "n*n" : "m")
            + " + i] is df_i/dt.");
    values(all, f);
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint + Trouble.A_JACOBIAN_THAT_DISAGREES.more());
    }
  }

  private String inOrder(String sentence, String before) {
    boolean isFull = field.sparsity().isFull();
    return String.format(Locale.ROOT, sentence, before + (isFull ? "i*n + j" : "sparsity().entry(i, j)"));
  }

  private void matrix(String what, double[] given, String remedy) {
    String hint = n > 1 && isTransposed(given) ? "It looks transposed. " : "";
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        compare(what + "'s entry d(" + field.label(i) + ")/dy" + j, given[i * n + j], i, j, hint + remedy);
      }
    }
  }

  private void times(String what, double[] given, String remedy) {
    for (int i = 0; i < n; i++) {
      compare(what + "'s entry d(" + field.label(i) + ")/dt", given[i], i, n, remedy);
    }
  }

  /** What linearize says of the right-hand side itself. */
  private void values(double[] given, double[] f) {
    for (int i = 0; i < n; i++) {
      double terms = Math.abs(f[i]);
      for (int j = 0; j < n; j++) {
        Slope slope = slopes[j].both(i);
        terms += slope.isKnown() ? Math.abs(slope.value() * y[j]) : 0;
      }
      if (!(Math.abs(given[i] - f[i]) <= AGREEMENT * terms) && complaint.isEmpty()) {
        complaint = "linearize gives " + Digits.of(given[i]) + " for " + field.label(i) + place()
            + "; derivatives gives " + Digits.of(f[i]) + ". Correct linearize(t, y, out): out[i] is f_i.";
      }
    }
  }

  private void compare(String name, double given, int i, int j, String remedy) {
    double excess = excess(given, i, j);
    if (excess > worst) {
      worst = excess;
      Slope slope = shown(i, j);
      complaint = name + " is " + Digits.of(given) + place() + "; differences of the right-hand side give "
          + Digits.of(slope.value()) + " +- " + oneDigit(slope.error()) + ". " + remedy;
    }
  }

  private static String oneDigit(double value) {
    return Digits.of(Double.parseDouble(String.format(Locale.ROOT, "%.0e", value)));
  }

  private Slope shown(int i, int j) {
    Slope both = slopes[j].both(i);
    Slope above = slopes[j].above(i);
    return both.isKnown() ? both : above.isKnown() ? above : slopes[j].below(i);
  }

  /** The disagreement in units of what is allowed; none if a kink at the point, or beside it, explains it. */
  private double excess(double given, int i, int j) {
    Slope below = slopes[j].below(i);
    Slope above = slopes[j].above(i);
    boolean isBelow = below.relative() < SHARP && excess(given, below) <= 1;
    boolean isAbove = above.relative() < SHARP && excess(given, above) <= 1;
    boolean isBetween = Math.min(below.value(), above.value()) <= given
        && given <= Math.max(below.value(), above.value())
        && excess(below.value(), new Slope(above.value(), above.error() + below.error())) > 1;
    return isBelow || isAbove || isBetween ? 0 : excess(given, shown(i, j));
  }

  private static double excess(double given, Slope slope) {
    if (!slope.isKnown()) {
      return 0;
    }
    double size = Math.max(Math.abs(given), Math.abs(slope.value()));
    double difference = Math.abs(given - slope.value());
    double excess = difference == 0
        ? 0 : difference / (AGREEMENT * size + CAUTION * slope.error() + Double.MIN_NORMAL);
    return Double.isFinite(given) ? excess : Double.POSITIVE_INFINITY;
  }

  private boolean isTransposed(double[] given) {
    boolean agrees = true;
    boolean agreesTransposed = true;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        agrees &= !(excess(given[i * n + j], i, j) > 1);
        agreesTransposed &= !(excess(given[j * n + i], i, j) > 1);
      }
    }
    return agreesTransposed && !agrees;
  }

  private String place() {
    StringBuilder place = new StringBuilder(" at t = ").append(Digits.of(t));
    for (int j = 0; j < n && n <= SHOWN; j++) {
      place.append(j == 0 ? ", y = [" : ", ").append(Digits.of(y[j])).append(j == n - 1 ? "]" : "");
    }
    return place.toString();
  }
}
