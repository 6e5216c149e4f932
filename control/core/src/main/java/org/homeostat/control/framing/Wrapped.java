package org.homeostat.control.framing;

/** Text in lines of at most a hundred columns. */
final class Wrapped {
  private static final int WIDTH = 100;

  private Wrapped() {}

  /** The text after a lead; further lines are indented to where the text began. */
  static String hanging(String lead, String text) {
    StringBuilder lines = new StringBuilder(lead);
    int column = lead.length();
    boolean first = true;
    for (String word : text.split(" ")) {
      if (!first && column + 1 + word.length() > WIDTH) {
        lines.append('\n').append(" ".repeat(lead.length()));
        column = lead.length();
      } else if (!first) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
      first = false;
    }
    return lines.toString();
  }
}
