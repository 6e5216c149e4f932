package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.Test;

class StartScriptTest {

  private static final List<String> SIX_LINES = List.of(
      "show(LeptinLoop.setpoint())",
      "var fast  = Protocol.of(\"two-day fast\", during(days(10), days(12)).hold(\"FI\", 0));",
      "var study = Comparison.of(LeptinLoop.setpoint(), LeptinLoop.feedback()).under(fast).until(days(60));",
      "show(study.verdict())",
      "show(study.table(\"FM\", \"L\", \"FI\"))",
      "show(Picture.of(study, \"FM\"))");

  @Test
  void sixLinesAfterTheStartScriptGiveTheVerdictAndAPicture() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    var inProcess = new LocalExecutionControlProvider();
    try (JShell shell = JShell.builder().executionEngine(inProcess, Map.of()).build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      eval(shell, Files.readString(Path.of("start.jsh")));
      SIX_LINES.forEach(line -> eval(shell, line));
    } finally {
      System.setOut(before);
    }
    String whole = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(whole.contains("dFM/dt") && whole.contains("\nProved") && whole.contains("4.028721"), whole);
    List<String> printed = whole.lines().toList();
    Path picture = Path.of(printed.get(printed.size() - 1));
    assertTrue(Files.readString(picture).contains("<svg"), picture.toString());
    Files.delete(picture);
  }

  /** Evaluates all snippets of a text, each of which must be right. */
  private static void eval(JShell shell, String text) {
    String rest = text;
    while (!rest.isBlank()) {
      var next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source() == null ? rest : next.source())) {
        assertEquals(Snippet.Status.VALID, event.status(), () -> event.snippet().source()
            + shell.diagnostics(event.snippet()).map(problem -> problem.getMessage(null)).toList());
        assertTrue(event.exception() == null, () -> String.valueOf(event.exception()));
      }
      rest = next.remaining();
    }
  }
}
