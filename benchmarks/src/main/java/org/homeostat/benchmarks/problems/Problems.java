package org.homeostat.benchmarks.problems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.VectorField;

/** The problems by name. Time is in hours in P1, P2 and P3, and has no unit in the classical ones. */
public final class Problems {

  /** Who wants which problems by one name. */
  private static final Map<String, List<String>> GROUPS = Map.of(
      "P3", List.of("P3-10", "P3-100", "P3-1000", "P3-10000"),
      "P5", List.of("rober", "hires", "vdp", "pleiades", "arenstorf"));

  private static final List<String> NAMES = Stream.concat(
      Stream.of("P1", "P2"), Stream.of("P3", "P5").flatMap(group -> GROUPS.get(group).stream())).toList();

  /** Problems that wait for Jacobians with more zeros than a dense array should hold. */
  private static final List<String> LATER = List.of("P3-1000", "P3-10000");

  private static final double DAY = 24;
  private static final double LOOP_DAYS = 100;
  private static final double NETWORK_DAYS = 10;
  /** Of P1 and P2 and P3: an absolute tolerance of a hundredth of the relative one. */
  private static final double HUNDREDTH = 0.01;

  private Problems() {}

  /** The names of all problems. */
  public static List<String> names() {
    return NAMES;
  }

  /** The names that a word stands for: a problem's its own, a group's those of its problems. */
  public static List<String> expand(String word) {
    if (!GROUPS.containsKey(word) && !NAMES.contains(word)) {
      throw new IllegalArgumentException("There is no problem '" + word + "'. The problems are "
          + String.join(", ", NAMES) + "; P3 and P5 stand for theirs.");
    }
    return GROUPS.getOrDefault(word, List.of(word));
  }

  /** Whether the library can be measured on the problem at all yet. */
  public static boolean isReady(String name) {
    return !LATER.contains(name);
  }

  /** Why a problem that is not ready is not. */
  public static String notReady(String name) {
    return name + " waits for sparse Jacobians: a dense one of its thousands of states is too large.";
  }

  /** The problem of that name, which {@link #isReady}. */
  public static Problem named(String name) {
    Supplier<Problem> problem = switch (name) {
      case "P1" -> Problems::loop6;
      case "P2" -> Problems::loop8;
      case "P3-10" -> () -> network(name, 10);
      case "P3-100" -> () -> network(name, 100);
      case "rober" -> Problems::robertson;
      case "hires" -> Problems::hires;
      case "vdp" -> Problems::vanDerPol;
      case "pleiades" -> Problems::pleiades;
      case "arenstorf" -> Problems::arenstorf;
      default -> throw new IllegalArgumentException(notReady(name));
    };
    return problem.get();
  }

  private static Problem loop6() {
    Model model = Loop6.model();
    return new Problem("P1", model.field(), Optional.of(new HandWrittenLoop6(model)), model.start(),
        days(LOOP_DAYS), HUNDREDTH, ErrorMeasure.OVER_TIMES, false);
  }

  private static Problem loop8() {
    Model model = Loop8.model();
    return new Problem("P2", model.field(), Optional.of(new HandWrittenLoop8(model)), model.start(),
        days(LOOP_DAYS), HUNDREDTH, ErrorMeasure.OVER_TIMES, true);
  }

  private static Problem network(String name, int homeostats) {
    Network network = new Network(homeostats);
    return new Problem(name, network, Optional.empty(), network.start(), days(NETWORK_DAYS), HUNDREDTH,
        ErrorMeasure.OVER_TIMES, true);
  }

  private static Problem robertson() {
    return stiff("rober", Robertson.model(), new Robertson(), 1e11, 1e-6);
  }

  private static Problem hires() {
    return stiff("hires", Hires.model(), new Hires(), 321.8122, 1e-4);
  }

  private static Problem vanDerPol() {
    return stiff("vdp", VanDerPol.model(), new VanDerPol(VanDerPol.EPS), 2, 1);
  }

  private static Problem stiff(
      String name, Model model, VectorField byHand, double end, double absoluteShare) {
    return new Problem(name, model.field(), Optional.of(byHand), model.start(), new double[] {end},
        absoluteShare, ErrorMeasure.EACH_AT_END, true);
  }

  private static Problem pleiades() {
    return new Problem("pleiades", new Pleiades(), Optional.empty(), Pleiades.start(), new double[] {3}, 1,
        ErrorMeasure.LARGEST_AT_END, false);
  }

  private static Problem arenstorf() {
    return new Problem("arenstorf", new Arenstorf(), Optional.empty(), Arenstorf.start(),
        new double[] {Arenstorf.PERIOD}, 1, ErrorMeasure.LARGEST_AT_END, false);
  }

  /** The ends of so many days, in hours. */
  private static double[] days(double count) {
    return DoubleStream.iterate(DAY, t -> t <= count * DAY, t -> t + DAY).toArray();
  }
}
