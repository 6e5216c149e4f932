package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.hipparchus.complex.Complex;
import org.junit.jupiter.api.Test;

/**
 * The tableaux fulfil the order conditions: for all rooted trees up to the order, and for dense output at
 * shares theta of the step, sum of b_i(theta) Phi_i = theta^order/gamma.
 */
class OrderConditionsTest {

  /** Coefficients up to 90, each rounded to a double, in sums of products. */
  private static final double TSIT5 = 5e-14;

  /** Coefficients up to 190, those of the interpolant up to 1200, in 16 digits. */
  private static final double VERN7 = 1e-13;
  private static final double VERN7_DENSE = 1e-12;

  /**
   * The one free coefficient of the interpolant of Vern7, -0.0160443457, is published in ten digits: the
   * conditions of order 7 are missed by up to 2.6e-7, by little enough not to be seen in any error.
   */
  private static final double VERN7_DENSE_LAST = 4e-7;

  /** Coefficients up to 170 in 16 digits, which the change of form multiplies with each other. */
  private static final double RODAS5P = 1e-12;

  /** A condition that is missed by more is not fulfilled: an estimate of the same order would see nothing. */
  private static final double MISSED = 1e-6;

  /** R falls as 1/z, with a factor of some tens: at this z it is some 1e-8, where it would else be R(oo). */
  private static final Complex INFINITE = Complex.valueOf(-1e9);
  private static final double VANISHED = 1e-7;

  private static final double[] SHARES = {0.05, 0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9, 1};

  private static final RosenbrockForm RODAS = RosenbrockForm.of(Rodas5P.GAMMA, Rodas5P.A, Rodas5P.C);

  /** What the end of a step takes of each U: the embedded method leaves out the last. */
  private static final double[] EMBEDDED = Arrays.copyOf(Rodas5P.A[7], 8);
  private static final double[] END = EMBEDDED.clone();

  static {
    END[7] = 1;
  }

  @Test
  void thereAreAsManyTreesAsCayleyCounted() {
    int[] count = {1, 1, 2, 4, 9, 20, 48};
    for (int order = 1; order <= count.length; order++) {
      List<RootedTree> trees = RootedTree.ofOrder(order);
      assertEquals(count[order - 1], trees.stream().distinct().count());
      assertEquals(count[order - 1], trees.size());
      for (RootedTree tree : trees) {
        assertEquals(order, tree.order());
      }
    }
  }

  @Test
  void tsit5IsOfOrderFiveWithAnEmbeddedMethodOfOrderFour() {
    double[] b = weights(Tsit5.A, 7);
    assertNodes(Tsit5.C, Tsit5.A, TSIT5);
    assertOrder(5, theta -> b, Tsit5.A, TSIT5, 1);
    assertOrder(4, theta -> minus(b, Tsit5.E), Tsit5.A, TSIT5, 1);
    assertTrue(defect(5, minus(b, Tsit5.E), Tsit5.A, Tsit5.A, 1) > MISSED, "the embedded one too");
  }

  @Test
  void tsit5sInterpolantIsOfOrderFour() {
    assertOrder(4, theta -> polynomials(Tsit5.R, theta), Tsit5.A, TSIT5, SHARES);
  }

  @Test
  void vern7IsOfOrderSevenWithAnEmbeddedMethodOfOrderSix() {
    double[] b = weights(Vern7.A, 11);
    assertNodes(Vern7.C, Vern7.A, VERN7);
    assertOrder(7, theta -> b, Vern7.A, VERN7, 1);
    assertOrder(6, theta -> minus(b, Vern7.E), Vern7.A, VERN7, 1);
    assertTrue(defect(7, minus(b, Vern7.E), Vern7.A, Vern7.A, 1) > MISSED, "the embedded one too");
  }

  @Test
  void vern7sInterpolantIsOfOrderSeven() {
    List<double[]> rows = new ArrayList<>(List.of(Vern7.A));
    rows.addAll(List.of(Vern7Interpolant.A));
    double[][] a = rows.toArray(double[][]::new);
    assertNodes(Vern7Interpolant.C, Arrays.copyOfRange(a, 11, 16), VERN7);
    assertOrder(6, theta -> polynomials(Vern7Interpolant.R, theta), a, VERN7_DENSE, SHARES);
    assertOrder(7, theta -> polynomials(Vern7Interpolant.R, theta), a, VERN7_DENSE_LAST, SHARES);
  }

  @Test
  void rodas5pIsOfOrderFiveWithAnEmbeddedMethodOfOrderFour() {
    assertRosenbrockOrder(5, theta -> RODAS.weights(END), 1);
    assertRosenbrockOrder(4, theta -> RODAS.weights(EMBEDDED), 1);
    double defect = defect(5, RODAS.weights(EMBEDDED), RODAS.beta(), RODAS.alpha(), 1);
    assertTrue(defect > MISSED, "the embedded one too");
  }

  @Test
  void rodas5pStandsAtItsNodesAndItsShiftsInTimeAreTheSumsOfGamma() {
    assertNodes(Rodas5P.ALPHA, RODAS.alpha(), RODAS5P);
    assertNodes(Rodas5P.D, RODAS.gamma(), RODAS5P);
  }

  @Test
  void rodas5psDenseOutputIsOfOrderFour() {
    assertRosenbrockOrder(4, theta -> RODAS.weights(denseWeights(theta)), SHARES);
  }

  /** The last stage of either method stands at its end, so that R vanishes at infinity. */
  @Test
  void bothMethodsOfRodas5pAreStifflyAccurate() {
    double[] b = RODAS.weights(END);
    double[] embedded = RODAS.weights(EMBEDDED);
    for (int j = 0; j < 8; j++) {
      assertEquals(RODAS.beta()[7][j], b[j], RODAS5P);
      assertEquals(RODAS.beta()[6][j], embedded[j], RODAS5P);
    }
    assertEquals(0, stability(RODAS.beta(), b, INFINITE).norm(), VANISHED);
    assertEquals(0, stability(RODAS.beta(), embedded, INFINITE).norm(), VANISHED);
  }

  @Test
  void rodas5pIsStableOnTheImaginaryAxis() {
    for (double y = 1e-3; y < 1e6; y *= 1.02) {
      double r = stability(RODAS.beta(), RODAS.weights(END), new Complex(0, y)).norm();
      assertTrue(r <= 1 + RODAS5P, "|R(" + y + "i)| = " + r);
    }
  }

  @Test
  void theExplicitMethodsAreStableAsFarOnTheNegativeAxisAsTheySay() {
    assertStableDownTo(-3.5, Tsit5.A, weights(Tsit5.A, 7));
    assertStableDownTo(-4.6, Vern7.A, weights(Vern7.A, 11));
  }

  private static void assertStableDownTo(double end, double[][] a, double[] b) {
    for (double z = end; z < 0; z += 0.01) {
      assertTrue(stability(a, b, Complex.valueOf(z)).norm() <= 1, "at " + z);
    }
    assertTrue(stability(a, b, Complex.valueOf(end - 0.1)).norm() > 1, "stable for longer");
  }

  private static void assertOrder(
      int order, DoubleFunction<double[]> b, double[][] a, double tolerance, double... shares) {
    for (double theta : shares) {
      for (int p = 1; p <= order; p++) {
        assertEquals(0, defect(p, b.apply(theta), a, a, theta), tolerance, "order " + p + " at " + theta);
      }
    }
  }

  private static void assertRosenbrockOrder(int order, DoubleFunction<double[]> b, double... shares) {
    for (double theta : shares) {
      for (int p = 1; p <= order; p++) {
        double defect = defect(p, b.apply(theta), RODAS.beta(), RODAS.alpha(), theta);
        assertEquals(0, defect, RODAS5P, "order " + p + " at " + theta);
      }
    }
  }

  /** By how much the conditions of this order are missed, at most. */
  private static double defect(int order, double[] b, double[][] single, double[][] several, double theta) {
    double largest = 0;
    for (RootedTree tree : RootedTree.ofOrder(order)) {
      double[] phi = tree.weights(single, several);
      double sum = -Math.pow(theta, order) / tree.gamma();
      for (int i = 0; i < b.length; i++) {
        sum += b[i] * phi[i];
      }
      largest = Math.max(largest, Math.abs(sum));
    }
    return largest;
  }

  private static void assertNodes(double[] c, double[][] a, double tolerance) {
    for (int i = 0; i < c.length; i++) {
      assertEquals(c[i], Arrays.stream(a[i]).sum(), tolerance, "row " + (i + 1));
    }
  }

  /** R(z) = 1 + z b (I - z A)^-1 (1 ... 1), for A lower triangular. */
  private static Complex stability(double[][] a, double[] b, Complex z) {
    Complex[] k = new Complex[b.length];
    Complex r = Complex.ONE;
    for (int i = 0; i < b.length; i++) {
      Complex sum = Complex.ONE;
      for (int j = 0; j < Math.min(i, a[i].length); j++) {
        sum = sum.add(z.multiply(a[i][j]).multiply(k[j]));
      }
      double diagonal = i < a[i].length ? a[i][i] : 0;
      k[i] = sum.divide(Complex.ONE.subtract(z.multiply(diagonal)));
      r = r.add(z.multiply(b[i]).multiply(k[i]));
    }
    return r;
  }

  /** The last row that belongs to the step, with zeros up to the number of stages. */
  private static double[] weights(double[][] a, int stages) {
    return Arrays.copyOf(a[stages - 1], stages);
  }

  private static double[] minus(double[] b, double[] e) {
    double[] difference = b.clone();
    for (int i = 0; i < e.length; i++) {
      difference[i] -= e[i];
    }
    return difference;
  }

  /** The sums over j of r[i][j] theta^(j+1). */
  private static double[] polynomials(double[][] r, double theta) {
    double[] b = new double[r.length];
    for (int i = 0; i < r.length; i++) {
      for (int j = r[i].length - 1; j >= 0; j--) {
        b[i] = (b[i] + r[i][j]) * theta;
      }
    }
    return b;
  }

  /** theta (y1 + (1 - theta) (K1 + theta (K2 + theta K3))) as shares of the U. */
  private static double[] denseWeights(double theta) {
    double[] m = END.clone();
    double[][] h = Rodas5PInterpolant.H;
    for (int j = 0; j < 8; j++) {
      m[j] = theta * (m[j] + (1 - theta) * (h[0][j] + theta * (h[1][j] + theta * h[2][j])));
    }
    return m;
  }
}
