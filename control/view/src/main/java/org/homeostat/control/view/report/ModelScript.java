package org.homeostat.control.view.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.protocol.Window;
import org.homeostat.control.simulate.Trajectory;

/**
 * A model under a protocol as two functions of JavaScript, {@code start(p)} and {@code values(t, y, p, on)}:
 * where it starts, and at a time and a state its derivatives, its auxiliaries, and the expressions whose
 * crossings the protocol waits for. Quantities are called q0, q1, ... there, p are the parameters in the
 * model's order, and {@code on[i]} tells whether clause i of the protocol acts.
 */
final class ModelScript {
  private final Model model;
  private final List<Clause> clauses;
  private final Map<String, String> names = new LinkedHashMap<>();

  private ModelScript(Model model, Protocol protocol) {
    this.model = model;
    this.clauses = protocol.clauses();
    names.put("t", "t");
    List<String> all = new ArrayList<>(model.states());
    all.addAll(model.parameters());
    all.addAll(model.auxiliaries());
    all.forEach(name -> names.put(name, "q" + (names.size() - 1)));
  }

  /** The object that has the two functions. */
  static String of(Trajectory trajectory) {
    ModelScript script = new ModelScript(trajectory.model(), trajectory.protocol());
    return "{\n" + script.start() + ",\n" + script.values() + "\n}";
  }

  /** The starts, each after the quantities that it follows from. */
  private String start() {
    List<String> lines = new ArrayList<>(List.of("start(p) {", "  const t = 0;"));
    Map<String, String> done = new LinkedHashMap<>();
    model.states().forEach(state -> begin(state, done));
    done.forEach((name, value) -> lines.add("  const " + names.get(name) + " = " + value + ";"));
    lines.add("  return " + list(model.states().stream().map(names::get).toList()) + ";");
    lines.add("}");
    return String.join("\n", lines);
  }

  private void begin(String name, Map<String, String> done) {
    if (name.equals("t") || done.containsKey(name)) {
      return;
    }
    if (model.parameters().contains(name)) {
      done.put(name, parameter(name));
    } else if (!model.states().contains(name)) {
      begin(name, model.definition(name).orElseThrow(), done);
    } else if (model.startOf(name) instanceof Start.Formula formula) {
      begin(name, formula.value(), done);
    } else {
      done.put(name, JavaScript.number(model.start()[model.states().indexOf(name)]));
    }
  }

  private void begin(String name, Expr value, Map<String, String> done) {
    Names.of(value).forEach(used -> begin(used, done));
    done.put(name, new JavaScript(names).of(value));
  }

  private String parameter(String name) {
    return "p[" + model.parameters().indexOf(name) + "]";
  }

  private String values() {
    List<String> lines = new ArrayList<>(List.of("values(t, y, p, on) {"));
    for (int i = 0; i < model.states().size(); i++) {
      lines.add("  const " + names.get(model.states().get(i)) + " = y[" + i + "];");
    }
    model.parameters().forEach(name -> lines.add(line(name, parameter(name))));
    model.auxiliaries().forEach(name -> lines.add(line(name, formula(model.definition(name).orElseThrow()))));
    List<String> results =
        new ArrayList<>(model.states().stream().map(state -> under(state, rate(state))).toList());
    model.auxiliaries().forEach(name -> results.add(names.get(name)));
    clauses.stream().map(Clause::window).filter(Window.When.class::isInstance)
        .forEach(window -> results.add(formula(((Window.When) window).gauge())));
    lines.add("  return " + list(results) + ";");
    lines.add("}");
    return String.join("\n", lines);
  }

  private String line(String name, String value) {
    return "  const " + names.get(name) + " = " + under(name, value) + ";";
  }

  private String formula(Expr value) {
    return new JavaScript(names).of(value);
  }

  private String rate(String state) {
    return formula(model.rate(state));
  }

  /** A value, or a state's rate, as the clauses that act have it. */
  private String under(String name, String value) {
    String changed = value;
    for (int i = 0; i < clauses.size(); i++) {
      for (Intervention intervention : clauses.get(i).interventions()) {
        if (intervention.quantity().equals(name)) {
          changed = under(intervention, "on[" + i + "]", changed);
        }
      }
    }
    return changed;
  }

  private String under(Intervention intervention, String acts, String value) {
    boolean state = model.states().contains(intervention.quantity());
    if (intervention instanceof Intervention.Hold hold) {
      return choice(acts, JavaScript.number(state ? 0 : hold.value().orElseThrow()), value);
    }
    if (intervention instanceof Intervention.Infuse infuse) {
      return "(" + value + ") + (" + choice(acts, JavaScript.number(infuse.rate()), "0") + ")";
    }
    if (!state && intervention instanceof Intervention.Assign set) {
      return choice(acts, JavaScript.number(set.value()), value);
    }
    return !state && intervention instanceof Intervention.Scale scale
        ? choice(acts, "(" + value + ")*" + JavaScript.number(scale.factor()), value) : value;
  }

  private static String choice(String condition, String then, String otherwise) {
    return condition + " ? " + then + " : " + otherwise;
  }

  private static String list(List<String> values) {
    return values.stream().collect(Collectors.joining(", ", "[", "]"));
  }
}
