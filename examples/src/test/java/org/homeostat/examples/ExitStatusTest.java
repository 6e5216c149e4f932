package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.homeostat.control.solve.Method;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class ExitStatusTest {

  @Test
  void anAnimalThatStarvesIsAResult() {
    Ran ran = Ran.of("run leptin.feedback --protocol silence-N");
    assertEquals(ExitStatus.DONE, ran.status());
    assertTrue(ran.out().contains("starves, day 6.72"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void aRunThatStopsSaysWhereAndWhy() {
    Ran ran = Ran.of("run leptin.lag.feedback --protocol diet --set tau=1e-13 --solver tsit5");
    assertEquals(ExitStatus.STOPPED, ran.status());
    assertTrue(ran.err().contains("leptin.lag.feedback stopped at"), ran.err());
    assertTrue(ran.err().endsWith("The model is stiff. Use --solver rodas5p."
        + Trouble.STIFF_MODEL_STOPPED.more() + "\n"), ran.err());
    assertFalse(ran.err().contains("\tat "), ran.err());
  }

  @Test
  void whatIsTriedThenGoesToTheEnd() {
    Ran ran = Ran.of("run leptin.lag.feedback --protocol diet --set tau=1e-13 --solver rodas5p");
    assertEquals(ExitStatus.DONE, ran.status());
    assertTrue(ran.out().startsWith("leptin.lag.feedback ran to 400 d, under diet\n"), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void everySolverIsInTheHelp() {
    String help = Ran.of("run --help").out().replaceAll("\\s+", " ");
    assertTrue(help.contains("One of " + String.join(", ", Method.names()) + " (usually "), help);
  }

  @Test
  void aFaultOfOursIsOneLineThatAsksForAReport() {
    StringWriter err = new StringWriter();
    int status = ExitStatus.of(new IllegalStateException("first\nsecond"), new PrintWriter(err));
    assertEquals(ExitStatus.OUR_FAULT, status);
    assertEquals(1, err.toString().lines().count());
    assertTrue(err.toString().contains("first second. Please report it"), err.toString());
  }

  @Test
  void helpVersionAndListsAreDone() {
    for (String line : List.of("--help", "compare --help", "run --help", "-V", "models",
        "models leptin.setpoint", "protocols", "readout")) {
      Ran ran = Ran.of(line);
      assertEquals(ExitStatus.DONE, ran.status(), line);
      assertFalse(ran.out().isBlank(), line);
      assertEquals("", ran.err(), line);
      assertTrue(ran.out().lines().allMatch(text -> text.length() <= 100), ran.out());
    }
    assertTrue(Ran.of("--version").out().startsWith("homeostat "));
    assertTrue(Ran.of("models").out().contains("leptin.lag.setpoint  "));
    assertTrue(Ran.of("protocols").out().contains("from 10 d to 12 d: hold FI at 0"));
  }
}
