package org.homeostat.control.framing;

/**
 * In which sense two models may be the same. The relations are not one ladder: what is identical is identical
 * on every set and conjugate; a conjugacy gives one linear behaviour; but linear behaviour, a limit and a
 * battery say nothing of one another.
 */
public enum Relation {
  /** One system after elimination of auxiliaries, by exact arithmetic. */
  IDENTICAL("identical"),
  /** The same in all but the noise. */
  IDENTICAL_WITHOUT_NOISE("identical without noise"),
  /** What is said of the noise of two models that are otherwise the same. */
  NOISE("noise"),
  /** One system on a set that both keep to once they are on it. */
  ON_INVARIANT_SET("identical on a set"),
  /** One system after an invertible change of states and parameters. */
  CONJUGATE("conjugate"),
  /** One system after sums or other linear combinations of states are taken. */
  LUMPED("lumped"),
  /** One transfer function from named inputs to named outputs, at named operating points. */
  LINEAR("linear behaviour"),
  /** One system as a parameter goes to its limit. */
  LIMIT("limit"),
  /** The same to a precision, under the protocols that were run. */
  BATTERY("battery"),
  /** Not one system: there is a protocol, a quantity and a time at which they differ. */
  DIFFERENT("different");

  private final String text;

  Relation(String text) {
    this.text = text;
  }

  /** Its name in reports and on the terminal. */
  @Override
  public String toString() {
    return text;
  }
}
