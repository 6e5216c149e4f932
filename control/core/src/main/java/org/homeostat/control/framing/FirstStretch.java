package org.homeostat.control.framing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Substitution;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;

/**
 * A model from its start until its shortest lag has passed. All that its delays read then lies before the
 * start, where it follows from histories, so that there the model has no delays: each delayed term is a
 * function of the time and of its lag.
 */
final class FirstStretch {
  private static final Expr TIME = new Expr.Name("t");

  private final Model base;
  private final Model model;
  private final Map<String, Double> start;

  /**
   * The first stretch.
   *
   * @param base the model as it was before the start: the one that histories are read by
   * @param model the same from the start on
   */
  FirstStretch(Model base, Model model) {
    this.base = base;
    this.model = model;
    this.start = model.evaluate(0, model.start());
  }

  /** A lag begins at zero or depends on what moves from zero on, so that no stretch is free of delays. */
  private static final class NoStretch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoStretch() {
      super("no stretch without delays", null, false, false);
    }
  }

  /** The derivatives over the stretch; empty where there is none. */
  Optional<Program> program() {
    try {
      List<Assignment> body = model.auxiliaries().stream()
          .map(name -> new Assignment(name, withoutDelays(model.definition(name).orElseThrow()))).toList();
      List<Expr> rates = model.states().stream().map(state -> withoutDelays(model.rate(state))).toList();
      return Optional.of(Program.of(model.states(), model.parameters(), body, rates));
    } catch (NoStretch none) {
      return Optional.empty();
    }
  }

  private Expr withoutDelays(Expr expression) {
    Map<String, Expr> terms = new LinkedHashMap<>();
    for (Expr.Delay term : Delayed.terms(expression)) {
      Expr lag = Substitution.in(Delayed.named(term.lag()), terms);
      terms.put(Delayed.name(term), read(term.quantity(), lag));
    }
    return Substitution.in(Delayed.named(expression), terms);
  }

  /** What a delayed term reads: the past, and what is now where the lag is zero for good. */
  private Expr read(String quantity, Expr lag) {
    double length = Value.of(lag, this::atStart);
    if (length > 0) {
      return before(quantity, new Expr.Difference(TIME, lag));
    }
    if (length == 0 && model.parameters().containsAll(Names.of(lag))) {
      return new Expr.Name(quantity);
    }
    throw new NoStretch();
  }

  private double atStart(String name) {
    if (name.equals("t")) {
      return 0;
    }
    return model.definition(name).map(definition -> Value.of(withoutDelays(definition), this::atStart))
        .orElseGet(() -> start.get(name));
  }

  /** A quantity of the base model at a time before the start. */
  private Expr before(String quantity, Expr time) {
    Optional<Expr> course = base.quantity(quantity).history().or(() -> base.definition(quantity));
    if (course.isPresent()) {
      return before(course.get(), time);
    }
    int place = base.states().indexOf(quantity);
    return number(place >= 0 ? base.start()[place] : base.value(quantity));
  }

  private Expr before(Expr expression, Expr time) {
    Map<String, Expr> terms = new LinkedHashMap<>();
    for (Expr.Delay term : Delayed.terms(expression)) {
      Expr lag = in(Delayed.named(term.lag()), terms, time);
      terms.put(Delayed.name(term), before(term.quantity(), new Expr.Difference(time, lag)));
    }
    return in(Delayed.named(expression), terms, time);
  }

  private Expr in(Expr expression, Map<String, Expr> terms, Expr time) {
    Map<String, Expr> replacements = new LinkedHashMap<>(terms);
    for (String name : Names.of(expression)) {
      if (!terms.containsKey(name)) {
        replacements.put(name, name.equals("t") ? time : before(name, time));
      }
    }
    return Substitution.in(expression, replacements);
  }

  private static Expr number(double value) {
    return new Expr.Number(BigDecimal.valueOf(value));
  }
}
