package org.homeostat.control.solve;

import org.hipparchus.ode.ODEJacobiansProvider;

/**
 * A field as Hipparchus takes equations: a model's for what is built on Hipparchus, with the exact Jacobian
 * where the field has it. {@link HomeostatIntegrator} knows it again, and uses all that the field gives, as
 * its sparsity and its switches. An integrator that is
 * not ours evaluates the field as it is given: for one run on one thread give it {@code field.forOneRun()},
 * which is faster.
 */
public record FieldEquations(VectorField field) implements ODEJacobiansProvider {

  @Override
  public int getDimension() {
    return field.dimension();
  }

  @Override
  public double[] computeDerivatives(double t, double[] y) {
    double[] dydt = new double[field.dimension()];
    field.derivatives(t, y, dydt);
    return dydt;
  }

  @Override
  public double[][] computeMainStateJacobian(double t, double[] y, double[] yDot) {
    int n = field.dimension();
    double[] entries = new double[field.sparsity().size()];
    field.jacobian(t, y, entries);
    double[] rows = field.sparsity().spread(entries, 0);
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(rows, i * n, matrix[i], 0, n);
    }
    return matrix;
  }
}
