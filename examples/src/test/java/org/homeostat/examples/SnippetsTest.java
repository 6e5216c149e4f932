package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages show what happens, and lead somewhere. */
class SnippetsTest {

  static List<String> pages() throws IOException {
    return Page.all();
  }

  static List<String> linkedPages() throws IOException {
    return Page.linked();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void everySnippetDoesWhatThePageShows(String name, @TempDir Path folder) throws Exception {
    new Snippets(Page.of(name), folder).run();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linkedPages")
  void everyLinkLeadsToAFileAndAHeading(String name) {
    Page page = Page.of(name);
    for (String link : page.links()) {
      if (link.startsWith("https://")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page.file() : page.target(parts[0]);
      assertTrue(Files.exists(Path.of("..").resolve(target)), link + " leads nowhere");
      assertTrue(parts.length == 1 || Page.of(target.toString()).anchors().contains(parts[1]),
          link + " leads to no heading");
    }
  }

  @Test
  void everyPageIsInTheIndex() throws IOException {
    String index = Page.of("docs/README.md").text();
    pages().stream().filter(page -> page.startsWith("docs/") && !page.endsWith("README.md"))
        .map(page -> page.substring("docs/".length()))
        .forEach(page -> assertTrue(index.contains("(" + page + ")"), page));
  }

  @Test
  void everyPictureOfTheReadmeIsDrawnOnAPageOfTheDocs() throws IOException {
    Page readme = Page.of("README.md");
    List<Path> drawn = pages().stream().filter(name -> name.startsWith("docs/")).map(Page::of)
        .flatMap(page -> page.images().stream().map(page::target)).toList();
    readme.images().forEach(image -> assertTrue(drawn.contains(readme.target(image)), image));
  }
}
