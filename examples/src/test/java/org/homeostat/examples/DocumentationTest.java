package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.leptin.Law;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

/** README and docs/leptin.md show what the commands print and what the models say. */
class DocumentationTest {

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
  void everyLawAndEveryProtocolIsInTheReadme() throws IOException {
    String readme = text("README.md");
    for (Law law : LeptinLoop.laws()) {
      assertTrue(law.name().equals("static") || readme.contains("| `" + law.name() + "` |"), law.name());
    }
    Catalogue.protocols().forEach(protocol ->
        assertShows(readme, "| `" + protocol.name() + "` | " + protocol.description() + " |"));
  }

  @Test
  void theGridInTheReadmeIsWhatItsCommandPrints() throws IOException {
    String readme = text("README.md");
    Matcher command = Pattern.compile("homeostat\\.jar (grid --law \\S+ --protocol \\S+)").matcher(readme);
    assertTrue(command.find());
    assertShows(readme, Ran.of(command.group(1)).out());
  }

  @Test
  void parabiosisAndTheReadOutInTheDocsAreWhatTheirCommandsPrint() throws IOException {
    String docs = text("docs", "leptin.md");
    assertShows(docs, Ran.of("parabiosis").out());
    assertShows(docs, Ran.of("readout").out());
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
    int begin = docs.indexOf("```\n") + 4;
    String shared = docs.substring(begin, docs.indexOf("\n```", begin));
    String model = plain(LeptinLoop.feedback().toString());
    shared.lines().map(line -> plain(line.replaceAll("#.*", "")).strip()).forEach(
        equation -> assertTrue(model.contains(equation), equation + "\n" + model));
    assertEquals(8, shared.lines().count());
  }
}
