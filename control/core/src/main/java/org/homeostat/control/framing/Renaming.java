package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Start;

/** A model with some of its quantities under other names, and nothing else changed. */
final class Renaming {
  private final Model model;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, Expr> replacements = new LinkedHashMap<>();

  private Renaming(Model model, Model other, Set<String> kept) {
    this.model = model;
    for (Quantity quantity : model.quantities()) {
      String name = quantity.name();
      if (other.has(name) && !kept.contains(name)) {
        String fresh = name + "_b";
        while (model.has(fresh) || other.has(fresh)) {
          fresh += "b";
        }
        names.put(name, fresh);
        replacements.put(name, new Expr.Name(fresh));
      }
    }
  }

  /** The second model with no name in common with the first, outputs apart; as it is, if there are none. */
  static Model keeping(List<String> outputs, Model first, Model second) {
    for (String output : outputs) {
      first.quantity(output);
      second.quantity(output);
    }
    if (outputs.isEmpty()) {
      return second;
    }
    Renaming renaming = new Renaming(second, first, Set.copyOf(outputs));
    return renaming.names.isEmpty() ? second : renaming.made();
  }

  private Model made() {
    List<Part> parts = new ArrayList<>(List.of(new Part.TimeUnit(model.timeUnit())));
    model.quantities().forEach(quantity -> parts.add(renamed(quantity)));
    parts.add(Part.equations(
        model.equationsInOrder().stream().map(this::text).collect(Collectors.joining("\n"))));
    Model made = Model.of(model.name(), parts.toArray(Part[]::new));
    for (String parameter : model.parameters()) {
      made = made.value(named(parameter)) == model.value(parameter) ? made
          : made.let(named(parameter), model.value(parameter));
    }
    double[] start = model.start();
    for (int i = 0; i < start.length; i++) {
      String state = model.states().get(i);
      if (made.start()[made.states().indexOf(named(state))] != start[i]) {
        made = made.startingAt(named(state), start[i]);
      }
    }
    return made;
  }

  private String named(String name) {
    return names.getOrDefault(name, name);
  }

  private String text(Equation equation) {
    String left = equation.derivative() ? "d" + named(equation.name()) + "/dt" : named(equation.name());
    return left + " = " + Text.of(renamed(equation.value()));
  }

  private Expr renamed(Expr expression) {
    return Substitution.in(expression, replacements);
  }

  private Quantity renamed(Quantity q) {
    Optional<Start> start = q.start().map(from -> from instanceof Start.Formula formula
        ? new Start.Formula(renamed(formula.value())) : from);
    return new Quantity(q.kind(), named(q.name()), q.unit(), q.meaning(), start, q.value(), q.domain(),
        q.source(), q.ending(), q.noise().map(this::renamed), q.history().map(this::renamed));
  }
}
