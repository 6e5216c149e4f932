package org.homeostat.control.solve;

import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/** Hipparchus' integrator with its error tests counted, and a step that runs into NaN tried again shorter. */
final class CountingDp853 extends DormandPrince853Integrator {
  private final Attempts attempts;

  CountingDp853(HipparchusMethod.Bounds bounds, Attempts attempts) {
    super(bounds.smallest(), bounds.largest(), bounds.atol(), bounds.rtol());
    this.attempts = attempts;
  }

  @Override
  protected double estimateError(double[][] yDotK, double[] y0, double[] y1, double h) {
    return attempts.tested(super.estimateError(yDotK, y0, y1, h));
  }
}
