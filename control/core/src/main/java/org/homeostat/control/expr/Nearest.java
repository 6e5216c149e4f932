package org.homeostat.control.expr;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that a wrong one was probably meant to be, by the number of letters inserted, left out,
 * replaced or swapped; a letter in the wrong case counts next to nothing.
 */
public final class Nearest {

  private static final int LETTERS_PER_SLIP = 3;

  private Nearest() {}

  /**
   * The nearest known name, if one is near enough to be worth asking about: one slip, and one more for every
   * three letters.
   */
  public static Optional<String> of(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> isNear(wrong, name))
        .min(Comparator.<String>comparingInt(name -> slips(folded(wrong), folded(name)))
            .thenComparingInt(name -> slips(wrong, name))
            .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isNear(String wrong, String name) {
    int slips = slips(folded(wrong), folded(name));
    return slips <= Math.max(1, wrong.length() / LETTERS_PER_SLIP)
        && slips < Math.max(wrong.length(), name.length());
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** The optimal string alignment distance. */
  private static int slips(String a, String b) {
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : Math.min(
            Math.min(distance[i - 1][j], distance[i][j - 1]) + 1,
            distance[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
        }
      }
    }
    return distance[a.length()][b.length()];
  }
}
