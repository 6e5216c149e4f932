package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.homeostat.control.progress.Progress;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final int WIDTH = 79;

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private boolean isTerminal = true;
  private int asked;
  private long now;
  private final Terminal terminal =
      new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), this::isTerminal, () -> now);

  private boolean isTerminal() {
    asked++;
    return isTerminal;
  }

  private boolean at(long millis, double done) {
    now = TimeUnit.MILLISECONDS.toNanos(millis);
    return terminal.goesOn(new Progress("laws under protocols", done, OptionalDouble.of(198), "cells"));
  }

  private String screen() {
    return written.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatTakesLessThanTwoSecondsShowsNothing() {
    at(0, 0);
    at(1999, 100);
    terminal.ended();
    assertEquals("", screen());
    assertEquals(0, asked, "nobody is asked what it is");
  }

  @Test
  void thenThereIsOneLineThatGoesAway() {
    at(0, 0);
    at(2100, 30);
    at(2300, 60);
    terminal.ended();
    assertTrue(screen().contains("60/198 cells"), screen());
    assertTrue(screen().startsWith("\r") && screen().endsWith("\r" + " ".repeat(WIDTH) + "\r"), screen());
    assertFalse(screen().contains("\n"), screen());
    assertEquals(1, asked);
    at(2500, 90);
    terminal.ended();
    assertTrue(screen().contains("90/198 cells"), "the next job has its line");
  }

  @Test
  void whereThereIsNoTerminalNothingIsShown() {
    isTerminal = false;
    at(0, 0);
    at(3000, 30);
    at(4000, 60);
    terminal.ended();
    assertEquals("", screen());
    assertEquals(1, asked, "asked once");
  }

  @Test
  void ctrlCEndsWhatIsBeingDone() {
    assertTrue(at(0, 0));
    terminal.cancel();
    assertFalse(at(10, 1));
    assertFalse(at(3000, 2));
    terminal.ended();
    assertEquals("", screen(), "nothing is shown of what ends");
  }
}
