package org.homeostat.examples;

import java.util.stream.Collectors;

/** Text in lines that fit a terminal. */
final class Wrap {
  /** How many columns a terminal has. */
  static final int WIDTH = 100;

  private static final String INDENT = "  ";

  private Wrap() {}

  /** The text with each line that is too long broken between words, what follows indented. */
  static String lines(String text) {
    return text.lines().map(line -> line(line, line.substring(0, line.length() - line.stripLeading().length())
        + INDENT)).collect(Collectors.joining("\n"));
  }

  private static String line(String line, String indent) {
    if (line.length() <= WIDTH) {
      return line;
    }
    int blank = line.lastIndexOf(' ', WIDTH);
    String rest = line.substring(blank + 1);
    return blank < 1 || line.substring(0, blank).isBlank() ? line
        : line.substring(0, blank).stripTrailing() + "\n" + line(indent + rest, indent);
  }
}
