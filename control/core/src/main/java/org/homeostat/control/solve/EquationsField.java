package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEJacobiansProvider;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;

/**
 * Hipparchus' equations, primary and secondary ones, as the field of one march. Its time s runs forwards: it
 * is t, or -t where the integration goes backwards, and then dy/ds = -f(-s, y).
 *
 * <p>The last evaluation is remembered: the rates at the end of a step are those at the start of the next.
 */
final class EquationsField implements VectorField {
  private final AbstractIntegrator integrator;
  private final double sign;
  private final Optional<ODEJacobiansProvider> provider;
  private final VectorField known;
  private final Runnable counting;
  private final boolean ours;
  private Optional<Sparsity> sparsity = Optional.empty();
  private double lastTime;
  private final double[] lastState;
  private final double[] lastRates;

  /** What is known of equations that say nothing of themselves but their number. */
  private record Unknown(int dimension) implements VectorField {
    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      throw new AssertionError("The integrator evaluates the equations.");
    }
  }

  /**
   * The equations from a point on.
   *
   * @param integrator evaluates the equations, and counts
   * @param counting counts an evaluation that goes past it
   * @param known what {@link #known} told of the equations
   * @param sign 1, or -1 where the integration goes backwards
   */
  EquationsField(
      AbstractIntegrator integrator, Runnable counting, ExpandableODE equations, VectorField known,
      ODEStateAndDerivative start, double sign) {
    this.integrator = integrator;
    this.counting = counting;
    this.known = known;
    this.sign = sign;
    OrdinaryDifferentialEquation primary = equations.getPrimary();
    ours = !(known instanceof Unknown);
    provider = isAlone(equations) && !ours && primary instanceof ODEJacobiansProvider given
        ? Optional.of(given) : Optional.empty();
    lastTime = start.getTime();
    lastState = start.getCompleteState();
    lastRates = start.getCompleteDerivative();
  }

  /** What is known of equations, for one run. */
  static VectorField known(ExpandableODE equations) {
    return isAlone(equations) && equations.getPrimary() instanceof FieldEquations field
        ? field.field().forOneRun() : new Unknown(equations.getMapper().getTotalDimension());
  }

  private static boolean isAlone(ExpandableODE equations) {
    return equations.getMapper().getNumberOfEquations() == 1;
  }

  @Override
  public int dimension() {
    return lastState.length;
  }

  /** The rates dy/dt, whatever the direction; not to be changed. */
  double[] rates(double s, double[] y) {
    double t = sign * s;
    if (t != lastTime || !Arrays.equals(y, lastState)) {
      evaluate(t, y);
      lastTime = t;
      System.arraycopy(y, 0, lastState, 0, y.length);
    }
    return lastRates;
  }

  private void evaluate(double t, double[] y) {
    if (ours) {
      counting.run();
      known.derivatives(t, y, lastRates);
    } else {
      System.arraycopy(integrator.computeDerivatives(t, y.clone()), 0, lastRates, 0, y.length);
    }
  }

  @Override
  public void derivatives(double s, double[] y, double[] dyds) {
    System.arraycopy(rates(s, y), 0, dyds, 0, dyds.length);
    turn(dyds);
  }

  /** Makes a derivative by t one by s. */
  private void turn(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= sign;
    }
  }

  @Override
  public boolean hasJacobian() {
    return known.hasJacobian() || provider.isPresent();
  }

  @Override
  public Sparsity sparsity() {
    if (sparsity.isEmpty()) {
      sparsity = Optional.of(known.sparsity());
    }
    return sparsity.get();
  }

  @Override
  public void jacobian(double s, double[] y, double[] dfdy) {
    if (provider.isPresent()) {
      copy(provider.get().computeMainStateJacobian(sign * s, y.clone(), rates(s, y).clone()), dfdy);
      turn(dfdy);
    } else if (known.hasJacobian()) {
      known.jacobian(sign * s, y, dfdy);
      turn(dfdy);
    } else {
      Differences.jacobian(this, s, y, dfdy);
    }
  }

  /** Writes a matrix's entries: all, or those that the sparsity has. */
  private void copy(double[][] matrix, double[] entries) {
    check(matrix.length);
    Sparsity sparsity = sparsity();
    for (int i = 0; i < matrix.length; i++) {
      check(matrix[i].length);
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        entries[k] = matrix[i][sparsity.column(k)];
      }
    }
  }

  private void check(int length) {
    if (length != dimension()) {
      throw new MathIllegalArgumentException(LocalizedCoreFormats.DIMENSIONS_MISMATCH, length, dimension());
    }
  }

  /** By s and of dy/ds: the two signs cancel. */
  @Override
  public void timeDerivative(double s, double[] y, double[] dfds) {
    if (known.hasJacobian()) {
      known.timeDerivative(sign * s, y, dfds);
    } else {
      Differences.timeDerivative(this, s, y, dfds);
    }
  }

  @Override
  public LinearSolver linearSolver() {
    return known.linearSolver();
  }

  @Override
  public ComplexLinearSolver complexLinearSolver() {
    return known.complexLinearSolver();
  }

  @Override
  public int switches() {
    return known.switches();
  }

  @Override
  public void switches(double s, double[] y, double[] values) {
    known.switches(sign * s, y, values);
  }

  @Override
  public boolean isKink(int k) {
    return known.isKink(k);
  }

  @Override
  public String switchLabel(int k) {
    return known.switchLabel(k);
  }

  @Override
  public String label(int i) {
    return known.label(i);
  }

  @Override
  public String stateLabel(int i) {
    return known.stateLabel(i);
  }

  @Override
  public Optional<String> explain(double s, double[] y, int i) {
    return known.explain(sign * s, y, i);
  }
}
