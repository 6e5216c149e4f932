package org.homeostat.physiology.leptin;

import java.util.Optional;
import org.homeostat.control.model.Numbers;

/**
 * What became of two animals joined by {@link Parabiosis}.
 *
 * @param exchange in mL/d
 * @param leftFat in g, at the end
 * @param rightFat in g, at the end
 * @param end the day on which the run ended
 * @param starves whether it ended because one of the two starved
 */
public record PairFate(
    double exchange, String left, double leftFat, String right, double rightFat, double end,
    boolean starves) {
  private static final int DAY_DIGITS = 3;
  private static final int FAT_DIGITS = 4;

  /** The one that starved, if one did. */
  public Optional<String> starved() {
    return starves ? Optional.of(leftFat <= rightFat ? left : right) : Optional.empty();
  }

  /** In words, fat to so many digits: {@code wt starves, day 80.6}, or {@code wt 6.336, ob 51.35}. */
  public String told(int digits) {
    return starved().map(who -> who + " starves, day " + Numbers.round(end, DAY_DIGITS))
        .orElseGet(() -> left + " " + Numbers.digits(leftFat, digits) + ", " + right + " "
            + Numbers.digits(rightFat, digits));
  }

  @Override
  public String toString() {
    return "Q = " + Numbers.show(exchange) + " mL/d: " + told(FAT_DIGITS);
  }
}
