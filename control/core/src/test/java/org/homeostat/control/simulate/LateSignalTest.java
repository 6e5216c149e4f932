package org.homeostat.control.simulate;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.homeostat.control.model.Model;
import org.homeostat.control.solve.Solver;
import org.junit.jupiter.api.Test;

/** Delayed signals that have delayed terms in them, which count for nothing at the start. */
class LateSignalTest {

  /** The rates are piecewise linear in the time, and their kinks are breaking points. */
  private static final double ROUNDING = 1e-12;

  private static double integral(String signal, Solver solver) {
    Model model = Model.of("late", time("1"), state("x", 0, "1", "integral"), state("y", 0.7, "1", "level"),
        equations("u = " + signal + "\ndx/dt = delay(u, 0.125)\ndy/dt = 0"));
    return Simulation.of(model).until(1).with(solver).run().orThrow().last("x");
  }

  @Test
  void aTermThatIsMultipliedByNothingAtTheStartIsRememberedLater() {
    for (Solver solver : new Solver[] {Solver.auto(), Solver.nonStiff(), Solver.stiff()}) {
      assertEquals(1 + 0.7 * (0.5 - 0.125), integral("1 + t*delay(y, 0.25)", solver), ROUNDING);
      assertEquals(1 + 0.7 * 0.375 * 0.375 / 2, integral("1 + pos(t - 0.5)*delay(y, 0.25)", solver),
          ROUNDING);
      assertEquals(1 + 0.7 * 0.375, integral("1 + if(t < 0.5, 0, delay(y, 0.25))", solver), ROUNDING);
    }
  }
}
