package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.Law;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

/** The tables of the pages are those of the library; {@link SnippetsTest} runs their snippets. */
class DocumentationTest {
  /** What TROUBLESHOOTING.md tells of besides errors. */
  private static final Set<String> OF_NO_ERROR = Set.of("troubleshooting", "reading-exit-statuses",
      "an-event-was-missed", "a-network", "a-verdict-is-undecided");

  private static String text(String... place) throws IOException {
    return Files.readString(Path.of("..", place));
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static void assertShows(String text, String printed) {
    assertTrue(text.contains(printed.stripTrailing()), () -> "not shown:\n" + printed);
  }

  @Test
  void everyLawAndEveryProtocolIsInItsTable() throws IOException {
    String laws = text("docs", "command-line.md");
    for (Law law : LeptinLoop.laws()) {
      assertTrue(law.name().equals("static") || laws.contains("| `" + law.name() + "` |"), law.name());
    }
    String protocols = text("docs", "write-a-protocol.md");
    Catalogue.protocols().forEach(protocol ->
        assertShows(protocols, "| `" + protocol.name() + "` | " + protocol.description() + " |"));
  }

  @Test
  void everySolverIsInTheTableAndTheStandardOneIsFirst() throws IOException {
    String page = text("docs", "choose-a-solver.md");
    Method.names().forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    String standard = Solver.auto().method().shortName();
    assertShows(page, "| `" + standard + "` | what the library runs if nothing is said |");
    assertShows(page, "| `" + Solver.stiff().method().shortName() + "` | stiff models");
    assertShows(text("docs", "command-line.md"),
        "[solvers](choose-a-solver.md), `" + standard + "` if not said");
  }

  /** Its own links are tried with those of all pages; here those of the errors. */
  @Test
  void everyEntryOfTroubleshootingThatTellsOfAnErrorIsLedToByOne() throws IOException {
    Set<String> entries = new HashSet<>(OF_NO_ERROR);
    String sources = sources();
    for (Trouble entry : Trouble.values()) {
      assertTrue(sources.matches("(?s).*\\bTrouble\\." + entry + "\\b.*"), entry.name());
      entries.add(entry.anchor());
    }
    assertEquals(Page.of("TROUBLESHOOTING.md").anchors(), entries);
  }

  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      for (Path file : files.filter(name -> name.toString().matches(".*/src/main/.*\\.java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  @Test
  void theLawsInTheDocsAreThoseOfTheModels() throws IOException {
    String docs = text("docs", "leptin.md");
    for (Law law : LeptinLoop.laws()) {
      String row = docs.lines().filter(line -> line.startsWith("| " + law.name() + " |")).findFirst()
          .orElseThrow(() -> new AssertionError(law.name()));
      List<String> cells = List.of(row.split("\\s*\\|\\s*"));
      assertHolds(law.feedback().toString(), cells.get(2), law.name());
      assertHolds(law.setpoint().toString(), cells.get(3), law.name());
    }
  }

  /** A cell that is one equation is in the model. */
  private static void assertHolds(String model, String cell, String law) {
    if (cell.startsWith("`") && cell.endsWith("`")) {
      assertTrue(plain(model).contains(cell.substring(1, cell.length() - 1)), law + ": " + cell);
    }
  }

  @Test
  void whatAllLawsShareIsThePlant() throws IOException {
    String docs = text("docs", "leptin.md");
    int begin = docs.indexOf("```equations\n") + 13;
    String shared = docs.substring(begin, docs.indexOf("\n```", begin));
    String model = plain(LeptinLoop.feedback().toString());
    shared.lines().map(line -> plain(line.replaceAll("#.*", "")).strip()).forEach(
        equation -> assertTrue(model.contains(equation), equation + "\n" + model));
    assertEquals(8, shared.lines().count());
  }
}
