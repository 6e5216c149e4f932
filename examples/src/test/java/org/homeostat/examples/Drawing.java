package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A committed picture, which a snippet draws anew. From one JDK to the next texts are a little wider or
 * narrower, and what stands beside them moves; so the words, the colours and the dashes are compared, and how
 * many lines there are. Started with {@code -Dhomeostat.redraw} the committed picture is replaced.
 *
 * @param file of the committed one, from the house's folder on
 */
record Drawing(Path file) {
  private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)<");
  private static final Pattern LINE = Pattern.compile("<(path|polyline|line|rect)\\b");
  private static final Pattern ROUNDING = Pattern.compile("[0-9.]+e-1[0-9]");
  private static final Pattern STROKE =
      Pattern.compile("((?:stroke|fill)=\"(?:#|rgb)[^\"]*\"|stroke-dasharray=\"[^\"]*\")");

  static Drawing of(Path file) {
    return new Drawing(file);
  }

  /** Against what a snippet has drawn under its name in a folder. */
  void check(Path folder) throws IOException {
    Path drawn = folder.resolve(file.getFileName());
    Path kept = Path.of("..").resolve(file);
    assertTrue(Files.exists(drawn), file + ": no snippet of the page draws it");
    if (System.getProperty("homeostat.redraw") != null) {
      Files.createDirectories(kept.getParent());
      Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
    }
    String now = Files.readString(drawn);
    String then = Files.readString(kept);
    String advice = file + " is not what is drawn now; look, and redraw it with -Dhomeostat.redraw";
    assertEquals(all(TEXT, then), all(TEXT, now), advice);
    assertEquals(all(STROKE, then), all(STROKE, now), advice);
    assertEquals(all(LINE, then).size(), all(LINE, now).size(), advice);
  }

  private static List<String> all(Pattern pattern, String svg) {
    return pattern.matcher(svg).results().map(found -> found.group(1))
        .map(text -> ROUNDING.matcher(text).replaceAll("rounding")).toList();
  }
}
