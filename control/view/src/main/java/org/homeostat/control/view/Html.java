package org.homeostat.control.view;

import java.util.List;
import java.util.stream.Collectors;

/** Pieces of HTML. What is called text is escaped here; what is called markup has been. */
final class Html {
  private Html() {}

  /** Text as markup: nothing in it acts, in an element or in an attribute. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** An element around markup; the tag may carry attributes. */
  static String element(String tag, String markup) {
    return "<" + tag + ">" + markup + "</" + tag.split(" ", 2)[0] + ">";
  }

  /** An element around text. */
  static String text(String tag, String text) {
    return element(tag, escaped(text));
  }

  /** An element around pieces of markup, each on a line of its own. */
  static String block(String tag, List<String> markup) {
    return element(tag, "\n" + String.join("\n", markup) + "\n");
  }

  /** A list of texts. */
  static String list(String tag, List<String> texts) {
    return block(tag, texts.stream().map(text -> text("li", text)).toList());
  }

  /** A list that can grow wider than the page and then scrolls by itself. */
  static String table(String caption, List<String> heads, List<List<String>> rows) {
    return table(caption, row("th scope=\"col\"", heads), rows);
  }

  /** The same, with the rows of its head as markup. */
  static String table(String caption, String head, List<List<String>> rows) {
    return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(caption) + "\"><table>\n"
        + text("caption", caption) + "\n"
        + element("thead", head) + "\n"
        + block("tbody", rows.stream().map(Html::bodyRow).toList()) + "</table></div>";
  }

  private static String bodyRow(List<String> cells) {
    return element("tr", element("th scope=\"row\"", cells.get(0))
        + cells.stream().skip(1).map(cell -> element("td", cell)).collect(Collectors.joining()));
  }

  /** A row of cells of one kind. */
  static String row(String tag, List<String> markup) {
    return element("tr", markup.stream().map(cell -> element(tag, cell)).collect(Collectors.joining()));
  }

  /** A number in a column of numbers. */
  static String number(String text) {
    return text("span class=\"n\"", text);
  }
}
