package org.homeostat.control.simulate;

import org.homeostat.control.model.Numbers;

/** A course in one line of text. */
public final class Sparkline {
  private static final String BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final int WIDTH = 40;

  private Sparkline() {}

  /** The values as bars between their least and their largest, thinned to at most forty. */
  public static String of(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    StringBuilder text = new StringBuilder();
    int count = Math.min(WIDTH, values.length);
    boolean flat = !(high - low > 1e-9 * Math.max(Math.abs(high), Math.abs(low)));
    for (int i = 0; i < count; i++) {
      double value = values[count == 1 ? 0 : (int) Math.round(i * (values.length - 1.0) / (count - 1))];
      double height = Math.floor((value - low) / (high - low) * BARS.length());
      int bar = flat ? 3 : (int) Math.min(BARS.length() - 1, height);
      text.append(BARS.charAt(bar));
    }
    return text.toString();
  }

  /** A row of a table: name, first and last value, unit, course. */
  static String row(String name, String unit, double[] values) {
    return values.length == 0 ? name + " (" + unit + ")"
        : String.format("  %-8s %10s -> %-10s %-8s %s", name, Numbers.round(values[0]),
            Numbers.round(values[values.length - 1]), unit.equals("1") ? "" : unit, of(values));
  }
}
