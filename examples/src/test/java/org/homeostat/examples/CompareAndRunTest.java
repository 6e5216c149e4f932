package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareAndRunTest {

  @Test
  void withoutModelsTheStaticTwinsAreCompared() {
    Ran ran = Ran.of("compare --protocol diet");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertTrue(ran.out().contains("Protocol diet, 400 d: leptin.setpoint, leptin.feedback"), ran.out());
    assertTrue(ran.out().contains("Proved"), ran.out());
    assertTrue(ran.out().contains("9.068256"), ran.out());
  }

  @Test
  void aModelThatLacksWhatIsActedOnIsRunWithoutIt() {
    Ran ran = Ran.of("compare --protocol shift --until 30d");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    String note = "leptin.feedback has no such thing, and runs without: set shift to 0.1";
    assertTrue(ran.out().contains(note), ran.out());
  }

  @Test
  void differentLawsAreRefutedWithAWitness() {
    Ran ran = Ran.of("compare leptin.feedback leptin.integral.feedback --protocol diet --until 60d");
    assertTrue(ran.out().contains("Refuted"), ran.out());
    assertTrue(ran.out().contains("seen          under diet, FM at "), ran.out());
    assertTrue(ran.out().contains("different: yes (certified)"), ran.out());
  }

  @Test
  void aPairThatIsOneOnASetIsComparedOnIt() {
    Ran ran = Ran.of("compare weight.chowHall.manifold weight.chowHall.fixedPoint --until 20");
    assertTrue(ran.out().replaceAll("\\s+", " ").contains(
        "one system written in two ways on F = D*exp(L/C), for all values in the domain"), ran.out());
  }

  @Test
  void modelsOfOtherTimesAreNotComparedAndAModelWithoutRestSaysSo() {
    Ran other = Ran.of("compare leptin.setpoint motif.pid");
    assertEquals(ExitStatus.BAD_USE, other.status());
    assertTrue(other.err().contains("give both a unit of time, or neither"), other.err());
    Ran swinging = Ran.of("compare testosterone.smith.feedback testosterone.smith.setpoint --until 20");
    assertTrue(swinging.out().contains("Protocol none, 20: testosterone.smith.feedback"), swinging.out());
    assertTrue(swinging.out().contains("No stable rest of testosterone.smith.feedback was found"),
        swinging.out());
  }

  @Test
  void howEachWasRunStandsInOneColumn() {
    Ran ran = Ran.of("compare leptin.feedback leptin.lag.feedback --until 2d");
    assertTrue(ran.out().contains("\nfeedback       auto: "), ran.out());
    assertTrue(ran.out().contains("\nlag.feedback   auto: "), ran.out());
  }

  @Test
  void allAnimalsFitATerminal() {
    List<Model> animals = LeptinLoop.laws().stream()
        .flatMap(law -> Stream.of(law.feedback(), law.setpoint())).toList();
    String table = new SideBySide(animals,
        animals.stream().map(model -> model.evaluate(0, model.start())).toList()).toString();
    animals.forEach(model -> assertTrue(table.contains(StudyText.shortName(model)), table));
    assertFits(table);
  }

  private static void assertFits(String text) {
    assertEquals(List.of(), text.lines().filter(line -> line.length() > Wrap.WIDTH).toList());
  }

  @Test
  void everyModelRunsByItsName() {
    Catalogue.models().forEach(entry -> {
      Ran ran = Ran.of("run " + entry.name() + " --until 1");
      assertEquals(ExitStatus.DONE, ran.status(), entry.name() + "\n" + ran.err());
    });
  }

  @Test
  void aModelWithACalendarIsComparedAndSaysThatItDoesNotRest() {
    Ran ran = Ran.of("compare leptin.allostatic.setpoint leptin.allostatic.feedback --until 5d");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertTrue(ran.out().contains(
        "The equations of leptin.allostatic.setpoint depend on t, so that nothing rests."), ran.out());
  }

  @Test
  void theFirstIsJudgedAgainstEachOtherAndAllStandSideBySide() {
    Ran ran = Ran.of("compare leptin.setpoint leptin.lag.setpoint leptin.feedback --until 20d"
        + " --protocol diet");
    String text = ran.out().replaceAll("\\s+", " ");
    assertTrue(text.contains("Refuted: leptin.setpoint and leptin.lag.setpoint are different systems"), text);
    assertTrue(text.contains("Proved: leptin.setpoint and leptin.feedback are one system"), text);
    assertTrue(text.contains("setpoint lag.setpoint feedback FM (g) "), text);
    assertTrue(ran.out().lines().anyMatch(line -> line.matches("  e \\(ng/g\\) .* -")), "e has feedback not");
    assertFits(ran.out());
  }

  @Test
  void whatSomeOfSeveralLackIsLeftOutOfThose() {
    Ran ran = Ran.of("compare leptin.lag.feedback leptin.feedback leptin.setpoint --until 5d"
        + " --protocol shift");
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertTrue(ran.out().replaceAll("\\s+", " ").contains(
        "leptin.lag.feedback, leptin.feedback have no such thing, and run without: set shift to 0.1"),
        ran.out());
  }

  @Test
  void modelsWithoutACommonObservableAreRefusedWithWhatEachHas() {
    Ran ran = Ran.of("compare leptin.feedback weight.chowHall.fixedPoint --until 5d");
    assertEquals(ExitStatus.BAD_USE, ran.status());
    assertTrue(ran.err().contains("L is in ng/mL in leptin.feedback and in kg in weight.chowHall.fixedPoint,"
        + " which do not convert."), ran.err());
    assertTrue(ran.err().contains("as perhaps FM (fat mass, g) and F (fat mass, kg)"), ran.err());
  }

  @Test
  void aRunSaysWhereTheModelGoesInTheEnd() {
    Ran ran = Ran.of("run leptin.setpoint --protocol diet --until 60d");
    assertTrue(ran.out().contains("leptin.setpoint ran to 60 d, under diet"), ran.out());
    assertTrue(ran.out().contains("9.068256 g"), ran.out());
  }

  @Test
  void filesAreWrittenWhereAskedForAndNowhereElse(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("course.csv");
    Path report = folder.resolve("report.html");
    Ran run = Ran.of("run leptin.feedback --until 10d --every 2d --csv " + csv);
    Ran compare = Ran.of("compare --until 10d --json --report " + report);
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertEquals(ExitStatus.DONE, compare.status(), compare.err());
    List<String> lines = Files.readAllLines(csv);
    assertEquals(7, lines.size());
    assertTrue(lines.get(0).contains("FM (g)"), lines.get(0));
    assertTrue(lines.get(6).startsWith("10"), lines.get(6));
    assertTrue(Files.readString(report).contains("compare --until 10d --json"), "how it was made");
    assertTrue(compare.err().contains(report.toString()) && compare.json().has("verdict"), compare.err());
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aRunTakesAReportAsACompareDoes(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.html");
    Ran ran = Ran.of("run leptin.feedback --until 10d --report " + report);
    assertEquals(ExitStatus.DONE, ran.status(), ran.err());
    assertTrue(ran.out().contains("Report: " + report), ran.out());
    assertTrue(Files.readString(report).contains("One model, run for 10 d"), "what it is about");
  }

  @Test
  void theUsualSolverIsTheStandardOne() {
    Ran ran = Ran.of("run leptin.feedback --json --until 1d");
    assertEquals(Solver.auto().method().shortName(),
        ran.model(0).getAsJsonObject("solver").get("method").getAsString());
    assertTrue(Ran.of("run --help").out().replaceAll("\\s+", " ").contains("(usually auto)"));
  }

  @Test
  void everySolverGivesTheSameRest() {
    for (String solver : List.of("auto", "tsit5", "vern7", "rodas5p", "dp853", "dp54", "gbs", "adams")) {
      Ran ran = Ran.of("run leptin.feedback --json --until 9wk --protocol diet --solver " + solver);
      assertEquals(9.06578, ran.model(0).getAsJsonObject("final").get("FM").getAsDouble(), 1e-4, solver);
      assertEquals(solver, ran.model(0).getAsJsonObject("solver").get("method").getAsString());
    }
  }
}
