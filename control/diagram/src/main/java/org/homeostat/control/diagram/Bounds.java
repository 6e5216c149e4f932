package org.homeostat.control.diagram;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;

/**
 * The signs that formulas in a model's quantities have for all states and inputs in their domains, at the
 * present values of the parameters.
 *
 * <p>Two ways, each of which is a proof: ranges, which know functions, tables and choices but not that the
 * same quantity stands in two places; and exact forms in states and inputs, in which what cancels does.
 */
final class Bounds {
  private static final String ANYTHING_POSITIVE = "anything positive";

  private final Model model;
  private final Canonical proof = new Canonical(this::sign);
  private final Map<String, Range> ranges = new HashMap<>();
  private final Map<String, Optional<Canonical.Form>> forms = new HashMap<>();
  private final Map<String, Expr> definitions = new HashMap<>();

  Bounds(Model model) {
    this.model = model;
    model.quantities().stream().filter(quantity -> model.definition(quantity.name()).isEmpty())
        .forEach(quantity -> ranges.put(quantity.name(), given(quantity)));
    for (Equation equation : model.equationsInOrder()) {
      Delayed.terms(equation.value()).forEach(term ->
          ranges.put(Delayed.name(term), ranges.getOrDefault(term.quantity(), Range.ALL)));
      Expr now = Delayed.named(equation.value());
      if (!model.states().contains(equation.name())) {
        definitions.put(equation.name(), now);
        ranges.put(equation.name(), range(now));
      }
    }
  }

  private Range given(Quantity quantity) {
    return quantity.kind() == Quantity.Kind.PARAMETER
        ? Range.of(model.value(quantity.name()), true) : Range.of(quantity.domain());
  }

  private Range range(Expr formula) {
    return formula.fold(new RangeValue(name -> ranges.getOrDefault(name, Range.ALL)));
  }

  /** Whether a formula is seen to be 0 at the present values, whatever states and inputs are. */
  boolean isZero(Expr formula) {
    Range range = range(formula);
    return range.isZero() || !hasSign(range)
        && form(formula).flatMap(form -> Canonical.bounded(form::isZero)).orElse(false);
  }

  /** The sign of a formula that has its delayed terms as names; empty where it is not settled. */
  Optional<Sign> of(Expr formula) {
    Range range = range(formula);
    return !hasSign(range) ? form(formula).flatMap(this::sign)
        : Optional.of(range.isNotNegative() ? Sign.RAISES : Sign.LOWERS);
  }

  private static boolean hasSign(Range range) {
    return range.isNotNegative() || range.isNotPositive();
  }

  private Optional<Sign> sign(Canonical.Form form) {
    return isNotNegative(form) ? Optional.of(Sign.RAISES)
        : isNotNegative(proof.number(0).minus(form)) ? Optional.of(Sign.LOWERS) : Optional.empty();
  }

  /** What is positive with anything positive added to it is not negative. */
  private boolean isNotNegative(Canonical.Form form) {
    return Canonical.bounded(() -> form.definiteSign(this::sign) > 0
        || form.plus(proof.free(ANYTHING_POSITIVE)).definiteSign(this::sign) > 0).orElse(false);
  }

  /** 2 for what is positive, 1 for what is not negative, else 0. */
  private int sign(String name) {
    Range range = ranges.getOrDefault(name, Range.ALL);
    boolean above = model.has(name) && model.quantity(name).domain().low() == 0
        && !model.quantity(name).domain().lowIncluded() && !definitions.containsKey(name);
    return name.equals(ANYTHING_POSITIVE) || range.isPositive() || above ? 2 : range.isNotNegative() ? 1 : 0;
  }

  private Optional<Canonical.Form> form(Expr formula) {
    try {
      return proof.of(formula, name -> form(name).orElseThrow(ArithmeticException::new));
    } catch (ArithmeticException beyond) {
      return Optional.empty();
    }
  }

  private Optional<Canonical.Form> form(String name) {
    Optional<Canonical.Form> known = forms.get(name);
    if (known == null) {
      known = definitions.containsKey(name) ? form(definitions.get(name))
          : Optional.of(isFixed(name) ? proof.number(model.value(name)) : proof.free(name));
      forms.put(name, known);
    }
    return known;
  }

  private boolean isFixed(String name) {
    return model.has(name) && model.quantity(name).kind() == Quantity.Kind.PARAMETER;
  }
}
