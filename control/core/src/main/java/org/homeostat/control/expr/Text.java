package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula in the notation, with no more parentheses than it needs: parsing the text gives the same tree
 * again.
 */
public final class Text {

  private static final int OR = 1;
  private static final int AND = 2;
  private static final int COMPARISON = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int UNARY = 6;
  private static final int POWER = 7;
  private static final int ATOM = 8;

  private Text() {}

  /** The text of {@code expr}. */
  public static String of(Expr expr) {
    return expr.fold(Printing.ALGEBRA).text;
  }

  /** A text and how strongly its outermost operator binds. */
  private record Printed(String text, int binding) {

    /** The text as an operand of an operator that needs at least this binding. */
    String in(int needed) {
      return binding >= needed ? text : "(" + text + ")";
    }
  }

  private enum Printing implements Algebra<Printed> {
    ALGEBRA;

    @Override
    public Printed number(BigDecimal value) {
      String digits = value.toString().replace("E+", "e").replace('E', 'e');
      return new Printed(digits, value.signum() < 0 ? UNARY : ATOM);
    }

    @Override
    public Printed pi() {
      return new Printed(Words.PI, ATOM);
    }

    @Override
    public Printed name(String name) {
      return new Printed(name, ATOM);
    }

    @Override
    public Printed negate(Printed a) {
      return new Printed("-" + a.in(UNARY), UNARY);
    }

    @Override
    public Printed add(Printed a, Printed b) {
      return new Printed(a.in(SUM) + " + " + b.in(PRODUCT), SUM);
    }

    @Override
    public Printed subtract(Printed a, Printed b) {
      return new Printed(a.in(SUM) + " - " + b.in(PRODUCT), SUM);
    }

    @Override
    public Printed multiply(Printed a, Printed b) {
      return new Printed(a.in(PRODUCT) + "*" + b.in(UNARY), PRODUCT);
    }

    @Override
    public Printed divide(Printed a, Printed b) {
      return new Printed(a.in(PRODUCT) + "/" + b.in(UNARY), PRODUCT);
    }

    @Override
    public Printed power(Printed base, BigFraction exponent) {
      return power(base, Substitution.spelled(exponent).fold(this));
    }

    @Override
    public Printed power(Printed base, BigFraction exponent, Supplier<Printed> written) {
      return power(base, written.get());
    }

    @Override
    public Printed power(Printed base, Printed exponent) {
      return new Printed(base.in(ATOM) + "^" + exponent.in(UNARY), POWER);
    }

    @Override
    public Printed delay(String quantity, Printed lag) {
      return new Printed(Words.DELAY + "(" + quantity + ", " + lag.text + ")", ATOM);
    }

    @Override
    public Printed call(Function function, List<Printed> arguments) {
      String inside = arguments.stream().map(Printed::text).collect(Collectors.joining(", "));
      return new Printed(function.text() + "(" + inside + ")", ATOM);
    }

    @Override
    public Printed table(Printed x, Nodes nodes) {
      String pairs = nodes.pairs().stream().map(value -> number(value).text)
          .collect(Collectors.joining(", "));
      return new Printed(Words.TABLE + "(" + x.text + ", " + pairs + ")", ATOM);
    }

    @Override
    public Printed compare(Relation relation, Printed a, Printed b) {
      return new Printed(a.in(SUM) + " " + relation.text() + " " + b.in(SUM), COMPARISON);
    }

    @Override
    public Printed and(Printed a, Printed b) {
      return new Printed(a.in(AND) + " & " + b.in(COMPARISON), AND);
    }

    @Override
    public Printed or(Printed a, Printed b) {
      return new Printed(a.in(OR) + " | " + b.in(AND), OR);
    }

    @Override
    public Printed choose(Printed condition, Supplier<Printed> then, Supplier<Printed> otherwise) {
      String arms = then.get().text + ", " + otherwise.get().text;
      return new Printed("if(" + condition.text + ", " + arms + ")", ATOM);
    }
  }
}
