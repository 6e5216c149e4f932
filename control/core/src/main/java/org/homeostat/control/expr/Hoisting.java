package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Sorts the terms of a program by what they depend on. Wherever a term is part of one that depends on more,
 * it is given a name and taken out, unless it is a plain name or number. The exponent of a power that is
 * written as a number stays where it is, because it says how the power is worked out.
 */
final class Hoisting implements Algebra<Hoisting.Term> {

  /** What a term depends on: on nothing but parameters, on the time too, on states too. */
  enum Level {
    CONSTANT, TIME, STATE
  }

  /** A term as it is written among terms of its own level. */
  record Term(Level level, Expr expr) {

    boolean isPlain() {
      return expr instanceof Expr.Name || expr instanceof Expr.Pi || Literal.of(expr) != null;
    }
  }

  /** What each name of the program stands for. */
  private final Map<String, Term> known = new HashMap<>();

  /** The name of each term that has one. */
  private final Map<Expr, String> places;

  /** The assignments of each level, by name. */
  private final Map<Level, Map<String, Expr>> bodies = new HashMap<>();

  private final Map<Level, Set<String>> exported = new HashMap<>();
  private int named;

  /** Terms that have a name among the parameters keep it. */
  Hoisting(Map<Expr, String> places) {
    this.places = new HashMap<>(places);
    for (Level level : Level.values()) {
      bodies.put(level, new LinkedHashMap<>());
      exported.put(level, new LinkedHashSet<>());
    }
  }

  /** A name that is given. */
  void declare(String name, Level level) {
    known.put(name, new Term(level, new Expr.Name(name)));
  }

  /**
   * The next assignment; one that is given is not made again. Its value is exported even where no higher
   * level uses it, because a program on top of this one may.
   */
  void assign(Assignment assignment) {
    String name = assignment.name();
    if (known.containsKey(name)) {
      return;
    }
    Term value = assignment.value().fold(this);
    if (value.level == Level.STATE) {
      bodies.get(Level.STATE).put(name, value.expr);
      declare(name, Level.STATE);
    } else {
      Term place = value.isPlain() ? value : new Term(value.level, place(value, name));
      operand(place, Level.STATE);
      known.put(name, place);
    }
  }

  /** A result, as the states' program writes it. */
  Expr result(Expr result) {
    return operand(result.fold(this), Level.STATE);
  }

  /** The assignments of a level. */
  List<Assignment> body(Level level) {
    return bodies.get(level).entrySet().stream()
        .map(line -> new Assignment(line.getKey(), line.getValue())).toList();
  }

  /** The names of a level that a higher one uses. */
  List<Expr> exported(Level level) {
    return exported.get(level).stream().map(name -> (Expr) new Expr.Name(name)).toList();
  }

  /** The terms that a higher level uses, each with its name. */
  Map<Expr, String> exportedPlaces() {
    Map<Expr, String> all = new LinkedHashMap<>();
    exported.forEach((level, names) -> names.forEach(name -> all.put(bodies.get(level).get(name), name)));
    return all;
  }

  /** The names, and after them those that the expressions are. */
  static List<String> with(List<String> names, List<Expr> more) {
    return joined(names, more.stream().map(name -> ((Expr.Name) name).name()).toList());
  }

  /** Some names, then more. */
  static List<String> joined(List<String> names, List<String> more) {
    return Stream.concat(names.stream(), more.stream()).toList();
  }

  /** The name under which a term is worked out: the given one, if it has none yet. */
  private Expr.Name place(Term term, String name) {
    String place = places.computeIfAbsent(term.expr, expr -> {
      bodies.get(term.level).put(name, expr);
      return name;
    });
    return new Expr.Name(place);
  }

  /** A name that cannot be written in a model, because of its blank, and that no earlier part has given. */
  private String fresh() {
    String name;
    do {
      name = "term " + named++;
    } while (known.containsKey(name));
    return name;
  }

  /** A term as it is written in one of {@code level}. */
  private Expr operand(Term term, Level level) {
    if (term.level == level) {
      return term.expr;
    }
    Expr written = term.isPlain() ? term.expr : place(term, fresh());
    if (written instanceof Expr.Name place && bodies.get(term.level).containsKey(place.name())) {
      exported.get(term.level).add(place.name());
    }
    return written;
  }

  private Term term(java.util.function.Function<List<Expr>, Expr> maker, List<Term> parts) {
    Level level = parts.stream().map(Term::level).reduce((a, b) -> a.compareTo(b) >= 0 ? a : b).orElseThrow();
    return found(level, maker.apply(parts.stream().map(part -> operand(part, level)).toList()));
  }

  private Term unary(UnaryOperator<Expr> maker, Term a) {
    return found(a.level, maker.apply(a.expr));
  }

  /** A term, by its name if it has one. */
  private Term found(Level level, Expr expr) {
    Optional<String> place = level == Level.STATE ? Optional.empty() : Optional.ofNullable(places.get(expr));
    return new Term(level, place.<Expr>map(Expr.Name::new).orElse(expr));
  }

  private Term binary(BinaryOperator<Expr> maker, Term a, Term b) {
    return term(parts -> maker.apply(parts.get(0), parts.get(1)), List.of(a, b));
  }

  @Override
  public Term number(BigDecimal value) {
    return new Term(Level.CONSTANT, new Expr.Number(value));
  }

  @Override
  public Term pi() {
    return new Term(Level.CONSTANT, new Expr.Pi());
  }

  @Override
  public Term name(String name) {
    return known.get(name);
  }

  @Override
  public Term negate(Term a) {
    return unary(Expr.Negate::new, a);
  }

  @Override
  public Term add(Term a, Term b) {
    return binary(Expr.Sum::new, a, b);
  }

  @Override
  public Term subtract(Term a, Term b) {
    return binary(Expr.Difference::new, a, b);
  }

  @Override
  public Term multiply(Term a, Term b) {
    return binary(Expr.Product::new, a, b);
  }

  @Override
  public Term divide(Term a, Term b) {
    return binary(Expr.Quotient::new, a, b);
  }

  @Override
  public Term power(Term base, BigFraction exponent) {
    return unary(expr -> new Expr.Power(expr, Substitution.spelled(exponent)), base);
  }

  @Override
  public Term power(Term base, BigFraction exponent, Supplier<Term> written) {
    return unary(expr -> new Expr.Power(expr, written.get().expr), base);
  }

  @Override
  public Term power(Term base, Term exponent) {
    return binary(Expr.Power::new, base, exponent);
  }

  @Override
  public Term delay(String quantity, Term lag) {
    throw new NoPast(quantity);
  }

  @Override
  public Term call(Function function, List<Term> arguments) {
    return term(parts -> new Expr.Call(function, parts), arguments);
  }

  @Override
  public Term table(Term x, Nodes nodes) {
    return unary(expr -> new Expr.Table(expr, nodes), x);
  }

  @Override
  public Term compare(Relation relation, Term a, Term b) {
    return binary((first, second) -> new Expr.Comparison(relation, first, second), a, b);
  }

  @Override
  public Term and(Term a, Term b) {
    return binary(Expr.And::new, a, b);
  }

  @Override
  public Term or(Term a, Term b) {
    return binary(Expr.Or::new, a, b);
  }

  @Override
  public Term choose(Term condition, Supplier<Term> then, Supplier<Term> otherwise) {
    return term(
        parts -> new Expr.Choice(parts.get(0), parts.get(1), parts.get(2)),
        List.of(condition, then.get(), otherwise.get()));
  }
}
