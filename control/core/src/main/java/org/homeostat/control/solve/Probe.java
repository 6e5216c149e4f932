package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.linear.Sparsity;

/** A field that remembers where it last gave something that is not a number. */
final class Probe implements VectorField {
  private final VectorField field;
  private Optional<Failure.Point> lost = Optional.empty();
  private Optional<Failure.Point> overflown = Optional.empty();
  private int inARow;

  Probe(VectorField field) {
    this.field = field;
  }

  @Override
  public int dimension() {
    return field.dimension();
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    field.derivatives(t, y, dydt);
    if (Arrays.stream(dydt).allMatch(Double::isFinite)) {
      inARow = 0;
      return;
    }
    if (Arrays.stream(y).allMatch(Double::isFinite)) {
      lost = Optional.of(new Failure.Point(t, y.clone()));
    } else {
      overflown = Optional.of(new Failure.Point(t, y.clone()));
    }
    inARow++;
  }

  @Override
  public Sparsity sparsity() {
    return field.sparsity();
  }

  @Override
  public boolean hasJacobian() {
    return field.hasJacobian();
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    if (field.hasJacobian()) {
      field.jacobian(t, y, dfdy);
    } else {
      VectorField.super.jacobian(t, y, dfdy);
    }
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    if (field.hasJacobian()) {
      field.timeDerivative(t, y, dfdt);
    } else {
      VectorField.super.timeDerivative(t, y, dfdt);
    }
  }

  @Override
  public int switches() {
    return field.switches();
  }

  @Override
  public void switches(double t, double[] y, double[] values) {
    field.switches(t, y, values);
  }

  @Override
  public boolean isKink(int k) {
    return field.isKink(k);
  }

  @Override
  public String switchLabel(int k) {
    return field.switchLabel(k);
  }

  @Override
  public String label(int i) {
    return field.label(i);
  }

  @Override
  public String stateLabel(int i) {
    return field.stateLabel(i);
  }

  /** How many evaluations without one that is finite have gone by. */
  int inARow() {
    return inARow;
  }

  /**
   * The last points at which a rate was not finite: where the state still was, and where it was not either.
   */
  List<Failure.Point> bad() {
    return Stream.of(lost, overflown).flatMap(Optional::stream).toList();
  }
}
