package org.homeostat.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/**
 * Hipparchus' explicit integrators as methods. None of them is made for stiff fields: on one, they take
 * steps as short as its fastest mode however slow the solution is. Where one of the others finds no first
 * step, DP853 does the span: Adams on spans that are short, Gragg-Bulirsch-Stoer on some that start at
 * zero.
 */
enum HipparchusMethod implements Method {
  /** Dormand and Prince 8(5,3), after Hairer, Norsett and Wanner (1993); interpolant of order 7. */
  DP853("dp853") {
    @Override
    AbstractIntegrator integrator(Bounds bounds, Attempts attempts) {
      return new CountingDp853(bounds, attempts);
    }
  },
  /** Dormand and Prince 5(4) (1980); interpolant of order 4. */
  DP54("dp54") {
    @Override
    AbstractIntegrator integrator(Bounds bounds, Attempts attempts) {
      return new CountingDp54(bounds, attempts);
    }
  },
  /** Gragg, Bulirsch and Stoer's extrapolation, after Hairer, Norsett and Wanner's ODEX. */
  GBS("gbs") {
    @Override
    AbstractIntegrator integrator(Bounds bounds, Attempts attempts) {
      return new GraggBulirschStoerIntegrator(
          bounds.smallest(), bounds.largest(), bounds.atol(), bounds.rtol());
    }
  },
  /** Adams and Moulton's multistep method of order 6 in Nordsieck form. */
  ADAMS("adams") {
    @Override
    AbstractIntegrator integrator(Bounds bounds, Attempts attempts) {
      return new AdamsMoultonIntegrator(5, bounds.smallest(), bounds.largest(), bounds.atol(), bounds.rtol());
    }
  };

  /** Enough for {@link Steps#MOST} steps of every method here. */
  private static final int MOST_EVALUATIONS = 20 * Steps.MOST;

  /** After this many evaluations without one that is finite, shorter steps will not help. */
  private static final int PATIENCE = 1000;

  private final String shortName;

  HipparchusMethod(String shortName) {
    this.shortName = shortName;
  }

  /** What an adaptive integrator is built from. */
  record Bounds(double smallest, double largest, double atol, double rtol) {}

  /** A fresh integrator; one that can tell its rejected attempts counts them in {@code attempts}. */
  abstract AbstractIntegrator integrator(Bounds bounds, Attempts attempts);

  @Override
  public String shortName() {
    return shortName;
  }

  @Override
  public Solution integrate(
      VectorField field, double t0, double[] y0, double t1, Tolerance tolerance, List<Event> events) {
    Watch watch = new Watch(events, t0, y0, t1);
    Optional<Outcome.Stopped> broken = Failure.atStart(field, t0, y0);
    if (broken.isPresent()) {
      return new Solution(broken.get(), new Steps(t0, y0, watch), Statistics.none(shortName), List.of());
    }
    if (Dash.spans(t0, t1)) {
      return dash(Dash.along(field, t0, y0, t1), events, watch);
    }
    double smallest = 16 * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
    Attempts attempts = new Attempts();
    AbstractIntegrator integrator =
        integrator(new Bounds(smallest, t1 - t0, tolerance.atol(), tolerance.rtol()), attempts);
    Steps steps = new Steps(t0, y0, watch);
    integrator.addStepHandler(steps);
    integrator.setMaxEvaluations(MOST_EVALUATIONS);
    Equations equations = new Equations(field);
    Outcome outcome = new Outcome.Completed(t1);
    try {
      integrator.integrate(equations, new ODEState(t0, y0), t1);
    } catch (MathRuntimeException | Steps.Halt halt) {
      if (this != DP853 && steps.count() == 0) {
        return DP853.integrate(field, t0, y0, t1, tolerance, events);
      }
      boolean tooMany = steps.count() == Steps.MOST || integrator.getEvaluations() == MOST_EVALUATIONS;
      String reason = tooMany
          ? String.format(Locale.ROOT, "%,d evaluations were not enough", integrator.getEvaluations())
          : String.format(Locale.ROOT, "the step fell below %.1e of the run", smallest / (t1 - t0));
      outcome = !watch.crossed().isEmpty()
          ? new Outcome.Ended(events.get(watch.crossed().get(0)).name(), steps.to())
          : Failure.at(steps, field, equations.lastBad(), reason);
    }
    Statistics cost = new Statistics(
        shortName, steps.count(), attempts.rejected(steps.count()), integrator.getEvaluations(), 0);
    return new Solution(outcome, steps, cost, watch.crossed());
  }

  private Solution dash(Dash whole, List<Event> events, Watch watch) {
    OptionalDouble event = watch.look(whole.from(), whole.to(), whole::at);
    Statistics cost = new Statistics(shortName, 1, OptionalLong.of(0), 1, 0);
    return event.isPresent()
        ? new Solution(new Outcome.Ended(events.get(watch.crossed().get(0)).name(), event.getAsDouble()),
            whole.until(event.getAsDouble()), cost, watch.crossed())
        : new Solution(new Outcome.Completed(whole.to()), whole, cost, watch.crossed());
  }

  /** A field as Hipparchus takes it; remembers where it last gave something that is not a number. */
  static final class Equations implements OrdinaryDifferentialEquation {
    private final VectorField field;
    private Optional<Failure.Point> lost = Optional.empty();
    private Optional<Failure.Point> overflown = Optional.empty();
    private int inARow;

    Equations(VectorField field) {
      this.field = field;
    }

    @Override
    public int getDimension() {
      return field.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      double[] dydt = new double[field.dimension()];
      field.derivatives(t, y, dydt);
      if (Arrays.stream(dydt).allMatch(Double::isFinite)) {
        inARow = 0;
        return dydt;
      }
      if (Arrays.stream(y).allMatch(Double::isFinite)) {
        lost = Optional.of(new Failure.Point(t, y.clone()));
      } else {
        overflown = Optional.of(new Failure.Point(t, y.clone()));
      }
      inARow++;
      if (inARow > PATIENCE) {
        throw new Steps.Halt("nothing but NaN");
      }
      return dydt;
    }

    /**
     * The last points at which a rate was not finite: where the state still was, and where it was not
     * either.
     */
    List<Failure.Point> lastBad() {
      return Stream.of(lost, overflown).flatMap(Optional::stream).toList();
    }
  }
}
