package org.homeostat.control.lumping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/** The derivatives of a model's states as exact forms in states and parameters, auxiliaries eliminated. */
final class Field {
  private final Canonical proof;
  private final Model model;
  private final boolean atValues;
  private final Map<String, Canonical.Form> standing;
  private final Map<String, Canonical.Form> known = new HashMap<>();

  private Field(
      Canonical proof, Model model, boolean atValues, Map<String, Canonical.Form> standing) {
    this.proof = proof;
    this.model = model;
    this.atValues = atValues;
    this.standing = standing;
  }

  /**
   * The field of a model.
   *
   * @param atValues whether parameters are put to their present values, else they stay symbols
   */
  static Field of(Model model, boolean atValues) {
    if (!model.delayedQuantities().isEmpty()) {
      throw new ModelException(model.name(), "lumping is for equations without memory, and these read the"
          + " past of " + String.join(", ", model.delayedQuantities())
          + ".\n    Put a chain of states in the place of the delay.");
    }
    return new Field(new Canonical(), model, atValues, Map.of());
  }

  /** A field in the same proof, with other forms for some of its names. */
  Field of(Model other, Map<String, Canonical.Form> forms) {
    return new Field(proof, other, atValues, forms);
  }

  Model model() {
    return model;
  }

  List<String> states() {
    return model.states();
  }

  Canonical.Form number(double value) {
    return proof.number(value);
  }

  /** The form of a name that stands for itself. */
  Canonical.Form free(String name) {
    return proof.free(name);
  }

  /** A sum of forms with weights. */
  Canonical.Form weighted(Combination combination, Function<String, Canonical.Form> of) {
    Canonical.Form sum = proof.number(0);
    for (Map.Entry<String, BigFraction> term : combination.weights().entrySet()) {
      sum = sum.plus(proof.number(term.getValue()).times(of.apply(term.getKey())));
    }
    return sum;
  }

  /** The derivative of a combination of states. */
  Canonical.Form rate(Combination combination) {
    return bounded("d/dt of a sum of states", () -> weighted(combination, this::slopeInTime));
  }

  /** The derivative of a combination; empty where the expansion is too large or singular. */
  Optional<Canonical.Form> rateIfAny(Combination combination) {
    return Canonical.bounded(() -> weighted(combination, this::slopeInTime));
  }

  /** The derivative of a state. */
  Canonical.Form rate(String state) {
    return bounded("d" + state + "/dt", () -> slopeInTime(state));
  }

  /** The derivative of a state; empty where the expansion is too large or singular. */
  Optional<Canonical.Form> rateIfAny(String state) {
    return Canonical.bounded(() -> slopeInTime(state));
  }

  private Canonical.Form slopeInTime(String state) {
    return remembered("d" + state + "/dt", () -> expanded(model.rate(state)));
  }

  boolean isAtValues() {
    return atValues;
  }

  /** The form of a quantity. */
  Canonical.Form of(String name) {
    return bounded(name, () -> form(name));
  }

  /** The form of a formula in the model's quantities; empty where the expansion is too large or singular. */
  Optional<Canonical.Form> of(Expr formula) {
    return proof.of(formula, this::form);
  }

  private Canonical.Form form(String name) {
    return remembered(name, () -> {
      Optional<Expr> definition = name.equals("t") || standing.containsKey(name) ? Optional.empty()
          : model.definition(name);
      return definition.map(this::expanded).orElseGet(() -> basic(name));
    });
  }

  private Canonical.Form basic(String name) {
    boolean put = atValues && model.parameters().contains(name) && !model.openInputs().contains(name);
    return standing.containsKey(name) ? standing.get(name)
        : put ? proof.number(model.value(name)) : proof.free(name);
  }

  private Canonical.Form expanded(Expr definition) {
    return proof.of(definition, this::form)
        .orElseThrow(() -> new ArithmeticException("an expansion came to no end"));
  }

  private Canonical.Form remembered(String name, Supplier<Canonical.Form> making) {
    Canonical.Form found = known.get(name);
    if (found == null) {
      found = making.get();
      known.put(name, found);
    }
    return found;
  }

  private ModelException tooLarge(String what) {
    return new ModelException(model.name(), what + " cannot be written out: it grows past the bound on terms,"
        + " or divides by what is zero everywhere.\n    Lump a smaller part of the model.");
  }

  private <T> T bounded(String what, Supplier<T> work) {
    return Canonical.bounded(work).orElseThrow(() -> tooLarge(what));
  }

  /** Whether all derivatives and these forms are rational, so that equality is decided both ways. */
  boolean isRational() {
    return states().stream().allMatch(state -> rate(state).isRational());
  }

  /** Whether a function has one slope along two states; false where a slope is hidden in an atom. */
  boolean isAlike(Canonical.Form function, String first, String second) {
    Optional<Canonical.Form> a = slope(function, first);
    Optional<Canonical.Form> b = slope(function, second);
    return a.isPresent() && b.isPresent()
        && bounded("a slope", () -> a.get().minus(b.get()).isZero());
  }

  Optional<Canonical.Form> slope(Canonical.Form function, String state) {
    return bounded("a slope along " + state, () -> function.derivative(state));
  }

  /** Whether a function stays as it is along a direction of the states; false where that is hidden. */
  boolean isConstantAlong(Canonical.Form function, BigFraction[] direction) {
    Canonical.Form along = proof.number(0);
    for (int i = 0; i < direction.length; i++) {
      if (!Rows.isZero(direction[i])) {
        Optional<Canonical.Form> slope = slope(function, states().get(i));
        if (slope.isEmpty()) {
          return false;
        }
        Canonical.Form sum = along;
        Canonical.Form term = proof.number(direction[i]).times(slope.get());
        along = bounded("a slope", () -> sum.plus(term));
      }
    }
    return along.isZero();
  }
}
