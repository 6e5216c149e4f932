package org.homeostat.control.solve;

import java.util.stream.IntStream;

/** A field with some of its states held at their values: a field in the others alone. */
final class FreeStates implements VectorField {
  private final VectorField field;
  private final double[] held;
  private final int[] free;

  FreeStates(VectorField field, double[] held, boolean[] fixed) {
    this.field = field;
    this.held = held.clone();
    this.free = IntStream.range(0, fixed.length).filter(i -> !fixed[i]).toArray();
  }

  /** The free ones among the values. */
  static double[] free(double[] y, boolean[] fixed) {
    return IntStream.range(0, y.length).filter(i -> !fixed[i]).mapToDouble(i -> y[i]).toArray();
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
  public void jacobian(double t, double[] y, double[] dfdy) {
    double[] all = new double[held.length * held.length];
    field.jacobian(t, whole(y), all);
    for (int i = 0; i < free.length; i++) {
      for (int j = 0; j < free.length; j++) {
        dfdy[i * free.length + j] = all[free[i] * held.length + free[j]];
      }
    }
  }

  @Override
  public String label(int i) {
    return field.label(free[i]);
  }
}
