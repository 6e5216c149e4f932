package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * How far a loop is from instability. They mean this only where the closed loop is stable; of an unstable
 * one they are the crossings, and what would have to change for it to be on the edge.
 *
 * @param closed the characteristic roots of the closed loop
 * @param gainCrossings all frequencies with |L| = 1, increasing
 * @param phaseCrossings all frequencies at which L is real and negative, increasing; with delays, those with
 *     |L| above 0.01
 * @param sensitivity the peak Ms of |S|
 * @param complementary the peak Mt of |T|
 * @param disk the balanced disk margin
 */
public record Margins(CharacteristicRoots closed, List<Crossing> gainCrossings, List<Crossing> phaseCrossings,
    ResponsePeak sensitivity, ResponsePeak complementary, DiskMargin disk, Unit time) {

  /** So many crossings are printed. */
  private static final int SHOWN = 5;

  /** Whether the closed loop is stable. */
  public boolean isStable() {
    return closed.isStable();
  }

  /** By which factor the gain may grow, at least 1; infinite where nothing bounds it. */
  public double gainUp() {
    return up().map(Crossing::margin).orElse(Double.POSITIVE_INFINITY);
  }

  /** The crossing that bounds the gain from above. */
  public Optional<Crossing> up() {
    return phaseCrossings.stream().filter(crossing -> crossing.margin() >= 1)
        .min(Comparator.comparingDouble(Crossing::margin));
  }

  /** To which factor the gain may fall, at most 1; 0 where nothing bounds it. */
  public double gainDown() {
    return down().map(Crossing::margin).orElse(0.0);
  }

  /** The crossing that bounds the gain from below. */
  public Optional<Crossing> down() {
    return phaseCrossings.stream().filter(crossing -> crossing.margin() < 1)
        .max(Comparator.comparingDouble(Crossing::margin));
  }

  /** The smallest phase margin by size, in degrees; infinite where |L| is never 1. */
  public double phase() {
    return atPhase().map(Crossing::margin).orElse(Double.POSITIVE_INFINITY);
  }

  /** The crossing with the smallest phase margin. */
  public Optional<Crossing> atPhase() {
    return gainCrossings.stream().min(Comparator.comparingDouble(crossing -> Math.abs(crossing.margin())));
  }

  /** The additional delay that brings the loop to the edge; infinite where none does. */
  public double delay() {
    return gainCrossings.stream().mapToDouble(Margins::delay).min().orElse(Double.POSITIVE_INFINITY);
  }

  private static double delay(Crossing crossing) {
    double lag = crossing.margin() < 0 ? crossing.margin() + 360 : crossing.margin();
    return Math.toRadians(lag) / crossing.frequency();
  }

  /** Of an open loop. */
  static Margins of(LoopGain loop) {
    LinearSystem system = loop.system();
    LinearSystem closed = loop.complementarySensitivity();
    LoopCourse course = LoopCourse.of(system, closed);
    double[] grid = course.frequencies();
    List<Crossing> gain = Brackets.roots(w -> Math.log(course.at(w).norm()), grid).stream()
        .map(w -> new Crossing(w, Math.toDegrees(course.at(w).negate().getArgument()))).toList();
    List<Crossing> phase = new ArrayList<>();
    course.low().filter(value -> value < 0).ifPresent(value -> phase.add(new Crossing(0, -1 / value)));
    Brackets.roots(w -> course.at(w).getImaginaryPart(), grid).stream()
        .filter(course::isCrossing)
        .forEach(w -> phase.add(new Crossing(w, -1 / course.at(w).getRealPart())));
    course.high().filter(value -> value < 0)
        .ifPresent(value -> phase.add(new Crossing(Double.POSITIVE_INFINITY, -1 / value)));
    return new Margins(CharacteristicRoots.of(closed), gain, List.copyOf(phase),
        course.peak(l -> l.add(1).reciprocal()), course.peak(l -> l.divide(l.add(1))), disk(course, 0),
        system.time());
  }

  static DiskMargin disk(LoopCourse course, double skew) {
    ResponsePeak peak = course.peak(l -> l.add(1).reciprocal().add((skew - 1) / 2));
    return new DiskMargin(1 / peak.value(), skew, peak.frequency());
  }

  /** The margins, smallest first, with all crossings; of an unstable loop that it is unstable. */
  @Override
  public String toString() {
    String per = time.isDimensionless() ? "" : " rad/" + time;
    String unit = time.isDimensionless() ? "" : " " + time;
    StringBuilder text = new StringBuilder(isStable() ? "the closed loop is stable"
        : "THE CLOSED LOOP IS NOT STABLE (" + closed + "): what follows are crossings, not margins");
    text.append("\n  gain    ").append(range()).append(phaseCrossings.isEmpty() ? "" : "; L < 0 at ")
        .append(phaseCrossings.stream().limit(SHOWN).map(crossing -> Numbers.round(crossing.frequency())
            + per + " (times " + Numbers.round(crossing.margin()) + ")").collect(Collectors.joining(", ")))
        .append(phaseCrossings.size() > SHOWN ? " and " + (phaseCrossings.size() - SHOWN) + " more" : "");
    text.append("\n  phase   ").append(gainCrossings.isEmpty() ? "|L| is never 1" : Numbers.round(phase())
        + " degrees; |L| = 1 at " + gainCrossings.stream().map(crossing ->
            Numbers.round(crossing.frequency()) + per + " (" + Numbers.round(crossing.margin())
            + " degrees)").collect(Collectors.joining(", ")));
    text.append("\n  delay   ").append(shown(delay())).append(Double.isInfinite(delay()) ? "" : unit);
    return text.append("\n  disk    ").append(disk).append("\n  Ms      ").append(sensitivity).append(per)
        .append("\n  Mt      ").append(complementary).append(per).toString();
  }

  private String range() {
    return "times " + Numbers.round(gainDown()) + " to " + shown(gainUp());
  }

  private static String shown(double value) {
    return Double.isInfinite(value) ? "any" : Numbers.round(value);
  }
}
