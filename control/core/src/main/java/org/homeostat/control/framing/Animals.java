package org.homeostat.control.framing;

import java.util.OptionalLong;
import org.homeostat.control.identify.Detection;

/** How many animals, one sample each, would show a difference if samples varied by a tenth of themselves. */
final class Animals {
  /** Assumed where nothing is known: the coefficient of variation of one sample of one animal. */
  private static final double VARIATION = 0.1;

  /** Nobody takes more; how many more says nothing. */
  private static final long MOST = 10_000;

  private Animals() {}

  /** So many show it in four of five studies, at the usual 5 %; empty where no number would. */
  static OptionalLong telling(double a, double b) {
    double size = Math.max(Math.abs(a), Math.abs(b));
    if (a == b || !Double.isFinite(a - b)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Detection.of(a - b, VARIATION * size).animals());
    } catch (IllegalArgumentException tooSmall) {
      return OptionalLong.empty();
    }
  }

  /** In words, with what is assumed. */
  static String said(OptionalLong animals) {
    if (animals.isEmpty()) {
      return "";
    }
    long number = animals.getAsLong();
    return "; " + number(number) + (number == 1 ? " animal" : " animals")
        + " would show it (10 % variation assumed)";
  }

  /** The number, or that it is more than anybody would take. */
  static String number(long animals) {
    return animals > MOST ? "more than " + MOST : String.valueOf(animals);
  }
}
