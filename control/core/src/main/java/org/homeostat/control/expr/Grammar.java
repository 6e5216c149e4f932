package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.expr.Lexer.Kind;
import org.homeostat.control.expr.Lexer.Token;

/**
 * Recursive descent over the tokens of one line, one method for each level of binding, weakest first:
 *
 * <pre>
 * or          and ('|' and)*
 * and         comparison ('&amp;' comparison)*
 * comparison  sum (('&lt;' | '&lt;=' | '&gt;' | '&gt;=' | '==') sum)?
 * sum         product (('+' | '-') product)*
 * product     unary (('*' | '/') unary)*
 * unary       '-' unary | power
 * power       primary ('^' unary)?
 * primary     number | name | function '(' or (',' or)* ')' | 'delay' '(' name ',' or ')' | table
 *             | '(' or ')'
 * table       'table' '(' or (',' '-'? number ',' '-'? number)* ')'
 * </pre>
 *
 * <p>Conditions and numbers share the parentheses and are told apart by their trees.
 */
final class Grammar {

  /** Deeper nesting is no formula that anyone has written, and would exhaust the stack. */
  private static final int DEEPEST = 200;

  /** A name to propose that no model has yet, unless it was proposed. */
  private static final String SIGNAL = "signal";

  private final String line;
  private final List<Token> tokens;
  private int next;
  private int depth;

  private Grammar(String line, List<Token> tokens, int first) {
    this.line = line;
    this.tokens = tokens;
    this.next = first;
  }

  /** The number-valued formula that the tokens from {@code first} to the end of the line make up. */
  static Expr formula(String line, List<Token> tokens, int first) {
    Grammar grammar = new Grammar(line, tokens, first);
    if (grammar.peek().kind() == Kind.END) {
      throw grammar.at("there is no formula.", grammar.peek(), grammar.peek());
    }
    int from = grammar.peek().from();
    Expr formula = grammar.number(grammar.or(), from);
    if (grammar.peek().kind() != Kind.END) {
      throw grammar.unexpected();
    }
    return formula;
  }

  private Expr or() {
    int from = peek().from();
    Expr left = and();
    while (peek().is("|")) {
      condition(left, from);
      take();
      int second = peek().from();
      left = new Expr.Or(left, condition(and(), second));
    }
    return left;
  }

  private Expr and() {
    int from = peek().from();
    Expr left = comparison();
    while (peek().is("&")) {
      condition(left, from);
      take();
      int second = peek().from();
      left = new Expr.And(left, condition(comparison(), second));
    }
    return left;
  }

  private Expr comparison() {
    int from = peek().from();
    Expr left = sum();
    Optional<Relation> relation = relation();
    if (relation.isEmpty()) {
      return left;
    }
    number(left, from);
    take();
    int second = peek().from();
    Expr right = number(sum(), second);
    if (relation().isPresent()) {
      throw chained(from, second);
    }
    return new Expr.Comparison(relation.get(), left, right);
  }

  private NotationException chained(int from, int middleFrom) {
    int middleTo = previous().to();
    take();
    sum();
    return problem("two comparisons in a row. Write " + line.substring(from, middleTo) + " & "
        + line.substring(middleFrom, previous().to()) + ".", from, previous().to());
  }

  private Optional<Relation> relation() {
    for (Relation relation : Relation.values()) {
      if (peek().is(relation.text())) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  private Expr sum() {
    int from = peek().from();
    Expr left = product();
    while (peek().is("+") || peek().is("-")) {
      number(left, from);
      boolean plus = take().is("+");
      int second = peek().from();
      Expr right = number(product(), second);
      left = plus ? new Expr.Sum(left, right) : new Expr.Difference(left, right);
    }
    return left;
  }

  private Expr product() {
    int from = peek().from();
    Expr left = unary();
    while (peek().is("*") || peek().is("/")) {
      number(left, from);
      boolean times = take().is("*");
      int second = peek().from();
      Expr right = number(unary(), second);
      left = times ? new Expr.Product(left, right) : new Expr.Quotient(left, right);
    }
    return left;
  }

  private Expr unary() {
    if (!peek().is("-")) {
      return power();
    }
    enter(take());
    int from = peek().from();
    Expr negated = new Expr.Negate(number(unary(), from));
    depth--;
    return negated;
  }

  private Expr power() {
    int from = peek().from();
    Expr base = primary();
    if (!peek().is("^")) {
      return base;
    }
    number(base, from);
    enter(take());
    int second = peek().from();
    Expr exponent = number(unary(), second);
    depth--;
    return new Expr.Power(base, exponent);
  }

  private Expr primary() {
    Token token = take();
    Expr primary = switch (token.kind()) {
      case NUMBER -> new Expr.Number(Lexer.value(token));
      case NAME -> peek().is("(") ? call(token) : name(token);
      case OPERATOR, END -> parenthesis(token);
    };
    refuseSilentProduct();
    return primary;
  }

  private Expr parenthesis(Token open) {
    if (!open.is("(")) {
      next--;
      throw missingValue();
    }
    enter(open);
    Expr inside = or();
    close(open);
    return inside;
  }

  private Expr name(Token name) {
    if (name.text().equals(Words.PI)) {
      return new Expr.Pi();
    }
    if (Words.isFunction(name.text())) {
      throw at(
          "'" + name.text() + "' is a function. Write " + Words.signature(name.text()) + ".", name, name);
    }
    return new Expr.Name(name.text());
  }

  private Expr call(Token name) {
    if (!Words.isFunction(name.text())) {
      throw at(Words.notAFunction(name.text()), name, name);
    }
    Token open = take();
    enter(open);
    List<Pairs.Argument> arguments = new ArrayList<>();
    boolean isChoice = name.text().equals(Words.IF);
    while (arguments.isEmpty() ? !peek().is(")") : peek().is(",")) {
      if (!arguments.isEmpty()) {
        take();
      }
      int from = peek().from();
      Expr argument = or();
      arguments.add(new Pairs.Argument(
          isChoice && arguments.isEmpty() ? condition(argument, from) : number(argument, from),
          from, previous().to()));
    }
    close(open);
    List<Expr> values = arguments.stream().map(Pairs.Argument::value).toList();
    return isChoice ? choice(name, values)
        : name.text().equals(Words.DELAY) ? delay(name, open, values)
        : name.text().equals(Words.TABLE) ? new Pairs(line, name.from(), previous().to()).table(arguments)
        : function(name, values);
  }

  private Expr choice(Token name, List<Expr> arguments) {
    if (arguments.size() != 3) {
      throw problem("if takes 3 arguments, " + Words.signature(Words.IF) + ", not " + arguments.size() + ".",
          name.from(), previous().to());
    }
    return new Expr.Choice(arguments.get(0), arguments.get(1), arguments.get(2));
  }

  private Expr delay(Token name, Token open, List<Expr> arguments) {
    if (arguments.size() != 2) {
      throw problem("delay takes 2 arguments, " + Words.signature(Words.DELAY) + ", not " + arguments.size()
          + ".", name.from(), previous().to());
    }
    String lag = Text.of(arguments.get(1));
    if (!(arguments.get(0) instanceof Expr.Name delayed)) {
      Token comma = tokens.get(commaAfter(open));
      String what = line.substring(open.to(), comma.from()).strip();
      String fresh = line.contains(SIGNAL) ? SIGNAL + "2" : SIGNAL;
      throw problem("delay takes one name, and '" + what + "' is none. Give it one: " + fresh + " = "
          + what + ", and write delay(" + fresh + ", " + lag + ").", open.to(), comma.from());
    }
    if (delayed.name().equals(Words.TIME)) {
      String earlier = Text.of(new Expr.Difference(delayed, arguments.get(1)));
      throw problem("the time needs no delay. Write " + earlier + ".", name.from(), previous().to());
    }
    return new Expr.Delay(delayed.name(), arguments.get(1));
  }

  private int commaAfter(Token open) {
    int inside = 0;
    int place = tokens.indexOf(open) + 1;
    while (inside > 0 || !tokens.get(place).is(",")) {
      inside += tokens.get(place).is("(") ? 1 : tokens.get(place).is(")") ? -1 : 0;
      place++;
    }
    return place;
  }

  private Expr function(Token name, List<Expr> arguments) {
    try {
      return new Expr.Call(Words.function(name.text()), arguments);
    } catch (IllegalArgumentException wrongCount) {
      throw problem(wrongCount.getMessage(), name.from(), previous().to());
    }
  }

  private void close(Token open) {
    if (!peek().is(")")) {
      throw peek().kind() == Kind.END
          ? at("this parenthesis is never closed.", open, open)
          : unexpected();
    }
    take();
    depth--;
  }

  private void enter(Token token) {
    depth++;
    if (depth > DEEPEST) {
      throw at("the formula is nested more than " + DEEPEST + " deep. Give its parts names.", token, token);
    }
  }

  private Expr number(Expr expr, int from) {
    if (isCondition(expr)) {
      throw problem("'" + line.substring(from, previous().to())
          + "' is a condition where a number is expected. Write if(condition, a, b).", from, previous().to());
    }
    return expr;
  }

  private Expr condition(Expr expr, int from) {
    if (peek().is("=")) {
      throw unexpected();
    }
    if (!isCondition(expr)) {
      String text = line.substring(from, previous().to());
      throw problem("'" + text + "' is a number where a condition is expected. "
          + "Compare it with another, as in " + text + " > 0.", from, previous().to());
    }
    return expr;
  }

  private static boolean isCondition(Expr expr) {
    return expr instanceof Expr.Comparison || expr instanceof Expr.And || expr instanceof Expr.Or;
  }

  private void refuseSilentProduct() {
    boolean begins = peek().kind() == Kind.NUMBER || peek().kind() == Kind.NAME || peek().is("(");
    if (begins) {
      String left = previous().text();
      String right = peek().text();
      throw at("there is no operator between '" + left + "' and '" + right + "'. To multiply, write "
          + left + "*" + right + ".", previous(), peek());
    }
  }

  private NotationException missingValue() {
    Token token = peek();
    boolean first = next == 0 || previous().is("=");
    String before = first ? "" : "after '" + previous().text() + "'";
    String place = token.kind() == Kind.END ? before
        : first ? "before '" + token.text() + "'"
        : "between '" + previous().text() + "' and '" + token.text() + "'";
    return at("a value is missing " + place + ".", token, token);
  }

  private NotationException unexpected() {
    Token token = peek();
    return at(switch (token.text()) {
      case ")" -> "this parenthesis closes nothing.";
      case "," -> "a comma stands only between the arguments of a function; the decimal sign is a point.";
      case "=" -> "'=' defines a quantity and does not stand inside a formula. To compare, write '=='.";
      default -> "'" + token.text() + "' does not continue the formula.";
    }, token, token);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token previous() {
    return tokens.get(next - 1);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private NotationException at(String problem, Token first, Token last) {
    return problem(problem, first.from(), last.to());
  }

  private NotationException problem(String problem, int from, int to) {
    return new NotationException(problem, line, from, to);
  }
}
