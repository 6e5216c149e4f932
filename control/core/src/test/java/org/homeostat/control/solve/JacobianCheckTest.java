package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class JacobianCheckTest {

  /** Two states with a Jacobian and a time derivative that a test can bend. */
  private static class Bent implements VectorField {
    double bend;
    boolean isTransposed;
    double lean;
    double linearBend;

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = y[0] * y[1] + Math.sin(t);
      dydt[1] = 3 * y[0] - Math.exp(y[1]);
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      dfdy[0] = y[1];
      dfdy[isTransposed ? 2 : 1] = y[0];
      dfdy[isTransposed ? 1 : 2] = 3 + bend;
      dfdy[3] = -Math.exp(y[1]);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] dfdt) {
      dfdt[0] = Math.cos(t) + lean;
      dfdt[1] = 0;
    }

    @Override
    public void linearize(double t, double[] y, double[] out) {
      new Bent().linear(t, y, out);
      out[4] += linearBend;
    }

    private void linear(double t, double[] y, double[] out) {
      VectorField.super.linearize(t, y, out);
    }

    @Override
    public String label(int i) {
      return i == 0 ? "dL/dt" : "dF/dt";
    }
  }

  private static final double[] POINT = {2, 0.5};

  private static String complaint(VectorField field, double t, double... y) {
    return assertThrows(IllegalArgumentException.class, () -> JacobianCheck.of(field, t, y)).getMessage();
  }

  @Test
  void aRightJacobianPasses() {
    JacobianCheck.of(new Bent(), 0.3, POINT);
  }

  @Test
  void aWrongEntryIsNamed() {
    Bent field = new Bent();
    field.bend = 0.2;
    String text = complaint(field, 0, POINT);
    assertTrue(text.startsWith("The Jacobian's entry d(dF/dt)/dy0 is 3.2 at t = 0, y = [2, 0.5];"
        + " differences of the right-hand side give 3 +- "), text);
    assertTrue(text.endsWith(". Correct jacobian(t, y, dfdy): dfdy[i*n + j] is df_i/dy_j."
        + Trouble.A_JACOBIAN_THAT_DISAGREES.more()), text);
  }

  @Test
  void anEntryThatIsNoNumberIsNamed() {
    Bent field = new Bent();
    field.bend = Double.NaN;
    assertTrue(complaint(field, 0, POINT).startsWith("The Jacobian's entry d(dF/dt)/dy0 is NaN at t = 0"));
  }

  @Test
  void aTransposedJacobianIsRecognized() {
    Bent field = new Bent();
    field.isTransposed = true;
    String text = complaint(field, 0, POINT);
    assertTrue(text.contains(" It looks transposed. Correct jacobian(t, y, dfdy)"), text);
  }

  @Test
  void aWrongTimeDerivativeIsNamed() {
    Bent field = new Bent();
    field.lean = 1;
    String text = complaint(field, 0, POINT);
    assertTrue(text.startsWith("The time derivative's entry d(dL/dt)/dt is 2 at t = 0, y = [2, 0.5];"), text);
    assertTrue(text.endsWith("Correct timeDerivative(t, y, dfdt): it holds the state."
        + Trouble.A_JACOBIAN_THAT_DISAGREES.more()), text);
  }

  @Test
  void aLinearizationThatDiffersIsNamed() {
    Bent field = new Bent();
    field.linearBend = 1;
    String text = complaint(field, 0, POINT);
    assertTrue(text.startsWith("The Jacobian of linearize's entry d(dF/dt)/dy0 is 4 at t = 0"), text);
  }

  @Test
  void aLinearizationOfAnotherRightHandSideIsNamed() {
    VectorField field = new Bent() {
      @Override
      public void linearize(double t, double[] y, double[] out) {
        super.linearize(t, y, out);
        out[1] = 7;
      }
    };
    String text = complaint(field, 0, 2, 0);
    assertEquals("linearize gives 7 for dF/dt at t = 0, y = [2, 0]; derivatives gives 5."
        + " Correct linearize(t, y, out): out[i] is f_i." + Trouble.A_JACOBIAN_THAT_DISAGREES.more(), text);
  }

  @Test
  void aPointOfTheWrongSizeIsRefused() {
    assertEquals("The point has 3 values and the field has 2 states.", complaint(new Bent(), 0, 1, 2, 3));
  }

  @Test
  void aPointWithoutRatesIsRefused() {
    assertEquals("The right-hand side of dF/dt is -Infinity at t = 0; check the Jacobian where it is finite.",
        complaint(new Bent(), 0, 1, 1000));
  }

  /** One state: f, its derivative by y and its derivative by t. */
  private static VectorField scalar(Rate f, Rate dfdy, Rate dfdt) {
    return new VectorField() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        dydt[0] = f.at(t, y[0]);
      }

      @Override
      public boolean hasJacobian() {
        return true;
      }

      @Override
      public void jacobian(double t, double[] y, double[] out) {
        out[0] = dfdy.at(t, y[0]);
      }

      @Override
      public void timeDerivative(double t, double[] y, double[] out) {
        out[0] = dfdt.at(t, y[0]);
      }
    };
  }

  private interface Rate {
    double at(double t, double y);
  }

  private static void passes(Rate f, Rate dfdy, double y) {
    JacobianCheck.of(scalar(f, dfdy, (t, x) -> 0), 0, new double[] {y});
    Rate wrong = (t, x) -> 1.01 * dfdy.at(t, x) + 1e-3;
    complaint(scalar(f, wrong, (t, x) -> 0), 0, y);
  }

  /** And at each of them a derivative that is wrong by a hundredth does not pass. */
  @Test
  void rightDerivativesPassAtAllScales() {
    for (double y : new double[] {1e-12, 1e-6, 1e-3, 1, 1e3, 1e9, -1e-6, -2}) {
      passes((t, x) -> x * x * x, (t, x) -> 3 * x * x, y);
      passes((t, x) -> x / (1 + x * x), (t, x) -> (1 - x * x) / Math.pow(1 + x * x, 2), y);
      passes((t, x) -> 1e9 - x, (t, x) -> -1, y);
      passes((t, x) -> Math.abs(x) / (1e-6 + Math.abs(x)),
          (t, x) -> Math.signum(x) * 1e-6 / Math.pow(1e-6 + Math.abs(x), 2), y);
    }
    passes((t, x) -> x / (1e-9 + x), (t, x) -> 1e-9 / Math.pow(1e-9 + x, 2), 0);
    passes((t, x) -> Math.sin(2000 * Math.PI * x), (t, x) -> 2000 * Math.PI, 0);
    passes((t, x) -> Math.exp(-1000 * x), (t, x) -> -1000 * Math.exp(-1000 * x), 0);
  }

  @Test
  void theEdgeOfTheDomainIsSeenFromInside() {
    passes((t, x) -> Math.pow(x, 1.5), (t, x) -> 1.5 * Math.sqrt(x), 0);
    passes((t, x) -> Math.pow(x, 1.37), (t, x) -> 1.37 * Math.pow(x, 0.37), 0);
    passes((t, x) -> Math.pow(x, 2.3), (t, x) -> 2.3 * Math.pow(x, 1.3), 0);
    passes((t, x) -> Math.log(x), (t, x) -> 1 / x, 1e-7);
  }

  @Test
  void anySlopeBetweenThoseOfAKinkPasses() {
    for (double slope : new double[] {-1, -0.3, 0, 1}) {
      JacobianCheck.of(scalar((t, x) -> Math.abs(x), (t, x) -> slope, (t, x) -> 0), 0, new double[] {0});
    }
    complaint(scalar((t, x) -> Math.abs(x), (t, x) -> 1.1, (t, x) -> 0), 0, 0);
    Rate floor = (t, x) -> Math.max(0, x - 1);
    JacobianCheck.of(scalar(floor, (t, x) -> x > 1 ? 1 : 0, (t, x) -> 0), 0, new double[] {1 + 1e-9});
  }

  @Test
  void aStepInTimeIsNoSlope() {
    JacobianCheck.of(
        scalar((t, x) -> t < 1 ? 0 : 5 - x, (t, x) -> t < 1 ? 0 : -1, (t, x) -> 0), 1, new double[] {3});
  }

  /** Sums of terms up to a billion times as large: rounding leaves seven digits of them. */
  @Test
  void cancellationIsNotTakenForASlope() {
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 400; k++) {
      double large = Math.pow(10, random.nextDouble(0, 9));
      double y = random.nextDouble(-2, 2) * Math.pow(10, random.nextDouble(-3, 3));
      Rate f = (t, x) -> (large * x + x) - large * x;
      Rate none = (t, x) -> (large * x + 1) - large * x;
      JacobianCheck.of(scalar(f, (t, x) -> 1, (t, x) -> 0), 0, new double[] {y});
      JacobianCheck.of(scalar(none, (t, x) -> 0, (t, x) -> 0), 0, new double[] {y});
    }
  }

  @Test
  void robertsonsJacobianPassesAtItsStart() {
    JacobianCheck.of(new Rodas5PTest.Robertson(), 0, new double[] {1, 0, 0});
    JacobianCheck.of(new Rodas5PTest.Robertson(), 40, new double[] {0.7158, 9.185e-6, 0.2842});
    JacobianCheck.of(new Rodas5PTest.Robertson(), 1e11, new double[] {2.08e-8, 8.3e-14, 1});
  }
}
