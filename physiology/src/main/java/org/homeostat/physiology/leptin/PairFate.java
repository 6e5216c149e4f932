package org.homeostat.physiology.leptin;

import java.util.List;
import org.homeostat.control.model.Numbers;

/**
 * What became of two animals joined by {@link Parabiosis}.
 *
 * @param exchange in mL/d
 * @param leftFat in g, at the end
 * @param rightFat in g, at the end
 * @param end the day on which the run ended
 * @param kind how it ended
 */
public record PairFate(
    double exchange, String left, double leftFat, String right, double rightFat, double end,
    Fate.Kind kind) {
  private static final int DAY_DIGITS = 3;
  private static final int FAT_DIGITS = 4;

  /** Whether it ended because one of the two starved, or both did on the same day. */
  public boolean starves() {
    return kind == Fate.Kind.STARVED;
  }

  /** Who starved: nobody, one, or both. */
  public List<String> starved() {
    return !starves() ? List.of() : leftFat == rightFat ? List.of(left, right)
        : List.of(leftFat < rightFat ? left : right);
  }

  /** In words, fat to so many digits: {@code wt starves, day 80.6}, or {@code wt 6.336, ob 51.35}. */
  public String told(int digits) {
    String day = ", day " + Numbers.round(end, DAY_DIGITS);
    return switch (kind) {
      case FAT -> left + " " + Numbers.digits(leftFat, digits) + ", " + right + " "
          + Numbers.digits(rightFat, digits);
      case STARVED -> starved().size() == 1 ? starved().get(0) + " starves" + day : "both starve" + day;
      case STOPPED -> "stops" + day;
    };
  }

  @Override
  public String toString() {
    return "Q = " + Numbers.show(exchange) + " mL/d: " + told(FAT_DIGITS);
  }
}
