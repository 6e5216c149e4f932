package org.homeostat.control.framing;

import java.util.Optional;

/**
 * What was found about one relation between two models.
 *
 * @param name {@code identical}, {@code conjugate}, {@code limit}, {@code battery} or {@code different}
 * @param holds whether it holds; empty where that is not settled
 * @param evidence {@code proof}, {@code certified} or {@code measured}
 */
public record Finding(String name, Optional<Boolean> holds, String evidence, String detail) {

  @Override
  public String toString() {
    String word = holds.map(yes -> yes ? "holds" : "fails").orElse("unsettled");
    return String.format("%-10s %-9s %-9s %s", name, word, holds.isPresent() ? evidence : "", detail);
  }
}
