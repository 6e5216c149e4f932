package org.homeostat.control.analysis;

import static org.hipparchus.util.MathArrays.distance;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.SteadyState;

/**
 * The equations f(x, p) = 0 of the equilibria along a parameter. A point is z = (x, p), each by its size;
 * held states stay, and totals are kept.
 */
final class RestCurve {
  private static final int PATIENCE = 12;

  /** Polishing that moves a point farther, by the sizes, leads away. */
  private static final double POLISH = 1e-7;

  /** A step this small, by the sizes, is at the end. */
  private static final double SMALL = 1e-12;

  /** Where a state begins to run away with the parameter it is not measured by how far it would go. */
  private static final double MOST = 1e6;

  private final Leaf leaf;
  private final String parameter;
  private final double[] base;
  private final int[] free;
  private final double[] sizes;
  private final Evaluator byParameter;

  /** The curve through a state. */
  RestCurve(Leaf leaf, String parameter, double[] start, double range) {
    this.leaf = leaf;
    this.parameter = parameter;
    base = leaf.kept(start);
    boolean[] held = leaf.held();
    free = IntStream.range(0, base.length).filter(i -> !held[i]).toArray();
    sizes = new double[free.length + 1];
    for (int k = 0; k < free.length; k++) {
      sizes[k] = Math.max(Math.abs(base[free[k]]), 1e-6);
    }
    sizes[free.length] = range;
    Program program = leaf.model().program();
    Tangents tangents = new Tangents(program, " by it",
        name -> name.equals(parameter) ? Terms.ONE : Terms.ZERO);
    List<Expr> slopes = program.results().stream().map(tangents::of).toList();
    byParameter = Program.of(program.states(), program.parameters(),
        Variations.together(program.body(), tangents.lines()), slopes).interpreted();
    size();
  }

  /** States near zero are measured by how far they go over the range. */
  private void size() {
    double[] z = first();
    double[] way = new double[sizes.length];
    way[free.length] = 1;
    double[] along = tangent(z, way).orElse(way);
    double[] found = sizes.clone();
    for (int k = 0; k < free.length; k++) {
      double far = Math.abs(along[k] / along[free.length]) * sizes[k];
      double own = Math.abs(base[free[k]]);
      found[k] = own + (Double.isFinite(far) ? far : 0) > SMALL ? Math.max(own, Math.min(far, MOST)) : 1;
    }
    System.arraycopy(found, 0, sizes, 0, free.length);
  }

  /** The point at the state it goes through. */
  double[] first() {
    return point(base, leaf.model().value(parameter));
  }

  /** The point at an equilibrium. */
  double[] point(Equilibrium rest) {
    return point(leaf.kept(rest.state()), rest.model().value(parameter));
  }

  private double[] point(double[] x, double value) {
    double[] z = new double[sizes.length];
    for (int k = 0; k < free.length; k++) {
      z[k] = x[free[k]] / sizes[k];
    }
    z[free.length] = value / sizes[free.length];
    return z;
  }

  /** The parameter at a point. */
  double parameter(double[] z) {
    return z[free.length] * sizes[free.length];
  }

  private double[] kept(double[] z) {
    double[] x = base.clone();
    for (int k = 0; k < free.length; k++) {
      x[free[k]] = z[k] * sizes[k];
    }
    return x;
  }

  /** The states at a point. */
  double[] state(double[] z) {
    return leaf.whole(kept(z));
  }

  /**
   * The equilibrium at a point of the curve, which may lie outside the domain. It is polished as long as that
   * does not lead away, as it does beside a fold, where Newton's method at one value of the parameter knows
   * no way back.
   */
  Optional<SteadyState> steady(double[] z) {
    Leaf there = leaf.let(parameter, parameter(z));
    double[] x = kept(z);
    return SteadyState.newtonFrom(there.field(), x, there.held())
        .filter(found -> distance(point(found.state(), parameter(z)), z) <= POLISH)
        .or(() -> SteadyState.at(there.field(), x, there.held()));
  }

  Leaf leaf(double value) {
    return leaf.let(parameter, value);
  }

  /** The slopes of the rates by x and p and behind them the rates, each row by its size; then a last row. */
  private RealMatrix bordered(double[] z, double[] last) {
    Leaf there = leaf.let(parameter, parameter(z));
    Model model = there.model();
    RealMatrix jacobian = Leaf.dense(there.field(), kept(z));
    double[] slope = new double[model.states().size()];
    byParameter.evaluate(0, there.whole(kept(z)), model.parameterValues(), slope);
    double[] moved = leaf.kept(slope);
    double[] rates = new double[base.length];
    there.field().derivatives(0, kept(z), rates);
    RealMatrix matrix = MatrixUtils.createRealMatrix(sizes.length, sizes.length + 1);
    for (int a = 0; a < free.length; a++) {
      double size = Math.abs(moved[free[a]] * sizes[free.length]);
      for (int b = 0; b < free.length; b++) {
        matrix.setEntry(a, b, jacobian.getEntry(free[a], free[b]) * sizes[b]);
        size = Math.max(size, Math.abs(matrix.getEntry(a, b)));
      }
      matrix.setEntry(a, free.length, moved[free[a]] * sizes[free.length]);
      matrix.setEntry(a, sizes.length, rates[free[a]]);
      matrix.setRowVector(a, matrix.getRowVector(a).mapMultiply(size > 0 ? 1 / size : 1));
    }
    for (int k = 0; k < sizes.length; k++) {
      matrix.setEntry(free.length, k, last[k]);
    }
    return matrix;
  }

  private RealMatrix square(RealMatrix bordered) {
    return bordered.getSubMatrix(0, free.length, 0, free.length);
  }

  /** The unit vector along the curve that goes on in a direction; empty where that is not settled. */
  Optional<double[]> tangent(double[] z, double[] direction) {
    RealMatrix matrix = square(bordered(z, direction));
    if (!Double.isFinite(matrix.getNorm1())) {
      return Optional.empty();
    }
    DecompositionSolver solver = new LUDecomposition(matrix, 0).getSolver();
    if (!solver.isNonSingular()) {
      return Optional.empty();
    }
    RealVector unit = new ArrayRealVector(sizes.length);
    unit.setEntry(free.length, 1);
    RealVector along = solver.solve(unit);
    return Optional.of(along.mapMultiply(1 / along.getNorm()).toArray());
  }

  /** The sense of a direction at a point: it stays along a curve, over corners too. */
  double sense(double[] z, double[] direction) {
    return Math.signum(new LUDecomposition(square(bordered(z, direction)), 0).getDeterminant());
  }

  /** The point of the curve in the plane through a guess across a direction. */
  Optional<double[]> corrected(double[] guess, double[] direction) {
    try {
      return newton(guess, direction);
    } catch (ModelException outside) {
      return Optional.empty();
    }
  }

  private Optional<double[]> newton(double[] guess, double[] direction) {
    double[] z = guess.clone();
    for (int round = 0; round < PATIENCE; round++) {
      RealMatrix matrix = bordered(z, direction);
      if (!Double.isFinite(matrix.getNorm1())) {
        return Optional.empty();
      }
      RealVector right = matrix.getColumnVector(sizes.length).mapMultiply(-1);
      double off = 0;
      for (int k = 0; k < sizes.length; k++) {
        off += direction[k] * (z[k] - guess[k]);
      }
      right.setEntry(free.length, -off);
      DecompositionSolver solver = new LUDecomposition(square(matrix), 0).getSolver();
      if (!solver.isNonSingular()) {
        return Optional.empty();
      }
      RealVector step = solver.solve(right);
      for (int k = 0; k < z.length; k++) {
        z[k] += step.getEntry(k);
      }
      if (step.getNorm() <= SMALL * new ArrayRealVector(z).getNorm()) {
        return Optional.of(z);
      }
    }
    return Optional.empty();
  }
}
