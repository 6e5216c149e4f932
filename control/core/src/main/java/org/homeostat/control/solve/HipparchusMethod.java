package org.homeostat.control.solve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/**
 * Hipparchus' explicit integrators as methods. None of them is made for stiff fields: on one, they take steps as short
 * as its fastest mode however slow the solution is.
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
      return new GraggBulirschStoerIntegrator(bounds.smallest(), bounds.largest(), bounds.atol(), bounds.rtol());
    }
  },
  /** Adams and Moulton's multistep method of order 6 in Nordsieck form. */
  ADAMS("adams") {
    @Override
    AbstractIntegrator integrator(Bounds bounds, Attempts attempts) {
      return new AdamsMoultonIntegrator(5, bounds.smallest(), bounds.largest(), bounds.atol(), bounds.rtol());
    }
  };

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
    double smallest = 16 * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
    Attempts attempts = new Attempts();
    AbstractIntegrator integrator =
        integrator(new Bounds(smallest, t1 - t0, tolerance.atol(), tolerance.rtol()), attempts);
    Steps steps = new Steps(t0, y0);
    integrator.addStepHandler(steps);
    List<Detector> detectors = events.stream().map(event -> new Detector(event, t0, t1)).toList();
    detectors.forEach(integrator::addEventDetector);
    integrator.setMaxEvaluations(-1);
    Outcome outcome = run(integrator, new Equations(field), field, t0, y0, t1, steps);
    OptionalInt hit = OptionalInt.empty();
    for (int i = 0; i < detectors.size() && !(outcome instanceof Outcome.Stopped); i++) {
      if (detectors.get(i).fired()) {
        hit = OptionalInt.of(i);
        outcome = new Outcome.Ended(events.get(i).name(), steps.to());
      }
    }
    Statistics statistics = new Statistics(
        shortName, steps.count(), attempts.rejected(steps.count()), integrator.getEvaluations(), 0);
    return new Solution(outcome, steps, statistics, hit);
  }

  private Outcome run(AbstractIntegrator integrator, Equations equations, VectorField field,
      double t0, double[] y0, double t1, Steps steps) {
    try {
      integrator.integrate(equations, new ODEState(t0, y0), t1);
      return new Outcome.Completed(steps.to());
    } catch (MathRuntimeException | Steps.NotFinite halt) {
      return Failure.at(steps.to(), steps.at(steps.to()), field, equations.lastBad(), t1 - t0);
    }
  }

  /** A field as Hipparchus takes it; remembers where it last gave something that is not a number. */
  static final class Equations implements OrdinaryDifferentialEquation {
    private final VectorField field;
    private double badTime;
    private double[] bad;

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
      for (double rate : dydt) {
        if (!Double.isFinite(rate)) {
          badTime = t;
          bad = y.clone();
          break;
        }
      }
      return dydt;
    }

    /** The last point at which a rate was not finite. */
    Optional<Failure.Point> lastBad() {
      return bad == null ? Optional.empty() : Optional.of(new Failure.Point(badTime, bad));
    }
  }
}
