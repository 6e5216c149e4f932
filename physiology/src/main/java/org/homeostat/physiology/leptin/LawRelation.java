package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.LeptinProtocols.diet;
import static org.homeostat.physiology.leptin.LeptinProtocols.richDiet;
import static org.homeostat.physiology.leptin.LeptinProtocols.silenceB;

import java.util.List;
import java.util.Optional;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.StrongLimit;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * How a law of the leptin loop is related to the static law: where it becomes it, in a limit or at certain
 * values, and an experiment in which the two part. Both are taken in the feedback framing; their twins say
 * the same.
 *
 * <pre>{@code
 * LawRelation.of("lag").limit().orElseThrow().order("FM");     // 1.000 as tau -> 0
 * LawRelation.of("integral").witness();                        // FM 9.068 against 6.336 g, under diet
 * }</pre>
 *
 * @param law the law; never the static one
 * @param becomes where the law is the static one, in words: {@code as tau -> 0}
 * @param approach the parameter that goes to a limit; empty where no limit is the static law
 * @param exact whether at 0 the law is the static one exactly
 * @param parting an experiment in which the two part
 */
public record LawRelation(
    Law law, String becomes, Optional<Approach> approach, boolean exact, Protocol parting) {
  private static final Time LENGTH = days(200);
  private static final Solver TIGHT = Solver.auto().rtol(1e-11);
  private static final String SEEN = "FM";

  /**
   * A parameter that goes to its limit.
   *
   * @param from the first value that is looked at; each next is half of it, or twice where it grows
   * @param growing whether the limit is at infinity; else it is at 0
   */
  public record Approach(String parameter, double from, boolean growing) {
    @Override
    public String toString() {
      return parameter + " -> " + (growing ? "infinity" : "0");
    }
  }

  /** All laws but the static one, in the order of {@link LeptinLoop#laws}. */
  public static List<LawRelation> all() {
    return LeptinLoop.laws().stream().map(Law::name).filter(name -> !name.equals("static"))
        .map(LawRelation::of).toList();
  }

  /** The relation of that law to the static one. */
  public static LawRelation of(String name) {
    Law law = LeptinLoop.law(name);
    return switch (name) {
      case "lag" -> toZero(law, "tau", 0.08, false, diet());
      case "delay" -> toZero(law, "D", 0.08, true, diet());
      case "opponent" -> toZero(law, "r0", 0.01, true, diet().and(silenceB()));
      case "adaptive" -> new LawRelation(law, "as tauS -> infinity",
          Optional.of(new Approach("tauS", 16 * LENGTH.value(), true)), false, diet());
      case "resistance" -> toZero(law, "k9", 0.08, true, richDiet());
      case "allostatic" -> toZero(law, "amplitude", 0.01, true, diet());
      case "linear" -> never(law, "near rest on chow only, to first order", diet());
      case "integral" -> never(law, "nowhere", diet());
      default -> throw new IllegalArgumentException(
          "there is nothing to say of the law '" + name + "' against the static one.");
    };
  }

  private static LawRelation toZero(
      Law law, String parameter, double from, boolean exact, Protocol parting) {
    return new LawRelation(law, "as " + parameter + " -> 0",
        Optional.of(new Approach(parameter, from, false)), exact, parting);
  }

  private static LawRelation never(Law law, String becomes, Protocol parting) {
    return new LawRelation(law, becomes, Optional.empty(), false, parting);
  }

  /** The static law and this one, under the experiment in which they part. */
  public Comparison study() {
    return between(law.feedback(), parting);
  }

  private static Comparison between(Model other, Protocol done) {
    return Comparison.of(LeptinLoop.feedback(), other).given(LeptinLoop::map).under(done).until(LENGTH)
        .with(TIGHT);
  }

  /**
   * How fast the law becomes the static one, for each quantity that both have: in the experiment in which the
   * two part, or on a richer food, where that one can be done to this law alone.
   */
  public Optional<StrongLimit> limit() {
    Protocol shared = parting.missingIn(LeptinLoop.feedback()).isEmpty() ? parting : diet();
    return approach.map(way -> {
      StrongLimit limit = between(law.feedback().let(way.parameter(), way.from()), shared)
          .limit(way.parameter()).from(way.from());
      return way.growing() ? limit.atInfinity() : limit;
    });
  }

  /** The question whether the law is the static one at 0, where it should be. */
  public Optional<Equivalence> sameness() {
    return approach.filter(way -> exact).map(way ->
        Equivalence.between(LeptinLoop.feedback(), law.feedback().let(way.parameter(), 0)));
  }

  /** How far fat mass comes apart at most: of the static law and of this one. */
  public Difference witness() {
    return study().differences().stream().filter(gap -> gap.quantity().equals(SEEN)).findFirst()
        .orElseThrow();
  }

  /** What was measured, in one line. */
  @Override
  public String toString() {
    Difference gap = witness();
    return law.name() + ": the static law " + becomes
        + limit().flatMap(way -> way.order(SEEN).order().stream().boxed().findFirst())
            .map(order -> " (order " + Numbers.round(order, 3) + ")").orElse("")
        + approach.filter(way -> exact)
            .map(way -> ", and exactly where " + way.parameter() + " = 0").orElse("")
        + "; " + (parting.isNone() ? "left alone" : "under " + parting.name()) + ", FM on day "
        + Numbers.round(gap.at(), 3) + " is " + Numbers.digits(gap.a(), 5) + " against "
        + Numbers.digits(gap.b(), 5) + " g";
  }
}
