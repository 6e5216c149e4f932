package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Divisors;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;

/**
 * What models assume: which divisors have one sign in the whole domain and which are assumed not to vanish,
 * which declared signs laws of powers and of cases may use, what has a root, and which lags are assumed not
 * to be negative.
 */
final class Assumptions {
  /** How many points of a run are looked at. */
  private static final double LOOKS = 500;

  /** How many points of what was before the start are looked at. */
  private static final int LOOKS_BACK = 100;

  /** A comment that begins so states an assumption of the model's author, which a verdict repeats. */
  private static final String ASSUMING = "assuming ";

  private final Set<String> stated = new LinkedHashSet<>();
  private final Set<String> settled = new LinkedHashSet<>();
  private final Set<String> signs = new LinkedHashSet<>();
  private final Map<Model, Map<String, Expr>> divisors = new LinkedHashMap<>();
  private final Map<Model, Map<String, Expr>> rooted = new LinkedHashMap<>();

  Assumptions(Model... models) {
    for (Model model : models) {
      divisors.put(model, new LinkedHashMap<>());
      rooted.put(model, new LinkedHashMap<>());
      model.equationsInOrder().stream().map(Equation::comment)
          .filter(comment -> comment.startsWith(ASSUMING))
          .forEach(comment -> stated.add(comment.substring(ASSUMING.length()) + ", in " + model.name()));
      Signs domains = new Signs(model);
      for (Expr value : expressions(model)) {
        Divisors.of(value).forEach(divisor -> {
          if (Math.abs(domains.of(divisor)) == Signs.POSITIVE) {
            settled.add(Text.of(divisor));
          } else {
            divisors.get(model).put(Text.of(divisor), divisor);
          }
        });
        Divisors.rooted(value).stream()
            .filter(base -> domains.of(base) <= 0)
            .forEach(base -> rooted.get(model).put(Text.of(base), base));
        Divisors.signed(value).forEach(part -> signs.addAll(domains.declared(part)));
        Delayed.terms(value).stream().map(Expr.Delay::lag)
            .filter(lag -> domains.of(lag) <= 0)
            .forEach(lag -> rooted.get(model).put(Text.of(lag), lag));
      }
    }
    divisors.values().forEach(open -> settled.removeAll(open.keySet()));
  }

  /** The equations' right-hand sides, and the intensities of noise. */
  private static List<Expr> expressions(Model model) {
    List<Expr> all = new ArrayList<>(model.equationsInOrder().stream().map(Equation::value).toList());
    model.states().forEach(state -> model.noise(state).ifPresent(all::add));
    return all;
  }

  /** As text: what authors state, one line for what the domains settle, one for each of the others. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(stated);
    if (!settled.isEmpty()) {
      lines.add("no division by zero: " + String.join(", ", settled)
          + (settled.size() == 1 ? " keeps its sign" : " keep their signs") + " in the declared domain");
    }
    if (!signs.isEmpty()) {
      lines.add(String.join(", ", signs)
          + " as declared (laws of powers, logarithms, rectifiers and conditions may use it)");
    }
    Set<String> unsettled = new LinkedHashSet<>();
    divisors.values().forEach(open -> open.keySet().forEach(text -> unsettled.add(text + " is not 0")));
    rooted.values().forEach(open -> open.keySet().forEach(text -> unsettled.add(text + " is not negative")));
    unsettled.forEach(text -> lines.add(text + " (the domains do not settle it; checked along runs)"));
    return lines;
  }

  /** Where an assumption fails at one of the points that are looked at along a run; empty where none does. */
  Optional<String> brokenAlong(Trajectory run) {
    Recollection recollection = new Recollection(run);
    Map<String, Double> signs = new LinkedHashMap<>();
    Set<Expr.Delay> terms = Delayed.terms(expressions(run.model()));
    for (double t : run.grid(run.until() / LOOKS)) {
      Optional<String> broken = brokenAt(t, run, recollection, signs);
      if (broken.isPresent()) {
        return broken;
      }
      terms.forEach(term -> recollection.of(term, t));
    }
    double earliest = recollection.earliest();
    return IntStream.range(0, earliest < 0 ? LOOKS_BACK : 0)
        .mapToObj(i -> brokenAt(earliest * (1 - i / (double) LOOKS_BACK), run, recollection, signs))
        .flatMap(Optional::stream).findFirst();
  }

  private Optional<String> brokenAt(
      double t, Trajectory run, Recollection recollection, Map<String, Double> signs) {
    String when = " in " + run.model().name() + " at " + Clock.show(t, run.model().timeUnit());
    for (Map.Entry<String, Expr> divisor : divisors.getOrDefault(run.model(), Map.of()).entrySet()) {
      double value = recollection.of(divisor.getValue(), t);
      double sign = signs.computeIfAbsent(divisor.getKey(), text -> Math.signum(value));
      if (!(value * sign > 0)) {
        return Optional.of(divisor.getKey() + " passes through 0" + when);
      }
    }
    for (Map.Entry<String, Expr> base : rooted.getOrDefault(run.model(), Map.of()).entrySet()) {
      if (!(recollection.of(base.getValue(), t) >= 0)) {
        return Optional.of(base.getKey() + " is negative" + when);
      }
    }
    for (String state : run.model().states()) {
      double value = recollection.of(state, t);
      if (!run.model().quantity(state).domain().contains(value) && !isEdge(run, state, value)) {
        return Optional.of(state + " leaves its domain" + when);
      }
    }
    return Optional.empty();
  }

  /** Whether a state is outside its domain by no more than the solver's tolerance. */
  private static boolean isEdge(Trajectory run, String state, double value) {
    double slack = 1e3 * run.solver().tolerance().atol();
    var domain = run.model().quantity(state).domain();
    return value >= domain.low() - slack && value <= domain.high() + slack;
  }
}
