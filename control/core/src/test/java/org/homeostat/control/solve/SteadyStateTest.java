package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadyStateTest {

  /** Rounding of the field over its slope. */
  private static final double EXACT = 1e-12;

  private static final boolean[] FREE = {false};

  /** x' = x - x^3. */
  private static final VectorField BISTABLE = Fields.scalar((t, x) -> x - x * x * x);

  @ParameterizedTest
  @CsvSource({"0.01, 1", "-0.01, -1", "30, 1", "-1.7, -1", "1, 1"})
  void theFlowLeadsToTheStableStateOnItsSide(double guess, double expected) {
    SteadyState found = SteadyState.reachedFrom(BISTABLE, new double[] {guess}, FREE).orElseThrow();
    assertEquals(expected, found.state()[0], EXACT);
    assertTrue(found.modes().isStable());
    assertEquals(-2, found.modes().eigenvalues().get(0).getRealPart(), 1e-8);
    assertTrue(found.residual() < EXACT);
  }

  @Test
  void newtonFindsUnstableStatesToo() {
    SteadyState found = SteadyState.newtonFrom(BISTABLE, new double[] {0.2}, FREE).orElseThrow();
    assertEquals(0, found.state()[0]);
    assertFalse(found.modes().isStable());
  }

  /** Newton's iterates on a linear field leave dust; it is zero. */
  @Test
  void aZeroIsReachedAsZero() {
    VectorField clearance = Fields.of(2, (t, y, d) -> {
      d[0] = -33.3 * y[0];
      d[1] = 3.7 - 0.11 * y[1] + y[0] / (15.6 + y[0]);
    });
    SteadyState found =
        SteadyState.reachedFrom(clearance, new double[] {4.6, 6.3}, new boolean[2]).orElseThrow();
    assertEquals(0, found.state()[0]);
    assertEquals(3.7 / 0.11, found.state()[1], 1e-11);
  }

  @Test
  void whatNeverRestsIsNotFound() {
    VectorField growth = Fields.scalar((t, x) -> 1);
    VectorField parabola = Fields.scalar((t, x) -> 1 + x * x);
    VectorField log = Fields.scalar((t, x) -> Math.log(x));
    assertEquals(Optional.empty(), SteadyState.reachedFrom(growth, new double[] {0}, FREE));
    assertEquals(Optional.empty(), SteadyState.reachedFrom(parabola, new double[] {3}, FREE));
    assertEquals(Optional.empty(), SteadyState.newtonFrom(parabola, new double[] {3}, FREE));
    assertEquals(Optional.empty(), SteadyState.newtonFrom(log, new double[] {-3}, FREE));
    assertEquals(Optional.empty(), SteadyState.reachedFrom(log, new double[] {-3}, FREE));
  }

  /** x' = y - x, y' = 1 - y: with y held at 5, x rests at 5 and one mode is left. */
  @Test
  void aHeldStateStaysAndHasNoMode() {
    VectorField chain = Fields.of(2, (t, y, d) -> {
      d[0] = y[1] - y[0];
      d[1] = 1 - y[1];
    });
    SteadyState found =
        SteadyState.reachedFrom(chain, new double[] {1, 5}, new boolean[] {false, true}).orElseThrow();
    assertArrayEquals(new double[] {5, 5}, found.state(), EXACT);
    assertEquals(1, found.modes().eigenvalues().size());
    assertEquals("component 0", found.modes().states().get(0));
  }

  @Test
  void whereEveryStateIsHeldTheGuessIsTheSteadyState() {
    SteadyState found =
        SteadyState.reachedFrom(BISTABLE, new double[] {0.3}, new boolean[] {true}).orElseThrow();
    assertArrayEquals(new double[] {0.3}, found.state());
    assertEquals(0, found.residual());
  }

  @Test
  void theGuessIsNotTouched() {
    double[] guess = {0.5};
    SteadyState found = SteadyState.reachedFrom(BISTABLE, guess, FREE).orElseThrow();
    found.state()[0] = 7;
    assertEquals(0.5, guess[0]);
    assertEquals(1, found.state()[0], EXACT);
  }
}
