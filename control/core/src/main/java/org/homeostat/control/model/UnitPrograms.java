package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.HoistedUnit;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.expr.UnitInputs;

/**
 * The programs of a network's unit: its states, then its linked, then its gathered inputs are the states of
 * each. They say which of the unit's derivatives are not always zero.
 */
final class UnitPrograms {

  /** A derivative that is not always zero: of result {@code row} by name {@code column}. */
  record Slope(int row, int column) {}

  private final List<String> states;
  private final List<String> linked;
  private final List<String> gathered;
  private final List<String> parameters = new ArrayList<>();
  private final List<String> own = new ArrayList<>();
  private final Map<String, String> standIns = new HashMap<>();
  private final Program rates;
  private final Program linearized;
  private final Program outputs;
  private final Program outputsLinearized;
  private final List<Switch> switches;
  private final List<Slope> entries;
  private final List<Slope> partials;
  private final List<Slope> outputSlopes;

  UnitPrograms(Model unit, Couplings couplings, Collection<String> differing) {
    states = unit.states();
    linked = couplings.linked().stream().map(Couplings.Direct::input).toList();
    gathered = couplings.gathered().stream().map(Couplings.Gathered::input).toList();
    for (String name : unit.parameters()) {
      if (!linked.contains(name) && !gathered.contains(name)) {
        declare(name, differing.contains(name));
      }
    }
    for (Couplings.Direct link : couplings.linked()) {
      if (link.optional()) {
        standIns.put(link.input(), link.input() + " alone");
        declare(link.input() + " alone", differing.contains(link.input()));
      }
    }
    List<String> names = Stream.of(states, linked, gathered).flatMap(List::stream).toList();
    Program alone = unit.program();
    rates = Program.of(names, parameters, alone.body(), alone.results());
    outputs = resulting(couplings.outputs().stream().map(name -> (Expr) new Expr.Name(name)).toList());
    linearized = rates.linearized();
    outputsLinearized = outputs.linearized();
    List<Expr> all = new ArrayList<>(outputs.results());
    all.addAll(rates.results());
    switches = Switch.stopping(resulting(all), Stream.concat(
        couplings.outputs().stream(), states.stream().map(Programs::rateOf)).toList());
    int free = states.size() + linked.size();
    entries = slopes(linearized, states.size(), column -> column < free);
    partials = slopes(linearized, states.size(), column -> column >= free);
    outputSlopes = slopes(outputsLinearized, couplings.outputs().size(), column -> true);
  }

  private void declare(String name, boolean differs) {
    parameters.add(name);
    if (differs) {
      own.add(name);
    }
  }

  private List<Slope> slopes(Program linear, int rows, IntPredicate wanted) {
    int columns = linear.states().size();
    return IntStream.range(0, rows * columns)
        .filter(k -> wanted.test(k % columns) && !linear.isZero(rows + k))
        .mapToObj(k -> new Slope(k / columns, k % columns)).toList();
  }

  /** Which results of a linearized program these slopes are. */
  private static IntStream chosen(Program linear, int rows, List<Slope> slopes) {
    return slopes.stream().mapToInt(slope -> rows + slope.row * linear.states().size() + slope.column);
  }

  private static IntStream byTime(Program linear, int rows) {
    return IntStream.range(rows + rows * linear.states().size(), linear.results().size());
  }

  private static Program only(Program program, IntStream... chosen) {
    return program.only(Stream.of(chosen).flatMapToInt(some -> some).toArray());
  }

  /** Outputs; rates; switches; outputs, their slopes and time derivatives; and the three of the rates. */
  List<HoistedUnit> hoisted() {
    int m = states.size();
    int a = outputs.results().size();
    return HoistedUnit.of(List.of(outputs, rates, switching(),
        only(outputsLinearized, IntStream.range(0, a), chosen(outputsLinearized, a, outputSlopes),
            byTime(outputsLinearized, a)),
        only(linearized, IntStream.range(0, m), chosen(linearized, m, entries),
            chosen(linearized, m, partials), byTime(linearized, m)),
        only(linearized, chosen(linearized, m, entries), chosen(linearized, m, partials)),
        only(linearized, byTime(linearized, m))), own);
  }

  private Program switching() {
    return resulting(switches.stream().map(Switch::function).toList());
  }

  private Program resulting(List<Expr> results) {
    return Program.of(rates.states(), rates.parameters(), rates.body(), results);
  }

  /** Where the loops find the names of programs that know these terms. */
  UnitInputs inputs(List<String> shared, List<String> ownTerms, int workStride) {
    return new UnitInputs(states, linked, standIns, gathered, shared, ownTerms, ownTerms.size(), workStride);
  }

  /** The parameters that all units share, in their order. */
  List<String> shared() {
    return parameters.stream().filter(name -> !own.contains(name)).toList();
  }

  /** The parameters that differ from unit to unit, in their order. */
  List<String> own() {
    return own;
  }

  /** The input whose value in a unit without a link a parameter is, or else the parameter itself. */
  String standsFor(String parameter) {
    return standIns.entrySet().stream().filter(entry -> entry.getValue().equals(parameter))
        .map(Map.Entry::getKey).findFirst().orElse(parameter);
  }

  List<Switch> switches() {
    return switches;
  }

  /** The rates' derivatives by states, and by linked inputs behind them. */
  List<Slope> entries() {
    return entries;
  }

  /** The rates' derivatives by gathered inputs; their columns begin behind states and linked inputs. */
  List<Slope> partials() {
    return partials;
  }

  /** The outputs' derivatives by states. */
  List<Slope> outputSlopes() {
    return outputSlopes;
  }
}
