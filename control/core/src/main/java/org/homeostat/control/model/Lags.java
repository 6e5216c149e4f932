package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.expr.Value;
import org.homeostat.control.trouble.Trouble;

/**
 * The delayed terms of a description, each after those that its lag needs, and what is known of their lags
 * before a run.
 */
final class Lags {
  private final Description description;
  private final Map<Expr.Delay, Equation> places = new LinkedHashMap<>();
  private final List<Expr.Delay> ordered = new ArrayList<>();
  private final Set<Expr.Delay> open = new LinkedHashSet<>();
  private final List<String> quantities;

  Lags(Description description) {
    this.description = description;
    Stream.of(description.order(), description.rates().values()).flatMap(Collection::stream)
        .forEach(equation -> Delayed.terms(equation.value())
            .forEach(term -> places.putIfAbsent(term, equation)));
    places.keySet().forEach(this::visit);
    quantities = ordered.stream().map(Expr.Delay::quantity).distinct().toList();
  }

  private void visit(Expr.Delay term) {
    if (ordered.contains(term)) {
      return;
    }
    if (!open.add(term)) {
      throw description.error("the lag of " + Delayed.name(term) + " depends on "
          + open.stream().map(Delayed::name).collect(Collectors.joining(", which depends on "))
          + " itself.\n    " + places.get(term).text()
          + "\n    Let the lag depend on states, parameters or other delayed quantities."
          + Trouble.A_DELAY_IS_REFUSED.more());
    }
    needed(term.lag(), new HashSet<>()).forEach(this::visit);
    open.remove(term);
    ordered.add(term);
  }

  /** The terms on whose values a quantity depends. */
  Set<Expr.Delay> needed(String quantity) {
    return needed(new Expr.Name(quantity), new HashSet<>());
  }

  /** The terms on whose values a formula depends. */
  private Set<Expr.Delay> needed(Expr formula, Set<String> seen) {
    Set<Expr.Delay> terms = new LinkedHashSet<>(Delayed.terms(formula));
    for (String name : Names.of(Delayed.named(formula))) {
      if (seen.add(name)) {
        description.definition(name).ifPresent(equation -> terms.addAll(needed(equation.value(), seen)));
      }
    }
    return terms;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return ordered.isEmpty();
  }

  /** The terms, in order. */
  List<Expr.Delay> terms() {
    return List.copyOf(ordered);
  }

  /** The quantities whose past is read, in the order of the terms. */
  List<String> quantities() {
    return quantities;
  }

  /** The auxiliaries, closed inputs among them, whose value depends on a delayed term. */
  Set<String> carriers() {
    return description.order().stream()
        .filter(equation -> !needed(equation.value(), new HashSet<>()).isEmpty())
        .map(Equation::name).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a lag depends on parameters alone. */
  boolean isConstant(Expr.Delay term) {
    return needed(term.lag(), new HashSet<>()).isEmpty()
        && givens(term).stream().noneMatch(name -> name.equals("t") || isState(name));
  }

  private boolean isState(String name) {
    return description.quantities().get(name).is(Quantity.Kind.STATE);
  }

  /** Checks the lags that these values of parameters fix. */
  void check(Map<String, Double> values) {
    Map<String, Expr> none = new LinkedHashMap<>();
    for (Expr.Delay term : ordered) {
      if (isConstant(term) && values.keySet().containsAll(givens(term))) {
        double lag = value(term.lag(), new HashMap<>(values));
        check(term, lag, values);
        if (lag == 0) {
          none.put(Delayed.name(term), new Expr.Name(term.quantity()));
        }
      }
    }
    if (!none.isEmpty()) {
      checkCircles(none);
    }
  }

  /** Checks that nothing follows from itself through terms without a lag, which are names. */
  private void checkCircles(Map<String, Expr> none) {
    Map<String, Equation> definitions = new LinkedHashMap<>();
    description.order().forEach(equation -> definitions.put(equation.name(), equation));
    Ordering.of(description.name(), definitions,
        formula -> Substitution.in(Delayed.named(formula), none),
        "A lag of 0 is no delay: " + String.join(", ", none.keySet()) + ". Give it one above 0.",
        description.origins());
  }

  private void check(Expr.Delay term, double lag, Map<String, Double> values) {
    if (lag >= 0 && lag < Double.POSITIVE_INFINITY) {
      return;
    }
    String unit = description.time().isDimensionless() ? "" : " " + description.time();
    String given = givens(term).stream()
        .map(name -> name + " = " + Numbers.show(values.get(name)))
        .collect(Collectors.joining(", "));
    throw description.error("the lag of " + Delayed.name(term) + " is " + Numbers.round(lag) + unit
        + "; a lag is zero or positive, and finite.\n    " + places.get(term).text() + "\n    "
        + (given.isEmpty() || term.lag() instanceof Expr.Negate
            ? "A lag counts back from now: write "
                + Delayed.name(new Expr.Delay(term.quantity(), positive(term.lag()))) + "."
            : "It follows from " + given + ". Give " + (givens(term).size() == 1 ? "it another value."
                : "them other values."))
        + Trouble.A_DELAY_IS_REFUSED.more());
  }

  private static Expr positive(Expr lag) {
    return lag instanceof Expr.Negate negated ? negated.a() : new Expr.Negate(lag);
  }

  private double value(Expr formula, Map<String, Double> known) {
    return Value.of(formula, name -> {
      if (!known.containsKey(name)) {
        known.put(name, value(description.definition(name).orElseThrow().value(), known));
      }
      return known.get(name);
    });
  }

  /** What a lag depends on that has no equation: of a constant one, parameters. */
  private Set<String> givens(Expr.Delay term) {
    Set<String> found = new LinkedHashSet<>();
    collect(term.lag(), found, new HashSet<>());
    return found;
  }

  private void collect(Expr formula, Set<String> found, Set<String> seen) {
    for (String name : Names.of(formula)) {
      if (seen.add(name)) {
        description.definition(name).ifPresentOrElse(
            equation -> collect(equation.value(), found, seen), () -> found.add(name));
      }
    }
  }
}
