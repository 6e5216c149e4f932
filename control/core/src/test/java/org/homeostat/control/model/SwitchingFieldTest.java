package org.homeostat.control.model;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;

class SwitchingFieldTest {

  private static final Model FASTED = Model.of("fasted", time("d"),
      state("FM", 20, "1", ""), state("L", 5, "1", ""), parameter("Lmax", 4, "1", ""),
      parameter("day", 1, "d", ""), parameter("k", 0.1, "1/d", ""),
      equations("""
          hour   = t/day - floor(t/day)
          unused = abs(FM)
          FI     = if(hour < 0.5, min(L, Lmax), 0)
          dFM/dt = k*(FI - pos(L - Lmax))
          dL/dt  = k*(max(Lmax, 2)*FM - L)
          """));

  private static double[] values(VectorField field, double t, double... y) {
    double[] values = new double[field.switches()];
    field.switches(t, y, values);
    return values;
  }

  @Test
  void switchesAreNamedInTheWordsOfTheModel() {
    VectorField field = FASTED.field();
    List<String> labels = List.of("floor(t/day) in hour", "hour < 0.5 in FI", "min(L, Lmax) in FI");
    assertEquals(labels, IntStream.range(0, field.switches()).mapToObj(field::switchLabel).toList());
    VectorField running = field.forOneRun();
    assertEquals(labels, IntStream.range(0, running.switches()).mapToObj(running::switchLabel).toList());
  }

  @Test
  void theirValuesAreThoseOfTheSwitchingFunctions() {
    assertArrayEquals(
        new double[] {0.25, 0.25 - 0.5, 5 - 4}, values(FASTED.field(), 2.25, 20, 5));
  }

  @Test
  void inOneRunTheyAreTheSameBeforeAndAfterItIsLinearized() {
    VectorField field = FASTED.field();
    VectorField running = field.forOneRun();
    double[] linear = new double[2 + 4 + 2];
    for (double t : new double[] {0.2, 2.25, 0.2}) {
      assertArrayEquals(values(field, t, 20, 5), values(running, t, 20, 5));
      running.linearize(t + 1, new double[] {20, 5}, linear);
      assertArrayEquals(values(field, t, 20, 5), values(running, t, 20, 5));
    }
  }

  @Test
  void aSmoothModelHasNone() {
    assertEquals(0, Tank.tank().field().switches());
    assertEquals(0, WeightLoops.explicit().field().forOneRun().switches());
  }
}
