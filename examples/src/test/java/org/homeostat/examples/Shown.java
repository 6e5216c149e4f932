package org.homeostat.examples;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page shows of what is printed: the same text, in which three dots stand for anything. */
final class Shown {
  private static final String DOTS = "...";

  private Shown() {}

  /** Fails, with both texts, where what is printed is not what is shown. */
  static void check(String place, String shown, String printed) {
    String plain = plain(printed);
    Pattern pattern = Pattern.compile(Stream.of(plain(shown).split(Pattern.quote(DOTS), -1))
        .map(Pattern::quote).collect(Collectors.joining(".*?")), Pattern.DOTALL);
    if (!pattern.matcher(plain).matches()) {
      throw new AssertionError(place + " shows\n" + shown + "\nand printed is\n" + plain);
    }
  }

  /** Without what differs from one machine to the next: blanks at line ends, the names of new files. */
  private static String plain(String text) {
    return text.replaceAll("(?m)[ \t]+$", "").replaceAll("\\S*homeostat-\\d+\\.(svg|html|png)", "FILE.$1")
        .strip();
  }
}
