package org.homeostat.control.solve;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;

/** An event as Hipparchus watches it: located by bracketing on the step's interpolant, and the integration stops there. */
final class Detector implements ODEEventDetector, ODEEventHandler {

  /** The share of the span that lies between two looks at the sign; a double crossing inside one share is missed. */
  private static final double RESOLUTION = 1.0 / 400;

  private static final int ITERATIONS = 200;
  private static final int ORDER = 5;

  private final Event event;
  private final double interval;
  private final double accuracy;
  private boolean fired;

  Detector(Event event, double t0, double t1) {
    this.event = event;
    this.interval = RESOLUTION * (t1 - t0);
    this.accuracy = 8 * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
  }

  /** Whether this event ended the integration. */
  boolean fired() {
    return fired;
  }

  @Override
  public AdaptableInterval getMaxCheckInterval() {
    return AdaptableInterval.of(interval);
  }

  @Override
  public int getMaxIterationCount() {
    return ITERATIONS;
  }

  @Override
  public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
    return new BracketingNthOrderBrentSolver(0, accuracy, 0, ORDER);
  }

  @Override
  public ODEEventHandler getHandler() {
    return this;
  }

  @Override
  public double g(ODEStateAndDerivative state) {
    return event.gauge().value(state.getTime(), state.getPrimaryState());
  }

  @Override
  public Action eventOccurred(ODEStateAndDerivative state, ODEEventDetector detector, boolean increasing) {
    if (!event.direction().counts(increasing)) {
      return Action.CONTINUE;
    }
    fired = true;
    return Action.STOP;
  }
}
