package org.homeostat.control.analysis;

import org.homeostat.control.solve.DenseOutput;

/** The solution of a phase that ended where it began. */
record Still(double from, double[] state) implements DenseOutput {

  Still {
    state = state.clone();
  }

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
