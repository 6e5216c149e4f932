package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Substitution;

/** A model with some quantities under other names, all at once, so that two can swap theirs. */
final class Renaming {
  private final Model model;
  private final Map<String, String> names;
  private final Map<String, Expr> formulas = new LinkedHashMap<>();

  private Renaming(Model model, Map<String, String> names) {
    this.model = model;
    this.names = names;
    names.forEach((from, to) -> formulas.put(from, new Expr.Name(to)));
  }

  static Model of(Model model, Map<String, String> names) {
    Map<String, String> other = new LinkedHashMap<>(names);
    other.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
    Renaming renaming = new Renaming(model, other);
    names.keySet().forEach(renaming::checkThere);
    other.values().forEach(name -> Declarations.checkName(model.name(), name));
    renaming.checkTellApart();
    return other.isEmpty() ? model : renaming.renamed();
  }

  /** All names with a prefix. */
  static Map<String, String> prefixed(Model model, String prefix) {
    return model.quantities().stream().collect(Collectors.toMap(
        Quantity::name, quantity -> prefix + "_" + quantity.name(), (a, b) -> a, LinkedHashMap::new));
  }

  private void checkThere(String name) {
    if (name.equals("t")) {
      throw new ModelException(model.name(), "'t' is the time and cannot be renamed.");
    }
    model.quantity(name);
  }

  private void checkTellApart() {
    Map<String, String> owners = new LinkedHashMap<>();
    for (Quantity quantity : model.quantities()) {
      String other = owners.putIfAbsent(named(quantity.name()), quantity.name());
      if (other != null) {
        throw new ModelException(model.name(), "'" + other + "' and '" + quantity.name()
            + "' would both be called '" + named(other) + "'. Give each a name of its own.");
      }
    }
  }

  private String named(String name) {
    return names.getOrDefault(name, name);
  }

  private Model renamed() {
    Description from = model.description();
    List<Quantity> declared = from.declared().stream().map(this::renamed).toList();
    var description = new Description(from.name(), from.time(), declared,
        from.equations().stream().map(equation -> equation.renamed(this::named)).toList(), origins());
    return new Model(description, model.givens().renamed(this::named));
  }

  private Quantity renamed(Quantity quantity) {
    return quantity.renamed(named(quantity.name()), formula -> Substitution.in(formula, formulas));
  }

  /** What keeps its name, and is the model's own, has come from nowhere. */
  private Origins origins() {
    Map<String, Origin> origins = new LinkedHashMap<>(Origins.of(model, names).known());
    model.quantities().stream().map(Quantity::name)
        .filter(name -> !names.containsKey(name) && model.description().origins().of(name).isEmpty())
        .forEach(origins::remove);
    return new Origins(origins);
  }
}
