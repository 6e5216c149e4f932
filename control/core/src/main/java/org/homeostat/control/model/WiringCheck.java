package org.homeostat.control.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Names;
import org.homeostat.control.unit.Unit;

/** Reads the lines of a network's description, and says what is wrong with them. */
final class WiringCheck {
  private final Model unit;
  private final int size;
  private final String network;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, double[]> starts = new LinkedHashMap<>();
  private final Map<String, Wiring> inputs = new LinkedHashMap<>();
  private final Couplings couplings;

  WiringCheck(Model unit, int size, List<Wiring> lines) {
    this.unit = unit;
    this.size = size;
    network = unit.name() + " x " + size;
    if (size < 1) {
      throw error("a network has at least one unit.");
    }
    if (unit.states().isEmpty()) {
      throw error("a unit has no state, so that there is nothing to run. Model.join(...) it first with a"
          + " model that has one.");
    }
    unit.delayedQuantities().stream().findFirst().ifPresent(delayed -> {
      throw error("its equations read the past of '" + delayed + "', and a network has no delays."
          + "\n    Write the delay as a chain of states, dX1/dt = n*(" + delayed + " - X1)/tau and so on.");
    });
    couplings = new Couplings(size);
    for (Wiring line : lines) {
      if (line instanceof Wiring.Each each) {
        add(each);
      } else {
        checkInput(line);
      }
    }
    inputs.values().forEach(this::couple);
    unit.openInputs().stream().filter(input -> !inputs.containsKey(input) && !values.containsKey(input))
        .findFirst().ifPresent(open -> {
          throw error("nothing gives the input '" + open + "' a value. Add link(\"" + open
              + "\", ...), sum(\"" + open + "\", ...) or each(\"" + open + "\", ...), or give it a default.");
        });
  }

  /** The values of parameters and inputs that differ from unit to unit. */
  Map<String, double[]> values() {
    return values;
  }

  /** The starts that are given for each unit. */
  Map<String, double[]> starts() {
    return starts;
  }

  Couplings couplings() {
    return couplings;
  }

  private ModelException error(String what) {
    return new ModelException(network, what);
  }

  private Quantity quantity(String call, String name, Collection<String> known) {
    if (!unit.has(name)) {
      throw error(call + ": " + unit.name() + " has no '" + name + "'." + Description.near(name, known));
    }
    return unit.quantity(name);
  }

  private List<String> named(Quantity.Kind... kinds) {
    return unit.quantities().stream()
        .filter(quantity -> Arrays.asList(kinds).contains(quantity.kind()) && !isClosed(quantity))
        .map(Quantity::name).toList();
  }

  private boolean isClosed(Quantity quantity) {
    return quantity.is(Quantity.Kind.INPUT) && unit.definition(quantity.name()).isPresent();
  }

  private void add(Wiring.Each each) {
    String call = call("each", each.name());
    Quantity quantity = quantity(call, each.name(),
        named(Quantity.Kind.PARAMETER, Quantity.Kind.INPUT, Quantity.Kind.STATE));
    if (quantity.is(Quantity.Kind.AUXILIARY) || isClosed(quantity)) {
      throw error(call + ": '" + each.name() + "' has an equation, " + equation(each.name())
          + ".\n    Parameters, open inputs and the starts of states can differ from unit to unit.");
    }
    double[] all = new double[size];
    for (int i = 0; i < size; i++) {
      all[i] = each.value().applyAsDouble(i);
      String where = network + ", unit " + i;
      if (quantity.is(Quantity.Kind.STATE)) {
        Declarations.checkStart(where, quantity, all[i]);
      } else {
        Declarations.checkValue(where, quantity, all[i]);
      }
    }
    if ((quantity.is(Quantity.Kind.STATE) ? starts : values).put(each.name(), all) != null) {
      throw error("each(\"" + each.name() + "\", ...) is given twice. Keep one of them.");
    }
  }

  private void checkInput(Wiring line) {
    String call = call(line instanceof Wiring.Link ? "link" : "sum", line.name());
    Quantity quantity = quantity(call, line.name(), named(Quantity.Kind.INPUT));
    if (!quantity.is(Quantity.Kind.INPUT)) {
      throw error(call + ": '" + line.name() + "' is " + quantity.kind().phrase()
          + ", and only inputs take values from other units. Declare it as input(\"" + line.name()
          + "\", ...).");
    }
    if (isClosed(quantity)) {
      throw error(
          call + ": the input is closed already, by " + equation(line.name()) + ". Keep one of the two.");
    }
    if (inputs.put(line.name(), line) != null) {
      throw error("the input '" + line.name()
          + "' is linked twice. Keep one of the two; sum(...) adds up several sources.");
    }
  }

  private void couple(Wiring line) {
    if (line instanceof Wiring.Link link) {
      couple(link);
    } else if (line instanceof Wiring.Sum sum) {
      couple(sum);
    }
  }

  private void couple(Wiring.Link link) {
    String call = call("link", link.name());
    boolean isState = checkSource(call, link.name(), link.source());
    int[] from = new int[size];
    boolean optional = false;
    for (int i = 0; i < size; i++) {
      from[i] = link.from().applyAsInt(i);
      if (from[i] != Wiring.NONE) {
        checkUnit(call, i, from[i]);
      } else {
        optional = true;
        checkDefault(link.name(), i);
      }
    }
    if (isState) {
      couplings.add(new Couplings.Direct(link.name(), unit.states().indexOf(link.source()), from, optional));
      return;
    }
    int[][] lists = new int[size][];
    double[][] weights = new double[size][];
    double[] base = new double[size];
    for (int i = 0; i < size; i++) {
      boolean none = from[i] == Wiring.NONE;
      lists[i] = none ? new int[0] : new int[] {from[i]};
      weights[i] = none ? new double[0] : new double[] {1};
      base[i] = none ? standIn(link.name(), i) : 0;
    }
    gather(link.name(), link.source(), lists, weights, base);
  }

  private void couple(Wiring.Sum sum) {
    String call = call("sum", sum.name());
    checkSource(call, sum.name(), sum.source());
    if (values.containsKey(sum.name())) {
      throw error("'" + sum.name() + "' is a sum over other units, and each(\"" + sum.name()
          + "\", ...) has no part in it. Drop one of the two.");
    }
    int[][] lists = new int[size][];
    double[][] weights = new double[size][];
    for (int i = 0; i < size; i++) {
      int unitOfSum = i;
      int[] listed = sum.from().apply(i);
      if (listed == null) {
        throw error(call + ": for unit " + i + " the units to read are null. Give new int[0] for none.");
      }
      lists[i] = listed.clone();
      Arrays.stream(lists[i]).forEach(j -> checkUnit(call, unitOfSum, j));
      weights[i] = Arrays.stream(lists[i]).mapToDouble(j -> sum.weight().of(unitOfSum, j)).toArray();
      for (int j = 0; j < weights[i].length; j++) {
        if (!Double.isFinite(weights[i][j])) {
          throw error(call + ": unit " + i + " takes unit " + lists[i][j] + " " + weights[i][j]
              + " times, which is no finite number.");
        }
      }
    }
    gather(sum.name(), sum.source(), lists, weights, new double[size]);
  }

  private void gather(String input, String source, int[][] from, double[][] weights, double[] base) {
    boolean ofStates = unit.states().contains(source);
    int place = ofStates ? unit.states().indexOf(source) : couplings.output(source);
    couplings.add(new Couplings.Gathered(input, ofStates, place, from, weights, base));
  }

  /** Whether the source is a state, else an auxiliary that can be read. */
  private boolean checkSource(String call, String input, String source) {
    Quantity read = quantity(call, source, named(Quantity.Kind.STATE, Quantity.Kind.AUXILIARY));
    if (!read.is(Quantity.Kind.STATE) && !read.is(Quantity.Kind.AUXILIARY) && !isClosed(read)) {
      throw error(call + ": '" + source + "' is " + read.kind().phrase()
          + "; what other units can read is a state or an auxiliary.");
    }
    carrier(source, new HashSet<>()).ifPresent(linked -> {
      throw error(call + ": the " + (isClosed(read) ? "input" : "auxiliary") + " '" + source
          + "' depends on '" + linked + "', which comes from other units itself.\n    " + equation(source)
          + "\n    Make '" + source + "' a state, or link the states it is made of.");
    });
    checkUnits(call, unit.quantity(input), read);
    return read.is(Quantity.Kind.STATE);
  }

  /** The input from other units that an auxiliary depends on, if there is one. */
  private Optional<String> carrier(String name, Set<String> seen) {
    if (inputs.containsKey(name)) {
      return Optional.of(name);
    }
    return unit.definition(name).filter(definition -> seen.add(name)).flatMap(definition ->
        Names.of(definition).stream().flatMap(used -> carrier(used, seen).stream()).findFirst());
  }

  private void checkUnits(String call, Quantity input, Quantity source) {
    Unit to = input.unit();
    Unit from = source.unit();
    if (!to.isSame(from)) {
      throw error(call + ": '" + input.name() + "' and '" + source.name() + "' have different units.\n    "
          + input.name() + " is " + shown(to) + "; " + source.name() + " is " + shown(from) + "."
          + (to.isCommensurable(from)
              ? "\n    " + from.conversionTo(to) + ": declare both in one unit."
              : "\n    Declare the input in the unit of what it reads, and convert it in the equations."));
    }
  }

  private static String shown(Unit unit) {
    return unit.isDimensionless() ? "a pure number" : unit.toString();
  }

  private void checkUnit(String call, int reader, int read) {
    if (read < 0 || read >= size) {
      throw error(call + ": unit " + reader + " is to read unit " + read + "; the units are 0 to "
          + (size - 1) + (read < 0 && call.startsWith("link") ? ", and NONE is " + Wiring.NONE : "") + ".");
    }
  }

  private void checkDefault(String input, int reader) {
    if (!values.containsKey(input) && unit.openInputs().contains(input)) {
      throw error("unit " + reader + " has no link for '" + input
          + "', which has no default. Give it one, as in input(\"" + input
          + "\", 0, ...), or each(\"" + input + "\", ...).");
    }
  }

  private double standIn(String input, int reader) {
    return values.containsKey(input) ? values.get(input)[reader] : unit.value(input);
  }

  private String equation(String name) {
    return unit.equationsInOrder().stream()
        .filter(equation -> equation.name().equals(name) && !equation.derivative())
        .findFirst().orElseThrow().text();
  }

  private static String call(String method, String name) {
    return method + "(\"" + name + "\", ...)";
  }
}
