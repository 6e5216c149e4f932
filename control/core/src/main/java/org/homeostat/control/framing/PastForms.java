package org.homeostat.control.framing;

import java.util.Optional;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/**
 * The canonical forms of what a model's quantities were before the start, in the time: each as its history
 * says; without one, states what they are at the start, and auxiliaries what follows.
 */
final class PastForms {
  private final Canonical proof;
  private final Model model;
  private final BigFraction clock;
  private final Function<String, Canonical.Form> parameters;
  private final StartForms starts;
  private final Forms forms;

  /** The forms in one proof; the clock says how many of the model's time units one of the proof's is. */
  PastForms(Canonical proof, Model model, BigFraction clock, Function<String, Canonical.Form> parameters) {
    this.proof = proof;
    this.model = model;
    this.clock = clock;
    this.parameters = parameters;
    this.starts = new StartForms(proof, model, parameters);
    this.forms = new Forms(proof, model, clock, this::given).beforeTheStart();
  }

  private Canonical.Form given(String name, Canonical.Form ago) {
    if (name.equals("t")) {
      return proof.number(clock).times(proof.free("t").minus(ago));
    }
    Optional<Expr> history = model.quantity(name).history();
    return history.isPresent() ? forms.of(history.get(), ago)
        : model.states().contains(name) ? starts.of(new Expr.Name(name)) : parameters.apply(name);
  }

  /** The form of what an expression was. */
  Canonical.Form of(Expr expression) {
    return forms.of(expression);
  }
}
