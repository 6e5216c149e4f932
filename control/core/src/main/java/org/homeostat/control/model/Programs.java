package org.homeostat.control.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Hoisted;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.linear.Sparsity;

/**
 * What a description compiles to; each part is made when it is first asked for, and shared by all models of
 * it.
 */
final class Programs {
  /** Multiplications in an elimination, past which a loop is left to do them. */
  private static final int MOST_MULTIPLICATIONS = 3000;

  /** States past which no complex one is written out: it has four times as many. */
  private static final int MOST_COMPLEX = 50;

  /** States past which no elimination is looked for. */
  private static final int MOST_STATES = 100;

  private final List<String> states;
  private final List<String> parameters;
  private final Program rates;
  private final Program auxiliaries;
  private final Supplier<Evaluator> compiledRates;
  private final Supplier<Evaluator> compiledJacobian;
  private final Supplier<Evaluator> compiledTimeDerivative;
  private final Supplier<Evaluator> compiledAuxiliaries;
  private final Supplier<Program> linearized;
  private final Supplier<Sparsity> sparsity;
  private final Supplier<Evaluator> compiledLinearized;
  private final Supplier<Split> splitRates;
  private final Supplier<Split> splitLinearized;
  private final Supplier<List<Switch>> switches;
  private final Supplier<Evaluator> compiledSwitches;
  private final Supplier<Split> splitSwitches;
  private final Supplier<Intensities> intensities;
  private final Supplier<Optional<StraightLine.Code>> elimination;
  private final Supplier<Optional<ComplexStraightLine.Code>> complexElimination;

  private final List<Expr.Delay> delayed;
  private final Function<List<String>, DelayPrograms> delays;

  Programs(Description description) {
    states = List.copyOf(description.rates().keySet());
    parameters = description.quantities().values().stream()
        .filter(q -> q.is(Quantity.Kind.PARAMETER)
            || q.is(Quantity.Kind.INPUT) && description.definition(q.name()).isEmpty())
        .map(Quantity::name)
        .toList();
    List<Assignment> body = description.order().stream()
        .map(equation -> new Assignment(equation.name(), description.circles().present(equation.value())))
        .toList();
    List<Expr> results = description.rates().values().stream()
        .map(equation -> description.circles().present(equation.value())).toList();
    List<Expr> defined = description.order().stream().map(e -> (Expr) new Expr.Name(e.name())).toList();
    rates = Program.of(states, parameters, body, results);
    auxiliaries = Program.of(states, parameters, body, defined);
    compiledRates = once(rates::compiled);
    compiledJacobian = once(() -> rates.jacobian().only(entries()).compiled());
    compiledTimeDerivative = once(() -> rates.timeDerivative().compiled());
    compiledAuxiliaries = once(auxiliaries::compiled);
    Supplier<Program> whole = once(rates::linearized);
    sparsity = once(() -> sparsity(whole.get()));
    linearized = once(() -> whole.get().only(IntStream.concat(IntStream.range(0, states.size()),
        IntStream.concat(Arrays.stream(entries()).map(k -> states.size() + k),
            IntStream.range(0, states.size()).map(i -> whole.get().results().size() - states.size() + i)))
        .toArray()));
    compiledLinearized = once(() -> linearized.get().compiled());
    Supplier<Hoisted> hoisted = once(rates::hoisted);
    splitRates = once(() -> Split.of(hoisted.get()));
    switches = once(() -> Switch.stopping(rates, states.stream().map(Programs::rateOf).toList()));
    Supplier<Program> switching = once(() ->
        Program.of(states, parameters, body, switches().stream().map(Switch::function).toList()));
    compiledSwitches = once(() -> switching.get().compiled());
    Supplier<Hoisted> hoistedSwitches = once(() -> hoisted.get().then(switching.get()));
    splitSwitches = once(() -> Split.of(hoistedSwitches.get()));
    splitLinearized = once(() -> Split.of(hoistedSwitches.get().then(linearized.get())));
    intensities = once(() -> Intensities.of(description, rates));
    elimination = once(() -> eliminated(sparsity()));
    complexElimination = once(() -> complex(elimination.get()));
    delayed = description.lags().terms();
    Map<List<String>, DelayPrograms> known = new ConcurrentHashMap<>();
    delays = signals -> known.computeIfAbsent(
        signals, missing -> new DelayPrograms(description, states, parameters, missing));
  }

  /** What is made of the delayed terms, for runs that remember these signals. */
  DelayPrograms delays(List<String> signals) {
    return delays.apply(signals);
  }

  /** What the equation of a state's derivative is called. */
  static String rateOf(String state) {
    return "d" + state + "/dt";
  }

  /** A value that is made when it is first asked for. */
  static <T> Supplier<T> once(Supplier<T> maker) {
    return new Supplier<>() {
      private T made;

      @Override
      public synchronized T get() {
        made = made == null ? maker.get() : made;
        return made;
      }
    };
  }

  List<String> states() {
    return states;
  }

  /** Parameters, and inputs that no equation closes. */
  List<String> parameters() {
    return parameters;
  }

  /** The values that parameters and inputs are declared with. */
  Map<String, Double> declared(Description description) {
    Map<String, Double> declared = new LinkedHashMap<>();
    parameters.forEach(name ->
        description.quantities().get(name).value().ifPresent(value -> declared.put(name, value)));
    return declared;
  }

  /** Checks that there is a value for each state. */
  void checkSize(String model, double[] y) {
    if (y.length != states.size()) {
      throw new IllegalArgumentException(model + " has " + states.size() + " states, not " + y.length + ".");
    }
  }

  /** The derivatives of the states, as a program; delayed terms are what their quantities are now. */
  Program rates() {
    return rates;
  }

  Evaluator compiledRates() {
    return compiledRates.get();
  }

  Evaluator compiledJacobian() {
    return compiledJacobian.get();
  }

  Evaluator compiledTimeDerivative() {
    return compiledTimeDerivative.get();
  }

  /** The auxiliaries and closed inputs, in the description's order. */
  Evaluator compiledAuxiliaries() {
    return compiledAuxiliaries.get();
  }

  /** Where the Jacobian is not identically 0. */
  Sparsity sparsity() {
    return sparsity.get();
  }

  /** The derivatives, the entries of their Jacobian and their time derivative. */
  Evaluator compiledLinearized() {
    return compiledLinearized.get();
  }

  /** The derivatives for one run. */
  Split splitRates() {
    return splitRates.get();
  }

  /** Where the derivatives are not smooth. */
  List<Switch> switches() {
    return switches.get();
  }

  /** The values of the {@link #switches}. */
  Evaluator compiledSwitches() {
    return compiledSwitches.get();
  }

  /** The values of the {@link #switches} for one run, on top of {@link #splitRates}. */
  Split splitSwitches() {
    return splitSwitches.get();
  }

  /** What {@link #compiledLinearized} gives, for one run, on top of {@link #splitSwitches}. */
  Split splitLinearized() {
    return splitLinearized.get();
  }

  /** The intensities of the noise. */
  Intensities intensities() {
    return intensities.get();
  }

  /** The elimination of this Jacobian, where writing it out pays. */
  Optional<StraightLine.Code> elimination() {
    return elimination.get();
  }

  /** The same for complex shifts. */
  Optional<ComplexStraightLine.Code> complexElimination() {
    return complexElimination.get();
  }

  /** What a real elimination is for complex shifts, where writing that out pays. */
  static Optional<ComplexStraightLine.Code> complex(Optional<StraightLine.Code> real) {
    return real.filter(code -> code.sparsity().dimension() <= MOST_COMPLEX)
        .map(code -> ComplexStraightLine.Code.of(code.sparsity()));
  }

  /** The elimination of a Jacobian with these entries, where writing it out pays. */
  static Optional<StraightLine.Code> eliminated(Sparsity sparsity) {
    if (sparsity.dimension() > MOST_STATES) {
      return Optional.empty();
    }
    Elimination elimination = new Elimination(sparsity);
    return elimination.multiplications() > MOST_MULTIPLICATIONS
        ? Optional.empty()
        : Optional.of(StraightLine.Code.of(sparsity, elimination));
  }

  /** Where a program that gives n rates and then their Jacobian, whole, has no 0 in that. */
  private Sparsity sparsity(Program whole) {
    int n = states.size();
    return Sparsity.ofRows(IntStream.range(0, n).mapToObj(i -> IntStream.range(0, n)
        .filter(j -> !whole.isZero(n + i * n + j)).toArray()).toArray(int[][]::new));
  }

  /** The places i*n + j of the entries in the whole Jacobian. */
  private int[] entries() {
    Sparsity entries = sparsity();
    int n = states.size();
    return IntStream.range(0, n).flatMap(i -> IntStream.range(entries.start(i), entries.start(i + 1))
        .map(k -> i * n + entries.column(k))).toArray();
  }

  /** All quantities at a time and state with that past; the delayed terms are among them, by their texts. */
  Map<String, Double> point(double t, double[] y, Map<String, Double> values, Memory memory) {
    double[] present = parameterValues(values);
    DelayPrograms whole = delays(memory.signals());
    return whole.named(t, whole.point(t, y, present, memory.past()), present);
  }

  private double[] parameterValues(Map<String, Double> values) {
    return parameters.stream().mapToDouble(values::get).toArray();
  }

  /** All quantities at a time and state: the states, then what is defined, then the other values. */
  Map<String, Double> point(double t, double[] y, Map<String, Double> values, List<String> defined) {
    double[] results = new double[defined.size()];
    compiledAuxiliaries().evaluate(t, y, parameterValues(values), results);
    Map<String, Double> point = new LinkedHashMap<>();
    for (int i = 0; i < y.length; i++) {
      point.put(states().get(i), y[i]);
    }
    for (int i = 0; i < results.length; i++) {
      point.put(defined.get(i), results[i]);
    }
    values.forEach(point::putIfAbsent);
    delayed.forEach(term -> point.put(Delayed.name(term), point.get(term.quantity())));
    return point;
  }
}
