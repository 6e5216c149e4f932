package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;

/** Chemistry under the law of mass action, with its exact Jacobian; species are numbered from 1. */
record MassAction(int dimension, List<Reaction> reactions) implements VectorField {

  /** What is consumed turns into what is produced, at the rate k times the product of its concentrations. */
  record Reaction(double k, int[] consumed, int[] produced) {

    double rate(double[] y) {
      double rate = k;
      for (int s : consumed) {
        rate *= y[s - 1];
      }
      return rate;
    }

    /** The rate's derivative by the concentration of the {@code m}-th substance that is consumed. */
    double slope(double[] y, int m) {
      double slope = k;
      for (int l = 0; l < consumed.length; l++) {
        slope *= l == m ? 1 : y[consumed[l] - 1];
      }
      return slope;
    }
  }

  static int[] from(int... species) {
    return species;
  }

  static int[] to(int... species) {
    return species;
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    Arrays.fill(dydt, 0);
    for (Reaction reaction : reactions) {
      double rate = reaction.rate(y);
      for (int s : reaction.consumed()) {
        dydt[s - 1] -= rate;
      }
      for (int s : reaction.produced()) {
        dydt[s - 1] += rate;
      }
    }
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    Arrays.fill(dfdy, 0);
    for (Reaction reaction : reactions) {
      for (int m = 0; m < reaction.consumed().length; m++) {
        double slope = reaction.slope(y, m);
        int column = reaction.consumed()[m] - 1;
        for (int s : reaction.consumed()) {
          dfdy[(s - 1) * dimension + column] -= slope;
        }
        for (int s : reaction.produced()) {
          dfdy[(s - 1) * dimension + column] += slope;
        }
      }
    }
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    Arrays.fill(dfdt, 0);
  }
}
