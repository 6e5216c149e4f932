package org.homeostat.control.solve;

import org.homeostat.control.linear.Multiplications;

/**
 * A stiff method, as one to choose.
 *
 * @param strides how much longer its steps are at least than those of Rodas5P, where accuracy limits both
 * @param cost of a step, in evaluations of the right-hand side: a model from the numbers of states, of
 *     entries of the Jacobian and of multiplications, and not a clock, so that a run takes the same course
 *     on every machine
 * @param look after every so many accepted steps it is looked whether it is worth its cost
 */
record Implicit(KernelMethod method, double strides, double cost, int look) {

  /** An evaluation counts as so many multiplications for each state, ... */
  private static final double STATE = 10;

  /** ... and for each entry of the Jacobian, of which at most so many a state count. */
  private static final double ENTRY = 4;
  private static final double MOST_ENTRIES = 5;

  /** A Jacobian that the field gives costs so many evaluations. */
  private static final double GIVEN = 2;

  /** With no more states, fewer without a Jacobian, Rodas5P has the least to do beside evaluations, ... */
  private static final int SOME = 12;
  private static final int FEW = 4;

  /**
   * ... but below this tolerance, sooner with more than a few states, Radau takes so few steps that it is
   * the fastest, ...
   */
  private static final double TIGHT = 3e-7;
  private static final double TIGHT_OF_SOME = 3e-6;

  /** ... and below this one with more states as well: until then a BDF of order 5 has less to solve. */
  private static final double TIGHTER = 3e-9;

  /** Where a decomposition costs more evaluations than these, the method with the fewest of them wins. */
  private static final double DEAR = 20;

  /** The one for a field and a tolerance: measured on the problems of the benchmarks. */
  static Implicit of(VectorField field, Tolerance tolerance) {
    int n = field.dimension();
    Multiplications algebra = Multiplications.of(field.sparsity());
    double evaluation = STATE * n + ENTRY * Math.min(field.sparsity().size(), MOST_ENTRIES * n);
    double jacobian = field.hasJacobian() ? GIVEN : 2 * (field.sparsity().groups().length + 1);
    double decomposition = algebra.decomposition() / evaluation;
    double solution = algebra.solution() / evaluation;
    boolean few = n <= (field.hasJacobian() ? SOME : FEW);
    if (n > SOME && decomposition > DEAR) {
      return bdf(jacobian, decomposition, solution);
    }
    if (tolerance.rtol() < (n <= FEW ? TIGHT : n <= SOME ? TIGHT_OF_SOME : TIGHTER)) {
      return radau(jacobian, decomposition, solution);
    }
    return few ? rodas5p(jacobian, decomposition, solution) : bdf(jacobian, decomposition, solution);
  }

  private static Implicit rodas5p(double jacobian, double decomposition, double solution) {
    return new Implicit(KernelMethod.RODAS5P, 1, 8 + jacobian + decomposition + 8 * solution, 4);
  }

  /** Five stages, four iterations; two complex decompositions, each as dear as four real ones. */
  private static Implicit radau(double jacobian, double decomposition, double solution) {
    return new Implicit(
        KernelMethod.RADAU, 10, 60 + jacobian + 9 * decomposition + 37 * solution, 2);
  }

  /** A decomposition in a dozen steps. */
  private static Implicit bdf(double jacobian, double decomposition, double solution) {
    return new Implicit(
        KernelMethod.BDF, 0.4, 2.5 + 1.3 * solution + (jacobian + decomposition) / 12, 10);
  }
}
