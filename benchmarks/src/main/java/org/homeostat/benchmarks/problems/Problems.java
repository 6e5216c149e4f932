package org.homeostat.benchmarks.problems;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Network;
import org.homeostat.control.solve.VectorField;

/** The problems by name. Time is in hours in P1, P2 and P3, and has no unit in the classical ones. */
public final class Problems {

  /** Who wants which problems by one name. */
  private static final Map<String, List<String>> GROUPS = Map.of(
      "P3", List.of("P3-10", "P3-100", "P3-1000", "P3-10000"),
      "P5", List.of("rober", "hires", "vdp", "pleiades", "arenstorf"));

  private static final List<String> NAMES = Stream.concat(
      Stream.of("P1", "P2"), Stream.of("P3", "P5").flatMap(group -> GROUPS.get(group).stream())).toList();

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
      throw new IllegalArgumentException(unknown(word));
    }
    return GROUPS.getOrDefault(word, List.of(word));
  }

  private static String unknown(String word) {
    return "There is no problem '" + word + "'. The problems are " + String.join(", ", NAMES)
        + "; P3 and P5 stand for theirs.";
  }

  /** Whether the problem's reference is here: those of the large networks have to be made. */
  public static boolean isReady(String name) {
    return Reference.isThere(name);
  }

  /** How a problem that is not ready becomes it. */
  public static String notReady(String name) {
    return name + " has no reference here. benchmarks/peers/run.sh " + name
        + " makes it in some minutes, or:\n"
        + "  g++ -O3 -march=native -DREAL=double -o reference benchmarks/peers/reference.cpp\n"
        + "  ./reference " + name + " > " + name + ".csv\n"
        + "Then name its folder: REFERENCES=benchmarks/peers/target/references, or where it is.";
  }

  /** The problem of that name. */
  public static Problem named(String name) {
    Supplier<Problem> problem = switch (name) {
      case "P1" -> Problems::loop6;
      case "P2" -> Problems::loop8;
      case "P3-10", "P3-100", "P3-1000", "P3-10000" -> () -> network(name);
      case "rober" -> Problems::robertson;
      case "hires" -> Problems::hires;
      case "vdp" -> Problems::vanDerPol;
      case "pleiades" -> Problems::pleiades;
      case "arenstorf" -> Problems::arenstorf;
      default -> throw new IllegalArgumentException(unknown(name));
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

  private static Problem network(String name) {
    int homeostats = Integer.parseInt(name.substring("P3-".length()));
    Network network = Homeostats.network(homeostats);
    return new Problem(name, network.field(), Optional.of(new HandWrittenNetwork(homeostats)),
        network.start(), days(NETWORK_DAYS), HUNDREDTH, ErrorMeasure.OVER_TIMES, true);
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
