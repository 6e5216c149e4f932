package org.homeostat.control.diagram;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/** Who stands in whose equation, and with which sign. */
final class Influences {
  private static final Expr ZERO = new Expr.Number(BigDecimal.ZERO);
  private static final Expr ONE = new Expr.Number(BigDecimal.ONE);

  private final Bounds bounds;
  private final Set<String> shown;
  private final Surroundings surroundings;

  private Influences(Model model, Set<String> shown, Surroundings surroundings) {
    this.bounds = new Bounds(model);
    this.shown = shown;
    this.surroundings = surroundings;
  }

  /** The influences of the quantities that are shown, in the order of the equations. */
  static List<Influence> of(Model model, Set<String> shown, Surroundings surroundings) {
    Influences influences = new Influences(model, shown, surroundings);
    List<Influence> found = new ArrayList<>();
    model.equationsInOrder().forEach(equation -> influences.add(equation, found));
    return found;
  }

  private void add(Equation equation, List<Influence> found) {
    String to = equation.name();
    Expr formula = Delayed.named(equation.value());
    Set<String> now = new LinkedHashSet<>(Names.of(formula));
    Set<String> lags = new LinkedHashSet<>();
    for (Expr.Delay term : Delayed.terms(equation.value())) {
      if (now.contains(Delayed.name(term)) && shown.contains(term.quantity())) {
        influence(term.quantity(), to, slope(formula, Delayed.name(term)), Optional.of(Text.of(term.lag())))
            .ifPresent(found::add);
      }
      lags.addAll(Names.of(term.lag()));
    }
    now.stream().filter(shown::contains)
        .forEach(from -> influence(from, to, slope(formula, from), Optional.empty()).ifPresent(found::add));
    lags.stream().filter(name -> shown.contains(name) && !now.contains(name))
        .forEach(from -> found.add(new Influence(from, to, Sign.EITHER, false, Optional.empty())));
  }

  private static Expr slope(Expr formula, String by) {
    return Derivative.of(formula, name -> name.equals(by) ? ONE : ZERO);
  }

  /**
   * The influence with that slope; none where it is 0 at the present values. A slope that is written as 0 is
   * that of what only switches, and tells nothing.
   */
  private Optional<Influence> influence(String from, String to, Expr slope, Optional<String> lag) {
    if (slope.equals(ZERO)) {
      return Optional.of(new Influence(from, to, Sign.EITHER, false, lag));
    }
    if (bounds.isZero(slope)) {
      return Optional.empty();
    }
    Optional<Sign> proved = bounds.of(slope);
    Sign sign = proved.orElseGet(() -> from.equals("t") ? Sign.EITHER : surroundings.of(slope));
    return Optional.of(new Influence(from, to, sign, proved.isPresent(), lag));
  }
}
