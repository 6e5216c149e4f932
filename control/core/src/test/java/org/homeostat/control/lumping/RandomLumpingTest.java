package org.homeostat.control.lumping;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random fields in which a lumping is planted: x splits into parts that share its rates. What is found takes
 * the parts together, and holds at random points in floating point, independent of the algebra.
 */
class RandomLumpingTest {
  private static final int SEEDS = 30;

  /** Rates are sums of a few terms of size 1 to 100. */
  private static final double ROUNDING = 1e-11;

  static IntStream seeds() {
    return IntStream.range(0, SEEDS);
  }

  /** A random law in these names, polynomial or with one divisor that is positive. */
  private static String law(SplittableRandom random, List<String> names) {
    StringBuilder law = new StringBuilder("0");
    for (int term = 0; term < 3; term++) {
      law.append(random.nextBoolean() ? " + " : " - ").append(random.nextInt(1, 5)).append("/4*k")
          .append(random.nextInt(2)).append("*").append(names.get(random.nextInt(names.size())));
      int more = random.nextInt(4);
      law.append(more == 0 ? "*" + names.get(random.nextInt(names.size()))
          : more == 1 ? "/(1 + " + names.get(random.nextInt(names.size())) + "^2)" : "");
    }
    return law.toString();
  }

  /** The law of total, shared out among three parts at random, with exchanges that cancel in the sum. */
  private static Model planted(SplittableRandom random, boolean spoilt) {
    List<String> seen = List.of("total", "y", "z");
    String whole = law(random, seen);
    String exchange = law(random, List.of("p", "q", "r", "y"));
    String other = law(random, List.of("p", "q", "z", "r"));
    return Model.of("planted", parts(
        "total = p + q + r\n"
            + "dp/dt = (" + whole + ")/2 + (" + exchange + ")\n"
            + "dq/dt = (" + whole + ")/3 - (" + exchange + ") - (" + other + ")\n"
            + "dr/dt = (" + whole + ")/6 + (" + other + ")" + (spoilt ? " + p/1000000" : "") + "\n"
            + "dy/dt = " + law(random, seen) + " + total\ndz/dt = " + law(random, seen) + " + y*total"));
  }

  private static Part[] parts(String text) {
    List<Part> parts = new ArrayList<>(List.of(time("1")));
    for (String name : List.of("p", "q", "r", "y", "z")) {
      parts.add(state(name, 1, "1", "a state").positive());
    }
    parts.add(parameter("k0", 0.7, "1", "a rate").positive());
    parts.add(parameter("k1", 1.3, "1", "a rate").positive());
    parts.add(equations(text));
    return Part.all(parts);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPlantedLumpingIsFoundAndWhatIsFoundHolds(int seed) {
    Model full = planted(new SplittableRandom(seed), false);
    for (Reduction found : List.of(Lumping.of(full).forward("y", "z"), Lumping.of(full).keeping("y", "z"),
        Lumping.of(full).atValues().keeping("z"))) {
      assertTrue(found.model().states().size() <= 3, found.toString());
      assertHolds(found, new SplittableRandom(seed));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLumpingThatIsSpoiltByAMillionthIsNotFound(int seed) {
    Model full = planted(new SplittableRandom(seed), true);
    Reduction found = Lumping.of(full).keeping("y", "z");
    assertTrue(found.map().values().stream().noneMatch(value ->
        Text.of(value).equals("p + q + r")), found.toString());
    assertHolds(found, new SplittableRandom(seed));
  }

  private static void assertHolds(Reduction found, SplittableRandom random) {
    Model full = found.full();
    for (int k = 0; k < 5; k++) {
      double[] x = random.doubles(full.states().size(), 0.1, 3).toArray();
      double[] rates = new double[x.length];
      full.field().derivatives(0, x, rates);
      Model small = found.model();
      double[] y = new double[small.states().size()];
      double[] own = new double[y.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = of(found, small.states().get(i), full, x);
      }
      small.field().derivatives(0, y, own);
      double size = IntStream.range(0, x.length).mapToDouble(i -> Math.abs(rates[i])).sum() + 1;
      for (int i = 0; i < y.length; i++) {
        assertEquals(of(found, small.states().get(i), full, rates), own[i], ROUNDING * size * 10,
            found.toString());
      }
    }
  }

  private static double of(Reduction found, String state, Model full, double[] values) {
    return Value.of(found.map().get(state), name -> values[full.states().indexOf(name)]);
  }
}
