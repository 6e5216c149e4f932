package org.homeostat.control.solve;

import java.util.List;

/** Signals that have been what they are for ever. */
record ConstantPast(double[] values) implements Past {

  @Override
  public double from() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double signal(int j, double t) {
    return values[j];
  }

  @Override
  public double rate(int j, double t) {
    return 0;
  }

  @Override
  public List<Breaking> breakings() {
    return List.of();
  }
}
