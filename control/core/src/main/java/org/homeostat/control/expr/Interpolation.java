package org.homeostat.control.expr;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table in doubles, as generated code looks it up: what {@link Nodes} spells out, on the same doubles in
 * the same order, in code whose size does not grow with the table.
 */
final class Interpolation {

  /** So many numbers in one constant of a class file are well below the 65535 bytes that it may have. */
  private static final int PIECE = 2000;

  private final double[] x;
  private final double[] y;

  private Interpolation(double[] pairs) {
    x = IntStream.range(0, pairs.length / 2).mapToDouble(i -> pairs[2 * i]).toArray();
    y = IntStream.range(0, pairs.length / 2).mapToDouble(i -> pairs[2 * i + 1]).toArray();
  }

  /** The table as constants of a class file, from which {@link #linked} makes it again. */
  static String[] constants(Nodes nodes) {
    List<String> numbers = nodes.pairs().stream()
        .map(number -> Double.toString(number.doubleValue())).toList();
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += PIECE) {
      pieces.add(String.join(" ", numbers.subList(from, Math.min(numbers.size(), from + PIECE))));
    }
    return pieces.toArray(String[]::new);
  }

  /** Called by the virtual machine, once for each place in generated code where the table stands. */
  static Interpolation linked(
      MethodHandles.Lookup caller, String name, Class<?> type, String... constants) {
    return new Interpolation(Stream.of(constants)
        .flatMapToDouble(piece -> Stream.of(piece.split(" ")).mapToDouble(Double::parseDouble)).toArray());
  }

  /** The curve of a table at a point; NaN at NaN. */
  static double at(double at, Interpolation table) {
    double[] x = table.x;
    double[] y = table.y;
    int last = x.length - 1;
    if (at <= x[0]) {
      return y[0];
    }
    if (at >= x[last]) {
      return y[last];
    }
    int first = 0;
    while (last - first > 1) {
      int middle = (first + last) / 2;
      if (at < x[middle]) {
        last = middle;
      } else {
        first = middle;
      }
    }
    return y[first] + (y[first + 1] - y[first]) / (x[first + 1] - x[first]) * (at - x[first]);
  }

  @Override
  public String toString() {
    return IntStream.range(0, x.length).mapToObj(i -> x[i] + " -> " + y[i]).collect(Collectors.joining(", "));
  }
}
