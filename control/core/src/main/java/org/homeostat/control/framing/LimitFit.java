package org.homeostat.control.framing;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.homeostat.control.unit.Unit;

/**
 * The order in which differences on several paths go to 0 with a parameter: on each path the slope of their
 * logarithm on that of the parameter by least squares, the mean of these, and how far they scatter; on one
 * path, how far the slope of a single halving is from the fitted one.
 */
final class LimitFit {

  /** A step of the ladder whose slope is farther from the fitted one shows that this is no power. */
  private static final double BENT = 0.2;

  /** An order that is less certain, or smaller, is not told from none. */
  private static final double LEAST = 0.2;

  private final double[] values;
  private final double[][] gaps;
  private final double size;
  private final double floor;

  /**
   * The fit.
   *
   * @param values the parameter's, each half the one before
   * @param gaps the difference on each path at each value
   * @param size the quantity's largest magnitude
   * @param floor a difference below this share of the size is not one of the models
   */
  LimitFit(double[] values, double[][] gaps, double size, double floor) {
    this.values = values;
    this.gaps = gaps;
    this.size = size;
    this.floor = floor;
  }

  /** What the fit says of a quantity; no order where the differences do not follow one. */
  StrongOrder order(String quantity, Unit unit) {
    double[] pooled = IntStream.range(0, values.length).mapToDouble(this::pooled).toArray();
    double least = pooled[values.length - 1];
    if (Arrays.stream(pooled).anyMatch(gap -> !(gap > floor * size))) {
      return none(quantity, unit, least, least == 0 ? "no difference" : "rounding");
    }
    double[] slopes = Arrays.stream(gaps).mapToDouble(this::slope).toArray();
    double order = Arrays.stream(slopes).average().orElseThrow();
    double bend = IntStream.range(1, values.length).mapToDouble(k ->
        Math.abs(Math.log(pooled[k - 1] / pooled[k]) / Math.log(values[k - 1] / values[k]) - order))
        .max().orElseThrow();
    double spread = slopes.length == 1 ? bend
        : 2 * Math.sqrt(Arrays.stream(slopes).map(slope -> (slope - order) * (slope - order)).sum()
            / (slopes.length - 1) / slopes.length);
    boolean straight = bend < BENT;
    if (!straight || !(spread < LEAST) || !(order > LEAST)) {
      return none(quantity, unit, least, !straight ? "it does not shrink as a power"
          : order > LEAST ? "too uncertain" : "it does not shrink");
    }
    return new StrongOrder(quantity, unit, OptionalDouble.of(order), spread, least, "");
  }

  private static StrongOrder none(String quantity, Unit unit, double difference, String why) {
    return new StrongOrder(quantity, unit, OptionalDouble.empty(), Double.NaN, difference, why);
  }

  private double pooled(int k) {
    return Math.sqrt(Arrays.stream(gaps).mapToDouble(gap -> gap[k] * gap[k]).average().orElseThrow());
  }

  private double slope(double[] gap) {
    double[] x = Arrays.stream(values).map(Math::log).toArray();
    double mean = Arrays.stream(x).average().orElseThrow();
    double above = IntStream.range(0, x.length).mapToDouble(k -> (x[k] - mean) * Math.log(gap[k])).sum();
    return above / Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum();
  }
}
