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

  @Override
  public String toString() {
    String word = holds.map(yes -> yes ? "holds" : "fails").orElse("unsettled");
    return String.format("%-10s %-9s %-9s %s", relation, word, holds.isPresent() ? evidence : "", detail);
  }
}
