package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.homeostat.control.expr.HoistedUnit;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.expr.UnitInputs;
import org.homeostat.control.expr.UnitLoop;
import org.homeostat.control.expr.UnitResult;
import org.homeostat.control.model.UnitPrograms.Slope;

/**
 * A network compiled: the loops over its units, the arrays they read, and the constants worked out. Runs
 * share it; nothing in it changes.
 */
final class NetworkCode {

  /** The stages, in the order in which they stand on one another. */
  static final int OUTPUTS = 0;
  static final int RATES = 1;
  static final int SWITCHES = 2;
  static final int OUTPUTS_LINEARIZED = 3;
  static final int LINEARIZED = 4;
  static final int JACOBIAN = 5;
  static final int TIME_DERIVATIVE = 6;

  private final int size;
  private final int states;
  private final Gathering gathering;
  private final NetworkPattern pattern;
  private final int[] sources;
  private final List<Switch> switches;
  private final boolean hasOutputs;
  private final List<UnitStage> stages = new ArrayList<>();
  private final double[] shared;
  private final double[] own;
  private final Supplier<Optional<StraightLine.Code>> elimination;
  private final Supplier<Optional<ComplexStraightLine.Code>> complexElimination;

  NetworkCode(Model unit, Couplings couplings, Map<String, double[]> differing) {
    UnitPrograms programs = new UnitPrograms(unit, couplings, differing.keySet());
    size = couplings.size();
    states = unit.states().size();
    switches = programs.switches();
    hasOutputs = !couplings.outputs().isEmpty();
    gathering = new Gathering(couplings, programs, states, states + couplings.linked().size());
    sources = couplings.sources(states);
    pattern = new NetworkPattern(size, states, sources, programs.entries(), gathering);
    List<HoistedUnit> parts = programs.hoisted();
    List<String> ownNames = parts.get(parts.size() - 1).ownNames();
    List<String> sharedNames = parts.get(0).sharedNames();
    UnitInputs inputs = programs.inputs(sharedNames, ownNames, gathering.stride());
    List<List<UnitResult>> results = results(programs, couplings);
    for (int stage = 0; stage < parts.size(); stage++) {
      stages.add(new UnitStage(parts.get(stage), inputs, results.get(stage)));
    }
    shared = Arrays.copyOf(programs.shared().stream()
        .mapToDouble(name -> unit.value(programs.standsFor(name))).toArray(), sharedNames.size());
    own = own(programs, differing, ownNames.size());
    stages.forEach(stage -> stage.constants(shared, own, size));
    elimination = Programs.once(() -> Programs.eliminated(pattern.sparsity()));
    complexElimination = Programs.once(() -> Programs.complex(elimination.get()));
  }

  /** What each unit has for itself, with room for what will be worked out of it. */
  private double[] own(UnitPrograms programs, Map<String, double[]> differing, int stride) {
    double[] all = new double[Math.multiplyExact(size, stride)];
    for (int k = 0; k < programs.own().size(); k++) {
      double[] values = differing.get(programs.standsFor(programs.own().get(k)));
      for (int i = 0; i < size; i++) {
        all[i * stride + k] = values[i];
      }
    }
    return all;
  }

  /** Where the results of each stage go. */
  private List<List<UnitResult>> results(UnitPrograms programs, Couplings couplings) {
    int n = size * states;
    int outputs = couplings.outputs().size();
    List<UnitResult> partials = work(gathering.firstPartial(), programs.partials().size());
    List<UnitResult> rates = rows(0, states);
    return List.of(
        work(gathering.firstOutput(), outputs),
        rates,
        rows(0, switches.size()),
        work(gathering.firstOutput(), outputs + programs.outputSlopes().size() + outputs),
        joined(List.of(rates, entries(n, programs.entries(), couplings), partials,
            rows(n + pattern.sparsity().size(), states))),
        joined(List.of(entries(0, programs.entries(), couplings), partials)),
        rates);
  }

  private static List<UnitResult> rows(int offset, int count) {
    return IntStream.range(0, count).<UnitResult>mapToObj(i -> new UnitResult.Row(offset, count, i)).toList();
  }

  private static List<UnitResult> work(int first, int count) {
    return IntStream.range(first, first + count).<UnitResult>mapToObj(UnitResult.Work::new).toList();
  }

  private List<UnitResult> entries(int offset, List<Slope> slopes, Couplings couplings) {
    return IntStream.range(0, slopes.size()).<UnitResult>mapToObj(e -> {
      int link = slopes.get(e).column() - states;
      boolean optional = link >= 0 && couplings.linked().get(link).optional();
      return new UnitResult.Entry(offset, slopes.size(), e, pattern.isAdded(e), optional);
    }).toList();
  }

  private static List<UnitResult> joined(List<List<UnitResult>> some) {
    return some.stream().flatMap(List::stream).toList();
  }

  int size() {
    return size;
  }

  int dimension() {
    return size * states;
  }

  NetworkPattern pattern() {
    return pattern;
  }

  Gathering gathering() {
    return gathering;
  }

  int[] sources() {
    return sources;
  }

  /** The switches of one unit. */
  List<Switch> switches() {
    return switches;
  }

  /** The elimination of the Jacobian, where writing it out pays: in small networks. */
  Optional<StraightLine.Code> elimination() {
    return elimination.get();
  }

  /** The same for complex shifts. */
  Optional<ComplexStraightLine.Code> complexElimination() {
    return complexElimination.get();
  }

  /** Whether units read auxiliaries of one another. */
  boolean hasOutputs() {
    return hasOutputs;
  }

  UnitLoop loop(int stage) {
    return stages.get(stage).rest();
  }

  UnitStage stage(int stage) {
    return stages.get(stage);
  }

  /** A copy of what all units share, for a run that adds what depends on the time. */
  double[] shared() {
    return shared.clone();
  }

  /** What the units have for themselves; a copy, if it depends on the time. */
  double[] own() {
    return stages.stream().anyMatch(UnitStage::hasOwnTimed) ? own.clone() : own;
  }

  /** A new work array, with that many places behind those of the units. */
  double[] work(int more) {
    return new double[size * gathering.stride() + more];
  }
}
