package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * A formula in LaTeX, for math mode with amsmath: quotients as fractions, names as letters with subscripts
 * (k5 is k_{5}), {@code pos(x)} as [x]_+, {@code if} as cases.
 */
public final class Latex {

  private static final int CASES = 0;
  private static final int OR = 1;
  private static final int AND = 2;
  private static final int COMPARISON = 3;
  private static final int SUM = 4;
  private static final int PRODUCT = 5;
  private static final int FRACTION = 6;
  private static final int ATOM = 7;

  private Latex() {}

  /** The LaTeX of a formula, without dollar signs. */
  public static String of(Expr expr) {
    return expr.fold(Setting.ALGEBRA).text;
  }

  /** The LaTeX of an equation; a derivative is the fraction dX/dt. */
  public static String of(Equation equation) {
    String name = name(equation.name());
    String left = equation.derivative() ? "\\frac{\\mathrm{d}" + name + "}{\\mathrm{d}t}" : name;
    return left + " = " + of(equation.value());
  }

  /** The LaTeX of a name: {@code \rho_{Food}} for rhoFood, {@code \mathit{FM}} for FM. */
  public static String name(String name) {
    Symbol symbol = Symbol.of(name);
    String base = symbol.greek().isPresent() ? "\\" + symbol.base()
        : symbol.isLetter() ? symbol.base()
        : "\\mathit{" + symbol.base().replace("_", "\\_") + "}";
    return symbol.subscript().isEmpty() ? base : base + "_{" + symbol.subscript() + "}";
  }

  /** LaTeX and how strongly its outermost operator binds. */
  private record Piece(String text, int binding) {

    String in(int needed) {
      return binding >= needed ? text : parenthesized();
    }

    /** As an operand that stands to the right of an operator, where a sign of its own needs parentheses. */
    String right(int needed) {
      return text.startsWith("-") ? parenthesized() : in(needed);
    }

    private String parenthesized() {
      return "\\left(" + text + "\\right)";
    }
  }

  private enum Setting implements Algebra<Piece> {
    ALGEBRA;

    @Override
    public Piece number(BigDecimal value) {
      String[] parts = value.toString().split("E");
      if (parts.length == 1) {
        return new Piece(parts[0], value.signum() < 0 ? PRODUCT : ATOM);
      }
      String power = "10^{" + parts[1].replace("+", "") + "}";
      return parts[0].equals("1")
          ? new Piece(power, FRACTION)
          : new Piece(parts[0] + " \\cdot " + power, PRODUCT);
    }

    @Override
    public Piece pi() {
      return new Piece("\\pi", ATOM);
    }

    @Override
    public Piece name(String name) {
      return new Piece(Latex.name(name), ATOM);
    }

    @Override
    public Piece negate(Piece a) {
      return new Piece("-" + a.right(PRODUCT), PRODUCT);
    }

    @Override
    public Piece add(Piece a, Piece b) {
      return new Piece(a.in(SUM) + " + " + b.right(PRODUCT), SUM);
    }

    @Override
    public Piece subtract(Piece a, Piece b) {
      return new Piece(a.in(SUM) + " - " + b.right(PRODUCT), SUM);
    }

    @Override
    public Piece multiply(Piece a, Piece b) {
      String right = b.right(FRACTION);
      String times = Character.isDigit(right.charAt(0)) ? " \\cdot " : " \\, ";
      return new Piece(a.in(PRODUCT) + times + right, PRODUCT);
    }

    @Override
    public Piece divide(Piece a, Piece b) {
      return new Piece("\\frac{" + a.text + "}{" + b.text + "}", FRACTION);
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
      return new Piece(base.in(ATOM) + "^{" + exponent.text + "}", FRACTION);
    }

    @Override
    public Piece delay(String quantity, Piece lag) {
      Piece then = subtract(name(Words.TIME), lag);
      return new Piece(Latex.name(quantity) + "\\left(" + then.text + "\\right)", ATOM);
    }

    @Override
    public Piece call(Function function, List<Piece> arguments) {
      String inside = arguments.stream().map(Piece::text).collect(Collectors.joining(", "));
      return new Piece(switch (function) {
        case SQRT -> "\\sqrt{" + inside + "}";
        case ABS -> "\\left|" + inside + "\\right|";
        case FLOOR -> "\\left\\lfloor " + inside + "\\right\\rfloor";
        case POS -> "\\left[" + inside + "\\right]_{+}";
        case LOG -> "\\ln\\left(" + inside + "\\right)";
        case EXP, MIN, MAX, TANH, SIN, COS -> "\\" + function.text() + "\\left(" + inside + "\\right)";
        case SIGN, HILL, SOFTPLUS, SIGMOID ->
            "\\operatorname{" + function.text() + "}\\left(" + inside + "\\right)";
      }, ATOM);
    }

    @Override
    public Piece table(Piece x, Nodes nodes) {
      String pairs = IntStream.range(0, nodes.size()).mapToObj(i ->
          number(nodes.x().get(i)).text + " \\mapsto " + number(nodes.y().get(i)).text)
          .collect(Collectors.joining(", "));
      return new Piece("\\operatorname{table}\\left(" + x.text + ";\\; " + pairs + "\\right)", ATOM);
    }

    @Override
    public Piece compare(Relation relation, Piece a, Piece b) {
      String sign = switch (relation) {
        case LESS -> "<";
        case LESS_OR_EQUAL -> "\\le";
        case GREATER -> ">";
        case GREATER_OR_EQUAL -> "\\ge";
        case EQUAL -> "=";
      };
      return new Piece(a.in(SUM) + " " + sign + " " + b.in(SUM), COMPARISON);
    }

    @Override
    public Piece and(Piece a, Piece b) {
      return new Piece(a.in(AND) + " \\land " + b.in(COMPARISON), AND);
    }

    @Override
    public Piece or(Piece a, Piece b) {
      return new Piece(a.in(OR) + " \\lor " + b.in(AND), OR);
    }

    @Override
    public Piece choose(Piece condition, Supplier<Piece> then, Supplier<Piece> otherwise) {
      return new Piece("\\begin{cases} " + then.get().text + " & \\text{if } " + condition.text + " \\\\ "
          + otherwise.get().text + " & \\text{otherwise} \\end{cases}", CASES);
    }
  }
}
