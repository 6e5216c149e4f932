package org.homeostat.control.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.Test;

class SparklineTest {

  @Test
  void barsRunFromTheLeastToTheLargest() {
    assertEquals("▁▂▃▄▅▆▇█", Sparkline.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7}));
    assertEquals("█▁", Sparkline.of(new double[] {1e-6, -1e-6}));
  }

  @Test
  void whatDoesNotMoveIsALineInTheMiddle() {
    assertEquals("▄▄▄", Sparkline.of(new double[] {5, 5, 5}));
    assertEquals("▄▄", Sparkline.of(new double[] {5, 5 + 1e-12}));
    assertEquals("▄", Sparkline.of(new double[] {0}));
    assertEquals("", Sparkline.of(new double[0]));
  }

  @Test
  void manyValuesAreThinnedToFortyWithTheFirstAndTheLast() {
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> i == 0 || i == 999 ? 1 : 0).toArray();
    String text = Sparkline.of(values);
    assertEquals(40, text.length());
    assertEquals("█", text.substring(0, 1));
    assertEquals("█", text.substring(39));
  }

  @Test
  void aSeriesPrintsItsEndsAndItsCourse() {
    Series series = new Series("FM", Unit.parse("g"), new double[] {0, 1, 2}, new double[] {6.33596, 1, 2.5});
    assertEquals("  FM          6.33596 -> 2.5        g        █▁▃", series.toString());
  }
}
