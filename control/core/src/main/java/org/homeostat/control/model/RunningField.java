package org.homeostat.control.model;

import java.util.Optional;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Delays;
import org.homeostat.control.solve.VectorField;

/**
 * A {@link ModelField} in one run: what depends on the parameters alone has been worked out, and what depends
 * on the time alone is worked out once for each time. Its results are those of the model's field to the last
 * bit.
 */
final class RunningField implements VectorField {
  private final ModelField field;
  private final Programs programs;
  private final Kept rates;
  private Optional<Kept> switching = Optional.empty();
  private Optional<Kept> linearized = Optional.empty();

  RunningField(ModelField field, Programs programs, double[] values) {
    this.field = field;
    this.programs = programs;
    this.rates = Kept.of(programs.splitRates(), values);
  }

  @Override
  public int dimension() {
    return field.dimension();
  }

  @Override
  public Optional<Delays> delays() {
    return field.delays();
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    rates.evaluate(t, y, dydt);
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return field.sparsity();
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    field.jacobian(t, y, dfdy);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    field.timeDerivative(t, y, dfdt);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    if (linearized.isEmpty()) {
      linearized = Optional.of(switching().then(programs.splitLinearized()));
    }
    linearized.get().evaluate(t, y, out);
  }

  @Override
  public int switches() {
    return field.switches();
  }

  @Override
  public void switches(double t, double[] y, double[] switches) {
    switching().evaluate(t, y, switches);
  }

  @Override
  public boolean isKink(int k) {
    return field.isKink(k);
  }

  @Override
  public String switchLabel(int k) {
    return field.switchLabel(k);
  }

  private Kept switching() {
    if (switching.isEmpty()) {
      switching = Optional.of(rates.then(programs.splitSwitches()));
    }
    return switching.get();
  }

  @Override
  public LinearSolver linearSolver() {
    return field.linearSolver();
  }

  @Override
  public ComplexLinearSolver complexLinearSolver() {
    return field.complexLinearSolver();
  }

  @Override
  public String label(int i) {
    return field.label(i);
  }

  @Override
  public String stateLabel(int i) {
    return field.stateLabel(i);
  }

  @Override
  public Optional<String> explain(double t, double[] y, int i) {
    return field.explain(t, y, i);
  }
}
