package org.homeostat.control.solve;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Fields of one or two states, most of them with a solution in closed form. */
final class Fields {

  /** What stands on the right of dy/dt. */
  @FunctionalInterface
  interface Rates {
    void at(double t, double[] y, double[] dydt);
  }

  /** x' = -x. */
  static final VectorField DECAY = of(1, (t, y, d) -> d[0] = -y[0]);

  /** x' = v, v' = -x. */
  static final VectorField OSCILLATOR = of(2, (t, y, d) -> {
    d[0] = y[1];
    d[1] = -y[0];
  });

  private Fields() {}

  static VectorField of(int dimension, Rates rates) {
    return new VectorField() {
      @Override
      public int dimension() {
        return dimension;
      }

      @Override
      public void derivatives(double t, double[] y, double[] dydt) {
        rates.at(t, y, dydt);
      }
    };
  }

  /** A field in one state. */
  static VectorField scalar(DoubleBinaryOperator rate) {
    return of(1, (t, y, d) -> d[0] = rate.applyAsDouble(t, y[0]));
  }

  /** The standard solver's solution from 0 to {@code end}, without events. */
  static Solution solved(VectorField field, double[] start, double end) {
    return Solver.auto().solve(field, 0, start, end, List.of());
  }
}
