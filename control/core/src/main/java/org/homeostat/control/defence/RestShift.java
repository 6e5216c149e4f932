package org.homeostat.control.defence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.homeostat.control.analysis.ConservedTotal;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;

/**
 * How far a quantity moves in the long run per unit of a load that stays, to first order: with the slopes of
 * {@code dx/dt = f(x, q)}, {@code y = h(x, q)} by the states and the load,
 *
 * <pre>
 * dy/dq = h_q - h_x f_x^-1 f_q
 * </pre>
 *
 * <p>and where f_x has no inverse, the limit of {@code h_q + h_x (s - f_x)^-1 f_q} as s falls to 0: states
 * that y does not depend on may then drift, and totals stay.
 */
final class RestShift {

  /** A singular value this small beside the largest is none. */
  private static final double RANK = 1e-12;

  /** By this part states are moved to see which slopes are roundings of 0: those that change much. */
  private static final double ASIDE = 1e-9;

  private static final double MUCH = 1e-3;

  /** How slowly the load is put on for the limit, beside the fastest slope. */
  private static final double SLOW = 1e-10;

  private final int n;
  private final double[][] slopes;
  private final boolean regular;
  private final OptionalDouble value;
  private double terms;

  /**
   * At a point.
   *
   * @param totals that are conserved
   */
  RestShift(Model model, String quantity, String load, double[] state, List<ConservedTotal> totals) {
    boolean[] held = model.held();
    List<String> moving =
        IntStream.range(0, held.length).filter(i -> !held[i]).mapToObj(model.states()::get).toList();
    n = moving.size();
    Program base = model.program();
    List<String> by = new ArrayList<>(moving);
    by.add(load);
    List<String> others = new ArrayList<>(base.states());
    others.addAll(base.parameters());
    others.removeAll(by);
    List<Expr> results = new ArrayList<>(
        moving.stream().map(name -> base.results().get(base.states().indexOf(name))).toList());
    results.add(new Expr.Name(quantity));
    Evaluator evaluator = Program.of(by, others, base.body(), results).jacobian().interpreted();
    double[] here = new double[(n + 1) * (n + 1)];
    double[] beside = new double[here.length];
    evaluator.evaluate(0, at(model, by, state), at(model, others, state), here);
    double[] moved = IntStream.range(0, state.length)
        .mapToDouble(i -> state[i] * (1 + ASIDE * (i + 1))).toArray();
    evaluator.evaluate(0, at(model, by, moved), at(model, others, moved), beside);
    slopes = new double[n + 1][n + 1];
    for (int k = 0; k < here.length; k++) {
      boolean rounding = Math.abs(beside[k] - here[k]) > MUCH * Math.abs(here[k]);
      slopes[k / (n + 1)][k % (n + 1)] = rounding ? 0 : here[k];
    }
    double[][] weights = totals.stream().map(total -> moving.stream().mapToDouble(total::weight).toArray())
        .toArray(double[][]::new);
    OptionalDouble solved = solved(weights);
    regular = solved.isPresent();
    value = regular ? solved : limit();
  }

  private static double[] at(Model model, List<String> names, double[] state) {
    return names.stream().mapToDouble(name -> model.states().contains(name)
        ? state[model.states().indexOf(name)] : model.value(name)).toArray();
  }

  /** The shift; empty where the load drives the quantity away without end, for want of a leak. */
  OptionalDouble value() {
    return value;
  }

  /** How far it is, up or down; infinite where it has no end. */
  double size() {
    return Math.abs(value.orElse(Double.POSITIVE_INFINITY));
  }

  /** Whether the rest is one of its own, the totals being what they are, and moves with the load. */
  boolean isRegular() {
    return regular;
  }

  /** Whether the shift is nothing beside what could cancel in it, the matrix balanced. */
  boolean isStill(double share) {
    return size() <= share * terms;
  }

  private OptionalDouble solved(double[][] weights) {
    if (n == 0) {
      terms = Math.abs(slopes[0][0]);
      return OptionalDouble.of(slopes[0][0]);
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(n + weights.length, n);
    RealVector right = new ArrayRealVector(n + weights.length);
    for (int a = 0; a < n; a++) {
      set(matrix, right, a, slopes[a], -slopes[a][n]);
    }
    for (int k = 0; k < weights.length; k++) {
      set(matrix, right, n + k, weights[k], 0);
    }
    double[] columns = balance(matrix);
    var decomposition = new SingularValueDecomposition(matrix);
    double[] values = decomposition.getSingularValues();
    if (!(values[n - 1] > RANK * values[0])) {
      return OptionalDouble.empty();
    }
    RealVector moved = decomposition.getSolver().solve(right);
    double shift = slopes[n][n];
    terms = Math.abs(shift);
    for (int k = 0; k < n; k++) {
      double factor = slopes[n][k] * columns[k];
      shift += factor * moved.getEntry(k);
      terms = Math.max(terms, Math.abs(factor) * moved.getLInfNorm());
    }
    return OptionalDouble.of(shift);
  }

  /** A row by its own size. */
  private static void set(RealMatrix matrix, RealVector right, int row, double[] entries, double value) {
    double size = 0;
    for (int k = 0; k < matrix.getColumnDimension(); k++) {
      size = Math.max(size, Math.abs(entries[k]));
    }
    for (int k = 0; k < matrix.getColumnDimension(); k++) {
      matrix.setEntry(row, k, size == 0 ? 0 : entries[k] / size);
    }
    right.setEntry(row, size == 0 ? value : value / size);
  }

  /** Brings columns to size one; what each was multiplied by. Units do not matter then. */
  private static double[] balance(RealMatrix matrix) {
    double[] factors = new double[matrix.getColumnDimension()];
    for (int k = 0; k < factors.length; k++) {
      double size = matrix.getColumnVector(k).getLInfNorm();
      factors[k] = size == 0 ? 1 : 1 / size;
      matrix.setColumnVector(k, matrix.getColumnVector(k).mapMultiply(factors[k]));
    }
    return factors;
  }

  /** By two slow loads and a straight line to none; empty where the second moves much more. */
  private OptionalDouble limit() {
    double fastest = 0;
    for (int i = 0; i < n; i++) {
      fastest = Math.max(fastest, Math.abs(slopes[i][i]));
    }
    double s = SLOW * (fastest == 0 ? 1 : fastest);
    double first = response(s);
    double second = response(s / 2);
    terms = Math.abs(second);
    return Math.abs(second) > 1.5 * Math.abs(first) || !Double.isFinite(second) ? OptionalDouble.empty()
        : OptionalDouble.of(2 * second - first);
  }

  private double response(double s) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(n, n);
    RealVector right = new ArrayRealVector(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix.setEntry(i, j, (i == j ? s : 0) - slopes[i][j]);
      }
      right.setEntry(i, slopes[i][n]);
    }
    var solver = new LUDecomposition(matrix, 0).getSolver();
    return solver.isNonSingular()
        ? slopes[n][n] + new ArrayRealVector(slopes[n]).getSubVector(0, n).dotProduct(solver.solve(right))
        : Double.NaN;
  }
}
