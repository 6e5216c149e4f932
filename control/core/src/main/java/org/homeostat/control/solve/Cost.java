package org.homeostat.control.solve;

import org.homeostat.control.linear.Multiplications;

/**
 * What a step of a method costs, in evaluations of the right-hand side: a model from the numbers of states
 * and of entries of the Jacobian, and not a clock, so that a run takes the same course on every machine.
 *
 * <p>An evaluation counts as 10 multiplications for each state and 4 for each entry of the Jacobian, at most
 * 5 of them a state; a Jacobian that the field gives as two evaluations.
 */
record Cost(VectorField field) {
  private static final double STATE = 10;
  private static final double ENTRY = 4;
  private static final double FEW = 5;
  private static final double GIVEN = 2;

  /** A right-hand side, in multiplications. */
  private double multiplications() {
    int n = field.dimension();
    return STATE * n + ENTRY * Math.min(field.sparsity().size(), FEW * n);
  }

  /** The Jacobian and the derivative by time. */
  private double linearization() {
    return field.hasJacobian() ? GIVEN : 2 * (field.sparsity().groups().length + 1);
  }

  /** A decomposition and so many solutions. */
  private double algebra(int solutions) {
    return Multiplications.of(field.sparsity()).with(solutions) / multiplications();
  }

  /** A step with a fresh Jacobian and decomposition. */
  double linearlyImplicit(int stages) {
    return stages + linearization() + algebra(stages);
  }
}
