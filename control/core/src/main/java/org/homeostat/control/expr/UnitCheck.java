package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.Fraction;
import org.homeostat.control.unit.Unit;

/**
 * The unit of a formula, or the reason why it has none.
 *
 * <p>Terms, compared values, arms of a choice and arguments of {@code min} and {@code max} have one unit;
 * exponents and arguments of functions such as {@code exp} and {@code floor} are pure numbers; {@code sign}
 * and {@code hill} give one. A literal 0, and a name whose unit is not known, fit any unit. Nothing is
 * converted silently: kcal plus MJ is a mismatch.
 */
public final class UnitCheck {

  /** A longer numerator or denominator is no exponent of a unit, and would overflow. */
  private static final int EXPONENT_BITS = 20;

  private UnitCheck() {}

  /** The outcome of a check: a unit, or none where any fits, as for a literal 0. */
  public record Checked(Optional<Unit> unit) {

    /** Whether the formula may stand for a value of any unit. */
    public boolean isAny() {
      return unit.isEmpty();
    }

    /** Whether a value of the given unit may be set equal to the formula. */
    public boolean fits(Unit other) {
      return unit.isEmpty() || unit.get().isSame(other);
    }

    @Override
    public String toString() {
      return unit.map(Unit::toString).orElse("any");
    }
  }

  /**
   * The unit of {@code expr}, given that of each name; an empty one is not known and fits anything.
   *
   * @throws UnitMismatch naming the first subterm whose units do not fit
   */
  public static Checked of(Expr expr, java.util.function.Function<String, Optional<Unit>> units) {
    return new Checked(expr.fold(new Checking(units)).unit);
  }

  /** Why a formula has its unit: {@code FM*Rsyn is ng/d, because FM is g and Rsyn is ng/g/d}. */
  public static String reason(Expr expr, java.util.function.Function<String, Optional<Unit>> units) {
    return new Checking(units).reason(expr.fold(new Checking(units)));
  }

  /** A subterm and its unit. */
  private record Term(Expr expr, Optional<Unit> unit) {

    String text() {
      return Text.of(expr);
    }
  }

  private record Checking(java.util.function.Function<String, Optional<Unit>> units)
      implements Algebra<Term> {

    private static final Optional<Unit> PURE = Optional.of(Unit.ONE);

    @Override
    public Term number(BigDecimal value) {
      return new Term(new Expr.Number(value), value.signum() == 0 ? Optional.empty() : PURE);
    }

    @Override
    public Term pi() {
      return new Term(new Expr.Pi(), PURE);
    }

    @Override
    public Term name(String name) {
      return new Term(new Expr.Name(name), units.apply(name));
    }

    @Override
    public Term negate(Term a) {
      return new Term(new Expr.Negate(a.expr), a.unit);
    }

    @Override
    public Term add(Term a, Term b) {
      Expr sum = new Expr.Sum(a.expr, b.expr);
      return new Term(sum, same("the terms of ", sum, a, b));
    }

    @Override
    public Term subtract(Term a, Term b) {
      Expr difference = new Expr.Difference(a.expr, b.expr);
      return new Term(difference, same("the terms of ", difference, a, b));
    }

    @Override
    public Term multiply(Term a, Term b) {
      return new Term(new Expr.Product(a.expr, b.expr), a.unit.flatMap(left -> b.unit.map(left::times)));
    }

    @Override
    public Term divide(Term a, Term b) {
      return new Term(new Expr.Quotient(a.expr, b.expr), a.unit.flatMap(left -> b.unit.map(left::over)));
    }

    @Override
    public Term power(Term base, BigFraction exponent) {
      return power(base, exponent, () -> new Term(Substitution.spelled(exponent), PURE));
    }

    @Override
    public Term power(Term base, BigFraction exponent, Supplier<Term> written) {
      Expr power = new Expr.Power(base.expr, written.get().expr);
      return new Term(power, base.unit.map(
          unit -> unit.isDimensionless() ? Unit.ONE : unit.power(simple(exponent, base))));
    }

    @Override
    public Term power(Term base, Term exponent) {
      Expr power = new Expr.Power(base.expr, exponent.expr);
      pure(power, exponent);
      pure(power, base);
      return new Term(power, PURE);
    }

    @Override
    public Term delay(String quantity, Term lag) {
      Expr delay = new Expr.Delay(quantity, lag.expr);
      Optional<Unit> time = units.apply(Words.TIME);
      lag.unit.ifPresent(given -> time.filter(needed -> !needed.isSame(given)).ifPresent(needed -> {
        throw new UnitMismatch("the lag in " + Text.of(delay) + " must be "
            + (needed.isDimensionless() ? "a pure number" : "in " + needed) + ", as t is.\n    "
            + reason(lag) + "."
            + (needed.isCommensurable(given)
                ? " " + given + " against " + needed + ": " + given.conversionTo(needed)
                    + "; multiply by it or declare in " + needed + "."
                : " Use a quantity in the unit of t, such as a parameter."));
      }));
      return new Term(delay, units.apply(quantity));
    }

    @Override
    public Term call(Function function, List<Term> arguments) {
      Expr call = new Expr.Call(function, arguments.stream().map(Term::expr).toList());
      Term first = arguments.get(0);
      return new Term(call, switch (function) {
        case MIN, MAX -> same("the arguments of ", call, first, arguments.get(1));
        case ABS, POS -> first.unit;
        case SQRT -> first.unit.map(unit -> unit.power(Fraction.ONE_HALF));
        case SIGN -> PURE;
        case HILL -> hill(call, arguments);
        case EXP, LOG, TANH, SIN, COS, FLOOR, SOFTPLUS, SIGMOID -> pure(call, first);
      });
    }

    private Optional<Unit> hill(Expr call, List<Term> arguments) {
      same("the first two arguments of ", call, arguments.get(0), arguments.get(1));
      return pure(call, arguments.get(2));
    }

    @Override
    public Term table(Term x, Nodes nodes) {
      return new Term(new Expr.Table(x.expr, nodes), pure("table(" + x.text() + ", ...)", x));
    }

    @Override
    public Term compare(Relation relation, Term a, Term b) {
      Expr comparison = new Expr.Comparison(relation, a.expr, b.expr);
      same("the two sides of ", comparison, a, b);
      return new Term(comparison, PURE);
    }

    @Override
    public Term and(Term a, Term b) {
      return new Term(new Expr.And(a.expr, b.expr), PURE);
    }

    @Override
    public Term or(Term a, Term b) {
      return new Term(new Expr.Or(a.expr, b.expr), PURE);
    }

    @Override
    public Term choose(Term condition, Supplier<Term> then, Supplier<Term> otherwise) {
      Term first = then.get();
      Term second = otherwise.get();
      Expr choice = new Expr.Choice(condition.expr, first.expr, second.expr);
      return new Term(choice, same("the two results of ", choice, first, second));
    }

    private Optional<Unit> same(String which, Expr whole, Term a, Term b) {
      if (a.unit.isEmpty() || b.unit.isEmpty()) {
        return a.unit.or(b::unit);
      }
      Unit left = a.unit.get();
      Unit right = b.unit.get();
      if (left.isSame(right)) {
        return a.unit;
      }
      throw new UnitMismatch(which + Text.of(whole) + " have different units.\n    "
          + reason(a) + "; " + reason(b) + "."
          + (left.isCommensurable(right)
              ? "\n    " + left + " against " + right + ": " + left.conversionTo(right)
                  + "; multiply by it or declare in one unit."
              : ""));
    }

    private Optional<Unit> pure(Expr whole, Term part) {
      return pure(Text.of(whole), part);
    }

    private Optional<Unit> pure(String whole, Term part) {
      part.unit.filter(unit -> !unit.isDimensionless()).ifPresent(unit -> {
        throw new UnitMismatch(part.text() + " in " + whole + " must be a pure number.\n    "
            + reason(part) + ". "
            + (unit.isCommensurable(Unit.ONE)
                ? unit.conversionTo(Unit.ONE) + "; multiply by it."
                : "Divide it by a quantity in " + unit + "."));
      });
      return PURE;
    }

    private Fraction simple(BigFraction exponent, Term base) {
      int bits = Math.max(exponent.getNumerator().bitLength(), exponent.getDenominator().bitLength());
      if (bits > EXPONENT_BITS) {
        throw new UnitMismatch(base.text() + "^(" + Text.of(Substitution.spelled(exponent))
            + ") has no unit that could be written down.\n    " + reason(base)
            + ". Divide it by a quantity in " + base.unit.get()
            + ", or write the exponent as a simple fraction.");
      }
      return new Fraction(exponent.getNumeratorAsInt(), exponent.getDenominatorAsInt());
    }

    private String reason(Term term) {
      String is = term.text() + " is " + term.unit.map(Checking::described).orElse("of any unit");
      if (term.expr instanceof Expr.Name) {
        return is;
      }
      List<String> because = Names.of(term.expr).stream()
          .flatMap(name -> units.apply(name).map(unit -> name + " is " + described(unit)).stream())
          .toList();
      return because.isEmpty() ? is : is + ", because " + listed(because);
    }

    private static String described(Unit unit) {
      return unit.isDimensionless() ? "a pure number" : unit.toString();
    }

    private static String listed(List<String> items) {
      int last = items.size() - 1;
      return last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
    }
  }
}
