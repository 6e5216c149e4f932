package org.homeostat.control.expr;

import org.homeostat.control.expr.Lexer.Kind;
import org.homeostat.control.expr.Lexer.Token;

/**
 * One line of a model: {@code name = value}, or {@code dname/dt = value} where {@code derivative} is true.
 *
 * @param text the line as its author wrote it, without the comment; several lines of one equation are joined
 * by spaces
 * @param comment what followed {@code #}, or the empty text
 */
public record Equation(String name, boolean derivative, Expr value, String text, String comment) {

  /** What the equation gives: {@code L}, or {@code dL/dt}. */
  public String left() {
    return derivative ? "d" + name + "/dt" : name;
  }

  /**
   * The line, indented, with carets under the first place where its formula uses a name; without carets where
   * it does not.
   */
  public String underlined(String name) {
    boolean inFormula = false;
    for (Token token : Lexer.tokens(text)) {
      if (inFormula && token.kind() == Kind.NAME && token.text().equals(name)) {
        return NotationException.underlined(text, token.from(), token.to());
      }
      inFormula |= token.is("=");
    }
    return "    " + text;
  }
}
