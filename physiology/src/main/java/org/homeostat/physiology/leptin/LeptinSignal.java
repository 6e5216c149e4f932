package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Sources.eq;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Protocol;

/** Manipulations of leptin on its way from fat to the receptor. */
final class LeptinSignal {
  private static final double DOSE = 100;
  private static final double REPLACED_FROM = 60;
  private static final String FORGETFUL =
      "unless the law remembers the time without (integral, adaptive)";

  private LeptinSignal() {}

  static Manipulation knockout() {
    return Manipulation.shared(Protocol.of("knockout", after(days(0)).set("Rsyn", 0)),
        "fat secretes no leptin (ob/ob)",
        "nothing is sensed: more is eaten, and less spent per mass, than with any leptin, until the law gets"
            + " used to it (adaptive)",
        "the error is at its most, the whole of what is expected; with the same effect");
  }

  static Manipulation receptorKnockout() {
    return Manipulation.shared(Protocol.of("receptor-knockout", after(days(0)).lesion("S"))
            .noting("S", Manipulation.SENSED),
        "leptin is secreted and not sensed (db/db)",
        "S = 0, whatever plasma leptin is: as ob/ob, while plasma leptin rises with fat",
        "the error is at its most, whatever plasma leptin is: as ob/ob, while that rises with fat");
  }

  static Manipulation infusion() {
    return Manipulation.shared(Protocol.of("infusion", after(days(0)).infuse("infusion", DOSE)),
        "leptin infused into the blood at 100 ng/d",
        "more is sensed: less is eaten and more spent, until fat has shrunk",
        "the error falls below 0: less is eaten and more spent, until fat has shrunk",
        parameter("infusion", DOSE, "ng/d", "leptin infused")
            .assumed("a round dose, a third of what a chow-fed animal's fat secretes"));
  }

  static Manipulation replacement() {
    Quantity dose = secretionAtRest();
    return Manipulation.shared(
        Protocol.of("replacement", after(days(0)).set("Rsyn", 0),
            after(days(REPLACED_FROM)).infuse("infusion", dose.value().orElseThrow())),
        "ob/ob, given from day 60 on what a wild type secretes at rest",
        "what is sensed comes back to its level at once, and fat after it, by its mass alone, " + FORGETFUL
            + ": leptin no longer tells of fat",
        "the error comes back to 0 at once, and fat after it, by its mass alone, " + FORGETFUL
            + ": the error no longer tells of fat",
        dose,
        parameter("from", REPLACED_FROM, "d", "when replacement begins")
            .assumed("two months make the animal obese"));
  }

  /** What is cleared at rest, and so secreted: 328.46 ng/d. */
  private static Quantity secretionAtRest() {
    Model wildType = LeptinLoop.feedback();
    double cleared = wildType.value("GFR") * wildType.value("RC")
        * wildType.evaluate(0, wildType.start()).get("L");
    return parameter("infusion", cleared, "ng/d", "leptin infused").nonNegative()
        .source(eq(1).marked(DERIVED, "GFR*RC*L at the rest of the static law, computed"));
  }
}
