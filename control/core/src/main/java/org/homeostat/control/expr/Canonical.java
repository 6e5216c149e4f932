package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;

/**
 * Exact canonical forms: rational functions with rational coefficients in the names, and in <em>atoms</em> for what is
 * not rational ({@code exp(u)}, {@code u^n}, {@code pos(u)}, conditions). Two atoms are one where their arguments are the
 * same rational function, so that equal forms are equal functions wherever no divisor is zero. The converse holds for
 * rational expressions only: {@code exp(a)*exp(b)} and {@code exp(a+b)} have different forms.
 *
 * <p>{@code min}, {@code max}, {@code abs} and {@code pos} become one atom, {@code pos}, with
 * {@code pos(u) - pos(-u) = u} and {@code pos(c*u) = c*pos(u)} for numbers c &gt; 0; a condition becomes an atom that is 0
 * or 1, and a choice {@code otherwise + condition*(then - otherwise)}, ties included.
 *
 * <p>One instance is one proof: forms of different instances cannot be compared.
 */
public final class Canonical {
  private static final int LARGEST_POWER = 64;

  private final Map<String, Integer> variables = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Atom> atoms = new ArrayList<>();

  /** A function of arguments that is treated as one variable. */
  private record Atom(String kind, List<RationalFunction> arguments, int variable) {}

  /** An expression's form. */
  public final class Form {
    private final RationalFunction value;

    private Form(RationalFunction value) {
      this.value = value;
    }

    private Canonical owner() {
      return Canonical.this;
    }

    /** Whether both are the same function wherever no divisor of either is zero. */
    public boolean isSame(Form other) {
      return value.isSame(mine(other));
    }

    /** Whether this is zero wherever no divisor is. */
    public boolean isZero() {
      return value.isZero();
    }

    /** Whether no name and no atom is left. */
    public boolean isConstant() {
      return value.isConstant();
    }

    /** Whether the form is rational in the names: free of atoms. */
    public boolean isRational() {
      return atoms.stream().noneMatch(atom -> value.mentions(atom.variable()));
    }

    /** The names that occur, inside atoms too; a name may occur and yet have no influence, never the other way. */
    public Set<String> names() {
      Set<String> found = new TreeSet<>();
      collect(value, found);
      return found;
    }

    /** The sum. */
    public Form plus(Form other) {
      return new Form(value.plus(mine(other)));
    }

    /** The difference. */
    public Form minus(Form other) {
      return new Form(value.minus(mine(other)));
    }

    /** The product. */
    public Form times(Form other) {
      return new Form(value.times(mine(other)));
    }

    /** The partial derivative by a name; empty where the name stands inside an atom. */
    public Optional<Form> derivative(String name) {
      boolean hidden = atoms.stream().anyMatch(atom -> value.mentions(atom.variable()) && mentions(atom, name));
      return hidden ? Optional.empty() : Optional.of(new Form(value.derivative(variable(name))));
    }

    /**
     * The sign that this has for all values of the names in their domains: 1 or -1, or 0 where that is not settled.
     *
     * @param signs for a name, 2 if it is positive, 1 if not negative, 0 if nothing is known
     */
    public int definiteSign(java.util.function.ToIntFunction<String> signs) {
      return value.numerator().definiteSign(i -> sign(i, signs)) * value.denominator().definiteSign(i -> sign(i, signs));
    }

    private RationalFunction mine(Form other) {
      if (other.owner() != Canonical.this) {
        throw new AssertionError("forms of two proofs are compared");
      }
      return other.value;
    }
  }

  private int sign(int variable, java.util.function.ToIntFunction<String> signs) {
    String name = names.get(variable);
    return name != null ? signs.applyAsInt(name)
        : atoms.stream().filter(atom -> atom.variable() == variable).findFirst().orElseThrow().kind().equals("exp") ? 2 : 0;
  }

  private void collect(RationalFunction value, Set<String> found) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i) != null && value.mentions(i)) {
        found.add(names.get(i));
      }
    }
    atoms.stream().filter(atom -> value.mentions(atom.variable()))
        .forEach(atom -> atom.arguments().forEach(argument -> collect(argument, found)));
  }

  private boolean mentions(Atom atom, String name) {
    Set<String> found = new TreeSet<>();
    atom.arguments().forEach(argument -> collect(argument, found));
    return found.contains(name);
  }

  /** The form of a name that stands for itself. */
  public Form free(String name) {
    return new Form(RationalFunction.variable(variable(name)));
  }

  /** The form of an exact number: the decimal that the double is printed as. */
  public Form number(double value) {
    return new Form(RationalFunction.constant(Literal.exact(BigDecimal.valueOf(value))));
  }

  /** The form of an exact number. */
  public Form number(BigFraction value) {
    return new Form(RationalFunction.constant(value));
  }

  /**
   * The form of an expression, given those of the names in it.
   *
   * @return empty where it grows past the bound on terms, divides by something that is zero everywhere, or has a power
   *     past 64
   */
  public Optional<Form> of(Expr expression, java.util.function.Function<String, Form> given) {
    try {
      return Optional.of(new Form(expression.fold(new Rules(given))));
    } catch (Polynomial.TooLarge | ArithmeticException beyond) {
      return Optional.empty();
    }
  }

  /** Runs a comparison of forms; empty where it grows past the bound on terms. */
  public static <T> Optional<T> bounded(Supplier<T> proof) {
    try {
      return Optional.of(proof.get());
    } catch (Polynomial.TooLarge | ArithmeticException beyond) {
      return Optional.empty();
    }
  }

  private int variable(String name) {
    return variables.computeIfAbsent(name, fresh -> fresh(fresh));
  }

  private int fresh(String name) {
    names.add(name);
    return names.size() - 1;
  }

  private RationalFunction atom(String kind, List<RationalFunction> arguments) {
    for (Atom known : atoms) {
      if (known.kind().equals(kind) && same(known.arguments(), arguments)) {
        return RationalFunction.variable(known.variable());
      }
    }
    Atom made = new Atom(kind, List.copyOf(arguments), fresh(null));
    atoms.add(made);
    return RationalFunction.variable(made.variable());
  }

  private static boolean same(List<RationalFunction> a, List<RationalFunction> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).isSame(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The number c with u = c*v, if there is one; neither is zero. */
  private static Optional<BigFraction> ratio(RationalFunction u, RationalFunction v) {
    BigFraction guess = u.numerator().times(v.denominator()).terms().entrySet().stream().findFirst()
        .map(term -> {
          BigFraction below = v.numerator().times(u.denominator()).terms().get(term.getKey());
          return below == null ? BigFraction.ZERO : term.getValue().divide(below);
        }).orElse(BigFraction.ZERO);
    return guess.getNumerator().signum() != 0 && u.isSame(v.times(RationalFunction.constant(guess)))
        ? Optional.of(guess) : Optional.empty();
  }

  /** max(u, 0). */
  private RationalFunction positivePart(RationalFunction u) {
    if (u.isConstant()) {
      return u.isZero() || u.constantValue().getNumerator().signum() < 0 ? RationalFunction.ZERO : u;
    }
    for (Atom known : atoms) {
      Optional<BigFraction> c = known.kind().equals("pos") ? ratio(u, known.arguments().get(0)) : Optional.empty();
      if (c.isPresent()) {
        RationalFunction pos = RationalFunction.variable(known.variable());
        RationalFunction oriented =
            c.get().getNumerator().signum() > 0 ? pos : pos.minus(known.arguments().get(0));
        return oriented.times(RationalFunction.constant(c.get().abs()));
      }
    }
    return atom("pos", List.of(u));
  }

  /** 1 where u is negative, else 0. */
  private RationalFunction negative(RationalFunction u) {
    if (u.isConstant()) {
      return !u.isZero() && u.constantValue().getNumerator().signum() < 0 ? RationalFunction.ONE : RationalFunction.ZERO;
    }
    for (Atom known : atoms) {
      Optional<BigFraction> c = known.kind().equals("negative") ? ratio(u, known.arguments().get(0)) : Optional.empty();
      if (c.isPresent() && c.get().getNumerator().signum() > 0) {
        return RationalFunction.variable(known.variable());
      }
    }
    return atom("negative", List.of(u));
  }

  /** 1 where u is zero, else 0. */
  private RationalFunction vanishing(RationalFunction u) {
    if (u.isConstant()) {
      return u.isZero() ? RationalFunction.ONE : RationalFunction.ZERO;
    }
    for (Atom known : atoms) {
      if (known.kind().equals("zero") && ratio(u, known.arguments().get(0)).isPresent()) {
        return RationalFunction.variable(known.variable());
      }
    }
    return atom("zero", List.of(u));
  }

  private RationalFunction exponential(RationalFunction u) {
    if (u.isZero()) {
      return RationalFunction.ONE;
    }
    for (Atom known : atoms) {
      if (known.kind().equals("exp") && known.arguments().get(0).isSame(u.negate())) {
        return RationalFunction.variable(known.variable()).reciprocal();
      }
    }
    return atom("exp", List.of(u));
  }

  /** What each node becomes. */
  private final class Rules implements Algebra<RationalFunction> {
    private final java.util.function.Function<String, Form> given;

    Rules(java.util.function.Function<String, Form> given) {
      this.given = given;
    }

    @Override
    public RationalFunction number(BigDecimal value) {
      return RationalFunction.constant(Literal.exact(value));
    }

    @Override
    public RationalFunction pi() {
      return atom("pi", List.of());
    }

    @Override
    public RationalFunction name(String name) {
      return given.apply(name).value;
    }

    @Override
    public RationalFunction negate(RationalFunction a) {
      return a.negate();
    }

    @Override
    public RationalFunction add(RationalFunction a, RationalFunction b) {
      return a.plus(b);
    }

    @Override
    public RationalFunction subtract(RationalFunction a, RationalFunction b) {
      return a.minus(b);
    }

    @Override
    public RationalFunction multiply(RationalFunction a, RationalFunction b) {
      return a.times(b);
    }

    @Override
    public RationalFunction divide(RationalFunction a, RationalFunction b) {
      return a.over(b);
    }

    @Override
    public RationalFunction power(RationalFunction base, BigFraction exponent) {
      if (exponent.getDenominator().equals(java.math.BigInteger.ONE)) {
        if (exponent.abs().compareTo(new BigFraction(LARGEST_POWER)) > 0) {
          throw new ArithmeticException("a power past " + LARGEST_POWER);
        }
        return base.power(exponent.getNumeratorAsInt());
      }
      return atom("power", List.of(base, RationalFunction.constant(exponent)));
    }

    @Override
    public RationalFunction power(RationalFunction base, RationalFunction exponent) {
      return exponent.isConstant() ? power(base, exponent.isZero() ? BigFraction.ZERO : exponent.constantValue())
          : atom("power", List.of(base, exponent));
    }

    @Override
    public RationalFunction call(Function function, List<RationalFunction> x) {
      RationalFunction u = x.get(0);
      return switch (function) {
        case EXP -> exponential(u);
        case SQRT -> power(u, BigFraction.ONE_HALF);
        case POS -> positivePart(u);
        case ABS -> positivePart(u).times(constant(2)).minus(u);
        case MAX -> x.get(1).plus(positivePart(u.minus(x.get(1))));
        case MIN -> u.minus(positivePart(u.minus(x.get(1))));
        case HILL -> {
          RationalFunction above = power(u, x.get(2));
          yield above.over(power(x.get(1), x.get(2)).plus(above));
        }
        case SIGMOID -> RationalFunction.ONE.over(RationalFunction.ONE.plus(exponential(u.negate())));
        case SOFTPLUS -> atom("log", List.of(RationalFunction.ONE.plus(exponential(u))));
        case LOG, TANH, SIN, COS, SIGN, FLOOR -> atom(function.text(), x);
      };
    }

    private RationalFunction constant(int value) {
      return RationalFunction.constant(new BigFraction(value));
    }

    @Override
    public RationalFunction compare(Relation relation, RationalFunction a, RationalFunction b) {
      return switch (relation) {
        case LESS -> negative(a.minus(b));
        case GREATER -> negative(b.minus(a));
        case LESS_OR_EQUAL -> RationalFunction.ONE.minus(negative(b.minus(a)));
        case GREATER_OR_EQUAL -> RationalFunction.ONE.minus(negative(a.minus(b)));
        case EQUAL -> vanishing(a.minus(b));
      };
    }

    @Override
    public RationalFunction and(RationalFunction a, RationalFunction b) {
      return a.times(b);
    }

    @Override
    public RationalFunction or(RationalFunction a, RationalFunction b) {
      return a.plus(b).minus(a.times(b));
    }

    @Override
    public RationalFunction choose(
        RationalFunction condition, Supplier<RationalFunction> then, Supplier<RationalFunction> otherwise) {
      RationalFunction no = otherwise.get();
      return no.plus(condition.times(then.get().minus(no)));
    }
  }
}
