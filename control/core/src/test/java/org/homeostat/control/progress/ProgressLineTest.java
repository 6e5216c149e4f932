package org.homeostat.control.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final List<String> shown = new ArrayList<>();
  private long now;
  private final ProgressLine line = new ProgressLine(shown::add, () -> now);

  private void at(long millis, double done, OptionalDouble total) {
    now = TimeUnit.MILLISECONDS.toNanos(millis);
    line.goesOn(new Progress("law grid", done, total, "cells"));
  }

  @Test
  void nothingIsSaidInTheFirstTwoSeconds() {
    at(0, 0, OptionalDouble.of(180));
    at(1999, 100, OptionalDouble.of(180));
    line.ended();
    assertEquals(List.of(), shown);
  }

  @Test
  void thenRateAndTimeLeftFiveTimesASecondAndAnEmptyLineAtTheEnd() {
    at(0, 0, OptionalDouble.of(180));
    at(4000, 12, OptionalDouble.of(180));
    at(4199, 13, OptionalDouble.of(180));
    at(5000, 15, OptionalDouble.of(180));
    line.ended();
    assertEquals(List.of("law grid: 12 of 180 cells, 3 cells/s, 56 s left",
        "law grid: 15 of 180 cells, 3 cells/s, 55 s left", ""), shown);
  }

  @Test
  void whereNobodyKnowsTheTotalNoTimeIsLeft() {
    at(0, 0, OptionalDouble.empty());
    at(3000, 10, OptionalDouble.empty());
    assertEquals(List.of("law grid: 10 cells, 3.33 cells/s"), shown);
  }
}
