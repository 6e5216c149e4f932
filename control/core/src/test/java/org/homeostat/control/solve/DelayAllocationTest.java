package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.linear.Sparsity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with delays allocates what it remembers, and nothing else from step to step. */
class DelayAllocationTest {

  /** The virtual machine's compiler may allocate in our name: the least of so many measurements counts. */
  private static final int REPETITIONS = 20;

  /** Arrays grow to twice their size, and the old ones are left behind. */
  private static final double GROWN = 3;

  /** Of the signal nine coefficients at most and ten with Radau, and where the step is. */
  private static final double BYTES = 8 * (11 + 5);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** y' = -y - y(t-1)/2 + sin t, with its derivatives. */
  private record Given() implements VectorField {

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = -1.5 * y[0] + Math.sin(t);
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      dfdy[0] = -1.5;
    }

    @Override
    public Optional<Delays> delays() {
      return Optional.of(new Term());
    }
  }

  private record Term() implements Delays {
    private static final Sparsity ONE = Sparsity.full(1);

    @Override
    public int terms() {
      return 1;
    }

    @Override
    public int signals() {
      return 1;
    }

    @Override
    public int signal(int k) {
      return 0;
    }

    @Override
    public boolean reads(int j, int k) {
      return false;
    }

    @Override
    public String label(int k) {
      return "delay(y, 1)";
    }

    @Override
    public boolean isConstant(int k) {
      return true;
    }

    @Override
    public double lag(int k, double t, double[] w) {
      return 1;
    }

    @Override
    public void signals(double t, double[] w, double[] x) {
      x[0] = w[0];
    }

    @Override
    public void derivatives(double t, double[] w, double[] dydt) {
      dydt[0] = -w[0] - w[1] / 2 + Math.sin(t);
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public Sparsity sparsity() {
      return ONE;
    }

    @Override
    public void linearize(double t, double[] w, double[] out) {
      Arrays.fill(out, 0);
      derivatives(t, w, out);
      out[1] = -1;
      out[2] = Math.cos(t);
      out[3] = -0.5;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "vern7", "rodas5p", "bdf", "radau"})
  void aRunAllocatesWhatItRemembers(String method) {
    Solver solver = Solver.named(method).rtol(1e-7);
    long few = steps(solver, 5);
    long many = steps(solver, 200);
    assertTrue(many > few + 100, few + " and " + many + " steps");
    long least = Long.MAX_VALUE;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      least = Math.min(least, -bytes(solver, 5) + bytes(solver, 200));
    }
    double perStep = least / (double) (many - few);
    assertTrue(perStep < GROWN * BYTES, perStep + " bytes a step");
  }

  private static long steps(Solver solver, double end) {
    return solver.sample(new Given(), 0, new double[] {1}, end).statistics().steps();
  }

  private static long bytes(Solver solver, double end) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    steps(solver, end);
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }

  /** The same field with its derivatives and by differences. */
  @ParameterizedTest
  @ValueSource(strings = {"rodas5p", "bdf", "radau"})
  void derivativesMakeNoOtherSolution(String method) {
    VectorField by = DelayField.of(1, (t, y, z, d) -> d[0] = -y[0] - z[0] / 2 + Math.sin(t),
        DelayField.delay(0, 1));
    Solver solver = Solver.named(method).rtol(1e-9);
    double[] start = {1};
    double given = solver.solve(new Given(), 0, start, 10, List.of()).last()[0];
    double differences = solver.solve(by, 0, start, 10, List.of()).last()[0];
    assertTrue(Math.abs(given - differences) < 1e-8, given + " and " + differences);
  }
}
