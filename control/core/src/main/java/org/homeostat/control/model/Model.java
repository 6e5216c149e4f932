package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Explanation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.noise.Diffusion;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Unit;

/**
 * A model: declared quantities, equations as text, values and starts. Immutable; one that exists has been
 * checked in full: names, units, one definition for each quantity, no circle among auxiliaries, values inside
 * their domains.
 *
 * <p>An input may stay open, so that one plant can be closed by several laws; such a model cannot run. A
 * model with open inputs needs no state: a law is a model, too, and {@link #join} makes one of the two.
 */
public final class Model {
  private final Description description;
  private final Programs programs;
  private final Givens givens;

  Model(Description description, Programs programs, Givens givens) {
    this.description = description;
    this.programs = programs;
    this.givens = givens;
    description.lags().check(givens.values());
  }

  /** A description with what is given to it, as it is: nothing is solved for. */
  Model(Description description, Givens givens) {
    this(description, new Programs(description), givens);
  }

  /** A model from its parts: its time unit, its quantities and its equations, in any order. */
  public static Model of(String name, Part... parts) {
    Parts sorted = Parts.of(name, parts);
    var description = new Description(name, sorted.time(), sorted.quantities(), sorted.equations());
    return Settling.of(description, Givens.NONE);
  }

  /**
   * Two models to be made one: {@code Model.join(plant, law).connecting("FI", "EE").named("loop")}. Where no
   * more is said they keep apart, and no name may be in both.
   */
  public static Join join(Model first, Model second) {
    return Join.of(first, second);
  }

  /** The same under another name. */
  public Model named(String name) {
    return new Model(new Rewriting(description).named(name), programs, givens);
  }

  /**
   * With some quantities under other names, from old to new, all at once. Equations keep their layout; what
   * people wrote in words, comments and meanings, stays as it is. {@link #origin} tells the old name.
   */
  public Model renamed(Map<String, String> names) {
    return Renaming.of(this, names);
  }

  /** With a quantity under another name. */
  public Model renamed(String from, String to) {
    return renamed(Map.of(from, to));
  }

  /** With {@code prefix_} before the name of each quantity: FM is {@code wt_FM}. The time stays t. */
  public Model prefixed(String prefix) {
    return renamed(Renaming.prefixed(this, prefix));
  }

  /**
   * With more parts; {@code replace(...)} puts equations in the place of old ones. What {@link #let} and
   * {@link #startingAt} said stays; rest is solved anew, at the declared values.
   */
  public Model with(Part... parts) {
    return Settling.of(new Rewriting(description).with(Parts.of(name(), parts)), givens);
  }

  /** With an input, open or with a default, that equals an expression from now on; as {@link #with}. */
  public Model closed(String input, String expression) {
    Inputs.of(this).check(input);
    return with(Part.equations(input + " = " + expression));
  }

  /** A network of so many units with these equations; {@link Wiring} says how they differ and are linked. */
  public Network replicate(int size, Wiring... wiring) {
    return new Network(this, size, List.of(wiring));
  }

  /**
   * With another value of a parameter, or of an input that has a default. Rest stays where it was; a start
   * that is an expression follows the value.
   */
  public Model let(String parameter, double value) {
    Quantity quantity = quantity(parameter);
    Rewriting.checkLet(this, quantity, values().containsKey(parameter));
    Declarations.checkValue(name(), quantity, value);
    return given(givens.let(parameter, value));
  }

  /** With a state that starts at {@code value}. */
  public Model startingAt(String state, double value) {
    Quantity quantity = quantity(state);
    Declarations.checkStarts(name(), quantity);
    Declarations.checkStart(name(), quantity, value);
    return given(givens.startingAt(state, value));
  }

  /** With some values, wherever they are: the domains are not looked at. */
  Model given(Map<String, Double> some) {
    return given(givens.valued(Starts.together(values(), some)));
  }

  /** The same description with other givens. */
  Model given(Givens others) {
    return new Model(description, programs, others);
  }

  /**
   * With the starts that are declared as rest solved again, at the present values; a {@link #startingAt} of
   * such a state is given up. States that the equations hold stay where they are. Delays do not matter to
   * where the rest is; whether it is stable with them is not asked here: see {@code analysis.Equilibrium}.
   */
  public Model atRest() {
    Inputs.of(this).checkClosed();
    return given(Settling.atRest(this));
  }

  /** With a state, an auxiliary or an input held at {@code value}: nothing in the model moves it. */
  public Model held(String name, double value) {
    Quantity quantity = quantity(name);
    if (quantity.is(Quantity.Kind.STATE)) {
      Declarations.checkValue(name(), quantity, value);
      return held(name).startingAt(name, value);
    }
    Rewriting.checkHeld(this, quantity);
    Givens held = givens.let(name, value);
    Description closed = new Rewriting(description).closedAt(name, value);
    return openInputs().contains(name) ? Settling.of(closed, held) : new Model(closed, held);
  }

  /** With a state held where it is: its derivative is 0. */
  public Model held(String state) {
    Declarations.checkStops(name(), quantity(state));
    return new Model(new Rewriting(description).stopped(state), givens);
  }

  /** With {@code rate} added to a state's derivative (in its unit per time), or to an input (in its unit). */
  public Model infused(String name, double rate) {
    Rewriting.checkInfused(this, quantity(name));
    if (values().containsKey(name)) {
      return let(name, value(name) + rate);
    }
    String infusion = Rewriting.infusionOf(name, description.quantities().keySet());
    return new Model(new Rewriting(description).infused(name, infusion, rate), givens.let(infusion, rate));
  }

  /** With white noise of that intensity on a state, in place of any it had: {@link Quantity#noise}. */
  public Model noisy(String state, String intensity) {
    quantity(state);
    return new Model(new Rewriting(description).noisy(state, intensity), givens);
  }

  Description description() {
    return description;
  }

  Givens givens() {
    return givens;
  }

  private Map<String, Double> values() {
    return givens.values();
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
      throw description.missing(name);
    }
    return description.quantities().get(name);
  }

  /** Where a quantity comes from, if the model was joined or renamed: {@code FM of leptin.plant}. */
  public Origin origin(String name) {
    quantity(name);
    return Origin.of(this, name);
  }

  /** The unit of a quantity or of {@code t}, if there is one of that name. */
  public Optional<Unit> unitIfKnown(String name) {
    return name.equals("t") ? Optional.of(timeUnit())
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
    return programs.parameters().stream().filter(name -> !values().containsKey(name)).toList();
  }

  /** The states whose derivative is the literal 0, by place. */
  public boolean[] held() {
    return description.held();
  }

  /** The states with noise, in the order of {@link #states}. */
  public List<String> noisyStates() {
    return states().stream().filter(state -> noise(state).isPresent()).toList();
  }

  /** The intensity of the noise on a quantity; empty where there is none. */
  public Optional<Expr> noise(String name) {
    return quantity(name).noise();
  }

  /** The present value of a parameter, or of an input that has a default. */
  public double value(String parameter) {
    quantity(parameter);
    if (!values().containsKey(parameter)) {
      throw Declarations.valueless(name(), parameter);
    }
    return values().get(parameter);
  }

  /** The right-hand side of a state's derivative. */
  public Expr rate(String state) {
    Declarations.checkState(name(), quantity(state));
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

  /** The derivatives as a program, auxiliaries by name, delayed terms being what their quantities are now. */
  public Program program() {
    return programs.rates();
  }

  /** The values of {@link #parameters}, in their order: what a program's evaluator takes. */
  public double[] parameterValues() {
    Inputs.of(this).checkClosed();
    return programs.parameters().stream().mapToDouble(values()::get).toArray();
  }

  /** Where each state starts, in the order of {@link #states}. */
  public double[] start() {
    Inputs.of(this).checkClosed();
    return Starts.of(description, values(), givens.starts());
  }

  /** Where a state starts: as declared, or the number it was put to since. */
  public Start startOf(String state) {
    Declarations.checkState(name(), quantity(state));
    return givens.set().containsKey(state) ? new Start.At(givens.set().get(state))
        : quantity(state).start().orElseThrow();
  }

  /** The quantities whose past the equations read, as delayed terms; mostly none. */
  public List<String> delayedQuantities() {
    return description.lags().quantities();
  }

  /** What these were before the start. */
  public Memory memory() {
    return Earlier.memory(description, values(), start());
  }

  /** The compiled right-hand side at the present values. */
  public VectorField field() {
    return field(delayedQuantities());
  }

  /** The same for a run that remembers certain quantities, among them those whose past is read. */
  public VectorField field(List<String> signals) {
    double[] present = parameterValues();
    return new ModelField(this, programs, present, signals.isEmpty() ? Optional.empty()
        : Optional.of(new ModelDelays(this, programs.delays(List.copyOf(signals)), present)));
  }

  /** The noise at the present values, compiled. */
  public Diffusion diffusion() {
    return ModelDiffusion.of(states(), programs.intensities(), parameterValues());
  }

  /** All quantities' values at a time and state, delayed terms too, as if all had always been what it is. */
  public Map<String, Double> evaluate(double t, double[] y) {
    programs.checkSize(name(), y);
    Inputs.of(this).checkClosed();
    return programs.point(t, y, values(), auxiliaries());
  }

  /** The same where the past was as remembered; each delayed term is among the values, by its text. */
  public Map<String, Double> evaluate(double t, double[] y, Memory memory) {
    return memory.isEmpty() ? evaluate(t, y) : programs.point(t, y, values(), memory);
  }

  /** The same of some quantities, for many times and states: their names are looked up once. */
  public Observation observing(List<String> names, Memory memory) {
    return new Observation(this, programs, names, memory);
  }

  /**
   * The unit of an expression in this model's quantities; empty for a literal 0, which fits any.
   *
   * @param what whose expression it is, for the message of the {@link ModelException}
   */
  public Optional<Unit> unitOf(String what, Expr expression) {
    return new ExpressionCheck(description).unitOf(what, expression);
  }

  /** Checks that an expression about this model follows from what is now, with no delayed term on the way. */
  public void checkPresent(String what, Expr expression) {
    new ExpressionCheck(description).checkPresent(what, expression);
  }

  /**
   * How an equation comes to its value at the start: every subterm with its value and unit.
   *
   * @param name a state, for its derivative, or an auxiliary
   */
  public Explanation explain(String name) {
    quantity(name);
    Expr value = states().contains(name) ? rate(name) : definition(name).orElseThrow(() -> description.error(
        "'" + name + "' has no equation to explain; it is " + Numbers.show(value(name)) + "."));
    return explain(value, 0, evaluate(0, start(), memory()));
  }

  /** How an expression comes to its value at a time, given those of all names and delayed terms in it. */
  public Explanation explain(Expr value, double t, Map<String, Double> point) {
    return Explanation.of(value, used -> used.equals("t") ? t : point.get(used), this::unitIfKnown);
  }

  /** The equations as the lines of a LaTeX {@code aligned} block. */
  public String latex() {
    return ModelText.latex(this);
  }

  /** The bibliography of the model: each publication once, then what was assumed, and of which quantities. */
  public List<String> references() {
    return Bibliography.of(quantities());
  }

  /** The equations, one a line, each with its comment. */
  @Override
  public String toString() {
    return ModelText.of(this);
  }
}
