package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.solve.DelayProblems.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lags shorter than the steps, down to none: they hold no step short, and the solution is right. */
class ShortDelayTest {

  private static final double FAIR = 10;

  /** Steps until what the start breaks is no longer noticed, beyond those of the equation without delay. */
  private static final int SETTLING = 40;

  static List<String> methods() {
    return DelayProblems.METHODS;
  }

  /** y' = -y(t - tau) + cos t + sin(t - tau), of which sin t is a solution. */
  private static Known slow(double tau) {
    VectorField field = DelayField.of(1,
        (t, y, z, d) -> d[0] = -z[0] + Math.cos(t) + Math.sin(t - tau), DelayField.delay(0, tau));
    return new Known(new Problem(field, 0, new double[] {0}, 10, List.of())
        .after(Past.of(-1, t -> new double[] {Math.sin(t)}, t -> new double[] {Math.cos(t)})),
        t -> new double[] {Math.sin(t)});
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aShortLagHoldsNoStepShort(String method) {
    for (double rtol : new double[] {1e-6, 1e-9}) {
      long without = DelayProblems.run(slow(0), method, rtol).statistics().steps();
      for (double tau : new double[] {1e-9, 1e-6, 1e-3, 0.03}) {
        Solution run = DelayProblems.run(slow(tau), method, rtol);
        double error = DelayProblems.error(run, slow(tau).solution());
        assertTrue(error <= FAIR * rtol, error / rtol + " tolerances, lag " + tau);
        assertTrue(run.statistics().steps() <= 1.5 * without + SETTLING,
            run.statistics().steps() + " steps instead of " + without + ", lag " + tau);
      }
    }
  }

  /** With a lag of 0 it is the equation without delay, to the last bit. */
  @ParameterizedTest
  @MethodSource("methods")
  void aLagOfZeroIsNoDelay(String method) {
    Solution delayed = DelayProblems.run(slow(0), method, 1e-8);
    Fields.Rates rates = (t, y, d) -> d[0] = -y[0] + Math.cos(t) + Math.sin(t);
    VectorField plain = new VectorField() {
      @Override
      public int dimension() {
        return 1;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        rates.at(t, y, dydt);
      }
    };
    Solution expected = Solver.named("vern7").with(new Tolerance(1e-12, 1e-12))
        .solve(plain, 0, new double[] {0}, 10, List.of());
    assertEquals(expected.last()[0], delayed.last()[0], FAIR * 1e-8);
    Solution same = Solver.named("tsit5").solve(plain, 0, new double[] {0}, 1, List.of());
    Problem part = new Problem(slow(0).problem().field(), 0, new double[] {0}, 1, List.of());
    assertEquals(same.last()[0], Solver.named("tsit5").solve(part, Monitor.NONE).last()[0], FAIR * 1e-9);
  }

  /** One lag of 0 beside another: y' = -y(t) - y(t - 1), the first term written as a delay. */
  @ParameterizedTest
  @MethodSource("methods")
  void aLagOfZeroBesideAnotherIsTheStateNow(String method) {
    Known known = DelayProblems.linear(-1, -1, 6);
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = -z[0] - z[1],
        DelayField.delay(0, 0), DelayField.delay(0, 1));
    Known same = new Known(new Problem(field, 0, new double[] {1}, 6, List.of()), known.solution());
    assertTrue(DelayProblems.error(DelayProblems.run(same, method, 1e-8), known.solution()) <= FAIR * 1e-8);
  }

  /** A lag that falls to 0, and stays there: from t = 1 on it is y' = -y. */
  @ParameterizedTest
  @MethodSource("methods")
  void aLagMayVanishForGood(String method) {
    VectorField field = DelayField.of(1, (t, y, z, d) -> d[0] = -z[0],
        DelayField.delay(0, (t, y) -> Math.pow(Math.max(0, 1 - t), 3)));
    Solution run = Solver.named(method).with(new Tolerance(1e-8, 1e-8))
        .solve(field, 0, new double[] {1}, 3, List.of());
    Solution precise = Solver.named("vern7").with(new Tolerance(1e-12, 1e-12))
        .solve(field, 0, new double[] {1}, 3, List.of());
    assertEquals(3, run.outcome().time(), run.outcome().toString());
    assertEquals(precise.dense().at(1)[0] * Math.exp(-2), precise.last()[0], 1e-10);
    assertArrayEquals(precise.last(), run.last(), FAIR * 1e-8);
  }

  @Test
  void roundsAreFew() {
    Solution without = DelayProblems.run(slow(0), "tsit5", 1e-6);
    Solution with = DelayProblems.run(slow(1e-3), "tsit5", 1e-6);
    assertTrue(with.statistics().evaluations() < 4 * without.statistics().evaluations(),
        with.statistics() + " and " + without.statistics());
  }
}
