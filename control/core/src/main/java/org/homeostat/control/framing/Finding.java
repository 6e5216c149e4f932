package org.homeostat.control.framing;

import java.util.Optional;

/**
 * What was found about one relation between two models.
 *
 * @param holds whether it holds; empty where that is not settled
 * @param evidence what that rests on, or would have rested on
 */
public record Finding(Relation relation, Optional<Boolean> holds, Evidence evidence, String detail) {

  /** The relation in words: {@code identical}, {@code conjugate}, {@code limit} ... */
  public String name() {
    return relation.toString();
  }

  /** Whether it holds, in words: {@code yes}, {@code no} or {@code not settled}. */
  public String answer() {
    return holds.map(yes -> yes ? "yes" : "no").orElse("not settled");
  }

  /** The finding as a row of {@link Verdict#toLatex()}: relation, answer, evidence, why. */
  public String toLatex() {
    return VerdictLatex.row(this);
  }

  @Override
  public String toString() {
    return name() + ": " + answer() + (holds.isPresent() ? " (" + evidence + ")" : "") + ", " + detail;
  }
}
