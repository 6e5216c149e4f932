package org.homeostat.control.analysis;

import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.DenseOutput;
import org.homeostat.control.solve.VectorField;

/**
 * The adjoint equations along a stretch of a run, backwards, in one integration. With H = lambda f + g,
 * where f are the rates, g what is integrated, and s the time that is left to the end of the stretch,
 *
 * <pre>
 * dlambda/ds = H_y        dmu/ds = H_p        dq/ds = g
 * </pre>
 *
 * <p>so that lambda is the derivative of the objective by the state, mu that by the parameters without
 * their effect on the stretches before, and q its value. H is differentiated backwards, {@link Cotangents},
 * so that one evaluation costs some times what the rates cost, however many parameters there are. The
 * Jacobian is that of the model, transposed, and exact.
 */
final class AdjointField implements VectorField {
  private final AdjointProgram program;
  private final DenseOutput solution;
  private final double[] sizes;
  private final int n;
  private final Evaluator rates;
  private final Later<Evaluator> inTime;
  private final Later<Evaluator> jacobian;
  private final double[] values;
  private final double[] lambda;

  /**
   * Along a solution.
   *
   * @param sizes by which each component is measured
   */
  AdjointField(AdjointProgram program, DenseOutput solution, double[] sizes) {
    this.program = program;
    this.solution = solution;
    this.sizes = sizes;
    n = program.states();
    rates = program.rates().forOneThread();
    inTime = new Later<>(() -> program.inTime().forOneThread());
    jacobian = new Later<>(() -> program.jacobian().forOneThread());
    double[] own = program.phase().model().parameterValues();
    values = new double[n + own.length];
    System.arraycopy(own, 0, values, n, own.length);
    lambda = new double[n];
  }

  /** The time of the run; rounding must not lead out of the stretch. */
  private double place(double s, double[] state) {
    double t = Math.max(solution.from(), solution.to() - s);
    System.arraycopy(solution.at(t), 0, values, 0, n);
    for (int i = 0; i < n; i++) {
      lambda[i] = state[i] * sizes[i];
    }
    return t;
  }

  @Override
  public int dimension() {
    return sizes.length;
  }

  @Override
  public void derivatives(double s, double[] state, double[] out) {
    rates.evaluate(place(s, state), lambda, values, out);
    for (int i = 0; i < out.length; i++) {
      out[i] /= sizes[i];
    }
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return program.sparsity();
  }

  @Override
  public void jacobian(double s, double[] state, double[] out) {
    double[] entries = new double[program.sparsity().size()];
    jacobian.get().evaluate(place(s, state), lambda, values, entries);
    Sparsity places = program.sparsity();
    for (int k = 0; k < entries.length; k++) {
      out[k] = entries[k] * sizes[places.column(k)] / sizes[places.row(k)];
    }
  }

  /** By the time that is left, which runs against the time of the run. */
  @Override
  public void timeDerivative(double s, double[] state, double[] out) {
    inTime.get().evaluate(place(s, state), lambda, values, out);
    for (int i = 0; i < out.length; i++) {
      out[i] /= -sizes[i];
    }
  }

  @Override
  public String label(int i) {
    return "d(" + program.name(i) + ")/ds";
  }
}
