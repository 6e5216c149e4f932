package org.homeostat.control.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/**
 * A model's rates where its conserved totals are what they are at the start. With the states split into those
 * that are kept and as many as there are totals, z = T - W x, it is the field of x alone; its modes are those
 * of the model that do not leave the totals.
 */
final class Leaf {

  /** A singular value this small beside the largest is none. */
  private static final double RANK = 1e-10;

  /** By which parts states are moved to look whether the Jacobian is singular everywhere. */
  private static final double[] ASIDE = {0.13, 0.29, 0.07, 0.41, 0.19};

  private final Model model;
  private final List<ConservedTotal> totals;
  private final VectorField whole;
  private final boolean[] held;
  private final int[] kept;
  private final int[] dependent;
  private final double[][] weights;
  private final double[] sums;

  private Leaf(Model model, List<ConservedTotal> totals) {
    this.model = model;
    this.totals = totals;
    whole = model.field();
    held = model.held();
    List<String> states = model.states();
    weights = totals.stream().map(total -> states.stream().mapToDouble(total::weight).toArray())
        .toArray(double[][]::new);
    sums = totals.stream().mapToDouble(ConservedTotal::value).toArray();
    dependent = reduce();
    kept = IntStream.range(0, states.size())
        .filter(i -> Arrays.stream(dependent).noneMatch(j -> j == i)).toArray();
  }

  /** That of a model; the totals are looked for only where the Jacobian is singular everywhere. */
  static Leaf of(Model model) {
    return new Leaf(model, isSingular(model) ? ConservedTotal.of(model) : List.of());
  }

  /** The same totals with another value of a parameter. */
  Leaf let(String parameter, double value) {
    Model other = model.let(parameter, value);
    return new Leaf(other, totals.stream()
        .map(total -> new ConservedTotal(other, total.weights(), total.value())).toList());
  }

  /** The same with the totals that a state has. */
  Leaf through(double[] y) {
    return totals.isEmpty() ? this : new Leaf(model, totals.stream().map(total -> total.at(y)).toList());
  }

  private static boolean isSingular(Model model) {
    int[] free = free(model);
    double[] y = model.start();
    for (int k : free) {
      double moved = y[k] * (1 + ASIDE[k % ASIDE.length]) + (y[k] == 0 ? ASIDE[k % ASIDE.length] : 0);
      y[k] = model.quantity(model.states().get(k)).domain().contains(moved) ? moved : y[k];
    }
    RealMatrix jacobian = dense(model.field(), y).getSubMatrix(
        free.length == 0 ? new int[] {0} : free, free.length == 0 ? new int[] {0} : free);
    boolean finite = Arrays.stream(jacobian.getData()).flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
    return free.length > 0 && finite
        && new SingularValueDecomposition(balanced(jacobian)).getInverseConditionNumber() < RANK;
  }

  private static int[] free(Model model) {
    boolean[] held = model.held();
    return IntStream.range(0, held.length).filter(i -> !held[i]).toArray();
  }

  /** Rows, then columns, of equal size: units do not matter to the rank. */
  private static RealMatrix balanced(RealMatrix matrix) {
    RealMatrix balanced = matrix.copy();
    for (int i = 0; i < balanced.getRowDimension(); i++) {
      double size = balanced.getRowVector(i).getLInfNorm();
      balanced.setRowVector(i, balanced.getRowVector(i).mapMultiply(size > 0 ? 1 / size : 1));
    }
    for (int j = 0; j < balanced.getColumnDimension(); j++) {
      double size = balanced.getColumnVector(j).getLInfNorm();
      balanced.setColumnVector(j, balanced.getColumnVector(j).mapMultiply(size > 0 ? 1 / size : 1));
    }
    return balanced;
  }

  static RealMatrix dense(VectorField field, double[] y) {
    int n = y.length;
    double[] entries = new double[field.sparsity().size()];
    field.jacobian(0, y, entries);
    double[] flat = field.sparsity().spread(entries, 0);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * n, (i + 1) * n);
    }
    return n == 0 ? MatrixUtils.createRealMatrix(1, 1) : new Array2DRowRealMatrix(rows, false);
  }

  /** Solves the totals for as many states, those with the largest weights. */
  private int[] reduce() {
    int[] pivots = new int[weights.length];
    for (int k = 0; k < weights.length; k++) {
      int best = 0;
      for (int j = 1; j < held.length; j++) {
        best = Math.abs(weights[k][j]) > Math.abs(weights[k][best]) ? j : best;
      }
      pivots[k] = best;
      scale(k, 1 / weights[k][best]);
      for (int other = 0; other < weights.length; other++) {
        double factor = weights[other][best];
        if (other != k && factor != 0) {
          for (int j = 0; j < held.length; j++) {
            weights[other][j] -= factor * weights[k][j];
          }
          sums[other] -= factor * sums[k];
        }
      }
    }
    return pivots;
  }

  private void scale(int k, double factor) {
    for (int j = 0; j < held.length; j++) {
      weights[k][j] *= factor;
    }
    sums[k] *= factor;
  }

  List<ConservedTotal> totals() {
    return totals;
  }

  Model model() {
    return model;
  }

  /** The names of the states that are kept. */
  List<String> states() {
    return Arrays.stream(kept).mapToObj(model.states()::get).toList();
  }

  /** Which of the kept states the equations hold. */
  boolean[] held() {
    boolean[] those = new boolean[kept.length];
    for (int k = 0; k < kept.length; k++) {
      those[k] = held[kept[k]];
    }
    return those;
  }

  double[] kept(double[] y) {
    return Arrays.stream(kept).mapToDouble(i -> y[i]).toArray();
  }

  double[] whole(double[] x) {
    double[] y = new double[held.length];
    for (int k = 0; k < kept.length; k++) {
      y[kept[k]] = x[k];
    }
    for (int k = 0; k < dependent.length; k++) {
      double sum = sums[k];
      for (int j : kept) {
        sum -= weights[k][j] * y[j];
      }
      y[dependent[k]] = sum;
    }
    return y;
  }

  /** The field of the kept states: the model's own where there are no totals. */
  VectorField field() {
    return totals.isEmpty() ? whole : new Kept();
  }

  /** The rates of the kept states, the others following from the totals. */
  private final class Kept implements VectorField {
    private final Sparsity sparsity = Sparsity.full(kept.length);

    @Override
    public int dimension() {
      return kept.length;
    }

    @Override
    public void derivatives(double t, double[] x, double[] out) {
      double[] all = new double[held.length];
      whole.derivatives(t, whole(x), all);
      for (int k = 0; k < kept.length; k++) {
        out[k] = all[kept[k]];
      }
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public Sparsity sparsity() {
      return sparsity;
    }

    @Override
    public void jacobian(double t, double[] x, double[] out) {
      RealMatrix all = dense(whole, whole(x));
      for (int a = 0; a < kept.length; a++) {
        for (int b = 0; b < kept.length; b++) {
          double slope = all.getEntry(kept[a], kept[b]);
          for (int k = 0; k < dependent.length; k++) {
            slope -= all.getEntry(kept[a], dependent[k]) * weights[k][kept[b]];
          }
          out[a * kept.length + b] = slope;
        }
      }
    }

    @Override
    public String label(int i) {
      return whole.label(kept[i]);
    }

    @Override
    public String stateLabel(int i) {
      return whole.stateLabel(kept[i]);
    }
  }
}
