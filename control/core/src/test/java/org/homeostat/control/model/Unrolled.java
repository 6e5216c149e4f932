package org.homeostat.control.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Equation;

/**
 * A small network drawn at random, as a replicated model and as one large model with the equations of each
 * unit written out: {@code x} of unit 2 is {@code x_2}.
 */
final class Unrolled {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private final Model unit;
  private final int size;
  private final SplittableRandom random;
  private final List<Wiring> wiring = new ArrayList<>();

  /** What stands in each unit for a name of the model that is not simply the name with the unit's number. */
  private final Map<String, String[]> writtenAs = new LinkedHashMap<>();
  private final Map<String, double[]> starts = new LinkedHashMap<>();
  private final Map<String, double[]> values = new LinkedHashMap<>();

  Unrolled(Model unit, int size, long seed) {
    this.unit = unit;
    this.size = size;
    this.random = new SplittableRandom(seed);
  }

  Unrolled each(String name) {
    double[] all = random.doubles(size, 0.5, 1.5).toArray();
    (unit.states().contains(name) ? starts : values).put(name, all);
    wiring.add(Wiring.each(name, i -> all[i]));
    return this;
  }

  /** An input read from one unit, or sometimes from none. */
  Unrolled link(String input, String source, boolean sometimesNone) {
    int[] from = random.ints(size, sometimesNone ? -1 : 0, size).toArray();
    String[] texts = new String[size];
    for (int i = 0; i < size; i++) {
      texts[i] = from[i] < 0
          ? decimal(values.containsKey(input) ? values.get(input)[i] : unit.value(input))
          : source + "_" + from[i];
    }
    writtenAs.put(input, texts);
    wiring.add(Wiring.link(input, source, i -> from[i]));
    return this;
  }

  /** An input summed over units, some of them perhaps twice, or over none. */
  Unrolled sum(String input, String source) {
    int[][] from = new int[size][];
    double[][] weights = new double[size][size];
    String[] texts = new String[size];
    for (int i = 0; i < size; i++) {
      from[i] = random.ints(random.nextInt(4), 0, size).toArray();
      weights[i] = random.doubles(size, 0.1, 1).toArray();
      int reader = i;
      texts[i] = Arrays.stream(from[i])
          .mapToObj(j -> decimal(weights[reader][j]) + "*" + source + "_" + j)
          .collect(Collectors.joining(" + ", "(0 + ", ")")).replace("(0 + )", "(0*1)");
    }
    writtenAs.put(input, texts);
    wiring.add(Wiring.sum(input, source, i -> from[i], (i, j) -> weights[i][j]));
    return this;
  }

  Network network() {
    return unit.replicate(size, wiring.toArray(Wiring[]::new));
  }

  Model model() {
    List<Part> parts = new ArrayList<>(List.of(Part.time("1")));
    for (int i = 0; i < size; i++) {
      for (String state : unit.states()) {
        double start = starts.containsKey(state)
            ? starts.get(state)[i] : ((Start.At) unit.startOf(state)).value();
        parts.add(Part.state(state + "_" + i, start, "1", ""));
      }
      for (String parameter : unit.parameters()) {
        if (!writtenAs.containsKey(parameter)) {
          double value = values.containsKey(parameter) ? values.get(parameter)[i] : unit.value(parameter);
          parts.add(Part.parameter(parameter + "_" + i, value, "1", ""));
        }
      }
      int ofUnit = i;
      parts.add(Part.equations(unit.equationsInOrder().stream()
          .map(equation -> written(equation, ofUnit)).collect(Collectors.joining("\n"))));
    }
    return Model.of("unrolled", parts.toArray(Part[]::new));
  }

  private String written(Equation equation, int ofUnit) {
    String name = equation.name() + "_" + ofUnit;
    String right = equation.text().substring(equation.text().indexOf('=') + 1);
    return (equation.derivative() ? "d" + name + "/dt" : name) + " =" + NAME.matcher(right)
        .replaceAll(found -> Matcher.quoteReplacement(name(found.group(), ofUnit)));
  }

  private String name(String name, int ofUnit) {
    return writtenAs.containsKey(name) ? writtenAs.get(name)[ofUnit]
        : unit.has(name) ? name + "_" + ofUnit : name;
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).toPlainString();
  }
}
