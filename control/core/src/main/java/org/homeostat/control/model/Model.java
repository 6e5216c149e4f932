package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Unit;

/**
 * A model: declared quantities, equations as text, values and starts. Immutable; one that exists has been checked in
 * full: names, units, one definition for each quantity, no circle among auxiliaries, values inside their domains.
 *
 * <p>An input may stay open, so that one plant can be closed by several laws; such a model cannot run.
 */
public final class Model {
  private final Description description;
  private final Programs programs;
  private final Map<String, Double> values;
  private final Map<String, Double> rest;
  private final Map<String, Double> set;

  private Model(Description description, Programs programs, Map<String, Double> values, Map<String, Double> rest,
      Map<String, Double> set) {
    this.description = description;
    this.programs = programs;
    this.values = values;
    this.rest = rest;
    this.set = set;
  }

  /** A model from its parts: its time unit, its quantities and its equations, in any order. */
  public static Model of(String name, Part... parts) {
    Parts sorted = Parts.of(name, parts);
    return described(new Description(name, sorted.time(), sorted.quantities(), sorted.equations()), Map.of());
  }

  /** A freshly described model; rest is solved at the declared values, whatever was let since. */
  private static Model described(Description description, Map<String, Double> let) {
    Starts.check(description);
    Programs programs = new Programs(description);
    Map<String, Double> declared = new LinkedHashMap<>();
    programs.parameters().forEach(name ->
        description.quantities().get(name).value().ifPresent(value -> declared.put(name, value)));
    Model fresh = new Model(description, programs, declared, Map.of(), Map.of());
    Model rested = fresh.openInputs().isEmpty() ? fresh.atRest() : fresh;
    if (fresh.openInputs().isEmpty()) {
      rested.start();
    }
    Map<String, Double> current = new LinkedHashMap<>(declared);
    let.forEach((name, value) -> current.computeIfPresent(name, (n, old) -> value));
    return new Model(description, programs, current, rested.rest, Map.of());
  }

  /** The same under another name. */
  public Model named(String name) {
    Description renamed =
        new Description(name, description.time(), description.declared(), description.equations());
    return new Model(renamed, programs, values, rest, set);
  }

  /** With more parts; {@code replace(...)} puts equations in the place of old ones. Rest is solved anew. */
  public Model with(Part... parts) {
    Parts more = Parts.of(name(), parts);
    List<Quantity> quantities = new ArrayList<>(description.declared());
    quantities.addAll(more.quantities());
    return described(new Description(name(), description.time(), quantities, more.onto(description.equations())), values);
  }

  /** With another value of a parameter, or of an input that has a default. Starts stay as they are. */
  public Model let(String parameter, double value) {
    Quantity quantity = quantity(parameter);
    if (!values.containsKey(parameter)) {
      throw new ModelException(name(), "'" + parameter + "' cannot be given a value; it is "
          + (quantity.is(Quantity.Kind.STATE) ? "a state. startingAt(...) changes where it starts."
              : "defined by an equation. replace(...) changes that."));
    }
    Declarations.checkValue(name(), quantity, value);
    Map<String, Double> changed = new LinkedHashMap<>(values);
    changed.put(parameter, value);
    return new Model(description, programs, changed, rest, set);
  }

  /** With a state that starts at {@code value}. */
  public Model startingAt(String state, double value) {
    Quantity quantity = quantity(state);
    if (!quantity.is(Quantity.Kind.STATE)) {
      throw new ModelException(name(), "'" + state + "' has no start; only states have one. let(...) changes a value.");
    }
    Declarations.checkStart(name(), quantity, value);
    Map<String, Double> changed = new LinkedHashMap<>(set);
    changed.put(state, value);
    return new Model(description, programs, values, rest, changed);
  }

  /** With the starts that are declared as rest solved again, at the present values. */
  public Model atRest() {
    boolean timeDependent = programs.rates().dependsOnTime();
    Map<String, Double> kept = heldStarts();
    return new Model(description, programs, values,
        Starts.rest(description, field(), values, kept, held(), timeDependent), kept);
  }

  /** Where the states are that the equations hold: they stay there when rest is solved. */
  private Map<String, Double> heldStarts() {
    Map<String, Double> kept = new LinkedHashMap<>(rest);
    kept.putAll(set);
    boolean[] held = held();
    kept.keySet().removeIf(state -> !held[states().indexOf(state)]);
    return kept;
  }

  /** With a state, an auxiliary or an input held at {@code value}: nothing in the model moves it. */
  public Model held(String name, double value) {
    Quantity quantity = quantity(name);
    if (quantity.is(Quantity.Kind.STATE)) {
      return held(name).startingAt(name, value);
    }
    if (quantity.is(Quantity.Kind.PARAMETER)) {
      throw new ModelException(name(), "'" + name + "' is a parameter and cannot be held; let(...) changes its value.");
    }
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return rewritten(new Rewriting(description).closedAt(name, value), more);
  }

  /** With a state held where it is: its derivative is 0. */
  public Model held(String state) {
    if (!quantity(state).is(Quantity.Kind.STATE)) {
      throw new ModelException(name(), "'" + state + "' is not a state; say the value at which it is held.");
    }
    return rewritten(new Rewriting(description).stopped(state), values);
  }

  /** With {@code rate} added to a state's derivative (in its unit per time), or to an input (in its unit). */
  public Model infused(String name, double rate) {
    if (!quantity(name).is(Quantity.Kind.STATE) && values.containsKey(name)) {
      return let(name, values.get(name) + rate);
    }
    Map<String, Double> more = new LinkedHashMap<>(values);
    more.put(Rewriting.infusionOf(name), rate);
    return rewritten(new Rewriting(description).infused(name, rate), more);
  }

  private Model rewritten(Description other, Map<String, Double> otherValues) {
    return new Model(other, new Programs(other), otherValues, rest, set);
  }

  /** The model's name, which begins every message about it. */
  public String name() {
    return description.name();
  }

  /** The unit of {@code t}. */
  public Unit timeUnit() {
    return description.time();
  }

  /** All quantities: declared ones first, then those that equations introduce. */
  public Collection<Quantity> quantities() {
    return description.quantities().values();
  }

  /** Whether the model has a quantity of that name. */
  public boolean has(String name) {
    return description.quantities().containsKey(name);
  }

  /** The quantity of that name; a {@link ModelException} with the nearest name where there is none. */
  public Quantity quantity(String name) {
    if (!has(name)) {
      throw description.error("there is no quantity '" + name + "'."
          + Description.near(name, description.quantities().keySet()));
    }
    return description.quantities().get(name);
  }

  /** The unit of a quantity or of {@code t}, if there is one of that name. */
  public Optional<Unit> unitIfKnown(String name) {
    return name.equals("t")
        ? Optional.of(timeUnit())
        : Optional.ofNullable(description.quantities().get(name)).map(Quantity::unit);
  }

  /** The states, in the order of declaration: the order of every state vector. */
  public List<String> states() {
    return programs.states();
  }

  /** Parameters, and inputs that no equation closes. */
  public List<String> parameters() {
    return programs.parameters();
  }

  /** Auxiliaries and closed inputs, each after those it uses. */
  public List<String> auxiliaries() {
    return description.order().stream().map(Equation::name).toList();
  }

  /** Inputs that have neither an equation nor a default. */
  public List<String> openInputs() {
    return programs.parameters().stream().filter(name -> !values.containsKey(name)).toList();
  }

  /** The states whose derivative is the literal 0, by place. */
  public boolean[] held() {
    boolean[] held = new boolean[states().size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = rate(states().get(i)) instanceof Expr.Number number && number.value().signum() == 0;
    }
    return held;
  }

  /** The present value of a parameter, or of an input that has a default. */
  public double value(String parameter) {
    quantity(parameter);
    if (!values.containsKey(parameter)) {
      throw description.error("'" + parameter + "' has no value of its own; only parameters and inputs with a default have.");
    }
    return values.get(parameter);
  }

  /** The right-hand side of a state's derivative. */
  public Expr rate(String state) {
    return description.rates().get(state).value();
  }

  /** What an auxiliary or a closed input equals; empty for everything else. */
  public Optional<Expr> definition(String name) {
    return description.definition(name).map(Equation::value);
  }

  /** All equations in the order of evaluation: auxiliaries, then derivatives. */
  public List<Equation> equationsInOrder() {
    List<Equation> all = new ArrayList<>(description.order());
    all.addAll(description.rates().values());
    return all;
  }

  /** The derivatives as a program, the auxiliaries kept by name: for those who analyse or compile it themselves. */
  public Program program() {
    return programs.rates();
  }

  /** The values of {@link #parameters}, in their order: what a program's evaluator takes. */
  public double[] parameterValues() {
    checkClosed();
    return programs.parameters().stream().mapToDouble(values::get).toArray();
  }

  /** Where each state starts, in the order of {@link #states}. */
  public double[] start() {
    checkClosed();
    Map<String, Double> known = new LinkedHashMap<>(rest);
    known.putAll(set);
    return Starts.of(description, values, known);
  }

  /** Where a state starts: as declared, or the number it was put to since. */
  public Start startOf(String state) {
    return set.containsKey(state) ? new Start.At(set.get(state)) : quantity(state).start().orElseThrow();
  }

  /** The compiled right-hand side at the present values. */
  public VectorField field() {
    return new ModelField(this, programs, parameterValues());
  }

  /** All quantities' values at a time and state. */
  public Map<String, Double> evaluate(double t, double[] y) {
    Map<String, Double> point = new LinkedHashMap<>();
    double[] defined = new double[description.order().size()];
    programs.compiledAuxiliaries().evaluate(t, y, parameterValues(), defined);
    for (int i = 0; i < y.length; i++) {
      point.put(states().get(i), y[i]);
    }
    for (int i = 0; i < defined.length; i++) {
      point.put(description.order().get(i).name(), defined[i]);
    }
    values.forEach(point::putIfAbsent);
    return point;
  }

  private void checkClosed() {
    List<String> open = openInputs();
    if (!open.isEmpty()) {
      throw description.error("the input '" + open.get(0) + "' is open. Close it with an equation " + open.get(0)
          + " = ..., give it a default, or hold it.");
    }
  }

  /**
   * The unit of an expression in this model's quantities, its names checked; empty for a literal 0, which fits any.
   *
   * @param what whose expression it is, for the message of the {@link ModelException}
   */
  public Optional<Unit> unitOf(String what, Expr expression) {
    return new ExpressionCheck(description).unitOf(what, expression);
  }

  /** The bibliography of the model: each publication once, assumptions after them. */
  public List<String> references() {
    Set<String> lines = new LinkedHashSet<>();
    quantities().stream().flatMap(q -> q.source().stream())
        .filter(source -> source.mark() != Source.Mark.ASSUMED)
        .forEach(source -> lines.add(source.reference()));
    quantities().stream().flatMap(q -> q.source().stream())
        .filter(source -> source.mark() == Source.Mark.ASSUMED)
        .forEach(source -> lines.add(source.reference()));
    return List.copyOf(lines);
  }

  /** The equations, one a line, each with its comment. */
  @Override
  public String toString() {
    return ModelText.of(this);
  }
}
