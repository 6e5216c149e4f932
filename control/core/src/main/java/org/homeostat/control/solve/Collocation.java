package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;

/**
 * Solves the equations of one step of a Radau method for the stages y + z_i,
 *
 * <pre>
 *   z_i = h sum_j A_ij f(t + c_j*h, y + z_j),
 * </pre>
 *
 * <p>by Newton's iteration with one Jacobian J for all stages. For w = T^-1 z it falls apart into a real
 * system and complex ones of the field's own dimension,
 *
 * <pre>
 *   (gamma/h I - J) dw = T^-1 f - gamma/h w,   ((alpha + i*beta)/h I - J) (du + i*dv) = ...
 * </pre>
 *
 * <p>It is the workspace of one run. Each stage has a field of its own, which may remember what depends on
 * the stage's time.
 */
final class Collocation {

  /** An iteration that converges more slowly is no good. */
  private static final double SLOW = 0.99;

  /** What is left of a step whose iteration fails, ... */
  private static final double HALF = 0.5;

  /** ... and of one whose iteration would take too long: at least so much, and this of what should do. */
  private static final double SHORTEST = 0.1;
  private static final double SAFETY = 0.8;

  /** Iterations with three stages, and more for each further stage. */
  private static final int ITERATIONS = 7;
  private static final double MORE = 2.5;

  /** A decomposition is as good for steps that differ so little. */
  private static final double SAME = 1e-8;

  /** After the first correction the rate is not known: it is taken from the last step, by this power, ... */
  private static final double TRUST = 0.8;

  /** ... but not below this. */
  private static final double DOUBT = 0.01;

  private final VectorField[] fields;
  private final LinearSolver real;
  private final ComplexLinearSolver[] complex;
  private final double[][] w;
  private final double[][] f;
  private final double[][] dw;
  private final double[] re;
  private final double[] im;
  private final double[] stage;

  private RadauTableau tableau = RadauTableau.of(3);
  private double h;
  private double decomposed;

  /** What may be left after a correction, as a multiple of it: q/(1-q) at a rate of convergence q. */
  private double faith = 1;

  private double rate;
  private int iterations;

  /** The state with the largest correction. */
  private int worst;

  private double shortening;
  private long evaluations;

  /** A workspace for methods of up to {@code most} stages. */
  Collocation(VectorField field, int most) {
    int n = field.dimension();
    fields = new VectorField[most];
    Arrays.setAll(fields, j -> field.forOneRun());
    real = field.linearSolver();
    complex = new ComplexLinearSolver[most / 2];
    Arrays.setAll(complex, k -> field.complexLinearSolver());
    w = new double[most][n];
    f = new double[most][n];
    dw = new double[most][n];
    re = new double[n];
    im = new double[n];
    stage = new double[n];
  }

  /** The field that was last evaluated at the end of a step. */
  VectorField fieldAtEnd() {
    return fields[tableau.stages() - 1];
  }

  /** Another Jacobian comes. */
  void forget() {
    decomposed = 0;
  }

  /** What was before says nothing about how fast the next iteration converges. */
  void distrust() {
    faith = 1;
  }

  /** The iterations of {@code other} have converged as those will that are to come. */
  void trust(Collocation other) {
    faith = other.faith;
  }

  /** Prepares steps of length h; {@code jacobian} holds J's entries from {@code offset} on. */
  boolean decompose(RadauTableau next, double length, double[] jacobian, int offset) {
    if (tableau == next && Math.abs(length - decomposed) <= SAME * length) {
      h = length;
      return true;
    }
    tableau = next;
    h = length;
    decomposed = 0;
    boolean works = real.decompose(tableau.gamma() / h, jacobian, offset);
    for (int k = 0; works && k < tableau.stages() / 2; k++) {
      works = complex[k].decompose(tableau.alpha()[k] / h, tableau.beta()[k] / h, jacobian, offset);
    }
    decomposed = works ? length : 0;
    shortening = HALF;
    return works;
  }

  /** x = (gamma/h I - J)^-1 b. */
  void filter(double[] b, double[] x) {
    real.solve(b, x);
  }

  /**
   * Iterates from {@code z} on, and leaves the solution there.
   *
   * @param end t + h
   * @param scale one over what is allowed as an error of each state
   * @param kappa how much of that an iteration may leave
   */
  boolean solve(double t, double end, double[] y, double[] scale, double kappa, double[][] z) {
    int s = tableau.stages();
    int most = iterations(s);
    for (int j = 0; j < s; j++) {
      Combination.of(s, tableau.inverse()[j], z, w[j]);
    }
    faith = Math.max(DOUBT, Math.pow(faith, TRUST));
    double before = 0;
    double ratioBefore = 0;
    shortening = HALF;
    for (iterations = 1; iterations <= most; iterations++) {
      evaluate(t, end, y, z);
      double size = correct(scale);
      if (!(size < Double.POSITIVE_INFINITY)) {
        return false;
      }
      if (iterations > 1) {
        double ratio = size / before;
        rate = iterations == 2 ? ratio : Math.sqrt(ratio * ratioBefore);
        ratioBefore = ratio;
        if (!mayConverge(size, most - 1 - iterations, kappa)) {
          return false;
        }
      }
      before = Math.max(size, Double.MIN_NORMAL);
      add(z);
      if (faith * size <= kappa) {
        return true;
      }
    }
    return false;
  }

  /** Whether so many further iterations will be enough; if not, how much shorter the step should be. */
  private boolean mayConverge(double size, int further, double kappa) {
    if (!(rate < SLOW)) {
      return false;
    }
    faith = rate / (1 - rate);
    double left = faith * size * Math.pow(rate, further) / kappa;
    shortening = Math.max(SHORTEST, SAFETY * Math.pow(Math.max(1, left), -1.0 / (4 + further)));
    return left < 1;
  }

  private void evaluate(double t, double end, double[] y, double[][] z) {
    int s = tableau.stages();
    for (int j = 0; j < s; j++) {
      double[] zj = z[j];
      for (int i = 0; i < stage.length; i++) {
        stage[i] = y[i] + zj[i];
      }
      fields[j].derivatives(j == s - 1 ? end : t + tableau.c()[j] * h, stage, f[j]);
    }
    evaluations += s;
  }

  /** Finds the correction, and says how large it is; NaN if it is not finite. */
  private double correct(double[] scale) {
    int s = tableau.stages();
    double gamma = tableau.gamma() / h;
    Combination.of(s, tableau.inverse()[0], f, re);
    double[] w0 = w[0];
    for (int i = 0; i < re.length; i++) {
      re[i] -= gamma * w0[i];
    }
    real.solve(re, dw[0]);
    for (int k = 0; k < s / 2; k++) {
      correctPair(k, s);
    }
    double largest = 0;
    double zero = 0;
    for (int j = 0; j < s; j++) {
      double[] d = dw[j];
      for (int i = 0; i < d.length; i++) {
        double size = Math.abs(d[i]) * scale[i];
        if (size > largest) {
          largest = size;
          worst = i;
        }
        zero += 0 * size;
      }
    }
    return zero == 0 ? largest : Double.NaN;
  }

  private void correctPair(int k, int s) {
    int x = 2 * k + 1;
    Combination.of(s, tableau.inverse()[x], f, re);
    Combination.of(s, tableau.inverse()[x + 1], f, im);
    double alpha = tableau.alpha()[k] / h;
    double beta = tableau.beta()[k] / h;
    double[] u = w[x];
    double[] v = w[x + 1];
    for (int i = 0; i < re.length; i++) {
      re[i] -= alpha * u[i] - beta * v[i];
      im[i] -= alpha * v[i] + beta * u[i];
    }
    complex[k].solve(re, im, dw[x], dw[x + 1]);
  }

  /** w + dw, and with it z. */
  private void add(double[][] z) {
    int s = tableau.stages();
    for (int j = 0; j < s; j++) {
      double[] wj = w[j];
      double[] d = dw[j];
      for (int i = 0; i < d.length; i++) {
        wj[i] += d[i];
      }
    }
    for (int j = 0; j < s; j++) {
      Combination.of(s, tableau.t()[j], w, z[j]);
    }
  }

  /** The most iterations with so many stages. */
  static int iterations(int stages) {
    return (int) (ITERATIONS + MORE * (stages - 3));
  }

  /** How many iterations the last solution took. */
  int iterations() {
    return iterations;
  }

  /** By what factor a correction is smaller than the one before. */
  double rate() {
    return rate;
  }

  /** How much shorter a step is to be for which no solution was found. */
  double shortening() {
    return shortening;
  }

  /** Calls of the right-hand side. */
  long evaluations() {
    return evaluations;
  }

  /** Which state it was that did not converge, in the words of the field; nothing if it was not finite. */
  Optional<String> complaint() {
    double last = 0;
    for (double[] d : dw) {
      last = Math.max(last, Math.abs(d[worst]));
    }
    return last < Double.POSITIVE_INFINITY && decomposed > 0 ? Optional.of(String.format(Locale.ROOT,
        "Newton's iteration does not converge: correction %d of %s, by the equation for %s, is still %.1e",
        iterations, fields[0].stateLabel(worst), fields[0].label(worst), last)) : Optional.empty();
  }
}
