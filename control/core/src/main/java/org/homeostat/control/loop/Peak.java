package org.homeostat.control.loop;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The largest value of a function of frequency that is seen, and where. */
record Peak(double frequency, double value) {

  /** Of the local peaks on a grid, this many of the highest are refined. */
  private static final int REFINED = 8;

  /** Where a peak is can be told to half the digits only; its height then has all of them. */
  private static final double RELATIVE = 1e-9;

  private static final double LEVEL = 1e-13;

  /** The golden section, (sqrt(5) - 1)/2. */
  private static final double GOLDEN = 0.6180339887498949;

  /** The larger of both. */
  Peak or(Peak other) {
    return other.value > value ? other : this;
  }

  /** At an end of the axis, if the gain is as large there but for rounding. */
  Peak orAsHigh(Peak... ends) {
    return Stream.of(ends).filter(end -> end.value >= value * (1 - LEVEL)).findFirst().orElse(this);
  }

  /** The highest of the grid's local peaks, each followed uphill between its neighbours. */
  static Peak of(DoubleUnaryOperator f, double[] grid) {
    double[] values = IntStream.range(0, grid.length).mapToDouble(k -> f.applyAsDouble(grid[k])).toArray();
    return IntStream.range(0, grid.length)
        .filter(k -> (k == 0 || values[k] >= values[k - 1])
            && (k == grid.length - 1 || values[k] >= values[k + 1]))
        .boxed().sorted((j, k) -> Double.compare(values[k], values[j])).limit(REFINED)
        .map(k -> new Peak(grid[k], values[k]).or(between(f, grid[Math.max(0, k - 1)], grid[k],
            grid[Math.min(grid.length - 1, k + 1)])))
        .reduce(new Peak(0, 0), Peak::or);
  }

  /** Uphill between two frequencies by golden sections; no lower than at a third one. */
  static Peak between(DoubleUnaryOperator f, double below, double frequency, double above) {
    if (!(below < above)) {
      return new Peak(frequency, f.applyAsDouble(frequency));
    }
    double low = below;
    double high = above;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = f.applyAsDouble(left);
    double atRight = f.applyAsDouble(right);
    while (high - low > RELATIVE * high && left < right) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = f.applyAsDouble(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = f.applyAsDouble(right);
      }
    }
    return new Peak(frequency, f.applyAsDouble(frequency)).or(new Peak(left, atLeft))
        .or(new Peak(right, atRight));
  }
}
