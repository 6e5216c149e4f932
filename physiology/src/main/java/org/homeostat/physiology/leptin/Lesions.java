package org.homeostat.physiology.leptin;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.protocol.Protocol;

/**
 * Drives and cells silenced for good. Silencing a drive means one thing in every law; what silencing a cell
 * means depends on the code of its rate, which only a law with cells states.
 */
final class Lesions {
  private static final String CELLS =
      "only the opponent law has cells, A (NPY/AgRP) and B (POMC), and gutBrain, A and Po";

  private Lesions() {}

  static Manipulation silenceN() {
    return Manipulation.shared(Protocol.of("silence-N", after(days(0)).lesion("N"))
            .noting("N", "the laws of the leptin loop have this drive, of food intake"),
        "the NPY/AgRP drive N of food intake is silenced",
        "nothing is eaten, whatever is sensed: the animal starves",
        "nothing is eaten, whatever the error is, which rises unanswered: the animal starves");
  }

  static Manipulation silenceM() {
    return Manipulation.shared(Protocol.of("silence-M", after(days(0)).lesion("M"))
            .noting("M", "the laws of the leptin loop have this drive, of expenditure"),
        "the melanocortin (POMC) drive M of expenditure is silenced",
        "the least is spent per mass, whatever is sensed; intake still answers",
        "the least is spent per mass, whatever the error is; intake still answers");
  }

  static Manipulation silenceA() {
    return cell("silence-A", "A", "the NPY/AgRP cells, arm A of the opponent law, are silenced",
        "below the level of calibration", "positive", "silence-N");
  }

  static Manipulation silenceB() {
    return cell("silence-B", "B", "the POMC cells, arm B of the opponent law, are silenced",
        "above the level of calibration", "negative", "silence-M");
  }

  private static Manipulation cell(
      String name, String arm, String description, String side, String sign, String drive) {
    return Manipulation.with(
        "the opponent law, in both framings; gutBrain has A and Po; elsewhere the nearest is " + drive
            + ", which silences a whole drive",
        Protocol.of(name, after(days(0)).lesion(arm))
            .noting(arm, CELLS + "; elsewhere the nearest is " + drive + ", a whole drive"),
        description,
        "the kinked law loses its branch " + side + ": what is sensed there is not answered",
        "what the " + sign + " error drives is gone; an arm with a rate at rest (r0 > 0) loses that too");
  }
}
