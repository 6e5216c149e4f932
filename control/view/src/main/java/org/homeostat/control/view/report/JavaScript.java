package org.homeostat.control.view.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Algebra;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Function;
import org.homeostat.control.expr.Nodes;
import org.homeostat.control.expr.Relation;

/**
 * A formula in JavaScript: the same operations on the same doubles in the same order as where the library
 * works it out, so that both differ by what their exp, log, sin, cos, tanh and pow differ by, and by no more.
 * Names never stand in it as such: each is the expression that the map gives for it. The functions that
 * JavaScript lacks are those of {@code run.js}.
 *
 * @param names an expression for each name: an identifier, or a number
 */
record JavaScript(Map<String, String> names) {
  private static final int CONDITION = 0;
  private static final int COMPARISON = 1;
  private static final int SUM = 2;
  private static final int PRODUCT = 3;
  private static final int ATOM = 4;

  /** Whole exponents up to this size are multiplied out, as the library does. */
  private static final int SQUARING_LIMIT = 1024;

  /** The expression of a formula; no delayed term may be in it. */
  String of(Expr formula) {
    return formula.fold(new Printing(names)).text;
  }

  /** A number, with all its digits. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15 && !isNegativeZero(value)
        ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }

  /** An expression and how strongly its outermost operator binds. */
  private record Printed(String text, int binding) {

    String in(int needed) {
      return binding >= needed ? text : "(" + text + ")";
    }
  }

  private record Printing(Map<String, String> names) implements Algebra<Printed> {

    @Override
    public Printed number(BigDecimal value) {
      return new Printed(JavaScript.number(value.doubleValue()), value.signum() < 0 ? SUM : ATOM);
    }

    @Override
    public Printed pi() {
      return new Printed("Math.PI", ATOM);
    }

    @Override
    public Printed name(String name) {
      return new Printed(names.get(name), ATOM);
    }

    /** In parentheses wherever it is an operand: two signs in a row would be one that counts down. */
    @Override
    public Printed negate(Printed a) {
      return new Printed("-" + a.in(ATOM), CONDITION);
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
      return new Printed(a.in(PRODUCT) + "*" + b.in(ATOM), PRODUCT);
    }

    @Override
    public Printed divide(Printed a, Printed b) {
      return new Printed(a.in(PRODUCT) + "/" + b.in(ATOM), PRODUCT);
    }

    @Override
    public Printed power(Printed base, BigFraction exponent) {
      boolean multiplied = exponent.getDenominator().equals(BigInteger.ONE)
          && exponent.abs().compareTo(new BigFraction(SQUARING_LIMIT)) <= 0;
      return called(multiplied ? "power" : "Math.pow",
          base.text + ", " + JavaScript.number(exponent.doubleValue()));
    }

    @Override
    public Printed power(Printed base, Printed exponent) {
      return called("Math.pow", base.text + ", " + exponent.text);
    }

    @Override
    public Printed delay(String quantity, Printed lag) {
      throw new IllegalArgumentException("what '" + quantity + "' was cannot be written in JavaScript.");
    }

    @Override
    public Printed call(Function function, List<Printed> arguments) {
      String name = switch (function) {
        case POS, HILL, SOFTPLUS, SIGMOID -> function.text();
        default -> "Math." + function.text();
      };
      return called(name, arguments.stream().map(Printed::text).collect(Collectors.joining(", ")));
    }

    private static Printed called(String function, String arguments) {
      return new Printed(function + "(" + arguments + ")", ATOM);
    }

    @Override
    public Printed table(Printed x, Nodes nodes) {
      return called("table", x.text + ", " + list(nodes.x()) + ", " + list(nodes.y()));
    }

    private static String list(List<BigDecimal> numbers) {
      return numbers.stream().map(number -> JavaScript.number(number.doubleValue()))
          .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public Printed compare(Relation relation, Printed a, Printed b) {
      String sign = relation == Relation.EQUAL ? "===" : relation.text();
      return new Printed(a.in(SUM) + " " + sign + " " + b.in(SUM), COMPARISON);
    }

    @Override
    public Printed and(Printed a, Printed b) {
      return new Printed(a.in(ATOM) + " && " + b.in(ATOM), CONDITION);
    }

    @Override
    public Printed or(Printed a, Printed b) {
      return new Printed(a.in(ATOM) + " || " + b.in(ATOM), CONDITION);
    }

    @Override
    public Printed choose(Printed condition, Supplier<Printed> then, Supplier<Printed> otherwise) {
      return new Printed(condition.in(ATOM) + " ? " + then.get().in(ATOM) + " : " + otherwise.get().in(ATOM),
          CONDITION);
    }
  }
}
