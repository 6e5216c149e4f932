package org.homeostat.control.framing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/** Canonical forms of a model's quantities in those of its states and parameters, auxiliaries eliminated. */
final class Forms {
  private final Canonical proof;
  private final Model model;
  private final Function<String, Canonical.Form> given;
  private final Map<String, Canonical.Form> known = new HashMap<>();

  /** An expansion went past its bound, so that nothing can be said. */
  static final class Beyond extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Beyond() {
      super("beyond the bound of an expansion", null, false, false);
    }
  }

  /**
   * Forms in one proof.
   *
   * @param given the form of a state, a parameter or {@code t}
   */
  Forms(Canonical proof, Model model, Function<String, Canonical.Form> given) {
    this.proof = proof;
    this.model = model;
    this.given = given;
  }

  /** The form of a quantity. */
  Canonical.Form of(String name) {
    Canonical.Form found = known.get(name);
    if (found == null) {
      Optional<Expr> definition = model.definition(name);
      found = definition.isPresent() ? of(definition.get()) : given.apply(name);
      known.put(name, found);
    }
    return found;
  }

  /** The form of an expression in the model's quantities. */
  Canonical.Form of(Expr expression) {
    return proof.of(expression, this::of).orElseThrow(Beyond::new);
  }

  /** The form of a state's derivative. */
  Canonical.Form rate(String state) {
    return of(model.rate(state));
  }
}
