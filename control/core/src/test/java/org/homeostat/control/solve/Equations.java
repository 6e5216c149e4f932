package org.homeostat.control.solve;

import org.hipparchus.ode.ODEJacobiansProvider;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** Fields as one writes them for Hipparchus. */
final class Equations {

  private Equations() {}

  /** The right-hand side alone. */
  static OrdinaryDifferentialEquation plain(VectorField field) {
    return new Plain(field);
  }

  /** With the Jacobian in Hipparchus' way. */
  static ODEJacobiansProvider withJacobian(VectorField field) {
    return new WithJacobian(field);
  }

  /** The field without what it knows beside its rates. */
  static VectorField rates(VectorField field) {
    return Fields.of(field.dimension(), field::derivatives);
  }

  private static double[] derivatives(VectorField field, double t, double[] y) {
    double[] rates = new double[field.dimension()];
    field.derivatives(t, y, rates);
    return rates;
  }

  private record Plain(VectorField field) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return field.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      return derivatives(field, t, y);
    }
  }

  private record WithJacobian(VectorField field) implements ODEJacobiansProvider {
    @Override
    public int getDimension() {
      return field.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      return derivatives(field, t, y);
    }

    @Override
    public double[][] computeMainStateJacobian(double t, double[] y, double[] yDot) {
      return new FieldEquations(field).computeMainStateJacobian(t, y, yDot);
    }
  }
}
