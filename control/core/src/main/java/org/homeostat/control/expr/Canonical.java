package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * Exact canonical forms: rational functions with rational coefficients in the names, and in <em>atoms</em>
 * for what is not rational ({@code exp(u)}, {@code u^n}, {@code pos(u)}, conditions, what a name was). Two
 * atoms are one where their arguments are the same rational function, so that equal forms are equal
 * functions wherever no divisor is zero. The converse holds for rational expressions only: {@code
 * exp(a)*exp(b)} and {@code exp(a+b)} have different forms.
 *
 * <p>{@code min}, {@code max}, {@code abs} and {@code pos} become one atom, {@code pos}, with
 * {@code pos(u) - pos(-u) = u} and {@code pos(c*u) = c*pos(u)} for numbers c &gt; 0; a condition becomes an
 * atom that is 0 or 1, and a choice {@code otherwise + condition*(then - otherwise)}, ties included.
 *
 * <p>One instance is one proof: forms of different instances cannot be compared.
 */
public final class Canonical {
  private static final int GLANCES = 2;

  private final Map<String, Integer> variables = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Atom> atoms = new ArrayList<>();
  private final Map<Integer, Atom> byVariable = new HashMap<>();
  private final List<Nodes> tables = new ArrayList<>();
  private final Reduction reduction = new Reduction();
  private final Contents contents = new Contents(this);
  private final ToIntFunction<String> signs;

  /** A proof that knows nothing of the names. */
  public Canonical() {
    this(name -> 0);
  }

  /**
   * A proof for names that keep their signs, so that laws of powers, logarithms and rectifiers may be used.
   *
   * @param signs for a name, 2 if it is positive, 1 if not negative, 0 if nothing is known
   */
  public Canonical(ToIntFunction<String> signs) {
    this.signs = signs;
  }

  /** A function of arguments that is treated as one variable. */
  record Atom(String kind, List<RationalFunction> arguments, int variable) {

    /** The only argument, or the first. */
    RationalFunction argument() {
      return arguments.get(0);
    }

    /** The atom as a function of itself. */
    RationalFunction value() {
      return RationalFunction.variable(variable);
    }
  }

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
      return !differs(value, mine(other))
          && (value.isSame(mine(other)) || vanishes(value.minus(mine(other))));
    }

    /** Whether this is zero wherever no divisor is. */
    public boolean isZero() {
      return value.isZero() || !differs(value, RationalFunction.ZERO) && vanishes(value);
    }

    /** Whether no name and no atom is left. */
    public boolean isConstant() {
      return reduced(value).isConstant();
    }

    /** Whether the form is rational in the names and in what they were: free of other atoms. */
    public boolean isRational() {
      return contents.isRational(value);
    }

    /** Whether something that a name was occurs, inside atoms too. */
    public boolean remembers() {
      return contents.remembers(value);
    }

    /** The names that occur, inside atoms too; one may occur and have no influence, never the other way. */
    public Set<String> names() {
      return contents.names(value);
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

    /** Whether both have one divisor, so that their sum has it, too. */
    public boolean sharesDivisor(Form other) {
      return value.denominator().equals(mine(other).denominator());
    }

    /** The number that this is everywhere; empty where it is none. */
    public Optional<BigFraction> constant() {
      return value.constant();
    }

    /**
     * The exact value at a point; empty where a divisor vanishes there. An atom is a coordinate of its own,
     * named {@code atom 1} and so on.
     */
    public Optional<BigFraction> at(Function<String, BigFraction> point) {
      return value.at(i -> point.apply(names.get(i) == null ? "atom " + i : names.get(i)));
    }

    /** The partial derivative by a name; empty where the name stands inside an atom. */
    public Optional<Form> derivative(String name) {
      boolean hidden = atoms.stream()
          .anyMatch(atom -> value.mentions(atom.variable()) && contents.mentions(atom, name));
      return hidden ? Optional.empty() : Optional.of(new Form(value.derivative(variable(name))));
    }

    /**
     * The sign that this has for all values of the names in their domains: 1 or -1, or 0 where not settled.
     *
     * @param signs for a name, 2 if it is positive, 1 if not negative, 0 if nothing is known
     */
    public int definiteSign(ToIntFunction<String> signs) {
      return value.numerator().definiteSign(i -> contents.sign(i, signs))
          * value.denominator().definiteSign(i -> contents.sign(i, signs));
    }

    /** The quotient; an {@link ArithmeticException} where the other is zero everywhere. */
    public Form over(Form other) {
      return new Form(value.over(mine(other)).simplified());
    }

    /** The form as a formula. */
    public Expr toExpr() {
      return new Written(Canonical.this).of(value.simplified());
    }

    /**
     * Whether this vanishes wherever the other does, some names apart that must not be zero: whether the
     * numerator of this is a multiple of that of the other, powers of single names taken out of that.
     *
     * @return the names that must not be zero, if it does; empty if not, or if that is not seen
     */
    public Optional<Set<String>> vanishesWith(Form other) {
      Polynomial zero = mine(other).numerator();
      Polynomial.Monomial content = zero.content();
      boolean byNames = !zero.isZero() && IntStream.range(0, content.exponents().length)
          .allMatch(i -> content.of(i) == 0 || names.get(i) != null);
      if (!byNames || value.numerator().dividedExactly(zero.over(content)).isEmpty()) {
        return Optional.empty();
      }
      Set<String> apart = new TreeSet<>();
      IntStream.range(0, content.exponents().length).filter(i -> content.of(i) > 0)
          .forEach(i -> apart.add(names.get(i)));
      return Optional.of(apart);
    }

    /** Whether the form is made of no atom that jumps: sign, floor, and conditions. */
    public boolean isContinuous() {
      return contents.isContinuous(value);
    }

    RationalFunction value() {
      return value;
    }

    private RationalFunction mine(Form other) {
      if (other.owner() != Canonical.this) {
        throw new AssertionError("forms of two proofs are compared");
      }
      return other.value;
    }
  }

  /** Whether a function is shown to be zero, by the relations between atoms and case by case. */
  private boolean vanishes(RationalFunction value) {
    RationalFunction f = reduced(value);
    return f.isZero() || !f.isConstant() && new CaseAnalysis(this).vanishes(f);
  }

  /** Whether two functions are seen to differ, in double precision at some point. */
  boolean differs(RationalFunction a, RationalFunction b) {
    return IntStream.range(0, GLANCES).anyMatch(point -> new Glance(this, point).tells(a, b));
  }

  /** A function with the relations between atoms applied. */
  RationalFunction reduced(RationalFunction value) {
    return reduction.of(value);
  }

  Contents contents() {
    return contents;
  }

  Reduction reduction() {
    return reduction;
  }

  boolean isRefined(Atom atom) {
    return reduction.isRefined(atom.variable());
  }

  /** The atom that a function is, if it is one and nothing else. */
  Optional<Atom> atomIn(RationalFunction value) {
    return atoms.stream().filter(atom -> value.isSame(atom.value())).findFirst();
  }

  /** 1 where a function is nowhere negative in the domain, -1 where it is nowhere positive, else 0. */
  int weakSign(RationalFunction value) {
    return value.numerator().weakSign(this::sign) * strictSign(value.denominator());
  }

  /** 1 where a polynomial is positive in the whole domain, -1 where it is negative, else 0. */
  int strictSign(Polynomial polynomial) {
    return polynomial.definiteSign(this::sign);
  }

  /** 2 for a name or an atom that is positive, 1 for one that is not negative, else 0. */
  int sign(int variable) {
    return contents.sign(variable, signs);
  }

  boolean isName(int variable) {
    return names.get(variable) != null;
  }

  List<Integer> nameVariables() {
    return IntStream.range(0, names.size()).filter(this::isName).boxed().toList();
  }

  /** All atoms, oldest first. */
  List<Atom> atoms() {
    return List.copyOf(atoms);
  }

  Form form(RationalFunction value) {
    return new Form(value);
  }

  /** The name that a variable stands for, if it is one. */
  Optional<String> nameOf(int variable) {
    return Optional.ofNullable(names.get(variable));
  }

  /** The atom that a variable stands for. */
  Atom atomOf(int variable) {
    return byVariable.get(variable);
  }

  /** The form of a name that stands for itself. */
  public Form free(String name) {
    return new Form(RationalFunction.variable(variable(name)));
  }

  /**
   * The form of what a name was, {@code lag} ago; of what it is, without a lag. Pasts of one name are one
   * where their lags are the same function.
   */
  public Form past(String name, Form lag) {
    return lag.isZero() ? free(name) : new Form(delayed(name, lag.value));
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
   * The form of an expression, given those of the names in it; of a delayed name, {@link #past}.
   *
   * @return empty where it grows past the bound on terms, divides by something that is zero everywhere, or
   *     has a power past 64
   */
  public Optional<Form> of(Expr expression, Function<String, Form> given) {
    return of(expression, given, (name, lag) -> lag.isZero() ? given.apply(name) : past(name, lag));
  }

  /**
   * The same, given the forms of the delayed names too.
   *
   * @param delayed the form of a name that is delayed by a lag
   */
  public Optional<Form> of(
      Expr expression, Function<String, Form> given, BiFunction<String, Form, Form> delayed) {
    try {
      CanonicalRules rules = new CanonicalRules(this, name -> given.apply(name).value,
          (name, lag) -> delayed.apply(name, new Form(lag)).value);
      return Optional.of(new Form(expression.fold(rules)));
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

  /** The number by which atoms know a table. */
  RationalFunction number(Nodes nodes) {
    if (!tables.contains(nodes)) {
      tables.add(nodes);
    }
    return RationalFunction.constant(new BigFraction(tables.indexOf(nodes)));
  }

  /** The table that an atom looks up. */
  Nodes nodesOf(Atom table) {
    return tables.get(table.arguments().get(1).constant().orElseThrow().intValue());
  }

  private int variable(String name) {
    return variables.computeIfAbsent(name, fresh -> fresh(fresh));
  }

  private int fresh(String name) {
    names.add(name);
    return names.size() - 1;
  }

  /** The atoms of a kind, oldest first. */
  List<Atom> atoms(String kind) {
    return atoms.stream().filter(atom -> atom.kind().equals(kind)).toList();
  }

  /** The atom of what a quantity was some time ago. */
  RationalFunction delayed(String quantity, RationalFunction lag) {
    return atom(Words.DELAY, List.of(RationalFunction.variable(variable(quantity)), lag));
  }

  /** The atom of a kind with these arguments: the one that there is, or a new one. */
  RationalFunction atom(String kind, List<RationalFunction> arguments) {
    for (Atom known : atoms(kind)) {
      if (!isRefined(known) && same(known.arguments(), arguments)) {
        return known.value();
      }
    }
    Atom made = new Atom(kind, List.copyOf(arguments), fresh(null));
    atoms.add(made);
    byVariable.put(made.variable(), made);
    return made.value();
  }

  private boolean same(List<RationalFunction> a, List<RationalFunction> b) {
    for (int i = 0; i < a.size(); i++) {
      if (!reduced(a.get(i)).isSame(reduced(b.get(i)))) {
        return false;
      }
    }
    return true;
  }
}
