package org.homeostat.control.framing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.unit.Unit;

/**
 * How the quantities of one model, the target, are written in those of another, the source. What is not said
 * goes by name.
 */
record Mapping(
    Model source, Model target, Map<String, Expr> entries, Map<String, Expr> inverse, InvariantSet set) {

  /** A mapping without a stated inverse, everywhere. */
  Mapping(Model source, Model target, Map<String, Expr> entries) {
    this(source, target, entries, Map.of(), InvariantSet.EVERYTHING);
  }

  /** The mapping between two models that the entries describe, in whichever direction they go. */
  static Mapping of(Model a, Model b, List<String> entries) {
    Map<String, Expr> parsed = new LinkedHashMap<>();
    for (String entry : entries) {
      Equation equation = parse(a, b, entry);
      if (parsed.putIfAbsent(equation.name(), equation.value()) != null) {
        throw wrong(a, b, "'" + equation.name() + "' is mapped twice.");
      }
    }
    boolean onto = parsed.keySet().stream().allMatch(b::has) && covers(a, parsed);
    boolean back = parsed.keySet().stream().allMatch(a::has) && covers(b, parsed);
    if (!onto && !back) {
      String said = entries.stream().map(entry -> "\n    " + entry).collect(Collectors.joining());
      throw wrong(a, b, "each entry writes a quantity of one model in quantities of the other alone,"
          + " all in one direction." + said + missing(a, b, parsed));
    }
    boolean forwards = onto && (!back || !parsed.isEmpty() || reaches(a, b));
    Mapping mapping = forwards ? new Mapping(a, b, parsed) : new Mapping(b, a, parsed);
    mapping.checkUnits();
    mapping.checkEntries();
    return mapping;
  }

  /**
   * The same between other models of the same names: what interventions make of these. What is held in the
   * target alone is what it is held at, whatever the map says; unless that is written in what stays.
   */
  Mapping between(Model otherSource, Model otherTarget) {
    Map<String, Expr> valid = new LinkedHashMap<>(entries);
    valid.keySet().removeIf(name -> target.auxiliaries().contains(name)
        && otherTarget.parameters().contains(name) && (otherSource.has(name)
            || !otherSource.parameters().containsAll(Names.of(entries.get(name)))));
    return new Mapping(otherSource, otherTarget, valid, inverse, set);
  }

  /** The same with an inverse: states of the source in quantities of the target. */
  Mapping inverse(List<String> stated) {
    Map<String, Expr> parsed = new LinkedHashMap<>();
    for (String entry : stated) {
      Equation equation = parse(source, target, entry);
      Optional<String> unknown = Names.of(equation.value()).stream()
          .filter(name -> !name.equals("t") && !target.has(name)).findFirst();
      if (!source.states().contains(equation.name()) || unknown.isPresent()) {
        throw wrong(source, target, "'" + entry + "' is no entry of the inverse, which writes the states of "
            + source.name() + " (" + String.join(", ", source.states()) + ") in quantities of "
            + target.name() + unknown.map(name -> "; that has no '" + name + "'").orElse("") + ".");
      }
      parsed.put(equation.name(), equation.value());
    }
    return new Mapping(source, target, entries, parsed, set);
  }

  /** The same on a set alone. */
  Mapping on(InvariantSet other) {
    return new Mapping(source, target, entries, inverse, other);
  }

  /** What somebody says is a map between states loses none of them. */
  void checkRegular(List<String> changes) {
    if (!changes.isEmpty()) {
      throw wrong(source, target, String.join(", ", changes) + " is singular: the states "
          + String.join(", ", target.states()) + " of " + target.name() + " do not tell all of "
          + String.join(", ", source.states()) + " of " + source.name()
          + ". Write each state of " + target.name() + " so that no state of " + source.name() + " is lost.");
    }
  }

  /** A map is for what has no counterpart of its name; and a parameter cannot be mapped from what moves. */
  private void checkEntries() {
    entries.forEach((name, value) -> {
      if (source.states().contains(name) || source.parameters().contains(name)) {
        throw wrong(source, target, "'" + name
            + "' is in both models and goes by its name. Rename it in one of them to map it otherwise.");
      }
      Set<String> roots = roots(value);
      if (target.parameters().contains(name)
          && (roots.contains("t") || source.states().stream().anyMatch(roots::contains))) {
        throw wrong(source, target, "'" + name + " = " + Text.of(value)
            + "' maps a parameter, which stays, from something that moves.");
      }
    });
  }

  /** The states, parameters, inputs and t that an expression of the source comes down to. */
  Set<String> roots(Expr expression) {
    Set<String> roots = new TreeSet<>();
    for (String name : Names.of(expression)) {
      Optional<Expr> definition = name.equals("t") ? Optional.empty() : source.definition(name);
      if (definition.isPresent()) {
        roots.addAll(roots(definition.get()));
      } else {
        roots.add(name);
      }
    }
    return roots;
  }

  /** All of the source that the target's mapped parameters are written in: auxiliaries and their roots. */
  Set<String> parameterSources() {
    Set<String> names = new TreeSet<>();
    entries.forEach((name, value) -> {
      if (target.parameters().contains(name)) {
        names.addAll(Names.of(value));
        names.addAll(roots(value));
      }
    });
    return names;
  }

  /** The first name that stands in an entry's way. */
  private static String missing(Model a, Model b, Map<String, Expr> parsed) {
    for (Map.Entry<String, Expr> entry : parsed.entrySet()) {
      if (!a.has(entry.getKey()) && !b.has(entry.getKey())) {
        return "\n    neither has '" + entry.getKey() + "'.";
      }
      Model source = b.has(entry.getKey()) ? a : b;
      Model target = source == a ? b : a;
      for (String name : Names.of(entry.getValue())) {
        if (!name.equals("t") && !source.has(name)) {
          List<String> known = source.quantities().stream().map(Quantity::name).toList();
          return "\n    " + source.name() + " has no '" + name + "'." + (target.has(name)
              ? " Solve the entry for the other quantity."
              : Nearest.of(name, known).map(near -> " Did you mean '" + near + "'?").orElse(""));
        }
      }
    }
    return "";
  }

  private static Equation parse(Model a, Model b, String entry) {
    try {
      List<Equation> equations = Parser.equations(entry);
      if (equations.size() != 1 || equations.get(0).derivative()) {
        throw wrong(a, b, "'" + entry + "' is no entry of a map; write name = expression.");
      }
      return equations.get(0);
    } catch (NotationException problem) {
      throw wrong(a, b, problem.getMessage());
    }
  }

  private static boolean covers(Model model, Map<String, Expr> entries) {
    return entries.values().stream()
        .allMatch(value -> Names.of(value).stream().allMatch(name -> name.equals("t") || model.has(name)));
  }

  /** Whether every state of the target is a quantity of the source. */
  private static boolean reaches(Model source, Model target) {
    return target.states().stream().allMatch(state -> source.states().contains(state)
        || source.auxiliaries().contains(state));
  }

  private void checkUnits() {
    entries.forEach((name, value) -> {
      Unit wanted = target.quantity(name).unit();
      Optional<Unit> given = source.unitOf("the map", value);
      if (given.isPresent() && !given.get().isSame(wanted)) {
        throw wrong(source, target, "'" + name + " = " + Text.of(value) + "' has the unit " + given.get()
            + ", but " + name + " is " + wanted + ".");
      }
    });
  }

  private static ModelException wrong(Model a, Model b, String what) {
    return new ModelException("the map between " + a.name() + " and " + b.name(), what);
  }

  /** How a state of the target is written in the source; empty where nothing there corresponds to it. */
  Optional<Expr> ofState(String state) {
    if (entries.containsKey(state)) {
      return Optional.of(entries.get(state));
    }
    boolean named = source.states().contains(state) || source.auxiliaries().contains(state);
    return named && commensurable(state) ? Optional.of(new Expr.Name(state)) : Optional.empty();
  }

  /** Whether a parameter or free input of both models is one quantity. */
  boolean shares(String parameter) {
    return !entries.containsKey(parameter) && source.parameters().contains(parameter)
        && target.parameters().contains(parameter) && commensurable(parameter);
  }

  /** A parameter of the target alone, under a name that the source does not use. */
  String ownName(String parameter) {
    return source.has(parameter) ? parameter + "'" : parameter;
  }

  /** Names of the shared quantities, states of the target apart, that both define in units that fit. */
  List<String> sharedAuxiliaries() {
    return Stream.concat(source.auxiliaries().stream(), source.states().stream())
        .filter(name -> target.auxiliaries().contains(name) && commensurable(name))
        .toList();
  }

  /** Names of what stays in one of the two and moves in the other: one quantity all the same. */
  List<String> ofTwoKinds() {
    return Stream.concat(
            target.parameters().stream().filter(name -> !source.parameters().contains(name)),
            source.parameters().stream().filter(target.auxiliaries()::contains))
        .filter(name -> !entries.containsKey(name) && commensurable(name))
        .toList();
  }

  /** Whether both have the name in units that differ by an exact number. */
  boolean commensurable(String name) {
    return source.has(name) && target.has(name)
        && source.quantity(name).unit().exactFactorTo(target.quantity(name).unit()).isPresent();
  }

  /** How many of the target's unit one of the source's is, for a name of both; 1 for what the map writes. */
  BigFraction factor(String name) {
    return entries.containsKey(name) ? BigFraction.ONE
        : source.quantity(name).unit().exactFactorTo(target.quantity(name).unit()).orElseThrow();
  }

  /** Whether an auxiliary of both has a history in both. */
  boolean sharesHistory(String auxiliary) {
    return source.auxiliaries().contains(auxiliary) && target.auxiliaries().contains(auxiliary)
        && commensurable(auxiliary) && source.quantity(auxiliary).history().isPresent()
        && target.quantity(auxiliary).history().isPresent();
  }

  /** Whether what was counts in one of the two: a delayed term stands in its equations. */
  boolean remembers() {
    return remembers(source) || remembers(target);
  }

  private static boolean remembers(Model model) {
    return model.equationsInOrder().stream().anyMatch(equation -> Delayed.isIn(equation.value()));
  }

  /** What is, in the source's unit, in that of the target. */
  Canonical.Form scaled(Canonical proof, String name, Canonical.Form form) {
    return form.times(proof.number(factor(name)));
  }

  /** A parameter of the target in terms of the source, where it has a counterpart there; else by itself. */
  Canonical.Form counterpart(Canonical proof, String parameter, Function<Expr, Canonical.Form> ofSource) {
    return entries.containsKey(parameter) ? ofSource.apply(entries.get(parameter))
        : shares(parameter) ? scaled(proof, parameter, ofSource.apply(new Expr.Name(parameter)))
        : proof.free(parameter + " of the target");
  }

  /** How many of the target's time units one of the source's is. */
  BigFraction clock() {
    return source.timeUnit().exactFactorTo(target.timeUnit()).orElseThrow();
  }

  /** The entries that concern states of the target, as text. */
  List<String> changesOfState() {
    return target.states().stream()
        .filter(state -> ofState(state).isPresent() && !ofState(state).get().equals(new Expr.Name(state))
            || source.auxiliaries().contains(state))
        .map(state -> state + " = " + Text.of(written(state)))
        .toList();
  }

  private Expr written(String state) {
    Expr direct = ofState(state).orElseThrow();
    return direct.equals(new Expr.Name(state)) ? source.definition(state).orElse(direct) : direct;
  }
}
