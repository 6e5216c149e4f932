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
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Trajectory;

/** The divisors of models: which have one sign in the whole domain, and which are assumed not to vanish. */
final class Assumptions {
  private final Set<String> settled = new LinkedHashSet<>();
  private final Map<Model, Map<String, Expr>> open = new LinkedHashMap<>();

  Assumptions(Model... models) {
    for (Model model : models) {
      open.put(model, new LinkedHashMap<>());
      Canonical canonical = new Canonical();
      Forms forms = new Forms(canonical, model, canonical::free);
      model.equationsInOrder().forEach(equation -> Divisors.of(equation.value()).forEach(divisor -> {
        if (sign(model, forms, divisor) != 0) {
          settled.add(Text.of(divisor));
        } else {
          open.get(model).put(Text.of(divisor), divisor);
        }
      }));
    }
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
    open.values().forEach(divisors -> unsettled.addAll(divisors.keySet()));
    unsettled.removeAll(settled);
    unsettled.forEach(divisor ->
        lines.add(divisor + " is not 0 (the domains do not settle it; checked along runs)"));
    return lines;
  }

  /** Where an assumed divisor changes its sign or vanishes along a run; empty where none does. */
  Optional<String> brokenAlong(Trajectory run) {
    Map<String, Expr> divisors = open.getOrDefault(run.model(), Map.of());
    Map<String, Double> first = new LinkedHashMap<>();
    for (double t : run.grid(run.until() / 500)) {
      Map<String, Double> point = run.everything(t);
      for (Map.Entry<String, Expr> divisor : divisors.entrySet()) {
        double value = Value.of(divisor.getValue(), name -> name.equals("t") ? t : point.get(name));
        double sign = first.computeIfAbsent(divisor.getKey(), text -> Math.signum(value));
        if (!(value * sign > 0)) {
          return Optional.of(divisor.getKey() + " passes through 0 in " + run.model().name()
              + " at " + Numbers.round(t));
        }
      }
    }
    return Optional.empty();
  }
}
