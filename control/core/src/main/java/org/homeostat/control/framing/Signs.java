package org.homeostat.control.framing;

import java.util.List;
import java.util.Set;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/** The signs that a model's declared domains give to expressions in its quantities. */
final class Signs {
  /** Above zero in the whole domain; below, with a minus sign. */
  static final int POSITIVE = 2;
  /** Nowhere below zero. */
  static final int NOT_NEGATIVE = 1;

  /** No quantity has this name: what is positive with anything positive added to it is not negative. */
  private static final String ANYTHING_POSITIVE = "anything positive";

  private final Canonical proof = new Canonical();
  private final Model model;
  private final Forms forms;

  Signs(Model model) {
    this.model = model;
    this.forms = Forms.plain(proof, model);
  }

  /** The sign of an expression: 2, 1 or -2, and 0 where the domains do not settle it. */
  int of(Expr expression) {
    try {
      Canonical.Form form = forms.of(expression);
      int definite = Canonical.bounded(() -> form.definiteSign(this::sign)).orElse(0);
      boolean notNegative = definite == 0 && Canonical.bounded(() ->
          form.plus(proof.free(ANYTHING_POSITIVE)).definiteSign(this::sign)).orElse(0) > 0;
      return notNegative ? NOT_NEGATIVE : POSITIVE * definite;
    } catch (Forms.Beyond beyond) {
      return 0;
    }
  }

  /** The declared signs of the states and parameters that an expression comes down to, in words. */
  List<String> declared(Expr expression) {
    try {
      return Canonical.bounded(() -> forms.of(expression).names()).orElse(Set.of()).stream()
          .filter(name -> sign(name) != 0)
          .map(name -> model.quantity(name).domain().condition(name)).toList();
    } catch (Forms.Beyond beyond) {
      return List.of();
    }
  }

  private int sign(String name) {
    return name.equals(ANYTHING_POSITIVE) ? POSITIVE
        : model.has(name) ? Domains.sign(model.quantity(name).domain()) : 0;
  }
}
