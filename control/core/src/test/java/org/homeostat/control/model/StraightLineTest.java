package org.homeostat.control.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StraightLineTest {

  /** Some twenty roundings in rows whose diagonal is not much larger than the rest. */
  private static final double ROUNDING = 1e-12;

  /** At a pivot up to six of sixteen digits are given up, and with them in the residual. */
  private static final double SIX_DIGITS_LOST = 1e-9;

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(100);
  }

  /** A square matrix s*I - J of which only some places are not zero, and its two solvers. */
  private static final class System {
    private final int n;
    private final boolean[] isZero;
    private final double[] jacobian;
    private final double[] entries;
    private final StraightLine straight;
    private final Fallback dense;
    private double shift;

    System(int n, boolean[] isZero, double[] jacobian) {
      this.n = n;
      this.isZero = isZero;
      this.jacobian = jacobian;
      Sparsity sparsity = sparsity(n, isZero);
      entries = IntStream.range(0, n * n).filter(k -> !isZero[k]).mapToDouble(k -> jacobian[k]).toArray();
      dense = new Fallback(LinearSolver.of(Sparsity.full(n)), jacobian);
      straight = new StraightLine(StraightLine.Code.of(sparsity, new Elimination(sparsity)), dense);
    }

    static System of(double[]... rows) {
      double[] jacobian = Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
      boolean[] isZero = new boolean[jacobian.length];
      for (int k = 0; k < jacobian.length; k++) {
        isZero[k] = jacobian[k] == 0;
      }
      return new System(rows.length, isZero, jacobian);
    }

    boolean decompose(double shift) {
      this.shift = shift;
      return straight.decompose(shift, entries, 0);
    }

    double[] solve(double[] b) {
      double[] x = new double[n];
      straight.solve(b, x);
      return x;
    }

    /** The largest residual of a row, as a share of its largest term. */
    double residual(double[] b, double[] x) {
      return IntStream.range(0, n).mapToDouble(i -> {
        double sum = shift * x[i] - b[i];
        double largest = Math.max(Math.abs(shift * x[i]), Math.abs(b[i]));
        for (int j = 0; j < n; j++) {
          sum -= jacobian[i * n + j] * x[j];
          largest = Math.max(largest, Math.abs(jacobian[i * n + j] * x[j]));
        }
        return Math.abs(sum) / largest;
      }).max().orElseThrow();
    }
  }

  private static Sparsity sparsity(int n, boolean[] isZero) {
    return Sparsity.ofRows(IntStream.range(0, n).mapToObj(
        i -> IntStream.range(0, n).filter(j -> !isZero[i * n + j]).toArray()).toArray(int[][]::new));
  }

  /** Decomposes the whole matrix, and notes whether it was needed. */
  private static final class Fallback implements LinearSolver {
    private final LinearSolver solver;
    private final double[] whole;
    private boolean isUsed;

    Fallback(LinearSolver solver, double[] whole) {
      this.solver = solver;
      this.whole = whole;
    }

    @Override
    public boolean decompose(double shift, double[] jacobian, int offset) {
      isUsed = true;
      return solver.decompose(shift, whole, 0);
    }

    @Override
    public void solve(double[] b, double[] x) {
      solver.solve(b, x);
    }
  }

  private static System random(SplittableRandom r) {
    int n = 1 + r.nextInt(12);
    double density = r.nextDouble();
    boolean[] isZero = new boolean[n * n];
    double[] jacobian = new double[n * n];
    for (int k = 0; k < n * n; k++) {
      isZero[k] = r.nextDouble() > density;
      jacobian[k] = isZero[k] ? 0 : r.nextDouble(-1, 1) - (k % (n + 1) == 0 ? 2 : 0);
    }
    return new System(n, isZero, jacobian);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void itSolvesWhatTheDenseOneSolves(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    System system = random(r);
    double[] b = r.doubles(system.n, -1, 1).toArray();
    assertTrue(system.decompose(system.n));
    assertFalse(system.dense.isUsed);
    double[] x = system.solve(b);
    double[] expected = new double[system.n];
    system.dense.decompose(system.n, system.jacobian, 0);
    system.dense.solve(b, expected);
    double size = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < system.n; i++) {
      assertEquals(expected[i], x[i], ROUNDING * size);
    }
    assertTrue(system.residual(b, x) < ROUNDING);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void atAnyShiftItIsRightOrLeavesItToThePivotingOne(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    System system = random(r);
    double[] b = r.doubles(system.n, -1, 1).toArray();
    if (system.decompose(r.nextDouble(-3, 1))) {
      double residual = system.residual(b, system.solve(b));
      assertTrue(residual < SIX_DIGITS_LOST, () -> "residual " + residual);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theUnitsOfTheStatesDoNotMatter(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    System system = random(r);
    double[] units = r.ints(system.n, -40, 40).mapToDouble(power -> Math.scalb(1.0, power)).toArray();
    double[] inUnits = new double[system.n * system.n];
    for (int k = 0; k < inUnits.length; k++) {
      inUnits[k] = system.jacobian[k] * units[k / system.n] / units[k % system.n];
    }
    System other = new System(system.n, system.isZero, inUnits);
    double shift = r.nextDouble(-3, 1);
    double[] b = r.doubles(system.n, -1, 1).toArray();
    double[] bInUnits = IntStream.range(0, system.n).mapToDouble(i -> b[i] * units[i]).toArray();
    system.decompose(shift);
    other.decompose(shift);
    assertEquals(system.dense.isUsed, other.dense.isUsed);
    if (!system.dense.isUsed) {
      double[] x = system.solve(b);
      double[] y = other.solve(bInUnits);
      IntStream.range(0, x.length).forEach(i -> assertEquals(x[i] * units[i], y[i]));
    }
  }

  @Test
  void aPivotThatVanishesIsLeftToThePivotingOne() {
    System system = System.of(new double[] {1, 2}, new double[] {3, 4});
    assertTrue(system.decompose(1));
    assertTrue(system.dense.isUsed);
    double[] b = {-2, -9};
    assertTrue(system.residual(b, system.solve(b)) < ROUNDING);
  }

  @Test
  void aPivotThatAnUpdateCancelsIsLeftToThePivotingOne() {
    double nearlyOne = 1 - 1e-9;
    System system = System.of(
        new double[] {-1, 1, 1}, new double[] {1, -nearlyOne, 1}, new double[] {1, 1, -1});
    assertTrue(system.decompose(0));
    assertTrue(system.dense.isUsed);
    double[] b = {1, 2, 3};
    assertTrue(system.residual(b, system.solve(b)) < ROUNDING);
  }

  @Test
  void aPivotThatAnUpdateBuriesIsLeftToThePivotingOne() {
    System system = System.of(new double[] {-1e-9, 1}, new double[] {1, -1});
    assertTrue(system.decompose(0));
    assertTrue(system.dense.isUsed);
    double[] b = {1, 2};
    assertTrue(system.residual(b, system.solve(b)) < ROUNDING);
  }

  @Test
  void theNextMatrixIsTriedAnew() {
    System system = System.of(new double[] {1, 2}, new double[] {3, 4});
    system.decompose(1);
    system.dense.isUsed = false;
    assertTrue(system.decompose(20));
    assertFalse(system.dense.isUsed);
    double[] b = {1, 2};
    assertTrue(system.residual(b, system.solve(b)) < ROUNDING);
  }

  @Test
  void aSingularMatrixAndOneOfNoNumbersAreSaidToBe() {
    assertFalse(System.of(new double[] {1, 2}, new double[] {2, 4}).decompose(0));
    assertFalse(System.of(new double[] {1, 2}, new double[] {3, 4}).decompose(Double.NaN));
    assertFalse(System.of(new double[] {Double.NEGATIVE_INFINITY, 2}, new double[] {3, 4}).decompose(1));
    assertFalse(System.of(new double[] {-1, Double.NaN}, new double[] {3, -4}).decompose(1));
  }

  @Test
  void whatIsAlwaysZeroCostsNothing() {
    int n = 9;
    boolean[] isZero = new boolean[n * n];
    Arrays.fill(isZero, true);
    for (int i = 0; i < n; i++) {
      isZero[i * n] = false;
      isZero[i] = false;
    }
    int hubLast = 8 * (1 + 1) + 8 + 8 + 9;
    assertEquals(hubLast, new Elimination(sparsity(n, isZero)).multiplications());
  }

  @Test
  void aModelsSolverKnowsItsStructure() {
    VectorField field = WeightLoops.explicit().field();
    assertTrue(field.linearSolver() instanceof StraightLine);
    assertTrue(field.forOneRun().linearSolver() instanceof StraightLine);
  }

  @Test
  void theMatrixIsFoundBehindTheRatesAndAnywhereElse() {
    Model loop = WeightLoops.explicit();
    VectorField field = loop.field();
    int entries = field.sparsity().size();
    double[] linear = new double[8 + entries + 8];
    field.linearize(3, loop.start(), linear);
    double[] b = loop.start();
    double[][] solutions = new double[2][8];
    LinearSolver solver = field.linearSolver();
    assertTrue(solver.decompose(20, linear, 8));
    solver.solve(b, solutions[0]);
    assertTrue(solver.decompose(20, Arrays.copyOfRange(linear, 5, 8 + entries), 3));
    solver.solve(b, solutions[1]);
    assertEquals(Arrays.toString(solutions[0]), Arrays.toString(solutions[1]));
  }
}
