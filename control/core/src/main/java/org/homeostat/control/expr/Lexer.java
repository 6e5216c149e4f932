package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a line of the notation into numbers, names and operators. */
final class Lexer {

  private static final Pattern TOKEN = Pattern.compile(
      "(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
          + "|(?<name>[\\p{L}_][\\p{L}\\d_]*)"
          + "|(?<foreign>\\*\\*|!=|<>|&&|\\|\\||=<|=>|:=|\\+=|-=)"
          + "|(?<operator>[<>=]=|[-+*/^()<>=&|,])");

  /** What people bring from elsewhere, and what to do here. */
  private static final Map<String, String> REMEDIES = Map.ofEntries(
      Map.entry("**", "Write '^'."),
      Map.entry("!=", "Write a < b | a > b."),
      Map.entry("<>", "Write a < b | a > b."),
      Map.entry("!", "Turn the comparison around."),
      Map.entry("&&", "Write '&'."),
      Map.entry("||", "Write '|'."),
      Map.entry("=<", "Write '<='."),
      Map.entry("=>", "Write '>='."),
      Map.entry("\u2264", "Write '<='."),
      Map.entry("\u2265", "Write '>='."),
      Map.entry(":=", "Write '='."),
      Map.entry("+=", "Write the whole sum."),
      Map.entry("-=", "Write the whole difference."),
      Map.entry("\u2212", "Write '-', the minus sign of the keyboard."),
      Map.entry("\u2013", "Write '-', the minus sign of the keyboard."),
      Map.entry("\u2014", "Write '-', the minus sign of the keyboard."),
      Map.entry("\u00d7", "Write '*'."),
      Map.entry("\u00b7", "Write '*'."),
      Map.entry("\u22c5", "Write '*'."),
      Map.entry("\u00f7", "Write '/'."),
      Map.entry("\u00b2", "Write '^2'."),
      Map.entry("\u00b3", "Write '^3'."),
      Map.entry("\u03c0", "Write 'pi'."),
      Map.entry("\u221a", "Write sqrt(x)."),
      Map.entry("%", "Divide by 100."),
      Map.entry("[", "Write '('."),
      Map.entry("]", "Write ')'."),
      Map.entry("{", "Write '('."),
      Map.entry("}", "Write ')'."),
      Map.entry(";", "Put each equation on a line of its own."),
      Map.entry("?", "Write if(condition, a, b)."),
      Map.entry("'", "Write dX/dt for the derivative of X."));

  private Lexer() {}

  /** What a token is. */
  enum Kind { NUMBER, NAME, OPERATOR, END }

  /** A piece of the line, from a column inclusive to a column exclusive. */
  record Token(Kind kind, String text, int from, int to) {

    boolean is(String operator) {
      return kind == Kind.OPERATOR && text.equals(operator);
    }
  }

  /** The tokens of a line, the last of which is its end. */
  static List<Token> tokens(String line) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(line);
    int at = skipBlanks(line, 0);
    while (at < line.length()) {
      boolean found = matcher.region(at, line.length()).lookingAt();
      if (!found || matcher.group("foreign") != null || matcher.group().equals("\u03c0")) {
        throw foreign(line, at, matcher);
      }
      tokens.add(token(line, matcher));
      at = skipBlanks(line, matcher.end());
    }
    tokens.add(new Token(Kind.END, "", line.stripTrailing().length(), line.stripTrailing().length() + 1));
    return tokens;
  }

  private static Token token(String line, Matcher matcher) {
    Kind kind = matcher.group("number") != null ? Kind.NUMBER
        : matcher.group("name") != null ? Kind.NAME
        : Kind.OPERATOR;
    Token token = new Token(kind, matcher.group(), matcher.start(), matcher.end());
    if (kind == Kind.NUMBER) {
      checkNumber(line, token);
    }
    return token;
  }

  private static void checkNumber(String line, Token token) {
    if (token.to < line.length() && line.charAt(token.to) == '.') {
      throw new NotationException("a number has one decimal point.", line, token.from, token.to + 1);
    }
    double value = Double.parseDouble(token.text);
    if (Double.isInfinite(value) || value == 0 && hasDigitOtherThanZero(token.text)) {
      throw new NotationException(
          "'" + token.text + "' is too " + (value == 0 ? "small" : "large") + " for a double.",
          line, token.from, token.to);
    }
  }

  private static boolean hasDigitOtherThanZero(String number) {
    return number.split("[eE]")[0].chars().anyMatch(digit -> digit >= '1' && digit <= '9');
  }

  /** The value of a number token; a zero keeps no exponent, which could be absurdly long. */
  static BigDecimal value(Token number) {
    String text = number.text;
    return hasDigitOtherThanZero(text) ? new BigDecimal(text) : new BigDecimal(text.split("[eE]")[0]);
  }

  private static NotationException foreign(String line, int at, Matcher matcher) {
    int to = matcher.lookingAt() ? matcher.end() : line.offsetByCodePoints(at, 1);
    String text = line.substring(at, to);
    String remedy = REMEDIES.getOrDefault(text, "");
    return new NotationException(
        "'" + text + "' is not part of the notation." + (remedy.isEmpty() ? "" : " " + remedy), line, at, to);
  }

  private static int skipBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }
}
