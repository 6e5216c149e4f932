package org.homeostat.control.model;

import java.util.Optional;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Delays;
import org.homeostat.control.solve.VectorField;

/**
 * A model's derivatives at its values, compiled; with the exact Jacobian, and explanations in the model's
 * words.
 */
final class ModelField implements VectorField {
  private final Model model;
  private final Programs programs;
  private final Evaluator rates;
  private final double[] values;
  private final Optional<Delays> delays;

  ModelField(Model model, Programs programs, double[] values, Optional<Delays> delays) {
    this.model = model;
    this.programs = programs;
    this.rates = programs.compiledRates();
    this.values = values;
    this.delays = delays;
  }

  @Override
  public Optional<Delays> delays() {
    return delays;
  }

  @Override
  public int dimension() {
    return programs.states().size();
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    rates.evaluate(t, y, values, dydt);
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return programs.sparsity();
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    programs.compiledJacobian().evaluate(t, y, values, dfdy);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    programs.compiledTimeDerivative().evaluate(t, y, values, dfdt);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    programs.compiledLinearized().evaluate(t, y, values, out);
  }

  @Override
  public LinearSolver linearSolver() {
    LinearSolver dense = VectorField.super.linearSolver();
    return programs.elimination().<LinearSolver>map(code -> new StraightLine(code, dense)).orElse(dense);
  }

  @Override
  public ComplexLinearSolver complexLinearSolver() {
    ComplexLinearSolver pivoting = VectorField.super.complexLinearSolver();
    return programs.complexElimination()
        .<ComplexLinearSolver>map(code -> new ComplexStraightLine(code, pivoting)).orElse(pivoting);
  }

  @Override
  public int switches() {
    return programs.switches().size();
  }

  @Override
  public void switches(double t, double[] y, double[] switches) {
    programs.compiledSwitches().evaluate(t, y, values, switches);
  }

  @Override
  public boolean isKink(int k) {
    return programs.switches().get(k).kink();
  }

  @Override
  public String switchLabel(int k) {
    return programs.switches().get(k).label();
  }

  @Override
  public VectorField forOneRun() {
    return new RunningField(this, programs, values);
  }

  @Override
  public String label(int i) {
    return Programs.rateOf(programs.states().get(i));
  }

  @Override
  public Optional<String> explain(double t, double[] y, int i) {
    return Culprit.of(model, t, y, programs.states().get(i));
  }
}
