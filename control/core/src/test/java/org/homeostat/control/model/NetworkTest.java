package org.homeostat.control.model;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.model.Wiring.NONE;
import static org.homeostat.control.model.Wiring.each;
import static org.homeostat.control.model.Wiring.link;
import static org.homeostat.control.model.Wiring.sum;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.solve.JacobianCheck;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTest {
  /** Sums in another order: a few roundings, of the largest number. */
  private static final double ROUNDING = 1e-13;
  private static final int POINTS = 5;

  /** Everything at once: links, sums, outputs, what is shared and what is a unit's own, time and switches. */
  private static final Model CELL = Model.of("cell", time("1"),
      state("x", 0.7, "1", ""), state("z", 0.2, "1", ""), state("v", 1, "1", ""),
      parameter("k", 0.6, "1", ""), parameter("a", 2, "1", ""), parameter("phase", 0, "1", ""),
      input("left", "1", ""), input("above", 0.3, "1", ""), input("drive", "1", ""),
      input("rates", "1", ""), input("clocks", 0.1, "1", ""), input("bath", 0.4, "1", ""),
      equations("""
          day   = sin(0.3*t)*a + k*a
          rate  = sigmoid(a*(x - k)) + pos(z - 1)
          clock = sin(0.3*t + phase)*v^2
          force = left*above + exp(-above*k) + bath
          dx/dt = force - x*day + drive*z*k
          dz/dt = if(rates < 1, rates - z, x*above - z) + clock + max(left, z)
          dv/dt = clocks*drive - v/k + rates*rates
          """));

  private static Unrolled random(int size, long seed) {
    return new Unrolled(CELL, size, seed).each("k").each("phase").each("above").each("z")
        .link("left", "x", false).link("above", "v", true).link("clocks", "clock", true)
        .sum("drive", "z").sum("rates", "rate");
  }

  static Stream<Unrolled> couplings() {
    return IntStream.rangeClosed(1, 15).mapToObj(seed -> random(1 + seed % 5, seed));
  }

  private static double[] point(SplittableRandom r, int n) {
    return r.doubles(n, 0.2, 1.6).toArray();
  }

  private static double[] linearized(VectorField field, double t, double[] y) {
    int n = field.dimension();
    double[] out = new double[n + field.sparsity().size() + n];
    Arrays.fill(out, Double.NaN);
    field.linearize(t, y, out);
    double[] whole = new double[n + n * n + n];
    System.arraycopy(out, 0, whole, 0, n);
    System.arraycopy(field.sparsity().spread(out, n), 0, whole, n, n * n);
    System.arraycopy(out, out.length - n, whole, n + n * n, n);
    return whole;
  }

  @ParameterizedTest
  @MethodSource("couplings")
  void aNetworkIsTheModelWithEveryUnitWrittenOut(Unrolled cells) {
    Model model = cells.model();
    VectorField expected = model.field();
    VectorField field = cells.network().field();
    VectorField running = field.forOneRun();
    assertArrayEquals(model.start(), cells.network().start());
    SplittableRandom r = new SplittableRandom(model.states().size());
    for (int k = 0; k < POINTS; k++) {
      double t = 10 * r.nextDouble();
      double[] y = point(r, field.dimension());
      double[] wanted = linearized(expected, t, y);
      assertArrayEquals(wanted, linearized(field, t, y), ROUNDING * largest(wanted));
      assertArrayEquals(linearized(field, t, y), linearized(running, t, y));
    }
  }

  @ParameterizedTest
  @MethodSource("couplings")
  void theThreeThatLinearizeGivesAreThoseThatCanBeHadAlone(Unrolled cells) {
    VectorField field = cells.network().field().forOneRun();
    int n = field.dimension();
    int entries = field.sparsity().size();
    double[] y = point(new SplittableRandom(n), n);
    double[] all = new double[n + entries + n];
    field.linearize(1.5, y, all);
    double[] rates = new double[n];
    double[] jacobian = new double[entries];
    double[] byTime = new double[n];
    field.derivatives(1.5, y, rates);
    field.jacobian(1.5, y, jacobian);
    field.timeDerivative(1.5, y, byTime);
    assertArrayEquals(Arrays.copyOf(all, n), rates);
    assertArrayEquals(Arrays.copyOfRange(all, n, n + entries), jacobian);
    assertArrayEquals(Arrays.copyOfRange(all, n + entries, all.length), byTime);
  }

  @ParameterizedTest
  @MethodSource("couplings")
  void theJacobianAndItsSparsityAreThoseThatDifferencesGive(Unrolled cells) {
    VectorField field = cells.network().field();
    JacobianCheck.of(field, 1.5, point(new SplittableRandom(3), field.dimension()));
  }

  @ParameterizedTest
  @MethodSource("couplings")
  void theSparsityIsThatOfTheModelWithEveryUnitWrittenOut(Unrolled cells) {
    assertEquals(cells.model().field().sparsity(), cells.network().field().sparsity());
  }

  /** Written out, a switch that nobody reads or whose sum is empty falls away. */
  @ParameterizedTest
  @MethodSource("couplings")
  void theSwitchesOfTheModelWithEveryUnitWrittenOutAreAmongThoseOfTheNetwork(Unrolled cells) {
    VectorField expected = cells.model().field();
    VectorField field = cells.network().field();
    double[] y = point(new SplittableRandom(4), field.dimension());
    double[] wanted = new double[expected.switches()];
    double[] found = new double[field.switches()];
    expected.switches(2, y, wanted);
    field.switches(2, y, found);
    for (double value : wanted) {
      double nearest = Arrays.stream(found).map(other -> Math.abs(value - other)).min().orElseThrow();
      assertEquals(0, nearest, ROUNDING);
    }
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElseThrow();
  }

  private static final Model TANK = Model.of("tank", time("h"),
      state("V", "V0", "L", "volume").nonNegative(),
      parameter("V0", 1, "L", "volume at first"), parameter("k", 0.5, "1/h", "outflow").positive(),
      input("before", 0, "L", "volume of the tank upstream"),
      equations("dV/dt = k*(before - V)"));

  private static Network cascade(int size) {
    return TANK.replicate(size,
        each("V0", i -> i == 0 ? 1 : 0),
        link("before", "V", i -> i > 0 ? i - 1 : NONE));
  }

  /** V_i = (kt)^i/i! exp(-kt), which in a cascade of equal tanks is what washes through. */
  @ParameterizedTest
  @MethodSource("solvers")
  void aCascadeOfTanksWashesThrough(Solver solver) {
    Network tanks = cascade(6);
    Solution run = solver.solve(tanks.field(), 0, tanks.start(), 8, List.of());
    double[] expected = new double[6];
    double term = Math.exp(-4);
    for (int i = 0; i < 6; i++) {
      expected[i] = term;
      term *= 4.0 / (i + 1);
    }
    double tenTolerances = 1e-8;
    assertArrayEquals(expected, tanks.across("V", run.last()), tenTolerances);
    assertArrayEquals(new double[] {0, expected[3]}, tanks.series("V", 3, run.dense(), 0, 8), tenTolerances);
    assertArrayEquals(
        new double[] {0, expected[3]}, tanks.series("before", 4, run.dense(), 0, 8), tenTolerances);
  }

  static Stream<Solver> solvers() {
    return Stream.of("vern7", "rodas5p", "radau", "bdf", "auto").map(Solver::named);
  }

  @Test
  void statesStandUnitByUnit() {
    Network cells = random(3, 1).network();
    assertEquals(9, cells.field().dimension());
    assertEquals(3 + 2, cells.index("v", 1));
    assertEquals("dv/dt of unit 1", cells.field().label(5));
    assertEquals("v of unit 1", cells.field().stateLabel(5));
    assertEquals(3, cells.size());
    assertEquals(CELL, cells.unit());
  }

  @Test
  void switchesAreNamedWithTheirUnit() {
    VectorField field = random(2, 1).network().field();
    assertEquals(List.of("pos(z - 1) in rate", "rates < 1 in dz/dt", "max(left, z) in dz/dt"),
        IntStream.range(0, 3).mapToObj(field::switchLabel).map(label -> label.replace(" of unit 0", ""))
            .toList());
    assertEquals("max(left, z) in dz/dt of unit 1", field.switchLabel(5));
  }

  @Test
  void auxiliariesAndInputsOfAUnitAreReadToo() {
    Unrolled cells = random(3, 1);
    Network network = cells.network();
    double[] y = point(new SplittableRandom(5), 9);
    Map<String, Double> wanted = cells.model().evaluate(2, y);
    for (String name : List.of("x", "day", "rate", "clock", "force", "k")) {
      assertEquals(wanted.get(name + "_1"), network.value(name, 1, 2, y), ROUNDING, name);
    }
    double[] rates = new double[9];
    network.field().derivatives(2, y, rates);
    double byInputs = network.value("clocks", 1, 2, y) * network.value("drive", 1, 2, y)
        - y[5] / network.value("k", 1, 2, y) + Math.pow(network.value("rates", 1, 2, y), 2);
    assertEquals(rates[5], byInputs, ROUNDING);
  }

  @Test
  void startsThatAreExpressionsFollowEachUnitsOwnValues() {
    assertArrayEquals(new double[] {1, 0, 0}, cascade(3).start());
    Network given = TANK.replicate(2, each("V", i -> 3 + i));
    assertArrayEquals(new double[] {3, 4}, given.start());
  }

  @Test
  void aWarmRunAllocatesNothing() {
    VectorField run = random(5, 1).network().field().forOneRun();
    int n = run.dimension();
    double[] y = point(new SplittableRandom(6), n);
    double[] out = new double[n + run.sparsity().size() + n];
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 1;
    for (int k = 0; k < 50 && allocated > 0; k++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      run.derivatives(k, y, out);
      run.linearize(k, y, out);
      allocated = thread.getCurrentThreadAllocatedBytes() - before;
    }
    assertEquals(0, allocated);
  }

  @Test
  void onARingOfOneAUnitIsItsOwnNeighbour() {
    Model loop = Model.of("loop", time("1"), state("x", 1, "1", ""), input("left", "1", ""),
        input("right", "1", ""), input("mean", "1", ""),
        equations("dx/dt = 2*left + 3*right + 5*x + 7*mean"));
    for (int size = 1; size <= 3; size++) {
      int n = size;
      VectorField ring = loop.replicate(n, link("left", "x", i -> (i + n - 1) % n),
          link("right", "x", i -> (i + 1) % n),
          sum("mean", "x", i -> new int[] {i, i}, (i, j) -> 0.5)).field();
      double[] entries = new double[ring.sparsity().size()];
      ring.jacobian(0, new double[n], entries);
      double[] row = Arrays.copyOf(ring.sparsity().spread(entries, 0), n);
      assertArrayEquals(n == 1 ? new double[] {17} : n == 2 ? new double[] {12, 5} : new double[] {12, 3, 2},
          row);
    }
  }

  @Test
  void aLostNumberIsExplainedInItsUnit() {
    Model root = Model.of("root", time("1"), state("x", 1, "1", ""), parameter("k", 1, "1", ""),
        input("other", "1", ""), equations("dx/dt = k*sqrt(other)"));
    Network pair = root.replicate(2, each("k", i -> i + 1), link("other", "x", i -> 1 - i));
    assertEquals("In unit 1 dx/dt is NaN, first in sqrt(other), where other = -3.",
        pair.field().explain(0, new double[] {-3, 1}, 1).orElseThrow());
    assertTrue(pair.field().explain(0, new double[] {-3, 1}, 0).isEmpty());
  }

  @Test
  void aNetworkPrintsItsUnitAndItsLinks() {
    assertEquals("""
        8 units of tank   (time in h)
          dV/dt = k*(before - V)
          V0 = 1, 0, 0, 0, ..., 0
          before = V of unit none, 0, 1, 2, ..., 6""", cascade(8).toString());
    Model cell = Model.of("cell", time("1"), state("x", 1, "1", ""), input("drive", "1", ""),
        equations("dx/dt = drive - x"));
    assertEquals("""
        1 unit of cell   (time in 1)
          dx/dt = drive - x
          x starts at 2
          drive = sum of x of units [0 0]""",
        cell.replicate(1, each("x", i -> 2), sum("drive", "x", i -> new int[] {0, 0}, (i, j) -> 0.5))
            .toString());
  }
}
