package org.homeostat.control.model;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.unit.Unit;

/**
 * A declared quantity.
 *
 * @param name a letter, then letters, digits and underscores
 * @param start where a state begins
 * @param value a parameter's value or an input's default, in its unit
 * @param ending the value at which a state's run ends by itself
 * @param noise the intensity of the white noise on a state, in its unit per square root of time
 * @param history what a state was before the start, as a function of {@code t}
 */
public record Quantity(
    Kind kind,
    String name,
    Unit unit,
    String meaning,
    Optional<Start> start,
    OptionalDouble value,
    Domain domain,
    Optional<Source> source,
    Optional<Ending> ending,
    Optional<Expr> noise,
    Optional<Expr> history)
    implements Part {

  /** What role a quantity plays. */
  public enum Kind {
    /** Integrated over time. */
    STATE("state"),
    /** Comes from outside, or from the law that closes it. */
    INPUT("input"),
    /** A number that stays as it is. */
    PARAMETER("parameter"),
    /** Defined by an equation. */
    AUXILIARY("auxiliary");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }

    /** With its article: {@code a state}, {@code an input}. */
    public String phrase() {
      return ("aeiou".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
    }
  }

  /** Checks that it has a start, or a value, where its kind has one, and only there. */
  public Quantity {
    if (start.isPresent() != (kind == Kind.STATE)) {
      throw new IllegalArgumentException(
          "'" + name + "' is " + kind.phrase() + "; a state has a start, and nothing else has.");
    }
    if (kind == Kind.PARAMETER ? value.isEmpty() : value.isPresent() && kind != Kind.INPUT) {
      throw new IllegalArgumentException("'" + name + "' is " + kind.phrase()
          + "; a parameter has a value, an input may have one, and nothing else has.");
    }
  }

  /** Falling to {@code bound} ends a run, for that reason: a result, not a failure. */
  public record Ending(double bound, String reason) {}

  static Quantity declared(
      Kind kind, String name, String unit, String meaning, Optional<Start> start, OptionalDouble value) {
    try {
      return new Quantity(kind, name, Unit.parse(unit), meaning, start, value, Domain.REAL, Optional.empty(),
          Optional.empty(), Optional.empty(), Optional.empty());
    } catch (IllegalArgumentException problem) {
      throw new ModelException("'" + name + "'", problem.getMessage());
    }
  }

  static Quantity inferred(String name, Unit unit, String meaning) {
    return new Quantity(Kind.AUXILIARY, name, unit, meaning, Optional.empty(), OptionalDouble.empty(),
        Domain.REAL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same, above zero. */
  public Quantity positive() {
    return in(Domain.POSITIVE);
  }

  /** The same, zero or above. */
  public Quantity nonNegative() {
    return in(Domain.NON_NEGATIVE);
  }

  /** The same, from {@code low} to {@code high}, both allowed. */
  public Quantity within(double low, double high) {
    return in(new Domain(low, true, high));
  }

  private Quantity in(Domain other) {
    return new Quantity(kind, name, unit, meaning, start, value, other, source, ending, noise, history);
  }

  /** The same, with where its value comes from. */
  public Quantity source(Source from) {
    return new Quantity(kind, name, unit, meaning, start, value, domain, Optional.of(from), ending, noise,
        history);
  }

  /** The same, its value an assumption of ours for that reason. */
  public Quantity assumed(String reason) {
    return source(Source.assumed(reason));
  }

  /** The same state, whose falling to {@code bound} ends a run: {@code endsAt(0, "starves")}. */
  public Quantity endsAt(double bound, String reason) {
    return new Quantity(kind, name, unit, meaning, start, value, domain, source,
        Optional.of(new Ending(bound, reason)), noise, history);
  }

  /**
   * The same state with white noise on it: dX = ... dt + intensity dW, in Ito's sense, W a Wiener process of
   * this state's own. The intensity is an expression in the unit of the state per square root of time. It
   * counts only in runs with noise. A state that is held has none meanwhile.
   */
  public Quantity noise(String intensity) {
    return new Quantity(kind, name, unit, meaning, start, value, domain, source, ending,
        Optional.of(parsed("the noise on", intensity)), history);
  }

  /** The same without noise. */
  Quantity quiet() {
    return new Quantity(kind, name, unit, meaning, start, value, domain, source, ending, Optional.empty(),
        history);
  }

  /**
   * The same state, which was {@code course}, an expression in {@code t} and parameters, before the start:
   * what delayed terms read of it. Without this it was always what it is at the start. An auxiliary may say
   * it too, and else followed from its equation.
   */
  public Quantity before(String course) {
    return new Quantity(kind, name, unit, meaning, start, value, domain, source, ending, noise,
        Optional.of(parsed("the history of", course)));
  }

  private Expr parsed(String what, String text) {
    try {
      return Parser.expression(text);
    } catch (NotationException problem) {
      throw new ModelException(what + " '" + name + "'", problem.getMessage());
    }
  }

  /**
   * Turned into an input that has {@code value} where nothing else is said: what holding a quantity makes of
   * it.
   */
  Quantity asInput(double given) {
    return new Quantity(Kind.INPUT, name, unit, meaning, Optional.empty(), OptionalDouble.of(given),
        domain, source, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With the value that it was given since, which is no longer that of its source. */
  Quantity valued(double given) {
    if (value.isPresent() && value.getAsDouble() == given) {
      return this;
    }
    return new Quantity(kind, name, unit, meaning, start, OptionalDouble.of(given), domain, source, ending,
        noise, history).assumed("let to " + Numbers.show(given) + " before it was joined");
  }

  /** An input that an equation closes, which takes the place of its default. */
  Quantity closed() {
    return kind == Kind.INPUT && value.isPresent()
        ? new Quantity(kind, name, unit, meaning, start, OptionalDouble.empty(), domain, Optional.empty(),
            ending, noise, history)
        : this;
  }

  /** Under another name, in formulas written in other names. */
  Quantity renamed(String other, UnaryOperator<Expr> formulas) {
    return new Quantity(kind, other, unit, meaning, start.map(from -> from.renamed(formulas)), value, domain,
        source, ending, noise.map(formulas), history.map(formulas));
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
