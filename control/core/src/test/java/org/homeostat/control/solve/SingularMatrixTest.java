package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.homeostat.control.linear.LinearSolver;
import org.junit.jupiter.api.Test;

/** A matrix of Rodas5P's that cannot be decomposed is no reason to stop: another step has another matrix. */
class SingularMatrixTest {

  /** A part of the absolute tolerance, so that the first step is not shortened for its sake. */
  private static final double SMALL = 1e-5;

  /** In a few steps x grows by 112, all of it far below the tolerance; measured is an error of 0.15. */
  private static final double COARSE = 0.2;

  /**
   * A matrix that is singular at the length of the first step: x' = x/gamma, so small that this step may be
   * as long as the run, 1, beside a state that rests.
   */
  @Test
  void aRunWhoseFirstMatrixIsSingularGoesOnWithAShorterStep() {
    List<Boolean> regular = new ArrayList<>();
    ExactField growth = ExactField.linear(new double[][] {{1 / Rodas5P.GAMMA, 0}, {0, 0}});
    VectorField watched = new Watched(growth, regular);
    Solution run = Solver.stiff().with(new Tolerance(1e-6, 1)).solve(
        watched, 0, new double[] {SMALL, 1e3}, 1, List.of());
    assertEquals(new Outcome.Completed(1), run.outcome());
    assertFalse(regular.get(0), "the first matrix is singular");
    assertTrue(regular.size() > 1 && regular.stream().skip(1).allMatch(b -> b), regular::toString);
    assertEquals(OptionalLong.of(1), run.statistics().rejected());
    double end = SMALL * Math.exp(1 / Rodas5P.GAMMA);
    assertEquals(end, run.last()[0], COARSE * end);
  }

  /** A field that notes whether its matrices could be decomposed. */
  private record Watched(ExactField field, List<Boolean> regular) implements VectorField {

    @Override
    public int dimension() {
      return field.dimension();
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      field.derivatives(t, y, dydt);
    }

    @Override
    public boolean hasJacobian() {
      return true;
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
    public LinearSolver linearSolver() {
      LinearSolver lu = field.linearSolver();
      return new LinearSolver() {
        @Override
        public boolean decompose(double shift, double[] jacobian, int offset) {
          regular.add(lu.decompose(shift, jacobian, offset));
          return regular.get(regular.size() - 1);
        }

        @Override
        public void solve(double[] b, double[] x) {
          lu.solve(b, x);
        }
      };
    }
  }
}
