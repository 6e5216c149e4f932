package org.homeostat.control.expr;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
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

  /** The same in other names, written as it was: only the names in its text change, not the comment. */
  public Equation renamed(UnaryOperator<String> names) {
    Map<String, Expr> formulas = new HashMap<>();
    Names.of(value).forEach(used -> formulas.put(used, new Expr.Name(names.apply(used))));
    return new Equation(names.apply(name), derivative, Substitution.in(value, formulas), written(names),
        comment);
  }

  private String written(UnaryOperator<String> names) {
    StringBuilder renamed = new StringBuilder();
    int from = derivative ? text.indexOf('=') : 0;
    renamed.append(text, 0, from);
    if (derivative) {
      renamed.replace(0, name.length() + 1, "d" + names.apply(name));
    }
    int end = from;
    for (Token token : Lexer.tokens(text)) {
      if (token.from() >= from && token.kind() == Kind.NAME) {
        renamed.append(text, end, token.from()).append(names.apply(token.text()));
        end = token.to();
      }
    }
    return renamed.append(text, end, text.length()).toString();
  }
}
