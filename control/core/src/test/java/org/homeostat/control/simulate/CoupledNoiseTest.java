package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.junit.jupiter.api.Test;

/** Strong orders where two states with noise, and one without, drive each other, told by steps of 2^-10. */
class CoupledNoiseTest {
  private static final int PATHS = 60;
  private static final int COARSEST = 4;
  private static final int FINEST = 7;
  private static final int EXACT = 10;

  /** So few paths, and terms of higher order. */
  private static final double ROUGH = 0.2;

  private static Model three(String noiseOnX, String noiseOnY) {
    return Model.of("three", time("1"),
        state("X", 1, "1", "one").noise(noiseOnX), state("Y", 0.5, "1", "other").noise(noiseOnY),
        state("Z", 1, "1", "quiet"), parameter("s", 0.5, "1", "noise"),
        equations("dX/dt = sin(3*Y) - X*Z\ndY/dt = cos(2*X) - Z^2\ndZ/dt = sin(2*X*Y) - Z"));
  }

  private static double[] last(Model model, Noise noise) {
    Trajectory run = Simulation.of(model).until(1).noisy(noise).run().orThrow();
    return model.states().stream().mapToDouble(run::last).toArray();
  }

  private static void assertOrder(double order, Model model, String method) {
    double[] coarse = new double[3];
    double[] fine = new double[3];
    for (int path = 0; path < PATHS; path++) {
      Noise noise = Noise.seed(2).path(path).by(method);
      double[] exact = last(model, noise.step(Math.scalb(1.0, -EXACT)));
      add(coarse, exact, last(model, noise.step(Math.scalb(1.0, -COARSEST))));
      add(fine, exact, last(model, noise.step(Math.scalb(1.0, -FINEST))));
    }
    for (int i = 0; i < 3; i++) {
      double slope = Math.log(coarse[i] / fine[i]) / Math.log(2) / 2 / (FINEST - COARSEST);
      assertEquals(order, slope, ROUGH, model.states().get(i));
    }
  }

  private static void add(double[] squares, double[] exact, double[] reached) {
    for (int i = 0; i < squares.length; i++) {
      squares[i] += (reached[i] - exact[i]) * (reached[i] - exact[i]);
    }
  }

  /** The intensity of X depends on a state, but on none with noise of its own. */
  @Test
  void milsteinIsOfOrderOneForDiagonalNoise() {
    assertOrder(1, three("s*X*Z", "s*sqrt(1 + Y^2)*(1 + sin(5*t))"), "milstein");
  }

  @Test
  void eulerIsOfOrderOneHalfForNoiseThatIsNotDiagonal() {
    assertOrder(0.5, three("2*s*Y", "2*s*(1 + X)"), "euler-maruyama");
  }

  @Test
  void sra1IsOfOrderThreeHalvesForAdditiveNoise() {
    assertOrder(1.5, three("4*s*(1 + sin(5*t)/2)", "3*s*cos(t)"), "sra1");
  }
}
