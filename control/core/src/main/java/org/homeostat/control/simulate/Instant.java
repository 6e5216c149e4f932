package org.homeostat.control.simulate;

import org.homeostat.control.solve.DenseOutput;

/** The solution of a phase that ended where it began. */
record Instant(double from, double[] state) implements DenseOutput {

  @Override
  public double to() {
    return from;
  }

  @Override
  public double[] at(double t) {
    return state.clone();
  }

  @Override
  public double[] steps() {
    return new double[] {from};
  }
}
