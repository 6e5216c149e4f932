package org.homeostat.control.solve;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Delay equations whose solutions are known, and how far runs are from them. */
final class DelayProblems {

  /** Our own methods, and the choice among them. */
  static final List<String> METHODS = List.of("tsit5", "vern7", "rodas5p", "radau", "bdf", "auto");

  /** A solution as a function of time. */
  @FunctionalInterface
  interface Curve {
    double[] at(double t);
  }

  /** A problem with its solution. */
  record Known(Problem problem, Curve solution) {}

  private DelayProblems() {}

  /** y' = a y(t) + b y(t - 1), y = 1 before: on [k, k+1] c_k + exp(a s) p_k(s), s = t - k. */
  static Known linear(double a, double b, double end) {
    List<double[]> polynomials = new ArrayList<>();
    List<Double> constants = new ArrayList<>();
    double c = 1;
    double[] p = {0};
    double start = 1;
    for (int k = 0; k <= end; k++) {
      double[] q = new double[p.length + 1];
      for (int i = 0; i < p.length; i++) {
        q[i + 1] = b * p[i] / (i + 1);
      }
      c = -b * c / a;
      q[0] = start - c;
      polynomials.add(q);
      constants.add(c);
      start = c + Math.exp(a) * value(q, 1);
      p = q;
    }
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = a * y[0] + b * z[0], DelayField.delay(0, 1));
    return new Known(new Problem(field, 0, new double[] {1}, end, List.of()), t -> {
      int k = (int) Math.min(Math.floor(t), polynomials.size() - 1);
      return new double[] {constants.get(k) + Math.exp(a * (t - k)) * value(polynomials.get(k), t - k)};
    });
  }

  /**
   * y1' = y1(t-1), y2' = y1(t-1) + y2(t-0.2), y3' = y2, all 1 before: polynomials on each fifth, here with
   * exact coefficients.
   *
   * @see "D. R. Willé, C. T. H. Baker, DELSOL: a numerical code for the solution of systems of
   *     delay-differential equations, Applied Numerical Mathematics 9 (1992) 223-234"
   */
  static Known willeBaker() {
    int fifths = 25;
    BigFraction[][][] y = new BigFraction[3][fifths][];
    BigFraction[] ones = {BigFraction.ONE};
    BigFraction[] start = {BigFraction.ONE, BigFraction.ONE, BigFraction.ONE};
    for (int m = 0; m < fifths; m++) {
      BigFraction[] first = m < 5 ? ones : y[0][m - 5];
      BigFraction[] second = m < 1 ? ones : y[1][m - 1];
      y[0][m] = integral(first, start[0]);
      y[1][m] = integral(sum(first, second), start[1]);
      y[2][m] = integral(y[1][m], start[2]);
      for (int i = 0; i < 3; i++) {
        start[i] = value(y[i][m], new BigFraction(1, 5));
      }
    }
    VectorField field = DelayField.of(3, (t, w, z, d) -> {
      d[0] = z[0];
      d[1] = z[0] + z[1];
      d[2] = w[1];
    }, DelayField.delay(0, 1), DelayField.delay(1, 0.2));
    return new Known(new Problem(field, 0, new double[] {1, 1, 1}, 5, List.of()), t -> {
      int m = (int) Math.min(Math.floor(5 * t), fifths - 1);
      double[] state = new double[3];
      for (int i = 0; i < 3; i++) {
        for (int k = y[i][m].length - 1; k >= 0; k--) {
          state[i] = state[i] * (t - m / 5.0) + y[i][m][k].doubleValue();
        }
      }
      return state;
    });
  }

  private static BigFraction[] integral(BigFraction[] p, BigFraction constant) {
    BigFraction[] integral = new BigFraction[p.length + 1];
    integral[0] = constant;
    for (int k = 0; k < p.length; k++) {
      integral[k + 1] = p[k].divide(k + 1);
    }
    return integral;
  }

  private static BigFraction[] sum(BigFraction[] p, BigFraction[] q) {
    BigFraction[] sum = new BigFraction[Math.max(p.length, q.length)];
    for (int k = 0; k < sum.length; k++) {
      sum[k] = (k < p.length ? p[k] : BigFraction.ZERO).add(k < q.length ? q[k] : BigFraction.ZERO);
    }
    return sum;
  }

  private static BigFraction value(BigFraction[] p, BigFraction s) {
    BigFraction value = BigFraction.ZERO;
    for (int k = p.length - 1; k >= 0; k--) {
      value = value.multiply(s).add(p[k]);
    }
    return value;
  }

  /** The value of a polynomial. */
  static double value(double[] p, double s) {
    double value = 0;
    for (int k = p.length - 1; k >= 0; k--) {
      value = value * s + p[k];
    }
    return value;
  }

  /**
   * y1' = y2, y2' = -y2(exp(1 - y2)) y2^2 exp(1 - y2), whose solution is ln t, 1/t: the lagged time touches t
   * at t = 1.
   *
   * @see "K. W. Neves, Automatic integration of functional differential equations: an approach, ACM
   *     Transactions on Mathematical Software 1 (1975) 357-368; D1 of DDETST"
   */
  static Known neves() {
    VectorField field = DelayField.of(2, (t, y, z, d) -> {
      d[0] = y[1];
      d[1] = -z[0] * y[1] * y[1] * Math.exp(1 - y[1]);
    }, DelayField.delay(1, (t, y) -> t - Math.exp(1 - y[1])));
    Past past = Past.of(1e-6,
        t -> new double[] {Math.log(t), 1 / t}, t -> new double[] {1 / t, -1 / (t * t)});
    return new Known(new Problem(field, 0.1, new double[] {Math.log(0.1), 10}, 5, List.of()).after(past),
        t -> new double[] {Math.log(t), 1 / t});
  }

  /**
   * y' = y(y - sqrt(2) + 1)/(2 sqrt(t)), y = 1 up to t = 1: sqrt(t) until y looks back to t = 1, at t = 2,
   * and t/4 + 1/2 + (1 - sqrt(2)/2) sqrt(t) until it looks back to that, at t = 5.0294.
   *
   * @see "M. A. Feldstein, K. W. Neves, High order methods for state-dependent delay differential equations
   *     with nonsmooth solutions, SIAM Journal on Numerical Analysis 21 (1984) 844-863"
   */
  static Known feldsteinNeves() {
    double root = Math.sqrt(2);
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = z[0] / (2 * Math.sqrt(t)),
        DelayField.delay(0, (t, y) -> t - (y[0] - root + 1)));
    return new Known(new Problem(field, 1, new double[] {1}, 5.0294, List.of()).after(Past.constant(1)),
        t -> new double[] {t <= 2 ? Math.sqrt(t) : t / 4 + 0.5 + (1 - root / 2) * Math.sqrt(t)});
  }

  /** With a tolerance that is relative to 1 where states are smaller. */
  static Solution run(Known known, String method, double rtol) {
    return Solver.named(method).with(new Tolerance(rtol, rtol)).solve(known.problem(), Monitor.NONE);
  }

  /** The largest error anywhere, relative to the state or to 1. */
  static double error(Solution run, Curve solution) {
    double from = run.dense().from();
    double to = run.dense().to();
    int looks = 2000;
    double largest = 0;
    for (int k = 0; k <= looks; k++) {
      double t = k == looks ? to : from + (to - from) * k / looks;
      double[] exact = solution.at(t);
      double[] y = run.dense().at(t);
      for (int i = 0; i < y.length; i++) {
        double error = Math.abs(y[i] - exact[i]) / Math.max(1, Math.abs(exact[i]));
        largest = error <= largest ? largest : error;
      }
    }
    return largest;
  }
}
