package org.homeostat.control.notebook;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.view.picture.Picture;
import org.homeostat.control.view.report.Report;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

/** The kernel finds the displays of the library by itself, and shows each value in forms that sites keep. */
class DisplaysTest {
  private static final Model TANK = Model.of("tank <b>one</b>", time("h"),
      state("V", 2, "L", "volume & more").nonNegative(),
      parameter("k", 0.5, "1/h", "outflow").positive(),
      equations("dV/dt = -k*V"));
  private static final Comparison STUDY = Comparison.of(TANK, TANK.named("tank two")).until(4);

  private static DisplayData shown(Object value) {
    return DisplaySystem.inst().render(value);
  }

  private static Set<String> forms(Object value) {
    return shown(value).data().keySet();
  }

  private static String html(Object value) {
    return (String) shown(value).data().get("text/html");
  }

  @Test
  void aPictureIsSentAsPngWhichEverySiteShows() {
    DisplayData data = shown(Picture.of(STUDY, "V"));
    assertEquals(Set.of("image/png", "text/plain"), data.data().keySet());
    byte[] png = Base64.getDecoder().decode((String) data.data().get("image/png"));
    assertEquals("PNG", new String(png, 1, 3));
    Map<?, ?> about = (Map<?, ?>) data.metadata().get("image/png");
    assertTrue((int) about.get("width") > 300, about.toString());
    assertEquals(Picture.of(STUDY, "V").title(), about.get("alt"));
  }

  @Test
  void aPictureIsSvgForWhoAsks() {
    for (String asked : List.of("text/html", "image/svg+xml")) {
      Object svg = DisplaySystem.inst().render(asked, Picture.of(STUDY, "V")).data().get(asked);
      assertTrue(((String) svg).startsWith("<svg"), asked);
    }
  }

  @Test
  void equationsAreLatex() {
    assertEquals(Set.of("text/latex", "text/plain"), forms(TANK));
    String latex = (String) shown(TANK).data().get("text/latex");
    assertEquals("$$" + TANK.latex() + "$$", latex);
  }

  @Test
  void aVerdictSaysInHtmlWhatItSaysOnATerminal() {
    String html = html(STUDY.verdict());
    assertTrue(html.startsWith("<p><strong>Proved:</strong>"), html);
    for (String section : List.of("valid for", "survives", "relations")) {
      assertTrue(html.contains(">" + section + "</th>"), html);
    }
    assertEquals(STUDY.verdict().toString(), shown(STUDY.verdict()).data().get("text/plain"));
  }

  @Test
  void runsAreTables() {
    String run = html(Simulation.of(TANK).until(4).run());
    assertTrue(run.contains("<th>last</th>") && run.contains(">volume &amp; more</td>"), run);
    String table = html(STUDY.table("V"));
    assertTrue(table.contains("<td>2.000000</td>") && table.contains("<td>0.2706706</td>"), table);
  }

  @Test
  void reportsOfOtherModelsAreOtherFiles() {
    assertEquals("report-tank-b-one-b-and-tank-two.html", ReportFile.name(Report.of(STUDY).title()));
    assertEquals("report-tank-two.html", ReportFile.name("tank two"));
    assertEquals("report-..-etc.html", ReportFile.name("../etc"), "stays in the folder");
    assertTrue(ReportFile.name("tank ".repeat(100)).length() < 100);
  }

  @Test
  void aWitnessIsShownWithTheAnimalsThatItTakes() {
    String html = html(Comparison.of(TANK, TANK.let("k", 1)).until(4).verdict());
    assertTrue(html.contains("would show it (10 % variation assumed)</td>"), html);
  }

  @Test
  void markupInANameStaysText() {
    for (Object value : List.of(STUDY.verdict(), STUDY.table("V"), Simulation.of(TANK).until(4).run())) {
      assertFalse(html(value).contains("<b>"), html(value));
      assertTrue(html(value).contains("&lt;b&gt;one&lt;/b&gt;"), html(value));
    }
  }

  @Test
  void anythingElseIsWhatItPrintsAndNotMarkup() {
    assertEquals(Map.of("text/plain", "<b>a & b</b>"), shown("<b>a & b</b>").data());
    assertEquals(Map.of("text/plain", "[1, 2]"), shown(List.of(1, 2)).data());
    assertEquals(Map.of("text/plain", STUDY.toString()), shown(STUDY).data());
  }
}
