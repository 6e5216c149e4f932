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
import org.homeostat.control.expr.Piece;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;

/**
 * Exact canonical forms of a model's rates and quantities in its states and parameters, auxiliaries
 * eliminated and delayed terms being what their quantities are now: what decides where the model rests.
 */
public final class RateForms {
  private final Canonical proof = new Canonical();
  private final Model model;
  private final Program program;
  private final Set<String> fixed;
  private final Map<String, Canonical.Form> known = new HashMap<>();

  private RateForms(Model model, Program program, Set<String> fixed) {
    this.model = model;
    this.program = program;
    this.fixed = fixed;
    model.parameters().forEach(this::quantity);
    model.states().forEach(this::quantity);
  }

  /** For all values of the parameters; empty where the forms grow past their bound. */
  public static Optional<RateForms> of(Model model) {
    return made(new RateForms(model, model.program(), Set.of()));
  }

  /** At the present values of all parameters but some; empty where the forms grow past their bound. */
  public static Optional<RateForms> at(Model model, Set<String> free) {
    return made(new RateForms(model, model.program(), without(model, free)));
  }

  /** For all values of the parameters, of the piece of a model that is in force somewhere. */
  public static Optional<RateForms> of(Model model, Piece piece) {
    return made(new RateForms(model, piece.program(), Set.of()));
  }

  /** At the present values of all parameters but some, of a piece of a model. */
  public static Optional<RateForms> at(Model model, Piece piece, Set<String> free) {
    return made(new RateForms(model, piece.program(), without(model, free)));
  }

  private static Set<String> without(Model model, Set<String> free) {
    Set<String> fixed = new LinkedHashSet<>(model.parameters());
    fixed.removeAll(free);
    return fixed;
  }

  private static Optional<RateForms> made(RateForms forms) {
    return forms.follow(forms.program.body(), forms.known)
        && forms.model.states().stream()
            .allMatch(state -> forms.put("d" + state + "/dt", forms.rateOf(state)))
        ? Optional.of(forms) : Optional.empty();
  }

  private Optional<Canonical.Form> rateOf(String state) {
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
    List<String> others = new ArrayList<>(program.states());
    others.addAll(program.parameters());
    others.removeAll(by);
    List<Expr> results = new ArrayList<>(program.results());
    results.add(new Expr.Name(quantity));
    Program slopes = Program.of(by, others, program.body(), results).jacobian();
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
