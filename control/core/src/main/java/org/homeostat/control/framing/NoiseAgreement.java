package org.homeostat.control.framing;

import java.util.List;
import java.util.Set;

/**
 * Whether the noise of two models that are one without it agrees under their map.
 *
 * @param differing what differs, in words; empty where the kind says that the noise agrees
 * @param names all names that the intensities are written in
 * @param atValues whether values had to be put in that the proof without noise left free
 */
record NoiseAgreement(Kind kind, List<String> differing, Set<String> names, boolean atValues) {

  /** Of two models without noise. */
  static final NoiseAgreement NO_NOISE = new NoiseAgreement(Kind.NONE, List.of(), Set.of(), false);

  /** In what sense, from the weakest to the strongest. */
  enum Kind {
    /** Not shown to agree. */
    DIFFERENT,
    /** One law, but not one path under one seed: a state's noise goes by the state's name. */
    LAW,
    /** One path under one seed. */
    PATHS,
    /** There is none. */
    NONE
  }

  NoiseAgreement {
    differing = List.copyOf(differing);
    names = Set.copyOf(names);
  }

  /** This was found with values put in. */
  NoiseAgreement withValues() {
    return new NoiseAgreement(kind, differing, names, true);
  }

  /** The same equations for the noise, but these values differ. */
  NoiseAgreement differingIn(List<String> values) {
    return values.isEmpty() ? this : new NoiseAgreement(Kind.DIFFERENT, values, names, false);
  }

  /** Whether no less is said than in another. */
  boolean isAsGoodAs(NoiseAgreement other) {
    return kind.compareTo(other.kind) >= 0 && (other.atValues || !atValues);
  }

  boolean agrees() {
    return kind != Kind.DIFFERENT;
  }

  /** Whether something is to be said. */
  boolean counts() {
    return kind != Kind.NONE;
  }
}
