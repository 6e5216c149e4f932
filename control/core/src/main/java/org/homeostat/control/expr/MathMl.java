package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula in MathML Core, as browsers draw it: one {@code math} element that looks like what {@link Latex}
 * gives.
 */
public final class MathMl {

  private static final String OPEN = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">";
  private static final String CLOSE = "</math>";
  private static final String TIMES = "<mo>\u2062</mo>";  // invisible times
  private static final String COMMA = "<mo separator=\"true\">,</mo>";

  private static final int CASES = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int COMPARISON = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int FRACTION = 6;
  private static final int ATOM = 7;

  private MathMl() {}

  /** The {@code math} element of a formula. */
  public static String of(Expr expr) {
    return OPEN + row(inside(expr)) + CLOSE;
  }

  /** The {@code math} element of an equation; a derivative is the fraction dX/dt. */
  public static String of(Equation equation) {
    String left = equation.derivative()
        ? fraction(word("d") + identifier(equation.name()), word("d") + identifier(Words.TIME))
        : identifier(equation.name());
    return OPEN + row(left + operator("=") + inside(equation.value())) + CLOSE;
  }

  /** The {@code math} element of a name. */
  public static String name(String name) {
    return OPEN + identifier(name) + CLOSE;
  }

  private static String inside(Expr expr) {
    return expr.fold(Setting.ALGEBRA).text;
  }

  private static String identifier(String name) {
    Symbol symbol = Symbol.of(name);
    String base = "<mi>" + symbol.greek().map(String::valueOf).orElse(symbol.base()) + "</mi>";
    return symbol.subscript().isEmpty() ? base : "<msub>" + base + subscript(symbol.subscript()) + "</msub>";
  }

  private static String subscript(String text) {
    return text.chars().allMatch(Character::isDigit) ? "<mn>" + text + "</mn>" : "<mi>" + text + "</mi>";
  }

  private static String word(String text) {
    return "<mi mathvariant=\"normal\">" + text + "</mi>";
  }

  private static String row(String inside) {
    return "<mrow>" + inside + "</mrow>";
  }

  private static String fraction(String numerator, String denominator) {
    return "<mfrac>" + row(numerator) + row(denominator) + "</mfrac>";
  }

  private static String operator(String sign) {
    return "<mo>" + sign.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</mo>";
  }

  private static String fenced(String left, String inside, String right) {
    return row("<mo fence=\"true\">" + left + "</mo>" + inside + "<mo fence=\"true\">" + right + "</mo>");
  }

  /** MathML and how strongly its outermost operator binds. */
  private record Piece(String text, int binding) {

    String in(int needed) {
      return binding >= needed ? text : fenced("(", text, ")");
    }

    /** As an operand that stands to the right of an operator, where a sign of its own needs parentheses. */
    String right(int needed) {
      return text.startsWith("<mo>\u2212</mo>") ? fenced("(", text, ")") : in(needed);
    }
  }

  private enum Setting implements Algebra<Piece> {
    ALGEBRA;

    @Override
    public Piece number(BigDecimal value) {
      if (value.signum() < 0) {
        return negate(number(value.negate()));
      }
      String[] parts = value.toString().split("E");
      String digits = "<mn>" + parts[0] + "</mn>";
      if (parts.length == 1) {
        return new Piece(digits, ATOM);
      }
      String exponent = parts[1].startsWith("-")
          ? row(operator("\u2212") + "<mn>" + parts[1].substring(1) + "</mn>")
          : "<mn>" + parts[1].substring(1) + "</mn>";
      String power = "<msup><mn>10</mn>" + exponent + "</msup>";
      return parts[0].equals("1")
          ? new Piece(power, FRACTION)
          : new Piece(digits + operator("\u22c5") + power, PRODUCT);
    }

    @Override
    public Piece pi() {
      return new Piece("<mi>\u03c0</mi>", ATOM);
    }

    @Override
    public Piece name(String name) {
      return new Piece(identifier(name), ATOM);
    }

    @Override
    public Piece negate(Piece a) {
      return new Piece(operator("\u2212") + a.right(PRODUCT), PRODUCT);
    }

    @Override
    public Piece add(Piece a, Piece b) {
      return new Piece(a.in(SUM) + operator("+") + b.right(PRODUCT), SUM);
    }

    @Override
    public Piece subtract(Piece a, Piece b) {
      return new Piece(a.in(SUM) + operator("\u2212") + b.right(PRODUCT), SUM);
    }

    @Override
    public Piece multiply(Piece a, Piece b) {
      String right = b.right(FRACTION);
      boolean digitsMeet = right.startsWith("<mn>") || right.startsWith("<msup><mn>");
      return new Piece(a.in(PRODUCT) + (digitsMeet ? operator("\u22c5") : TIMES) + right, PRODUCT);
    }

    @Override
    public Piece divide(Piece a, Piece b) {
      return new Piece(fraction(a.text, b.text), FRACTION);
    }

    @Override
    public Piece power(Piece base, BigFraction exponent) {
      return power(base, Substitution.spelled(exponent).fold(this));
    }

    @Override
    public Piece power(Piece base, BigFraction exponent, Supplier<Piece> written) {
      return power(base, written.get());
    }

    @Override
    public Piece power(Piece base, Piece exponent) {
      return new Piece("<msup>" + row(base.in(ATOM)) + row(exponent.text) + "</msup>", FRACTION);
    }

    @Override
    public Piece delay(String quantity, Piece lag) {
      Piece then = subtract(name(Words.TIME), lag);
      return new Piece(row(identifier(quantity) + "<mo>\u2061</mo>" + fenced("(", then.text, ")")), ATOM);
    }

    @Override
    public Piece call(Function function, List<Piece> arguments) {
      String inside = arguments.stream().map(Piece::text).collect(Collectors.joining(COMMA));
      return new Piece(switch (function) {
        case SQRT -> "<msqrt>" + row(inside) + "</msqrt>";
        case ABS -> fenced("|", inside, "|");
        case FLOOR -> fenced("\u230a", inside, "\u230b");
        case POS -> "<msub>" + fenced("[", inside, "]") + operator("+") + "</msub>";
        case LOG -> applied("ln", inside);
        default -> applied(function.text(), inside);
      }, ATOM);
    }

    @Override
    public Piece table(Piece x, Nodes nodes) {
      String pairs = IntStream.range(0, nodes.size()).mapToObj(i ->
          number(nodes.x().get(i)).text + operator("\u21a6") + number(nodes.y().get(i)).text)
          .collect(Collectors.joining(COMMA));
      return new Piece(applied(Words.TABLE, x.text + operator(";") + pairs), ATOM);
    }

    private static String applied(String function, String inside) {
      return row(word(function) + "<mo>\u2061</mo>" + fenced("(", inside, ")"));  // function application
    }

    @Override
    public Piece compare(Relation relation, Piece a, Piece b) {
      String sign = switch (relation) {
        case LESS -> "<";
        case LESS_OR_EQUAL -> "\u2264";
        case GREATER -> ">";
        case GREATER_OR_EQUAL -> "\u2265";
        case EQUAL -> "=";
      };
      return new Piece(a.in(SUM) + operator(sign) + b.in(SUM), COMPARISON);
    }

    @Override
    public Piece and(Piece a, Piece b) {
      return new Piece(a.in(AND) + operator("\u2227") + b.in(COMPARISON), AND);
    }

    @Override
    public Piece or(Piece a, Piece b) {
      return new Piece(a.in(OR) + operator("\u2228") + b.in(AND), OR);
    }

    @Override
    public Piece choose(Piece condition, Supplier<Piece> then, Supplier<Piece> otherwise) {
      return new Piece(row("<mo fence=\"true\">{</mo><mtable>"
          + line(then.get().text, "<mtext>if\u00a0</mtext>" + condition.text)
          + line(otherwise.get().text, "<mtext>otherwise</mtext>") + "</mtable>"), CASES);
    }

    private static String line(String value, String when) {
      return "<mtr><mtd>" + row(value) + "</mtd><mtd>" + row(when) + "</mtd></mtr>";
    }
  }
}
