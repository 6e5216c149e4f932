package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.unit.Unit;

/**
 * The declarations and equations of a model, checked: every name is declared, everything is defined once,
 * auxiliaries have an order, units fit. Values and starts are not part of it.
 */
final class Description {
  private final String name;
  private final Unit time;
  private final List<Quantity> declared;
  private final Map<String, Quantity> quantities;
  private final Map<String, Equation> definitions = new LinkedHashMap<>();
  private final Map<String, Equation> rates = new LinkedHashMap<>();
  private final Circles circles;
  private final List<Equation> order;
  private final Map<String, Equation> inOrderOfStates = new LinkedHashMap<>();
  private final Lags lags;
  private final Origins origins;

  Description(String name, Unit time, Collection<Quantity> declared, Collection<Equation> equations) {
    this(name, time, declared, equations, Origins.NONE);
  }

  Description(String name, Unit time, Collection<Quantity> declared, Collection<Equation> equations,
      Origins origins) {
    if (name.isBlank()) {
      throw new ModelException("a model without a name", "give it one; every message begins with it.");
    }
    this.name = name;
    this.time = time;
    this.origins = origins;
    this.declared = closed(declared, equations);
    Map<String, Quantity> byName = new LinkedHashMap<>();
    for (Quantity quantity : this.declared) {
      Declarations.check(name, quantity);
      if (byName.putIfAbsent(quantity.name(), quantity) != null) {
        throw error("'" + quantity.name() + "' is declared twice. Give one of the two another name"
            + (quantity.is(Quantity.Kind.PARAMETER)
                ? ", or change the value of the first by let(\"" + quantity.name() + "\", value)." : "."));
      }
    }
    for (Equation equation : equations) {
      file(equation, byName);
    }
    checkComplete(byName);
    definitions.keySet().stream()
        .filter(defined -> !byName.containsKey(defined))
        .forEach(defined -> Declarations.checkName(name, defined));
    equations.forEach(equation -> checkNames(equation, byName));
    this.circles = new Circles(definitions, byName);
    this.order = circles.order(name, origins);
    UnitAudit audit = new UnitAudit(name, time, byName);
    order.forEach(audit::define);
    order.stream().filter(equation -> Delayed.isIn(equation.value())).forEach(audit::check);
    rates.values().forEach(audit::check);
    this.quantities = Collections.unmodifiableMap(audit.quantities());
    states(quantities).forEach(state -> inOrderOfStates.put(state, rates.get(state)));
    this.lags = new Lags(this);
    Histories.check(this);
    NoiseCheck.check(this);
  }

  /** What an equation closes has no value of its own any more. */
  private static List<Quantity> closed(Collection<Quantity> declared, Collection<Equation> equations) {
    Set<String> defined = equations.stream().filter(equation -> !equation.derivative()).map(Equation::name)
        .collect(Collectors.toSet());
    return declared.stream().map(quantity -> defined.contains(quantity.name()) ? quantity.closed() : quantity)
        .toList();
  }

  private void file(Equation equation, Map<String, Quantity> declared) {
    Optional<Quantity> quantity = Optional.ofNullable(declared.get(equation.name()));
    if (equation.derivative() && quantity.filter(q -> q.is(Quantity.Kind.STATE)).isEmpty()) {
      throw error(quantity.isPresent()
          ? "d" + equation.name() + "/dt is given, but '" + equation.name() + "' is declared as "
              + quantity.get().kind().phrase() + "; only states have one.\n    " + equation.text()
          : "d" + equation.name() + "/dt is given, but no state '" + equation.name() + "' is declared."
              + near(equation.name(), states(declared)) + "\n    " + equation.text());
    }
    if (!equation.derivative()
        && quantity.filter(q -> q.is(Quantity.Kind.STATE) || q.is(Quantity.Kind.PARAMETER)).isPresent()) {
      throw error("'" + equation.name() + "' is declared as " + quantity.get().kind().phrase()
          + " and cannot also have the equation\n    " + equation.text() + "\n    "
          + (quantity.get().is(Quantity.Kind.STATE)
              ? "Write d" + equation.name() + "/dt = ..., or declare it as an auxiliary."
              : "Drop the parameter, or give the equation another name."));
    }
    Equation first = (equation.derivative() ? rates : definitions).putIfAbsent(equation.name(), equation);
    if (first != null) {
      throw error("'" + equation.left() + "' is defined twice.\n    "
          + first.text() + "\n    " + equation.text()
          + "\n    Keep one of them; replace(\"...\") puts a new equation in the place of an old one.");
    }
  }

  private void checkComplete(Map<String, Quantity> declared) {
    for (Quantity quantity : declared.values()) {
      if (quantity.is(Quantity.Kind.STATE) && !rates.containsKey(quantity.name())) {
        throw error("the state '" + quantity.name() + "' has no equation. Give d" + quantity.name()
            + "/dt = ...; where nothing moves it, d" + quantity.name() + "/dt = 0.");
      }
      if (quantity.is(Quantity.Kind.AUXILIARY) && !definitions.containsKey(quantity.name())) {
        throw error("the auxiliary '" + quantity.name() + "' has no equation. Give " + quantity.name()
            + " = ..., or declare it as an input if it comes from outside.");
      }
    }
    if (rates.isEmpty() && declared.values().stream().noneMatch(this::isOpen)) {
      throw error("a model needs a state; declare one with state(\"X\", ...) and give dX/dt = ...");
    }
  }

  private boolean isOpen(Quantity quantity) {
    return quantity.is(Quantity.Kind.INPUT) && quantity.value().isEmpty()
        && !definitions.containsKey(quantity.name());
  }

  private void checkNames(Equation equation, Map<String, Quantity> declared) {
    for (String used : Names.of(equation.value())) {
      if (!used.equals("t") && !declared.containsKey(used) && !definitions.containsKey(used)) {
        List<String> known = new ArrayList<>(declared.keySet());
        known.addAll(definitions.keySet());
        throw error("the equation for " + equation.left() + " uses '" + used + "', which is not declared."
            + near(used, known) + "\n" + equation.underlined(used));
      }
    }
  }

  private static List<String> states(Map<String, Quantity> declared) {
    return declared.values().stream().filter(q -> q.is(Quantity.Kind.STATE)).map(Quantity::name).toList();
  }

  /** " Did you mean 'N'?", or nothing where no known name is near. */
  static String near(String wrong, Collection<String> known) {
    return Nearest.of(wrong, known).map(found -> " Did you mean '" + found + "'?").orElse("");
  }

  ModelException missing(String quantity) {
    return error("there is no quantity '" + quantity + "'." + near(quantity, quantities.keySet()));
  }

  ModelException error(String what) {
    return new ModelException(name, what);
  }

  String name() {
    return name;
  }

  Unit time() {
    return time;
  }

  /** The quantities that were declared. */
  List<Quantity> declared() {
    return declared;
  }

  /** All quantities, declared and inferred, by name. */
  Map<String, Quantity> quantities() {
    return quantities;
  }

  /** The equations of auxiliaries and closed inputs, each after those it uses. */
  List<Equation> order() {
    return order;
  }

  /** The auxiliaries that read their own past. */
  Circles circles() {
    return circles;
  }

  /** Where quantities come from that are not its own. */
  Origins origins() {
    return origins;
  }

  /** The delayed terms of all equations. */
  Lags lags() {
    return lags;
  }

  /** The equations of the states' derivatives, by state, in the order of declaration. */
  Map<String, Equation> rates() {
    return Collections.unmodifiableMap(inOrderOfStates);
  }

  /** The states whose derivative is the literal 0, by place. */
  boolean[] held() {
    boolean[] held = new boolean[inOrderOfStates.size()];
    int i = 0;
    for (Equation rate : inOrderOfStates.values()) {
      held[i++] = rate.value() instanceof Expr.Number number && number.value().signum() == 0;
    }
    return held;
  }

  /** The equation that defines {@code quantity}, which is an auxiliary or a closed input. */
  Optional<Equation> definition(String quantity) {
    return Optional.ofNullable(definitions.get(quantity));
  }

  /** All equations as they were given: the definitions, then the derivatives. */
  List<Equation> equations() {
    List<Equation> all = new ArrayList<>(definitions.values());
    all.addAll(rates.values());
    return all;
  }
}
