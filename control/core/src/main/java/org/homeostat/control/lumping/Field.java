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
  private final Map<String, Fractions> rates = new HashMap<>();

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

  /** A linear combination of states, or of what stands for them. */
  Canonical.Form weighted(Combination combination, Function<String, Canonical.Form> of) {
    Canonical.Form sum = proof.number(0);
    for (Map.Entry<String, BigFraction> term : combination.weights().entrySet()) {
      sum = sum.plus(proof.number(term.getValue()).times(of.apply(term.getKey())));
    }
    return sum;
  }

  /** The derivative of a combination of states. */
  Fractions rate(Combination combination) {
    return rateIfAny(combination).orElseThrow(() -> tooLarge("d/dt of a sum of states"));
  }

  /** The derivative of a combination; empty where the expansion is too large or singular. */
  Optional<Fractions> rateIfAny(Combination combination) {
    return Canonical.bounded(() -> {
      Fractions sum = Fractions.none();
      for (Map.Entry<String, BigFraction> term : combination.weights().entrySet()) {
        sum = sum.plus(slopeInTime(term.getKey()).times(proof.number(term.getValue())));
      }
      return sum;
    });
  }

  /** The derivative of a state. */
  Fractions rate(String state) {
    return rateIfAny(state).orElseThrow(() -> tooLarge("d" + state + "/dt"));
  }

  /** The derivative of a state; empty where the expansion is too large or singular. */
  Optional<Fractions> rateIfAny(String state) {
    return Canonical.bounded(() -> slopeInTime(state));
  }

  private Fractions slopeInTime(String state) {
    Fractions found = rates.get(state);
    if (found == null) {
      found = summed(model.rate(state));
      rates.put(state, found);
    }
    return found;
  }

  boolean isAtValues() {
    return atValues;
  }

  /** The function that a quantity is. */
  Fractions of(String name) {
    return of(new Expr.Name(name)).orElseThrow(() -> tooLarge(name));
  }

  /** The function that a formula is; empty where the expansion is too large or singular. */
  Optional<Fractions> of(Expr formula) {
    return Canonical.bounded(() -> summed(formula));
  }

  private Fractions summed(Expr formula) {
    Fractions sum = Fractions.none();
    for (Expr term : new Summands(this::definition).of(formula)) {
      sum = sum.plus(Fractions.of(expanded(term)));
    }
    return sum;
  }

  /** What a name is defined as, unless something stands for it. */
  private Optional<Expr> definition(String name) {
    return name.equals("t") || standing.containsKey(name) ? Optional.empty() : model.definition(name);
  }

  private Canonical.Form form(String name) {
    Canonical.Form found = known.get(name);
    if (found == null) {
      found = definition(name).map(this::expanded).orElseGet(() -> basic(name));
      known.put(name, found);
    }
    return found;
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

  private ModelException tooLarge(String what) {
    return new ModelException(model.name(), what + " cannot be written out: it grows past the bound on terms,"
        + " or divides by what is zero everywhere.\n    Lump a smaller part of the model.");
  }

  private <T> T bounded(String what, Supplier<T> work) {
    return Canonical.bounded(work).orElseThrow(() -> tooLarge(what));
  }

  /** Whether all derivatives are rational, so that equality is decided both ways. */
  boolean isRational() {
    return states().stream().allMatch(state -> rate(state).isRational());
  }

  /** Whether two functions are one; false where that is not seen. */
  boolean isSame(Fractions a, Fractions b) {
    return Canonical.bounded(() -> a.plus(b.times(proof.number(-1))).isZero()).orElse(false);
  }

  /** Whether a function has one slope along two states; false where a slope is hidden in an atom. */
  boolean isAlike(Fractions function, String first, String second) {
    BigFraction[] apart = Rows.zeros(states().size());
    apart[states().indexOf(first)] = BigFraction.ONE;
    apart[states().indexOf(second)] = BigFraction.MINUS_ONE;
    return isConstantAlong(function, apart);
  }

  Optional<Fractions> slope(Fractions function, String state) {
    return bounded("a slope along " + state, () -> function.slope(state));
  }

  /** Whether a function stays as it is along a direction of the states; false where that is hidden. */
  boolean isConstantAlong(Fractions function, BigFraction[] direction) {
    Fractions along = Fractions.none();
    for (int i = 0; i < direction.length; i++) {
      if (!Rows.isZero(direction[i])) {
        Optional<Fractions> slope = slope(function, states().get(i));
        if (slope.isEmpty()) {
          return false;
        }
        Fractions sum = along;
        Fractions term = slope.get().times(proof.number(direction[i]));
        along = bounded("a slope", () -> sum.plus(term));
      }
    }
    Fractions all = along;
    return bounded("a slope", all::isZero);
  }
}
