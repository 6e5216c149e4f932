package org.homeostat.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page for people: its fenced blocks, its links and its headings.
 *
 * @param file where it is, from the house's folder on
 */
record Page(Path file, String text) {
  private static final Path HOUSE = Path.of("..");
  private static final String FENCE = "```";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern LOOKS_LIKE_A_BLOCK = Pattern.compile("^\\s+```|~~~|^\t|^ {4}|<(pre|code)\\b");
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\]\\(([^)\\s]+)\\)");

  /**
   * A fenced block.
   *
   * @param line where it begins, counted from 1
   * @param language what stands behind the fence
   */
  record Block(Path page, int line, String language, List<String> lines) {
    String text() {
      return lines.stream().map(text -> text + "\n").collect(Collectors.joining());
    }

    /** Where a reader finds it. */
    String place() {
      return page + ":" + line;
    }
  }

  static Page of(String file) {
    try {
      return new Page(Path.of(file), Files.readString(HOUSE.resolve(file)));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** All pages that show how to do something: those beside the README, of the notebooks, and in docs. */
  static List<String> all() throws IOException {
    try (Stream<Path> docs = Files.list(HOUSE.resolve("docs"))) {
      return Stream.concat(
          Stream.of("README.md", "TROUBLESHOOTING.md", "CONTRIBUTING.md", "examples/notebooks/README.md"),
          docs.map(page -> "docs/" + page.getFileName()).filter(name -> name.endsWith(".md")).sorted())
          .toList();
    }
  }

  /** Those, and what is there to be looked up, whose links are to lead somewhere too. */
  static List<String> linked() throws IOException {
    try (Stream<Path> systems = Files.list(HOUSE.resolve("docs/catalogue"))) {
      return Stream.of(all().stream(),
          Stream.of("DESIGN.md", "CHANGELOG.md", "benchmarks/README.md", "docs/licenses/README.md"),
          systems.map(page -> "docs/catalogue/" + page.getFileName()).sorted())
          .flatMap(pages -> pages).toList();
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        if (begin < 0 && LOOKS_LIKE_A_BLOCK.matcher(lines.get(i)).find()) {
          throw new AssertionError(
              file + ":" + (i + 1) + ": a block begins with ``` at the line's beginning");
        }
        continue;
      }
      if (begin >= 0) {
        String language = lines.get(begin).substring(FENCE.length()).strip();
        blocks.add(new Block(file, begin + 1, language, lines.subList(begin + 1, i)));
      }
      begin = begin < 0 ? i : -1;
    }
    if (begin >= 0) {
      throw new AssertionError(file + ":" + (begin + 1) + ": the block does not end");
    }
    return blocks;
  }

  /** Where its links lead, as they are written. */
  List<String> links() {
    return matches(LINK);
  }

  /** Where its pictures are, as it is written. */
  List<String> images() {
    return matches(IMAGE);
  }

  private List<String> matches(Pattern pattern) {
    return pattern.matcher(prose()).results().map(result -> result.group(1)).toList();
  }

  /** The page without its blocks. */
  private String prose() {
    return BLOCK.matcher(text).replaceAll("").replaceAll("`[^`\n]*`", "");
  }

  /** What a link to one of its headings says after the #. */
  Set<String> anchors() {
    return HEADING.matcher(BLOCK.matcher(text).replaceAll("")).results().map(Page::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  /** The file that a link leads to, from the house's folder on. */
  Path target(String link) {
    Path folder = file.getParent() == null ? Path.of("") : file.getParent();
    return folder.resolve(link).normalize();
  }
}
