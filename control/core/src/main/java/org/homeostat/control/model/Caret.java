package org.homeostat.control.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.control.expr.Equation;

/** An equation in an error message, with carets under the name that the message is about. */
final class Caret {
  private static final String INDENT = "\n    ";

  private Caret() {}

  /** The equation on a line of its own. */
  static String line(Equation equation) {
    return INDENT + oneLine(equation);
  }

  /** The equation, and carets under the first place where {@code name} stands on its right side. */
  static String under(Equation equation, String name) {
    String text = oneLine(equation);
    Matcher place = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])").matcher(text);
    int from = Math.max(0, text.indexOf('='));
    return place.find(from) || place.find(0)
        ? INDENT + text + INDENT + " ".repeat(place.start()) + "^".repeat(name.length())
        : INDENT + text;
  }

  /** What an equation defines: {@code dFM/dt} or {@code FI}. */
  static String left(Equation equation) {
    return equation.derivative() ? "d" + equation.name() + "/dt" : equation.name();
  }

  private static String oneLine(Equation equation) {
    return equation.text().replaceAll("\\s*\\R\\s*", " ");
  }
}
