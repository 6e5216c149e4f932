package org.homeostat.examples;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page shows of what is printed: the same text, in which three dots stand for anything on their line,
 * and a line of nothing else for any number of lines.
 */
final class Shown {
  private static final String DOTS = "...";

  private Shown() {}

  /** Fails, with both texts, where what is printed is not what is shown. */
  static void check(String place, String shown, String printed) {
    String plain = plain(printed);
    String pattern = plain(shown).lines().map(Shown::pattern).collect(Collectors.joining());
    if (!(plain + "\n").matches(pattern)) {
      throw new AssertionError(place + " shows\n" + shown + "\nand printed is\n" + plain);
    }
  }

  private static String pattern(String line) {
    return line.equals(DOTS) ? "(?s:.*?)(?m:^|\\z)"
        : Stream.of(line.split(Pattern.quote(DOTS), -1)).map(Pattern::quote)
            .collect(Collectors.joining(".*", "", "\n"));
  }

  /** Without what differs from one machine to the next: blanks at line ends, the names of new files. */
  private static String plain(String text) {
    return text.replaceAll("(?m)[ \t]+$", "").replaceAll("\\S*homeostat-\\d+\\.(svg|html|png)", "FILE.$1")
        .strip();
  }
}
