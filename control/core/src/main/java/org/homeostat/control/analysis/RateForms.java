package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;

/**
 * Exact canonical forms of a model's rates and quantities in its states and parameters, auxiliaries
 * eliminated and delayed terms being what their quantities are now: what decides where the model rests.
 */
public final class RateForms {
  private final Canonical proof = new Canonical();
  private final Model model;
  private final Set<String> fixed;
  private final Map<String, Canonical.Form> known = new HashMap<>();

  private RateForms(Model model, Set<String> fixed) {
    this.model = model;
    this.fixed = fixed;
    model.parameters().forEach(this::quantity);
    model.states().forEach(this::quantity);
  }

  /** For all values of the parameters; empty where the forms grow past their bound. */
  public static Optional<RateForms> of(Model model) {
    return made(new RateForms(model, Set.of()));
  }

  /** At the present values of all parameters but some; empty where the forms grow past their bound. */
  public static Optional<RateForms> at(Model model, Set<String> free) {
    Set<String> fixed = new LinkedHashSet<>(model.parameters());
    fixed.removeAll(free);
    return made(new RateForms(model, fixed));
  }

  private static Optional<RateForms> made(RateForms forms) {
    return forms.follow(forms.model.program().body(), forms.known)
        && forms.model.states().stream()
            .allMatch(state -> forms.put("d" + state + "/dt", forms.rateOf(state)))
        ? Optional.of(forms) : Optional.empty();
  }

  private Optional<Canonical.Form> rateOf(String state) {
    Program program = model.program();
    return of(program.results().get(program.states().indexOf(state)), known);
  }

  private boolean put(String name, Optional<Canonical.Form> form) {
    form.ifPresent(value -> known.put(name, value));
    return form.isPresent();
  }

  private boolean follow(List<Assignment> body, Map<String, Canonical.Form> values) {
    for (Assignment line : body) {
      Optional<Canonical.Form> form = of(line.value(), values);
      if (form.isEmpty()) {
        return false;
      }
      values.put(line.name(), form.get());
    }
    return true;
  }

  private Optional<Canonical.Form> of(Expr expression, Map<String, Canonical.Form> values) {
    Function<String, Canonical.Form> given =
        name -> values.containsKey(name) ? values.get(name) : quantity(name);
    return proof.of(expression, given, (name, lag) -> given.apply(name));
  }

  private Canonical.Form quantity(String name) {
    return fixed.contains(name) ? proof.number(model.value(name)) : proof.free(name);
  }

  /** The proof that the forms belong to. */
  public Canonical proof() {
    return proof;
  }

  /** The form of a state's derivative. */
  public Canonical.Form rate(String state) {
    return known.get("d" + state + "/dt");
  }

  /** The form of a quantity. */
  public Canonical.Form value(String name) {
    return known.containsKey(name) ? known.get(name) : quantity(name);
  }

  /**
   * The slopes of all rates, and of one more quantity, by some states and parameters: a row for each state,
   * the last row for the quantity. Empty where they grow past their bound.
   */
  public Optional<List<List<Canonical.Form>>> slopes(String quantity, List<String> by) {
    Program base = model.program();
    List<String> others = new ArrayList<>(base.states());
    others.addAll(base.parameters());
    others.removeAll(by);
    List<Expr> results = new ArrayList<>(base.results());
    results.add(new Expr.Name(quantity));
    Program slopes = Program.of(by, others, base.body(), results).jacobian();
    Map<String, Canonical.Form> values = new HashMap<>(known);
    if (!follow(slopes.body(), values)) {
      return Optional.empty();
    }
    List<List<Canonical.Form>> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      List<Canonical.Form> row = new ArrayList<>();
      for (int j = 0; j < by.size(); j++) {
        Optional<Canonical.Form> entry = of(slopes.results().get(i * by.size() + j), values);
        if (entry.isEmpty()) {
          return Optional.empty();
        }
        row.add(entry.get());
      }
      rows.add(row);
    }
    return Optional.of(rows);
  }

  /** The states that are not held. */
  public List<String> moving() {
    boolean[] held = model.held();
    List<String> moving = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      if (!held[i]) {
        moving.add(model.states().get(i));
      }
    }
    return moving;
  }
}
