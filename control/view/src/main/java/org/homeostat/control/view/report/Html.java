package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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

  /** A table of words: on a narrow page each row becomes a block, its cells named by their heads. */
  static String words(String caption, List<String> heads, List<List<String>> rows) {
    List<String> body = rows.stream()
        .map(cells -> row(cells, i -> "td data-head=\"" + escaped(heads.get(i)) + "\"")).toList();
    return table("class=\"words\"", caption, row(escaped(heads), i -> "th scope=\"col\""), body);
  }

  /** A table of numbers: on a narrow page it scrolls by itself, its first column staying in sight. */
  static String numbers(String caption, String heads, List<List<String>> rows) {
    List<String> body = rows.stream().map(cells -> row(cells, i -> "td")).toList();
    return table("class=\"numbers\"", caption, heads, body);
  }

  /** A head of columns of numbers, after {@code words} columns of words. */
  static String heads(int words, List<String> heads) {
    List<String> cells = new ArrayList<>(escaped(heads.subList(0, words)));
    heads.subList(words, heads.size()).forEach(head -> cells.add(number(head)));
    return row(cells, i -> "th scope=\"col\"");
  }

  private static String table(String attributes, String caption, String head, List<String> body) {
    return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(caption) + "\">"
        + "<table " + attributes + ">\n" + text("caption", caption) + "\n" + element("thead", head) + "\n"
        + block("tbody", body) + "</table></div>";
  }

  /** A row, whose first cell is its head. */
  private static String row(List<String> cells, IntFunction<String> tag) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String own = tag.apply(i);
      row.append(element(i == 0 && own.startsWith("td") ? "th scope=\"row\"" : own, cells.get(i)));
    }
    return element("tr", row.toString());
  }

  private static List<String> escaped(List<String> texts) {
    return texts.stream().map(Html::escaped).toList();
  }

  /** A number in a column of numbers. */
  static String number(String text) {
    return text("span class=\"n\"", text);
  }
}
