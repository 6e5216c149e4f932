package org.homeostat.control.identify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class DetectionTest {
  /** Roundings in a sum of a few terms. */
  private static final double ROUNDING = 1e-12;

  /** The textbook's (1.960 + 0.842)^2 = 7.849 over the squared effect. */
  @Test
  void theNumberOfAnimalsIsTheTextbooks() {
    assertEquals(71, Detection.of(0.4, 1.2).animals());
    assertEquals(8, Detection.of(1, 1).animals());
    assertEquals(32, Detection.of(0.5, 1).animals());
    assertEquals(43, Detection.of(0.5, 1).power(0.9).animals());
    assertEquals(1, Detection.of(5, 1).animals());
  }

  @Test
  void itIsTheLeastNumberThatHasThePower() {
    for (double difference : new double[] {0.03, 0.1, 0.7, 3}) {
      Detection detection = Detection.of(difference, 1);
      long animals = detection.animals();
      assertTrue(detection.powerOf(animals) >= 0.8);
      assertTrue(animals == 1 || detection.powerOf(animals - 1) < 0.8, animals + " animals");
    }
  }

  @Test
  void aDifferenceOfNothingHasThePowerOfAFalseAlarm() {
    assertEquals(0.05, Detection.of(1e-9, 1).powerOf(1), 1e-9);
  }

  @Test
  void fourSamplesAreWorthFourAnimals() {
    Detection four = Detection.of(new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 2});
    assertEquals(1, four.effect(), ROUNDING);
    assertEquals(8, four.animals());
    assertEquals("8 animals with 4 samples each at noise of 2 would show it (power 0.8, alpha 0.05)",
        four.toString());
  }

  /** Against d'V^-1 d with the whole covariance. */
  @Test
  void whatAnAnimalHasInCommonIsNotAveragedAway() {
    double[] differences = {0.2, 1, -0.4};
    double[] sds = {0.5, 1, 2};
    RealMatrix v = MatrixUtils.createRealDiagonalMatrix(Arrays.stream(sds).map(sd -> sd * sd).toArray())
        .add(MatrixUtils.createRealMatrix(3, 3).scalarAdd(0.7 * 0.7));
    double squared = MatrixUtils.createRealVector(differences)
        .dotProduct(new LUDecomposition(v).getSolver().solve(MatrixUtils.createRealVector(differences)));
    assertEquals(Math.sqrt(squared), Detection.of(differences, sds).betweenAnimals(0.7).effect(), ROUNDING);
    double alike = Detection.of(new double[] {1, 1, 1}, new double[] {0.1, 0.1, 0.1}).betweenAnimals(1)
        .effect();
    assertTrue(alike < 1, "many samples of one animal do not make up for few animals: " + alike);
  }

  @Test
  void nothingIsPromisedForEqualPredictions() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> Detection.of(0, 1)).getMessage()
        .startsWith("the two predictions are the same"));
    assertThrows(IllegalArgumentException.class, () -> Detection.of(1, 0));
    assertThrows(IllegalArgumentException.class, () -> Detection.of(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Detection.of(1, 1).power(1));
    assertThrows(IllegalArgumentException.class, () -> Detection.of(1e-200, 1).animals());
  }
}
