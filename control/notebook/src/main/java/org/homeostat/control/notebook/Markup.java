package org.homeostat.control.notebook;

import java.util.List;
import java.util.stream.Collectors;

/** HTML that still reads well where a site has stripped it of styles. What is called text is escaped. */
final class Markup {
  /** Notebooks align cells to the right, which suits numbers. */
  private static final String LEFT = " style=\"text-align:left\"";

  private Markup() {}

  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  static String paragraph(String markup) {
    return "<p>" + markup + "</p>\n";
  }

  static String strong(String text) {
    return "<strong>" + text(text) + "</strong>";
  }

  /** A row of words under the head of a row. */
  static String row(String head, List<String> lines) {
    return "<tr><th" + LEFT + ">" + text(head) + "</th><td" + LEFT + ">"
        + lines.stream().map(Markup::text).collect(Collectors.joining("<br>")) + "</td></tr>\n";
  }

  /** A table whose first {@code words} columns are words. */
  static String table(List<String> heads, List<List<String>> rows, int words) {
    return "<table>\n<thead>" + row(heads, "th", words) + "</thead>\n<tbody>\n"
        + rows.stream().map(row -> row(row, "td", words) + "\n").collect(Collectors.joining())
        + "</tbody>\n</table>\n";
  }

  private static String row(List<String> cells, String tag, int words) {
    StringBuilder row = new StringBuilder("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      row.append("<").append(tag).append(i < words ? LEFT : "").append(">")
          .append(text(cells.get(i))).append("</").append(tag).append(">");
    }
    return row.append("</tr>").toString();
  }
}
