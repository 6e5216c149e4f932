package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Source.Mark.ABSTRACT;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Time;

/**
 * Two animals joined by a shared circulation: blood flows from each to the other at Q (mL/d) and takes its
 * leptin along,
 *
 * <pre>
 * wt_infusion = Q*(db_L - wt_L)
 * db_infusion = Q*(wt_L - db_L)
 * </pre>
 *
 * <p>Any two closed models of {@link LeptinLoop} can be joined, whatever their laws and framings; their
 * quantities take the animals' names in front of theirs. What one loses the other gains. Each starts as it
 * was before surgery, and a run ends when one of them starves. A protocol can still infuse leptin into one:
 * {@code infuse("wt_infusion", 100)} adds to what comes from the partner; and {@link #separation} parts them.
 *
 * <p>Only leptin is exchanged: no fuel, no cells, no other signal; and only fat is lost, no lean mass. Blood
 * and plasma are not told apart, as they are not in the animals' own blood volume.
 *
 * <p>Found in mice: beside db/db, normal and ob/ob mice starve; beside a normal mouse, ob/ob eats less and
 * grows more slowly, and both live (Coleman 1973, abstract). In the model ob/ob thins and both live at every
 * flow; the partner of db/db starves at flows above 29.8 mL/d, and lives on with about a gram of fat at the
 * 23.4 mL/d that were measured.
 *
 * @see "Coleman DL: Effects of parabiosis of obese with diabetes and normal mice, Diabetologia 9 (1973)
 *     294-298, doi 10.1007/BF01221857"
 */
public final class Parabiosis {

  /** 17.2 mg/min are 17.2*1440/1060 = 23.4 mL/d. */
  private static final Source LINKE_1971 = Source.of(
          "Linke RP, Kuni H, Wechselberger E", 1971,
          "Quantitative Bestimmung des Blutaustausches zwischen homozygoten Parabiosemäusen",
          "Zeitschrift für die gesamte experimentelle Medizin", "10.1007/BF02044807")
      .marked(ABSTRACT, "17.2 mg/min (s = 8.5) in 15 pairs of mice six weeks after surgery, of blood that"
          + " weighs 1.06 g/mL (assumed); year and journal from memory. Others found 0.38 mL/d in mice"
          + " (Gibney et al. 2012), and in rats two blood volumes an hour, which would be 100 mL/d");

  /** Flows are looked at from 0.1 mL/d to 1000, five times what the fastest pair of rats would have. */
  private static final int LEAST_POWER = -1;
  private static final int FLOWS_IN_A_POWER = 20;
  private static final int FLOWS = 4 * FLOWS_IN_A_POWER;

  /** A flow is told to three digits. */
  private static final double THREE_DIGITS = 5e-4;

  private final Model model;
  private final String left;
  private final String right;

  private Parabiosis(Model model, String left, String right) {
    this.model = model;
    this.left = left;
    this.right = right;
  }

  /** Two animals under names of their own, which begin the names of all their quantities: {@code wt_FM}. */
  public static Parabiosis of(Model left, String leftName, Model right, String rightName) {
    String flow = "%1$s_infusion = Q*(%2$s_L - %1$s_L)   # from %2$s to %1$s";
    Model joined = Model.join(left, right)
        .prefixed(leftName, rightName)
        .with(exchange())
        .connecting(String.format(flow, leftName, rightName), String.format(flow, rightName, leftName))
        .named("parabiosis." + leftName + capital(rightName));
    return new Parabiosis(joined, leftName, rightName);
  }

  /** Two animals made from models, of any law and framing, as different as their genotypes. */
  public static Parabiosis of(Genotype left, Model animal, Genotype right, Model partner) {
    Parabiosis pair = of(left.of(animal), left.code(), right.of(partner), right.code());
    String framings = Stream.of(animal, partner).map(Parabiosis::framing).distinct()
        .collect(Collectors.joining("-"));
    return new Parabiosis(pair.model.named(pair.model.name() + "." + framings), pair.left, pair.right);
  }

  /** The three pairs of different genotypes: wild type with ob/ob, wild type with db/db, ob/ob with db/db. */
  public static List<Parabiosis> pairs(Model animal, Model partner) {
    return List.of(
        of(Genotype.WILD_TYPE, animal, Genotype.OB_OB, partner),
        of(Genotype.WILD_TYPE, animal, Genotype.DB_DB, partner),
        of(Genotype.OB_OB, animal, Genotype.DB_DB, partner));
  }

  private static String framing(Model animal) {
    return animal.name().replaceFirst("^leptin\\.", "");
  }

  /** The pair is parted on day 20. */
  public static Protocol separation() {
    return Protocol.of("separation", after(days(20)).set("Q", 0))
        .noting("Q", "two joined animals have an exchange flow Q: the models of parabiosis");
  }

  private static Quantity exchange() {
    return parameter("Q", 23.4, "mL/d", "blood that flows from each to the other")
        .nonNegative().source(LINKE_1971);
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The joined model: an ordinary model, its exchange flow the parameter Q. */
  public Model model() {
    return model;
  }

  /** What becomes of the two at an exchange flow in mL/d, zero or above, in so long a time. */
  public PairFate fate(double exchange, Time within) {
    Trajectory course = run(exchange, within);
    return new PairFate(exchange, left, course.last(left + "_FM"), right, course.last(right + "_FM"),
        course.end(), Fate.Kind.of(course.outcome()));
  }

  private Trajectory run(double exchange, Time within) {
    return Simulation.of(model.let("Q", exchange)).until(within).run();
  }

  private boolean starves(double exchange, Time within) {
    return Fate.Kind.of(run(exchange, within).orThrow().outcome()) == Fate.Kind.STARVED;
  }

  /**
   * The lowest exchange flow in mL/d, to three digits, from which on one of the two starves in so long a
   * time; empty where neither does so up to 1000 mL/d. Not every higher flow starves one: a law may resist
   * much leptin and not a little more. Looked for at twenty flows in each power of ten; a range of flows
   * narrower than that, an eighth, can be missed.
   */
  public OptionalDouble starvesFrom(Time within) {
    double spared = 0;
    for (int i = 0; i <= FLOWS; i++) {
      double flow = Math.pow(10, LEAST_POWER + (double) i / FLOWS_IN_A_POWER);
      if (starves(flow, within)) {
        return OptionalDouble.of(between(spared, flow, within));
      }
      spared = flow;
    }
    return OptionalDouble.empty();
  }

  private double between(double spared, double starving, Time within) {
    double below = spared;
    double above = starving;
    while (above - below > THREE_DIGITS * above) {
      double middle = (below + above) / 2;
      if (starves(middle, within)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return (below + above) / 2;
  }

  @Override
  public String toString() {
    return left + " with " + right;
  }
}
