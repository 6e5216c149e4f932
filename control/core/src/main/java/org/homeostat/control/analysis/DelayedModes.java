package org.homeostat.control.analysis;

import java.util.Optional;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.ModelException;

/**
 * What a small push from an equilibrium of a model with delays does: its characteristic roots, those along
 * conserved totals apart, or why they are not known.
 */
record DelayedModes(Optional<CharacteristicRoots> roots, String obstacle) {

  static DelayedModes at(Equilibrium rest) {
    try {
      var system = Linearization.of(rest.model()).at(rest.values()).system();
      return new DelayedModes(
          Optional.of(CharacteristicRoots.of(system).withoutStill(rest.totals().size())), "");
    } catch (ModelException | IllegalArgumentException | ArithmeticException unknown) {
      return new DelayedModes(Optional.empty(), unknown.getMessage());
    }
  }

  CharacteristicRoots orThrow(Equilibrium rest) {
    return roots.orElseThrow(() -> new ModelException(rest.model().name(), "whether the equilibrium is stable"
        + " with its delays is not decided: " + obstacle));
  }

  /** Whether it is stable, in the words that come before its place. */
  String heading() {
    return roots.map(known -> known.isStable() ? " rests at" : " has an unstable equilibrium at")
        .orElse(" has an equilibrium, whether stable or not with its delays is not decided, at");
  }

  @Override
  public String toString() {
    return roots.map(known -> "with its delays " + known)
        .orElseGet(() -> "stability with delays not decided: " + obstacle);
  }
}
