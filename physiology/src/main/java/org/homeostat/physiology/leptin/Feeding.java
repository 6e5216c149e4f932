package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Source.Mark.ABSTRACT;
import static org.homeostat.control.model.Source.Mark.MEMORY_UNVERIFIED;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.during;
import static org.homeostat.control.unit.Time.days;

import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;

/** Manipulations of food: how much there is, and how dense in energy. */
final class Feeding {
  private static final double FAST_FROM = 10;
  private static final double FAST_TO = 12;
  private static final double DIET_FROM = 20;
  private static final double DENSE = 4.07;
  private static final double RICH = 5.55;
  private static final double RICH_FROM = 120;
  private static final double RICH_TO = 240;
  private static final String EATEN = "in the laws of the leptin loop food intake is FI, in gutBrain F";
  private static final Source SCHEDULE = Sources.TAM_2009.at("Fig 5")
      .marked(ABSTRACT, "caption: low fat for 4 months, high fat for 4, low fat for 8; a month of 30 days");

  private static final Quantity FROM = parameter("from", FAST_FROM, "d", "when food is taken away")
      .assumed("ten days alone show that the animal was at rest");
  private static final Quantity TO = parameter("to", FAST_TO, "d", "when it is given back")
      .assumed("a fast of 48 h takes a third of the fat, and is survived");

  private Feeding() {}

  static Manipulation fast() {
    return Manipulation.shared(Protocol.of("fast", twoDaysWithoutFood()).noting("FI", EATEN),
        "no food from day 10 to day 12, then as much as is wanted",
        "fat and leptin fall, so that more is eaten and less spent once food is back",
        "fat and leptin fall, so that the error rises, and is worked off once food is back", FROM, TO);
  }

  static Manipulation fastThenDiet() {
    return Manipulation.shared(
        Protocol.of("fast-then-diet", twoDaysWithoutFood(), after(days(DIET_FROM)).set("rhoFood", DENSE))
            .noting("FI", EATEN),
        "no food from day 10 to day 12, food of 4.07 kcal/g from day 20 on",
        "the fast, then the diet", "the fast, then the diet", FROM, TO,
        parameter("dietFrom", DIET_FROM, "d", "when the denser food comes")
            .assumed("a week after the fast most of the fat is back"),
        density(DENSE, "low-fat"));
  }

  static Manipulation diet() {
    return Manipulation.shared(Protocol.of("diet", after(days(0)).set("rhoFood", DENSE)),
        "food of 4.07 kcal/g",
        "more energy comes with each gram, until more leptin lowers intake: fat settles higher, or comes back"
            + " where the law integrates",
        "the same; the error stays below 0, unless the law integrates it or gets used to it",
        density(DENSE, "low-fat"));
  }

  static Manipulation richDiet() {
    return Manipulation.shared(Protocol.of("rich-diet", after(days(0)).set("rhoFood", RICH)),
        "food of 5.55 kcal/g", "as under diet, and more of it", "as under diet, and more of it",
        density(RICH, "high-fat"));
  }

  static Manipulation dietSchedule() {
    return Manipulation.shared(
        Protocol.of("diet-schedule",
            during(days(0), days(RICH_FROM)).set("rhoFood", DENSE),
            during(days(RICH_FROM), days(RICH_TO)).set("rhoFood", RICH),
            after(days(RICH_TO)).set("rhoFood", DENSE)),
        "food of 4.07 kcal/g, of 5.55 from day 120 to day 240, then 4.07 again",
        "it ends on the diet that it began with: an animal with one rest there comes back to it",
        "the same",
        parameter("richFrom", RICH_FROM, "d", "when the high-fat diet begins").source(SCHEDULE),
        parameter("richTo", RICH_TO, "d", "when it ends").source(SCHEDULE),
        density(DENSE, "low-fat"), density(RICH, "high-fat"));
  }

  private static Clause twoDaysWithoutFood() {
    return during(days(FAST_FROM), days(FAST_TO)).hold("FI", 0);
  }

  private static Quantity density(double value, String kind) {
    return parameter("rhoFood", value, "kcal/g", "energy density of the food; chow has 3.2").positive()
        .source(Source.assumed("a " + kind + " diet of the kind that Surwit and others fed to mice")
            .marked(MEMORY_UNVERIFIED, "no paper was at hand that states it"));
  }
}
