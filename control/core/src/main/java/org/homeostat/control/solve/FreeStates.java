package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homeostat.control.linear.Sparsity;

/** A field with some of its states held at their values: a field in the others alone. */
final class FreeStates implements VectorField {
  private final VectorField field;
  private final double[] held;
  private final int[] free;
  private final Sparsity sparsity;

  /** Which of the field's entries each of these is. */
  private final int[] entries;

  FreeStates(VectorField field, double[] held, boolean[] fixed) {
    Problem.checkSparsity(field);
    this.field = field;
    this.held = held.clone();
    this.free = IntStream.range(0, fixed.length).filter(i -> !fixed[i]).toArray();
    Sparsity whole = field.sparsity();
    int[] place = new int[fixed.length];
    Arrays.fill(place, -1);
    for (int k = 0; k < free.length; k++) {
      place[free[k]] = k;
    }
    this.sparsity = Sparsity.ofRows(Arrays.stream(free).mapToObj(i -> ofRow(whole, i)
        .map(k -> place[whole.column(k)]).filter(j -> j >= 0).toArray()).toArray(int[][]::new));
    this.entries = Arrays.stream(free).flatMap(i -> ofRow(whole, i))
        .filter(k -> place[whole.column(k)] >= 0).toArray();
  }

  private static IntStream ofRow(Sparsity sparsity, int i) {
    return IntStream.range(sparsity.start(i), sparsity.start(i + 1));
  }

  /** The free ones among the values. */
  static double[] free(double[] y, boolean[] fixed) {
    return IntStream.range(0, y.length).filter(i -> !fixed[i]).mapToDouble(i -> y[i]).toArray();
  }

  /** Values of the free states among zeros for the others. */
  double[] among(double[] values) {
    double[] all = new double[held.length];
    for (int k = 0; k < free.length; k++) {
      all[free[k]] = values[k];
    }
    return all;
  }

  private double[] whole(double[] y) {
    double[] all = held.clone();
    for (int k = 0; k < free.length; k++) {
      all[free[k]] = y[k];
    }
    return all;
  }

  @Override
  public int dimension() {
    return free.length;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double[] all = new double[held.length];
    field.derivatives(t, whole(y), all);
    for (int k = 0; k < free.length; k++) {
      dydt[k] = all[free[k]];
    }
  }

  @Override
  public boolean hasJacobian() {
    return field.hasJacobian();
  }

  @Override
  public Sparsity sparsity() {
    return sparsity;
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    double[] all = new double[field.sparsity().size()];
    field.jacobian(t, whole(y), all);
    for (int k = 0; k < entries.length; k++) {
      dfdy[k] = all[entries[k]];
    }
  }

  @Override
  public String label(int i) {
    return field.label(free[i]);
  }

  @Override
  public String stateLabel(int i) {
    return field.stateLabel(free[i]);
  }
}
