package org.homeostat.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Numbers;

/** Rows of text in columns for a terminal: the first column to the left, numbers to the right. */
final class Table {
  private static final String INDENT = "  ";
  private static final int DIGITS = 7;

  private final List<String> heads = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Titles above the columns after the first, each over the same number of them. */
  Table heads(List<String> titles) {
    heads.addAll(titles);
    return this;
  }

  /** One row more. */
  Table row(String first, List<String> others) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(others);
    rows.add(row);
    return this;
  }

  /** One row more: a quantity in each of the columns, to seven digits, a dash where a column lacks it. */
  Table row(String label, String quantity, List<Map<String, Double>> columns) {
    return row(label, columns.stream().map(column -> number(column.get(quantity))).toList());
  }

  private static String number(Double value) {
    return value == null ? "-" : Numbers.digits(value, DIGITS);
  }

  /** The length of the longest line. */
  int width() {
    return toString().lines().mapToInt(String::length).max().orElse(0);
  }

  private int width(int column) {
    return rows.stream().filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private String headLine() {
    int span = heads.isEmpty() ? 1 : (rows.get(0).size() - 1) / heads.size();
    StringBuilder line = new StringBuilder(INDENT + " ".repeat(width(0)));
    for (int i = 0; i < heads.size(); i++) {
      int width = INDENT.length() * span;
      for (int column = 1 + i * span; column <= (i + 1) * span; column++) {
        width += width(column);
      }
      line.append(" ".repeat(Math.max(0, width - heads.get(i).length()))).append(heads.get(i));
    }
    return line.append("\n").toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(heads.isEmpty() ? "" : headLine());
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String blank = " ".repeat(width(i) - row.get(i).length());
        line.append(INDENT).append(i == 0 ? row.get(i) + blank : blank + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append("\n");
    }
    return text.toString();
  }
}
