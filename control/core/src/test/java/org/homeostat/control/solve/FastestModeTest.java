package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FastestModeTest {

  /** Within one percent; explicit methods look along the difference of two stages. */
  @Test
  void everyMethodTellsHowFastTheFastestModeIs() {
    VectorField field = ExactField.linear(new double[][] {{-100, 3}, {0, -1}});
    for (KernelMethod method : KernelMethod.values()) {
      Kernel kernel = method.kernel(field, Tolerance.of(1e-2));
      kernel.start(0, new double[] {1, 1});
      for (int step = 1; step <= 5; step++) {
        assertTrue(kernel.attempt(step * 1e-4) <= 1, method::shortName);
        assertEquals(100, kernel.fastest(), 1, method.shortName());
        kernel.accept();
      }
    }
  }
}
