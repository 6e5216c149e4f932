package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two models on the way to one: {@link Model#join} begins it, {@link #named} ends it. Immutable.
 *
 * <pre>{@code
 * Model loop = Model.join(plant, law)
 *     .connecting("S", "BM", "FI", "EE")              // an output of one is the input of the other
 *     .named("loop");
 *
 * Model pair = Model.join(wild, mutant)
 *     .prefixed("wt", "ob")                           // FM is wt_FM and ob_FM
 *     .sharing("rhoFood")                             // one food for both, rhoFood without a prefix
 *     .with(parameter("Q", 0, "mL/d", "exchange of plasma").nonNegative())
 *     .connecting("wt_infusion = Q*(ob_L - wt_L)", "ob_infusion = Q*(wt_L - ob_L)")
 *     .named("parabiosis");
 * }</pre>
 *
 * <p>Nothing is connected or merged that is not asked for. States are those of the first model, then those of
 * the second. What either was {@code let}, or put to start at, stays.
 *
 * <p>A model that has no open input is whole: it starts in the joined model where it starts alone, and is
 * joined with the values that it has. So two animals at rest are joined at the start, and {@code atRest()}
 * lets the pair come to its own rest. What has open inputs does not rest before it is joined: it comes to
 * rest in the joined model at the declared values, beside what is whole.
 */
public final class Join {
  private final Model first;
  private final Model second;
  private final Optional<Prefixes> prefixes;
  private final List<String> connections;
  private final Set<String> shared;
  private final List<Part> parts;
  private final Set<String> open;

  /** What stands before the names of either model. */
  record Prefixes(String first, String second) {}

  private Join(Model first, Model second, Optional<Prefixes> prefixes, List<String> connections,
      Set<String> shared, List<Part> parts, Set<String> open) {
    this.first = first;
    this.second = second;
    this.prefixes = prefixes;
    this.connections = List.copyOf(connections);
    this.shared = shared;
    this.parts = List.copyOf(parts);
    this.open = open;
  }

  static Join of(Model first, Model second) {
    return new Join(first, second, Optional.empty(), List.of(), Set.of(), List.of(), Set.of());
  }

  /**
   * With {@code ofFirst_} before the names of the first model and {@code ofSecond_} before those of the
   * second. What is shared, or connected by its name, is one quantity and has no prefix.
   */
  public Join prefixed(String ofFirst, String ofSecond) {
    return new Join(first, second, Optional.of(new Prefixes(ofFirst, ofSecond)), connections, shared, parts,
        open);
  }

  /**
   * With connections. {@code "FI"}: what one of the models gives under this name, a state, an auxiliary or a
   * parameter, is the input of this name of the other. {@code "wt_infusion = Q*(ob_L - wt_L)"}: an input,
   * open or with a default, equals an expression, in the names of the joined model.
   */
  public Join connecting(String... more) {
    List<String> all = new ArrayList<>(connections);
    all.addAll(List.of(more));
    return new Join(first, second, prefixes, all, shared, parts, open);
  }

  /** With quantities that both models have and that are to be one. They must agree in all that is said. */
  public Join sharing(String... more) {
    return new Join(first, second, prefixes, connections, plus(shared, more), parts, open);
  }

  /** With quantities and equations of the joint itself, in the names of the joined model. */
  public Join with(Part... more) {
    List<Part> all = new ArrayList<>(parts);
    all.addAll(List.of(more));
    return new Join(first, second, prefixes, connections, shared, all, open);
  }

  /** With inputs of the joined model that are to stay open. */
  public Join leavingOpen(String... more) {
    return new Join(first, second, prefixes, connections, shared, parts, plus(open, more));
  }

  private static Set<String> plus(Set<String> some, String... more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(Arrays.asList(more));
    return all;
  }

  /** The joined model. */
  public Model named(String name) {
    return new Joining(name, this).model();
  }

  Model first() {
    return first;
  }

  Model second() {
    return second;
  }

  Optional<Prefixes> prefixes() {
    return prefixes;
  }

  /** The names by which an output is connected to an input. */
  Set<String> connectedNames() {
    Set<String> names = new LinkedHashSet<>(connections);
    names.removeIf(connection -> connection.contains("="));
    return names;
  }

  /** The equations that close inputs, one a line. */
  String connectingEquations() {
    return String.join("\n", connections.stream().filter(connection -> connection.contains("=")).toList());
  }

  Set<String> shared() {
    return shared;
  }

  Part[] parts() {
    return Part.all(parts);
  }

  Set<String> open() {
    return open;
  }

  @Override
  public String toString() {
    List<String> asked = new ArrayList<>(connections.stream().map(text -> "connecting " + text).toList());
    shared.forEach(name -> asked.add("sharing " + name));
    open.forEach(name -> asked.add("leaving open " + name));
    return first.name() + " joined with " + second.name()
        + prefixes.map(both -> ", as " + both.first() + "_ and " + both.second() + "_").orElse("")
        + String.join("", asked.stream().map(line -> "\n  " + line).toList());
  }
}
