package org.homeostat.control.noise;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.homeostat.control.model.Model;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After the first step, steps with noise allocate nothing. */
class NoiseAllocationTest {

  /** The virtual machine's compiler may allocate in our name: the least of so many measurements counts. */
  private static final int REPETITIONS = 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void stepsAllocateNothing(Scheme scheme) {
    Model model = Model.of("pair", time("1"), state("x", 1, "1", "one").noise("s"),
        state("y", 1, "1", "other").noise("s/2"), parameter("s", 0.1, "1", "noise"),
        equations("dx/dt = -x\ndy/dt = x - y^3"));
    NoisyMethod method = (NoisyMethod) Noise.seed(7).by(scheme).step(0.01)
        .method(model.diffusion(), Unit.ONE);
    Strides strides = method.strides(model.field());
    double[] y = {1, 1};
    double[] next = new double[2];
    long least = Long.MAX_VALUE;
    for (int repetition = 0; repetition < REPETITIONS; repetition++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < 1000; k++) {
        strides.make(k * 0.01, y, (k + 1) * 0.01, next);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}
