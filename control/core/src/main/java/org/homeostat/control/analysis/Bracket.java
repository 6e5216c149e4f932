package org.homeostat.control.analysis;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Two places between which something changes along a {@link RestCurve}, or which are not of one curve. It is
 * cut along the curve, so that what is found lies between them.
 */
record Bracket(RestCurve curve, Place from, Place to) {
  private static final int CUTS = 100;

  /** Places this near, by the sizes, are one: curves that are nearer to one another are taken to cross. */
  private static final double ONE = 1e-6;

  /**
   * The last place at which something is what it is at the first; empty where cutting does not lead to one
   * place, because the two ends are not of one curve.
   */
  Optional<Place> last(ToDoubleFunction<Place> what) {
    double before = what.applyAsDouble(from);
    Bracket now = this;
    Optional<Place> middle = middle();
    for (int i = 0; i < CUTS && middle.isPresent(); i++) {
      now = what.applyAsDouble(middle.get()) == before ? new Bracket(curve, middle.get(), now.to)
          : new Bracket(curve, now.from, middle.get());
      middle = now.middle();
    }
    return now.chord().length() <= ONE ? Optional.of(now.from) : Optional.empty();
  }

  private Optional<Place> middle() {
    return chord().middle(from.tangent()).flatMap(z -> Place.after(from, z, curve));
  }

  private Chord chord() {
    return new Chord(curve, from.z(), to.z());
  }
}
