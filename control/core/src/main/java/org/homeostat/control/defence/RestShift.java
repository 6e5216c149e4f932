package org.homeostat.control.defence;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.homeostat.control.analysis.ConservedTotal;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;

/**
 * How far the rest of a quantity moves per unit of a load that stays, to first order:
 *
 * <pre>
 * f(x, q) = 0,  y = h(x, q):    dy/dq = h_q - h_x f_x^-1 f_q
 * </pre>
 *
 * <p>at the totals that are conserved.
 */
final class RestShift {

  /** A singular value this small beside the largest is none. */
  private static final double RANK = 1e-12;

  /** What is left of a right-hand side that lies in the range. */
  private static final double RANGE = 1e-9;

  private final Model model;
  private final List<String> moving;
  private final double[][] slopes;
  private final double[] sizes;
  private final List<ConservedTotal> totals;

  /** At a point, of a model that need not rest anywhere else. */
  RestShift(Model model, String quantity, String load, double[] state, List<ConservedTotal> totals) {
    this.model = model;
    this.totals = totals;
    boolean[] held = model.held();
    moving = IntStream.range(0, held.length).filter(i -> !held[i]).mapToObj(model.states()::get).toList();
    sizes = moving.stream().mapToDouble(name -> size(state[model.states().indexOf(name)])).toArray();
    Program base = model.program();
    List<String> by = new ArrayList<>(moving);
    by.add(load);
    List<String> others = new ArrayList<>(base.states());
    others.addAll(base.parameters());
    others.removeAll(by);
    List<Expr> results = new ArrayList<>(base.results());
    results.add(new Expr.Name(quantity));
    double[] flat = new double[results.size() * by.size()];
    Program.of(by, others, base.body(), results).jacobian().interpreted()
        .evaluate(0, at(by, state), at(others, state), flat);
    slopes = new double[results.size()][by.size()];
    for (int i = 0; i < slopes.length; i++) {
      System.arraycopy(flat, i * by.size(), slopes[i], 0, by.size());
    }
  }

  private static double size(double value) {
    return value == 0 ? 1 : Math.abs(value);
  }

  private double[] at(List<String> names, double[] state) {
    return names.stream().mapToDouble(name -> model.states().contains(name)
        ? state[model.states().indexOf(name)] : model.value(name)).toArray();
  }

  /** The slope of the rest; empty where nothing comes to rest under the load, for want of a leak. */
  OptionalDouble value() {
    int n = moving.size();
    double[] last = slopes[slopes.length - 1];
    if (n == 0) {
      return OptionalDouble.of(last[0]);
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(n + totals.size(), n);
    RealVector right = new ArrayRealVector(n + totals.size());
    for (int a = 0; a < n; a++) {
      double[] row = slopes[model.states().indexOf(moving.get(a))];
      set(matrix, right, a, row, -row[n]);
    }
    for (int k = 0; k < totals.size(); k++) {
      set(matrix, right, n + k, moving.stream().mapToDouble(totals.get(k)::weight).toArray(), 0);
    }
    var decomposition = new SingularValueDecomposition(matrix);
    double[] values = decomposition.getSingularValues();
    if (!(values[n - 1] > RANK * values[0])) {
      return OptionalDouble.empty();
    }
    RealVector moved = decomposition.getSolver().solve(right);
    if (matrix.operate(moved).subtract(right).getNorm() > RANGE * right.getNorm()) {
      return OptionalDouble.empty();
    }
    double shift = last[n];
    for (int k = 0; k < n; k++) {
      shift += last[k] * sizes[k] * moved.getEntry(k);
    }
    return OptionalDouble.of(shift);
  }

  /** A row, each state by its size and the row by its own. */
  private void set(RealMatrix matrix, RealVector right, int row, double[] entries, double value) {
    double size = 0;
    for (int k = 0; k < moving.size(); k++) {
      size = Math.max(size, Math.abs(entries[k] * sizes[k]));
    }
    for (int k = 0; k < moving.size(); k++) {
      matrix.setEntry(row, k, size == 0 ? 0 : entries[k] * sizes[k] / size);
    }
    right.setEntry(row, size == 0 ? value : value / size);
  }
}
