package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The problem of Prothero and Robinson, y' = lambda*(y - cos t) - sin t with the solution cos t: where lambda
 * is far below zero, the orders of one-step methods fall to those of their stages.
 */
class OrderReductionTest {

  private static final double END = 10;

  private static ExactField field(double lambda) {
    return new ExactField(1, (t, y, d) -> d[0] = lambda * (y[0] - Math.cos(t)) - Math.sin(t),
        (t, y, j) -> j[0] = lambda, (t, y, d) -> d[0] = lambda * Math.sin(t) - Math.cos(t));
  }

  /**
   * What is fair, in tolerances, at the ends of steps, and between them up to which stiffness: measured are 3
   * (Radau), and 11 (Rodas5P at 1e-4, between the ends), which the automatic choice takes at loose
   * tolerances. Rodas5P's dense output is of lower order in very stiff modes.
   */
  @ParameterizedTest
  @CsvSource({"radau, 5, 1e5", "rodas5p, 15, 1e3", "bdf, 10, 1e5", "auto, 15, 1e3"})
  void toleranceIsKeptAtTheEndsOfStepsAndBetweenThem(String method, double tolerances, double stiffest) {
    for (double lambda : new double[] {-10, -1e2, -1e3, -1e5}) {
      for (double rtol = 1e-4; rtol > 0.9e-11; rtol /= 10) {
        double fair = tolerances * rtol;
        String where = ", lambda " + lambda + ", tolerance " + rtol;
        Solution run = Method.named(method).integrate(
            new Problem(field(lambda), 0, new double[] {1}, END, List.of()), new Tolerance(rtol, rtol),
            (t, y) -> {
              assertEquals(Math.cos(t), y[0], fair, () -> "at the end of a step" + where);
              return true;
            });
        for (double t = 0; t < END && -lambda <= stiffest; t += 7e-3) {
          assertEquals(Math.cos(t), run.dense().at(t)[0], fair, () -> "between" + where);
        }
      }
    }
  }
}
