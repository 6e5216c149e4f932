package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Source.Mark.ABSTRACT;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.control.protocol.Protocol;

/** Manipulations of the animal around its regulator: its fat, and what it spends. */
final class Body {
  private static final double OPERATED = 10;
  private static final double LEFT = 0.5;
  private static final double COLD = 2;

  private static final Source ABREU_VIEIRA_2015 = Source.of(
          "Abreu-Vieira G, Xiao C, Gavrilova O, Reitman ML", 2015,
          "Integration of body temperature into the analysis of energy expenditure in the mouse",
          "Molecular Metabolism 4(6):461-470", "10.1016/j.molmet.2015.03.001")
      .marked(ABSTRACT, "at 22 C the cold costs a mouse about 1.2 times its basal metabolic rate. Of the"
          + " 11.1 kcal/d of this one that is at most 6, over some 8 degrees below neutral if it grows in"
          + " proportion, so that 2 kcal/d are what about 3 degrees more of cold cost; assumed");

  private Body() {}

  static Manipulation lipectomy() {
    return Manipulation.shared(Protocol.of("lipectomy", at(days(OPERATED)).scale("FM", LEFT)),
        "half of the fat is removed on day 10",
        "leptin falls with fat: more is eaten and less spent until fat is back",
        "the error rises: more is eaten and less spent until fat is back",
        parameter("left", LEFT, "1", "share of the fat that is left")
            .assumed("half: large enough to be seen, and survived"),
        parameter("day", OPERATED, "d", "when the fat is removed")
            .assumed("ten days alone show that the animal was at rest"));
  }

  static Manipulation cold() {
    Quantity load = parameter("load", COLD, "kcal/d", "spent beyond what the law asks for")
        .nonNegative().source(ABREU_VIEIRA_2015);
    return Manipulation.shared(Protocol.of("cold", after(days(0)).infuse("load", COLD)),
        "2 kcal/d are spent on keeping warm",
        "fat shrinks by mass and by leptin: each takes its share of the load",
        "the same; the error stays above 0, unless the law integrates it or gets used to it", load);
  }
}
