package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

class MainJobTest {

  private final MainJobRan job = MainJobRan.once();
  private final Ran ran = job.ran();

  private void assertPrints(String... texts) {
    for (String text : texts) {
      assertTrue(ran.out().contains(text), text + " is not in\n" + ran.out());
    }
  }

  @Test
  void itIsDoneAndComplainsOfNothing() {
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertEquals("", ran.err());
  }

  @Test
  void itShowsTheEquationsOfBothFramings() {
    assertPrints("dFM/dt = (rhoFood*FI - EE - load)/rhoFat", "e = Lset + shift - S",
        "N = k5/(k5 + Lset - e)", "N = k5/(k5 + S)");
  }

  @Test
  void itProvesTheStaticTwinsIdentical() {
    assertPrints("Proved: leptin.setpoint and leptin.feedback", "Lset is a gauge", "Largest difference",
        "Rounding bound");
  }

  @Test
  void itAnswersTheThreeQuestionsApart() {
    assertPrints("active or passive:        both: the loop removes 64.8 %",
        "integral or proportional: proportional: Lb does not return",
        "integral or proportional: integral: Lb returns exactly",
        "reference written or not: a way of writing");
  }

  @Test
  void itShowsRestBeforeAndAfterTheDietToSixDigits() {
    assertPrints("6.335960", "28.33596", "4.619637", "0.3369968", "3.472391", "11.11165", "9.068256",
        "8.0482", "0.029937");
  }

  @Test
  void itHasALineForEachPairOfLawsAndFramings() {
    List<String> grid = ran.out().lines().dropWhile(line -> !line.startsWith("LAWS AND FRAMINGS")).skip(1)
        .takeWhile(line -> !line.isBlank()).toList();
    int laws = LeptinLoop.laws().size();
    assertEquals(2 * laws - 1, grid.size(), ran.out());
    assertTrue(grid.subList(0, laws).stream().allMatch(line -> line.contains(" Proved ")), grid.toString());
    List<String> others = grid.subList(laws, grid.size());
    for (String other :
        List.of("lag", "integral", "linear", "delay", "adaptive", "resistance", "allostatic")) {
      assertTrue(others.stream().anyMatch(
          line -> line.startsWith("  feedback ") && line.contains(" " + other + ".feedback ")
              && line.contains(" Refuted ")), other + " in " + others);
    }
    assertTrue(others.stream().anyMatch(
        line -> line.contains(" opponent.feedback ") && line.contains(" Proved ")), others.toString());
  }

  @Test
  void itFitsATerminalOfAHundredColumns() {
    List<String> wide = ran.out().lines()
        .filter(line -> line.length() > 100 && !line.startsWith("Report")).toList();
    assertEquals(List.of(), wide);
  }

  @Test
  void itWritesItsReportInTheWorkingFolderAndSaysWhere() {
    assertPrints(job.folder().resolve("homeostat-report.html").toAbsolutePath().toString());
    assertTrue(job.report().contains("<svg"));
    assertEquals(List.of("homeostat-report.html"), job.written());
  }
}
