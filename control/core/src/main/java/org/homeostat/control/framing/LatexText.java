package org.homeostat.control.framing;

import java.util.Map;
import java.util.stream.Collectors;

/** Prose for LaTeX: the characters that would be commands are written as commands. */
final class LatexText {
  private static final Map<Character, String> ESCAPED = Map.ofEntries(
      Map.entry('\\', "\\textbackslash{}"),
      Map.entry('{', "\\{"),
      Map.entry('}', "\\}"),
      Map.entry('$', "\\$"),
      Map.entry('&', "\\&"),
      Map.entry('#', "\\#"),
      Map.entry('%', "\\%"),
      Map.entry('_', "\\_"),
      Map.entry('^', "\\textasciicircum{}"),
      Map.entry('~', "\\textasciitilde{}"),
      Map.entry('<', "$<$"),
      Map.entry('>', "$>$"),
      Map.entry('|', "$|$"),
      Map.entry('*', "$\\cdot$"),
      Map.entry('"', "''"));

  private LatexText() {}

  static String of(String prose) {
    return prose.replace("->", "\u2192").replace("+-", "\u00b1").chars()
        .mapToObj(code -> letter((char) code)).collect(Collectors.joining());
  }

  private static String letter(char letter) {
    return switch (letter) {
      case '\u2192' -> "$\\rightarrow$";
      case '\u00b1' -> "$\\pm$";
      default -> ESCAPED.getOrDefault(letter, String.valueOf(letter));
    };
  }
}
