package org.homeostat.control.framing;

/** Text in lines of at most a hundred columns. */
final class Wrapped {
  private static final int WIDTH = 100;

  private Wrapped() {}

  /** The text after a lead; further lines are indented to where the text began. */
  static String hanging(String lead, String text) {
    return hanging(lead, text, 0);
  }

  /** The text after a lead; further lines are indented by so many columns more than where it began. */
  static String hanging(String lead, String text, int deeper) {
    StringBuilder lines = new StringBuilder(lead);
    String indent = " ".repeat(lead.length() + deeper);
    int column = lead.length();
    boolean first = true;
    for (String word : text.split(" ")) {
      if (!first && column + 1 + word.length() > WIDTH) {
        lines.append('\n').append(indent);
        column = indent.length();
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
