package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the catalogue are what the command writes. */
class CataloguePagesTest {
  private static final Path DOCS = Path.of("..", "docs");

  static List<String> systems() {
    return ModelPage.systems();
  }

  @Test
  void theListIsWhatModelsPrintsInMarkdown() throws IOException {
    assertEquals(Ran.of("models --markdown").out(), Files.readString(DOCS.resolve("catalogue.md")));
  }

  @Test
  void theListSaysWhatEachMarkMeans() {
    String page = Ran.of("models --markdown").out();
    for (Source.Mark mark : Source.Mark.values()) {
      assertTrue(page.contains("`[" + mark.text() + "]`"), mark.text());
    }
  }

  @ParameterizedTest
  @MethodSource("systems")
  void thePageOfASystemIsWhatModelsPrintsOfIt(String system) throws IOException {
    assertEquals(Ran.of("models " + system + " --markdown").out(),
        Files.readString(DOCS.resolve("catalogue").resolve(system + ".md")),
        "write it anew: models " + system + " --markdown > docs/catalogue/" + system + ".md");
  }

  @Test
  void everyPageIsOfASystem() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS.resolve("catalogue"))) {
      assertEquals(systems().stream().map(system -> system + ".md").sorted().toList(),
          pages.map(page -> page.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void oneModelHasItsEquationsAndASourceInEachRowOfANumber() {
    String page = Ran.of("models leptin.feedback --markdown").out();
    assertEquals(1, page.lines().filter(line -> line.startsWith("dFM/dt = ")).count(), page);
    assertEquals(List.of(), page.lines().filter(line -> line.contains("| parameter |"))
        .filter(line -> line.endsWith("|  |")).toList());
  }
}
