package org.homeostat.control.view.report;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.protocol.Protocol.when;
import static org.homeostat.control.unit.Time.minutes;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StudyCodeTest {
  private static JShell shell;

  @BeforeAll
  static void openShell() {
    shell = JShell.builder().executionEngine("local").build();
    String here = System.getProperty("java.class.path");
    shell.addToClasspath(System.getProperty("surefire.test.class.path", here));
  }

  @AfterAll
  static void closeShell() {
    shell.close();
  }

  /** What the last of several lines gives; a line that JShell does not take fails the test. */
  private static String typed(String lines) {
    String value = "";
    String rest = lines;
    while (!rest.isBlank()) {
      SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        assertNotEquals(Snippet.Status.REJECTED, event.status(), () -> event.snippet().source() + "\n"
            + shell.diagnostics(event.snippet()).map(found -> found.getMessage(null)).toList());
        assertNull(event.exception(), () -> event.snippet().source() + "\n" + event.exception());
        value = String.valueOf(event.value());
      }
      rest = next.remaining();
    }
    return value;
  }

  /** That the code of a study, typed into JShell, ends where the study ends, to the last digit. */
  private static void assertReproduced(Comparison study) {
    String ends = study.trajectories().stream().map(run -> run.last().toString()).toList().toString();
    String again = typed(new StudyCode(study).java()
        + "\nstudy.trajectories().stream().map(run -> run.last().toString()).toList().toString()");
    assertEquals("\"" + ends + "\"", again);
  }

  @Test
  void whatIsTypedIntoJShellEndsWhereTheStudyEnds() {
    assertReproduced(Tank.study().with(Solver.stiff().rtol(1e-7)));
  }

  @Test
  void soDoDelaysNoiseAndProtocolsOfAllKinds() {
    String quoted = "a \"tank\" \\ of \"\"\"names\"\"\"";
    Model tank = Tank.feedback().named(quoted).let("k", 0.4).startingAt("V", 4.5)
        .with(parameter("tau", 0.5, "h", "how late").within(0, 2), parameter("s", 0.1, "1/h^(1/2)", quoted),
            replace("q = g*(top - delay(V, tau))   # late " + quoted)).noisy("V", "s*V");
    Protocol all = Protocol.of("all \"kinds\"", after(0.5).infuse("V", 0.1).set("k", 0.6),
        at(minutes(90)).scale("V", 0.9),
        when("V - 0.95*r", Crossing.FALLING).scale("g", 1.5).lasting(minutes(20)));
    assertReproduced(Comparison.of(tank).under(all).until(4).noisy(Noise.seed(7).path(2).step(0.0625)));
    assertReproduced(Comparison.of(tank).under(all).until(4));
  }

  @Test
  void itIsWrittenAsAResearcherWritesIt() {
    String java = new StudyCode(Tank.study()).java();
    for (String line : List.of("var m1 = Model.of(\"tank.feedback\",", "    time(\"h\"),",
        "    state(\"V\", 4, \"L\", \"volume\").nonNegative().endsAt(0.5, \"runs dry\"),",
        "    parameter(\"k\", 0.5, \"1/h\", \"leak\").positive(),",
        "        dV/dt = q - k*V   # inflow less leak",
        "    .under(Protocol.of(\"drought\",",
        "        during(2, 3).hold(\"q\", 0)))", "    .with(Solver.named(\"auto\").rtol(1.0E-9));")) {
      assertTrue(java.contains(line + "\n") || java.endsWith(line), line + " in\n" + java);
    }
  }
}
