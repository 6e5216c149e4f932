package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Hoisted;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Past;

/**
 * What the delayed terms of a description compile to, for runs that remember certain signals. In these
 * programs the terms come behind the states, each under its text; {@code delay(L, D)} is a variable.
 */
final class DelayPrograms {
  private final List<Expr.Delay> terms;
  private final List<String> signals;
  private final int[] read;
  private final List<Set<Expr.Delay>> carried;
  private final boolean[] constant;
  private final int n;
  private final Program rates;
  private final Program lags;
  private final Program auxiliaries;
  private final Supplier<Evaluator> compiledRates;
  private final List<Supplier<Evaluator>> compiledLags;
  private final Supplier<Evaluator> compiledSignals;
  private final Supplier<Evaluator> compiledAuxiliaries;
  private final Supplier<Sparsity> sparsity;
  private final Supplier<Evaluator> compiledLinearized;
  private final Supplier<List<Switch>> switches;
  private final Supplier<Evaluator> compiledSwitches;
  private final Supplier<Splits> splits;

  /** The parts for one run, each on top of the one before. */
  record Splits(Split rates, List<Split> lags, Split signals, Split switches, Supplier<Split> linearized) {}

  DelayPrograms(Description description, List<String> states, List<String> parameters, List<String> signals) {
    terms = description.lags().terms();
    this.signals = signals;
    n = states.size();
    read = terms.stream().mapToInt(term -> signals.indexOf(term.quantity())).toArray();
    carried = signals.stream().map(description.lags()::needed).toList();
    constant = new boolean[terms.size()];
    for (int k = 0; k < constant.length; k++) {
      constant[k] = description.lags().isConstant(terms.get(k));
    }
    List<String> points = Stream.concat(states.stream(), terms.stream().map(Delayed::name)).toList();
    List<Assignment> body = description.order().stream()
        .map(equation -> new Assignment(equation.name(), Delayed.named(equation.value()))).toList();
    java.util.function.Function<List<Expr>, Program> program =
        results -> Program.of(points, parameters, body, results);
    rates = program.apply(
        description.rates().values().stream().map(equation -> Delayed.named(equation.value())).toList());
    lags = program.apply(terms.stream().map(term -> Delayed.named(term.lag())).toList());
    Program remembered = program.apply(names(signals));
    auxiliaries = program.apply(names(body.stream().map(Assignment::name).toList()));
    Program whole = program.apply(
        Stream.of(rates, remembered, lags).flatMap(some -> some.results().stream()).toList());
    List<String> places = new ArrayList<>(states.stream().map(Programs::rateOf).toList());
    places.addAll(signals);
    terms.forEach(term -> places.add("the lag of " + Delayed.name(term)));
    compiledRates = Programs.once(rates::compiled);
    compiledLags = IntStream.range(0, terms.size())
        .mapToObj(k -> Programs.once(() -> lags.only(k).compiled())).toList();
    compiledSignals = Programs.once(remembered::compiled);
    compiledAuxiliaries = Programs.once(auxiliaries::compiled);
    Supplier<Program> derivatives = Programs.once(this::derivatives);
    sparsity = Programs.once(() -> sparsity(derivatives.get()));
    Supplier<Program> linearized = Programs.once(() -> derivatives.get().only(wanted()));
    compiledLinearized = Programs.once(() -> linearized.get().compiled());
    switches = Programs.once(() -> Switch.stopping(whole, places));
    Supplier<Program> switching =
        Programs.once(() -> program.apply(switches.get().stream().map(Switch::function).toList()));
    compiledSwitches = Programs.once(() -> switching.get().compiled());
    splits = Programs.once(() -> splits(remembered, switching.get(), linearized));
  }

  private static List<Expr> names(List<String> names) {
    return names.stream().map(name -> (Expr) new Expr.Name(name)).toList();
  }

  private Splits splits(Program remembered, Program switching, Supplier<Program> linearized) {
    Hoisted last = rates.hoisted();
    Split first = Split.of(last);
    List<Split> waits = new ArrayList<>();
    for (int k = 0; k < terms.size(); k++) {
      last = last.then(lags.only(k));
      waits.add(Split.of(last));
    }
    Hoisted afterSignals = last.then(remembered);
    Hoisted afterSwitches = afterSignals.then(switching);
    return new Splits(first, waits, Split.of(afterSignals), Split.of(afterSwitches),
        Programs.once(() -> Split.of(afterSwitches.then(linearized.get()))));
  }

  /** Rates and lags, their derivatives by states and terms, row by row, and those by the time. */
  private Program derivatives() {
    List<Expr> results = Stream.concat(rates.results().stream(), lags.results().stream()).toList();
    return Program.of(rates.states(), rates.parameters(), rates.body(), results).linearized();
  }

  /** Where the derivatives of the rates by the states are not identically 0. */
  private Sparsity sparsity(Program derivatives) {
    int all = n + terms.size();
    return Sparsity.ofRows(IntStream.range(0, n).mapToObj(i -> IntStream.range(0, n)
        .filter(j -> !derivatives.isZero(all + i * all + j)).toArray()).toArray(int[][]::new));
  }

  /** The places of what a solver wants among the {@link #derivatives}, in its order. */
  private int[] wanted() {
    int all = n + terms.size();
    int byTime = all + all * all;
    Sparsity entries = sparsity();
    IntStream.Builder places = IntStream.builder();
    IntStream.range(0, n).forEach(places);
    IntStream.range(0, n).forEach(i -> IntStream.range(entries.start(i), entries.start(i + 1))
        .forEach(k -> places.add(all + i * all + entries.column(k))));
    IntStream.range(byTime, byTime + n).forEach(places);
    IntStream.range(0, n).forEach(i -> IntStream.range(n, all).forEach(j -> places.add(all + i * all + j)));
    for (int k = n; k < all; k++) {
      places.add(byTime + k);
      IntStream.range(all + k * all, all + (k + 1) * all).forEach(places);
    }
    return places.build().toArray();
  }

  /** The delayed terms, each after those that its lag needs. */
  List<Expr.Delay> terms() {
    return terms;
  }

  /** The names of what is remembered. */
  List<String> signals() {
    return signals;
  }

  /** Which signal a term reads. */
  int read(int k) {
    return read[k];
  }

  /** Whether a signal is a function of a term. */
  boolean reads(int j, int k) {
    return carried.get(j).contains(terms.get(k));
  }

  /** Whether a lag depends on parameters alone. */
  boolean isConstant(int k) {
    return constant[k];
  }

  Evaluator compiledRates() {
    return compiledRates.get();
  }

  /** One lag. */
  Evaluator compiledLag(int k) {
    return compiledLags.get(k).get();
  }

  Evaluator compiledSignals() {
    return compiledSignals.get();
  }

  /** Where the rates depend on the states, the terms held. */
  Sparsity sparsity() {
    return sparsity.get();
  }

  /** What {@link org.homeostat.control.solve.Delays#linearize} writes. */
  Evaluator compiledLinearized() {
    return compiledLinearized.get();
  }

  /** Where rates, signals or lags are not smooth. */
  List<Switch> switches() {
    return switches.get();
  }

  Evaluator compiledSwitches() {
    return compiledSwitches.get();
  }

  /** The same programs for one run. */
  Splits splits() {
    return splits.get();
  }

  /**
   * The states and, behind them, the terms as they are at a time. A term whose lag is 0 is what its signal is
   * now; one that reads what is not known is no number.
   */
  double[] point(double t, double[] y, double[] values, Past past) {
    double[] w = Arrays.copyOf(y, n + terms.size());
    Arrays.fill(w, n, w.length, Double.NaN);
    double[] lag = new double[1];
    double[] now = new double[signals.size()];
    for (int sweep = 0; sweep <= terms.size() && Arrays.stream(w).anyMatch(Double::isNaN); sweep++) {
      for (int k = 0; k < terms.size(); k++) {
        compiledLag(k).evaluate(t, w, values, lag);
        if (lag[0] == 0) {
          compiledSignals().evaluate(t, w, values, now);
          w[n + k] = now[read[k]];
        } else if (lag[0] > 0 && t - lag[0] >= past.from()) {
          w[n + k] = past.signal(read[k], t - lag[0]);
        }
      }
    }
    return w;
  }

  /** What is defined, given the states and terms. */
  Evaluator compiledAuxiliaries() {
    return compiledAuxiliaries.get();
  }

  /** All quantities, given the states and terms: these, by name and text, what is defined, parameters. */
  Map<String, Double> named(double t, double[] w, double[] values) {
    double[] found = new double[auxiliaries.results().size()];
    compiledAuxiliaries.get().evaluate(t, w, values, found);
    Map<String, Double> named = new LinkedHashMap<>();
    put(named, auxiliaries.states(), w);
    put(named, auxiliaries.body().stream().map(Assignment::name).toList(), found);
    put(named, auxiliaries.parameters(), values);
    return named;
  }

  private static void put(Map<String, Double> named, List<String> names, double[] values) {
    for (int i = 0; i < values.length; i++) {
      named.put(names.get(i), values[i]);
    }
  }

  /** The constant lags at these values of the parameters; the others are no numbers. */
  double[] constantLags(double[] values) {
    double[] found = new double[terms.size()];
    Arrays.fill(found, Double.NaN);
    double[] one = new double[1];
    for (int k = 0; k < found.length; k++) {
      if (constant[k]) {
        compiledLag(k).evaluate(0, new double[n + found.length], values, one);
        found[k] = one[0];
      }
    }
    return found;
  }
}
