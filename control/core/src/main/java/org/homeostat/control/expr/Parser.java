package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeostat.control.expr.Lexer.Kind;
import org.homeostat.control.expr.Lexer.Token;

/**
 * Reads the notation of models: formulas, and blocks of equations, one to a line.
 *
 * <pre>
 * BM    = FM + FFM                        # body mass
 * dL/dt = (FM*Rsyn - GFR*RC*L)/BV         # secretion less renal clearance
 * FI    = if(t &lt; t1 | t &gt;= t2, k4*k5/(k5 + Lb), 0)
 * </pre>
 *
 * <p>{@code delay(x, tau)} is the value that the quantity x had a time tau ago: x is one name (a formula is
 * given a name of its own), tau any formula, zero or positive.
 *
 * <p>{@code table(x, x1, y1, x2, y2, ...)} is the curve through the nodes (x1, y1), (x2, y2) and so on, at x:
 * straight from one node to the next, level before the first and after the last. The nodes are numbers.
 *
 * <p>Operators bind, from weakest to strongest: {@code |}, {@code &}, comparisons, {@code + -}, {@code * /},
 * unary minus, {@code ^}, which is right-associative. An equation goes on over the next line while a
 * parenthesis is open or the line ends with an operator.
 */
public final class Parser {

  private static final Pattern COMMENT = Pattern.compile("#[^\n]*");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern BEGINS_EQUATION =
      Pattern.compile("[\\p{L}_][\\p{L}\\d_]*\\s*(/\\s*dt\\s*)?=(?!=).*");
  private static final String CONTINUING = "+-*/^=<>&|,(";

  private Parser() {}

  /**
   * The formula in {@code text}, a number; it may span lines and hold comments.
   *
   * @throws NotationException pointing at what is wrong
   */
  public static Expr expression(String text) {
    String line = BLANKS.matcher(COMMENT.matcher(text).replaceAll("")).replaceAll(" ").strip();
    return Grammar.formula(line, Lexer.tokens(line), 0);
  }

  /**
   * The equations of a block, in its order; blank lines and lines of comment are skipped.
   *
   * @throws NotationException pointing at what is wrong in the first line that is
   */
  public static List<Equation> equations(String block) {
    List<Equation> equations = new ArrayList<>();
    Pending pending = new Pending("", "");
    for (String line : block.lines().toList()) {
      int hash = line.indexOf('#');
      String text = (hash < 0 ? line : line.substring(0, hash)).strip();
      String comment = hash < 0 ? "" : line.substring(hash + 1).strip();
      if (!pending.goesOn() || BEGINS_EQUATION.matcher(text).matches()) {
        pending.finish(equations);
        pending = new Pending("", "");
      }
      pending = pending.plus(text, comment);
    }
    pending.finish(equations);
    return List.copyOf(equations);
  }

  /**
   * Whether the notation keeps this name for itself ({@code t}, {@code pi}, and the functions), so that no
   * quantity may have it.
   */
  public static boolean isReserved(String name) {
    return Words.isReserved(name);
  }

  /** What has been read of an equation so far. */
  private record Pending(String text, String comment) {

    Pending plus(String moreText, String moreComment) {
      return text.isEmpty() && moreText.isEmpty()
          ? this
          : new Pending((text + " " + moreText).strip(), (comment + " " + moreComment).strip());
    }

    boolean goesOn() {
      long open = text.chars().filter(c -> c == '(').count() - text.chars().filter(c -> c == ')').count();
      return !text.isEmpty() && (open > 0 || CONTINUING.indexOf(text.charAt(text.length() - 1)) >= 0);
    }

    void finish(List<Equation> equations) {
      if (!text.isEmpty()) {
        equations.add(equation(text, comment));
      }
    }
  }

  private static Equation equation(String line, String comment) {
    List<Token> tokens = Lexer.tokens(line);
    boolean derivative = isDerivative(tokens);
    if (!derivative && !(tokens.get(0).kind() == Kind.NAME && tokens.get(1).is("="))) {
      throw noLeftSide(line, tokens);
    }
    Token left = tokens.get(0);
    String name = derivative ? left.text().substring(1) : left.text();
    if (isReserved(name)) {
      int from = derivative ? left.from() + 1 : left.from();
      throw new NotationException(Words.reason(name), line, from, left.to());
    }
    return new Equation(name, derivative, Grammar.formula(line, tokens, derivative ? 4 : 2), line, comment);
  }

  /** Whether the tokens begin {@code dX/dt =}. */
  private static boolean isDerivative(List<Token> tokens) {
    return tokens.size() > 4
        && tokens.get(0).kind() == Kind.NAME && tokens.get(0).text().matches("d[\\p{L}_].*")
        && tokens.get(1).is("/")
        && tokens.get(2).text().equals("dt")
        && tokens.get(3).is("=");
  }

  private static NotationException noLeftSide(String line, List<Token> tokens) {
    int end = 0;
    for (Token token : tokens) {
      if (token.is("=")) {
        return new NotationException("the left side of an equation is a name, or dX/dt.", line, 0, end);
      }
      end = token.kind() == Kind.END ? end : token.to();
    }
    return new NotationException(
        "there is no '=' here. An equation reads name = formula, or dX/dt = formula.", line, 0, end);
  }
}
