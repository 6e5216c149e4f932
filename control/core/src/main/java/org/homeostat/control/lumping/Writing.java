package org.homeostat.control.lumping;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/** Names combinations of states, writes the model that they obey, and proves that they do. */
final class Writing {
  private static final int LONGEST_NAME = 16;

  private final Field field;
  private final Model full;
  private final Map<String, Combination> states = new LinkedHashMap<>();

  Writing(Field field) {
    this.field = field;
    this.full = field.model();
  }

  /** Adds a combination under a name. */
  void add(String name, Combination combination) {
    states.put(name, combination);
  }

  /** Adds a combination under the name of what it is: a state, an auxiliary, else its states' names. */
  void add(Combination combination) {
    add(combination.isState() ? combination.weights().keySet().iterator().next()
        : auxiliary(combination).orElseGet(() -> fresh(combination)), combination);
  }

  private Optional<String> auxiliary(Combination combination) {
    return full.auxiliaries().stream()
        .filter(name -> full.quantity(name).unit().isSame(
            full.quantity(combination.weights().keySet().iterator().next()).unit()))
        .filter(name -> field.isSame(field.of(name), Fractions.of(field.weighted(combination, field::free))))
        .findFirst();
  }

  private String fresh(Combination combination) {
    List<String> members = List.copyOf(combination.weights().keySet());
    boolean plain = combination.weights().values().stream().allMatch(BigFraction.ONE::equals);
    String joined = String.join("_", members);
    String name = !plain ? "y" + (states.size() + 1)
        : joined.length() <= LONGEST_NAME ? joined
        : members.get(0) + "_to_" + members.get(members.size() - 1);
    while (full.has(name) || states.containsKey(name)) {
      name += "_";
    }
    return name;
  }

  /** The lumping in which these combinations are the states. */
  Reduction combined(Reduction.Kind kind, List<List<String>> blocks, boolean isSmallest) {
    Rows space = new Rows(full.states().size());
    states.values().forEach(combination -> space.add(
        full.states().stream().map(combination::weight).toArray(BigFraction[]::new)));
    List<BigFraction[]> kernel = space.kernel();
    Set<String> kept = new LinkedHashSet<>();
    full.auxiliaries().stream().filter(name -> !states.containsKey(name))
        .filter(name -> kernel.stream().allMatch(way -> field.isConstantAlong(field.of(name), way)))
        .forEach(kept::add);
    Map<String, Canonical.Form> forms = new HashMap<>();
    states.forEach((name, combination) -> forms.put(name, field.weighted(combination, field::free)));
    Model lumped = shown(forms, field, new LumpedModel(full, states, kept,
        Section.sparse(full.states(), states)))
        .or(() -> shown(forms, field, new LumpedModel(full, states, kept,
            Section.even(full.states(), states))))
        .orElseThrow(this::unshown);
    return reduction(kind, lumped, blocks, isSmallest);
  }

  /** The lumping in which each class of equal states is its first one. */
  Reduction classes(Partition partition, Field onDiagonal, boolean isSmallest) {
    Map<String, Combination> section = new LinkedHashMap<>();
    full.states().forEach(state ->
        section.put(state, Combination.sum(List.of(partition.representative(state)))));
    partition.blocks().forEach(block -> add(block.get(0), Combination.sum(List.of(block.get(0)))));
    Model lumped = shown(Map.of(), onDiagonal,
        new LumpedModel(full, states, new LinkedHashSet<>(full.auxiliaries()), section))
        .orElseThrow(this::unshown);
    return reduction(Reduction.Kind.BACKWARD, lumped, partition.blocks(), isSmallest);
  }

  /** The model, if each of its equations is shown to be that of the full one. */
  private Optional<Model> shown(Map<String, Canonical.Form> forms, Field truth, LumpedModel writing) {
    Optional<Model> written = writing.model();
    Optional<Field> lumped = written.map(model -> field.of(model, forms));
    boolean right = lumped.isPresent() && states.entrySet().stream().allMatch(state ->
        lumped.get().rateIfAny(state.getKey()).filter(rate ->
            field.isSame(rate, truth.rate(state.getValue()))).isPresent())
        && written.get().auxiliaries().stream().allMatch(name ->
            lumped.get().of(new Expr.Name(name))
                .filter(form -> field.isSame(form, truth.of(name))).isPresent());
    return right ? written : Optional.empty();
  }

  private ModelException unshown() {
    return new ModelException(full.name(), "the equations of "
        + states.values().stream().map(Combination::expression).map(Text::of)
            .collect(Collectors.joining(", "))
        + " could not be written in them and shown to be right. Lump a smaller part of the model.");
  }

  private Reduction reduction(
      Reduction.Kind kind, Model lumped, List<List<String>> blocks, boolean isSmallest) {
    Map<String, Expr> map = new LinkedHashMap<>();
    states.forEach((name, combination) -> map.put(name, combination.expression()));
    List<String> lost = full.auxiliaries().stream().filter(name -> !lumped.has(name)).toList();
    return new Reduction(kind, full, lumped, map, blocks, lost,
        field.isAtValues() ? Reduction.Scope.THESE_VALUES : Reduction.Scope.ALL_VALUES, isSmallest);
  }
}
