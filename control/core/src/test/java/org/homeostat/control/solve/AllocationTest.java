package org.homeostat.control.solve;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After the first step, our methods allocate nothing. */
class AllocationTest {

  /** The virtual machine's compiler may allocate in our name: the least of so many measurements counts. */
  private static final int REPETITIONS = 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** The van der Pol oscillator as text, so that what a model compiles to is in the measurement. */
  private static final VectorField MODEL = Model.of("oscillator", time("1"),
      state("x", 2, "1", "place"), state("v", 0, "1", "speed"), parameter("mu", 2, "1", "damping"),
      equations("""
          dx/dt = v
          dv/dt = mu*(1 - x^2)*v - x + 0.1*sin(t)
          """)).field();

  private interface Work {
    void of(int steps);
  }

  static Stream<March.Making> makings() {
    return Stream.of(Tsit5::new, Vern7::new, Rodas5P::new, Bdf::new, Radau::new);
  }

  @ParameterizedTest
  @MethodSource("makings")
  void stepsAllocateNothing(March.Making making) {
    Kernel kernel = making.kernel(new Rodas5PTest.Robertson(), Tolerance.of(1e-6));
    double[] start = {1, 0, 0};
    double[] store = new double[kernel.kept()];
    double[] y = new double[3];
    assertEquals(0, moreBytes(steps -> {
      kernel.start(0, start);
      for (int k = 1; k <= steps; k++) {
        kernel.attempt(k * 1e-5);
        kernel.sketch(0.5, y);
        kernel.interpolate(0.5, y);
        kernel.keep(store, 0);
        kernel.accept();
      }
    }, 0, 1000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tsit5", "vern7", "rodas5p", "bdf", "radau"})
  void aRunOfManyStepsAllocatesNoMoreThanOneOfFew(String method) {
    Solver solver = Solver.named(method);
    double[] start = {2, 0};
    long few = solver.sample(MODEL, 0, start, 5).statistics().steps();
    long many = solver.sample(MODEL, 0, start, 100).statistics().steps();
    assertTrue(many > few + 300, few + " and " + many + " steps");
    assertEquals(0, moreBytes(end -> solver.sample(MODEL, 0, start, end), 5, 100));
  }

  /** How many bytes more the thread allocates for much work than for little. */
  private static long moreBytes(Work work, int little, int much) {
    long least = Long.MAX_VALUE;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long first = bytes(work, little);
      least = Math.min(least, bytes(work, much) - first);
    }
    return least;
  }

  private static long bytes(Work work, int steps) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    work.of(steps);
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
