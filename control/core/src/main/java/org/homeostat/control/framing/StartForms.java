package org.homeostat.control.framing;

import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/** The canonical forms of a model's quantities at its start, where each state at rest is an unknown. */
final class StartForms {
  private final Canonical proof;
  private final Model model;
  private final Function<String, Canonical.Form> parameters;
  private final Forms forms;

  StartForms(Canonical proof, Model model, Function<String, Canonical.Form> parameters) {
    this.proof = proof;
    this.model = model;
    this.parameters = parameters;
    this.forms = new Forms(proof, model, BigFraction.ONE, this::given);
  }

  private Canonical.Form given(String name, Canonical.Form ago) {
    if (!ago.isZero()) {
      throw new Forms.Beyond("a start of " + model.name() + " reads the past of " + name);
    }
    if (name.equals("t")) {
      return proof.number(0);
    }
    if (!model.states().contains(name)) {
      return parameters.apply(name);
    }
    Start start = model.startOf(name);
    if (start instanceof Start.At at) {
      return proof.number(at.value());
    }
    return start instanceof Start.Formula formula ? forms.of(formula.value()) : proof.free("rest of " + name);
  }

  /** The form of an expression at the start. */
  Canonical.Form of(Expr expression) {
    return forms.of(expression);
  }
}
