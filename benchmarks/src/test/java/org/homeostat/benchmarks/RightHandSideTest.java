package org.homeostat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RightHandSideTest {
  /** Both do the same operations in the same order, so not even the last bit may differ. */
  private static final double NO_DIFFERENCE = 0;
  private static final int POINTS = 200;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 5);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void textAndHandWrittenJavaGiveTheSameDerivatives(long seed) {
    Model model = LeptinLoop.feedback().let("infusion", 100).let("load", 0.3).let("bias", 0.01);
    assertEquals(List.of("FM", "L"), model.states());
    var text = model.field();
    var byHand = new HandWrittenLoop(model);
    var random = new SplittableRandom(seed);
    for (int i = 0; i < POINTS; i++) {
      double[] state = {60 * random.nextDouble(), 40 * random.nextDouble()};
      double[] expected = new double[2];
      double[] actual = new double[2];
      byHand.derivatives(0, state, expected);
      text.derivatives(0, state, actual);
      assertArrayEquals(expected, actual, NO_DIFFERENCE);
    }
  }

  @Test
  void theThreeThatAreMeasuredGiveTheSameDerivatives() {
    var measured = new RightHandSide();
    List<Supplier<double[]>> ways =
        List.of(measured::handWritten, measured::compiledText, measured::interpretedText);
    double[] expected = ways.get(0).get().clone();
    for (Supplier<double[]> way : ways) {
      assertArrayEquals(expected, way.get().clone(), NO_DIFFERENCE);
    }
  }
}
