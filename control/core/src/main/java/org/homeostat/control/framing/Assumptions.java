package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Divisors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;

/** The divisors of models: which have one sign in the whole domain, and which are assumed not to vanish. */
final class Assumptions {
  /** How many points of a run are looked at. */
  private static final double LOOKS = 500;

  private final Set<String> settled = new LinkedHashSet<>();
  private final Map<Model, Map<String, Expr>> divisors = new LinkedHashMap<>();
  private final Map<Model, Map<String, Expr>> rooted = new LinkedHashMap<>();

  Assumptions(Model... models) {
    for (Model model : models) {
      divisors.put(model, new LinkedHashMap<>());
      rooted.put(model, new LinkedHashMap<>());
      Canonical canonical = new Canonical();
      Forms forms = new Forms(canonical, model, canonical::free);
      for (Equation equation : model.equationsInOrder()) {
        Divisors.of(equation.value()).forEach(divisor -> {
          if (sign(model, forms, divisor) != 0) {
            settled.add(Text.of(divisor));
          } else {
            divisors.get(model).put(Text.of(divisor), divisor);
          }
        });
        Divisors.rooted(equation.value()).stream()
            .filter(base -> sign(model, forms, base) <= 0)
            .forEach(base -> rooted.get(model).put(Text.of(base), base));
      }
    }
    divisors.values().forEach(open -> settled.removeAll(open.keySet()));
  }

  private static int sign(Model model, Forms forms, Expr divisor) {
    try {
      return Canonical.bounded(() -> forms.of(divisor).definiteSign(name ->
          model.has(name) ? Domains.sign(model.quantity(name).domain()) : 0)).orElse(0);
    } catch (Forms.Beyond beyond) {
      return 0;
    }
  }

  /** As text: one line for those that the domains settle, one for each of the others. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!settled.isEmpty()) {
      lines.add("no division by zero: " + String.join(", ", settled)
          + " keep their sign in the declared domain");
    }
    Set<String> unsettled = new LinkedHashSet<>();
    divisors.values().forEach(open -> open.keySet().forEach(text -> unsettled.add(text + " is not 0")));
    rooted.values().forEach(open -> open.keySet().forEach(text -> unsettled.add(text + " is not negative")));
    unsettled.forEach(text -> lines.add(text + " (the domains do not settle it; checked along runs)"));
    return lines;
  }

  /** Where an assumption fails at one of the points that are looked at along a run; empty where none does. */
  Optional<String> brokenAlong(Trajectory run) {
    Map<String, Double> first = new LinkedHashMap<>();
    for (double t : run.grid(run.until() / LOOKS)) {
      Map<String, Double> point = run.everything(t);
      String when = " in " + run.model().name() + " at " + Clock.show(t, run.model().timeUnit());
      for (Map.Entry<String, Expr> divisor : divisors.getOrDefault(run.model(), Map.of()).entrySet()) {
        double value = value(divisor.getValue(), point, t);
        double sign = first.computeIfAbsent(divisor.getKey(), text -> Math.signum(value));
        if (!(value * sign > 0)) {
          return Optional.of(divisor.getKey() + " passes through 0" + when);
        }
      }
      for (Map.Entry<String, Expr> base : rooted.getOrDefault(run.model(), Map.of()).entrySet()) {
        if (!(value(base.getValue(), point, t) >= 0)) {
          return Optional.of(base.getKey() + " is negative" + when);
        }
      }
      for (String state : run.model().states()) {
        if (!run.model().quantity(state).domain().contains(point.get(state)) && !isEdge(run, state, point)) {
          return Optional.of(state + " leaves its domain" + when);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a state is outside its domain by no more than the solver's tolerance. */
  private static boolean isEdge(Trajectory run, String state, Map<String, Double> point) {
    double slack = 1e3 * run.solver().tolerance().atol();
    var domain = run.model().quantity(state).domain();
    return point.get(state) >= domain.low() - slack && point.get(state) <= domain.high() + slack;
  }

  private static double value(Expr expression, Map<String, Double> point, double t) {
    return Value.of(expression, name -> name.equals("t") ? t : point.get(name));
  }
}
