package org.homeostat.control.solve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** Spans of fewer last digits of the time are refused by the integrators. */
  private static final int FEWEST_DIGITS = 1000;

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
  public Solution integrate(Problem problem, Tolerance tolerance, Monitor monitor) {
    return integrate(problem, tolerance, monitor, Optional.empty());
  }

  @Override
  public Samples sample(Problem problem, double[] times, Tolerance tolerance, Monitor monitor) {
    Sampler sampler = new Sampler(times, problem.t0(), problem.y0());
    Solution last = integrate(problem, tolerance, monitor, Optional.of(sampler));
    return sampler.samples(last.outcome(), last.statistics());
  }

  private Solution integrate(
      Problem problem, Tolerance tolerance, Monitor monitor, Optional<Sampler> sampler) {
    VectorField field = problem.field();
    double t0 = problem.t0();
    double[] y0 = problem.y0();
    double t1 = problem.t1();
    Watch watch = new Watch(problem);
    Steps steps = new Steps(t0, y0, watch, monitor, sampler);
    Optional<Outcome.Stopped> broken = Failure.atStart(field, t0, y0);
    if (broken.isPresent()) {
      return new Solution(broken.get(), steps, Statistics.none(shortName), List.of());
    }
    if (Dash.spans(t0, t1, FEWEST_DIGITS)) {
      Solution dash = Dash.across(problem, watch, shortName);
      sampler.ifPresent(dash::sampled);
      return dash;
    }
    double smallest = 16 * Math.ulp(Math.max(Math.abs(t0), Math.abs(t1)));
    Attempts attempts = new Attempts();
    AbstractIntegrator integrator =
        integrator(new Bounds(smallest, t1 - t0, tolerance.atol(), tolerance.rtol()), attempts);
    integrator.addStepHandler(steps);
    integrator.setMaxEvaluations(MOST_EVALUATIONS);
    Equations equations = new Equations(new Probe(field));
    Outcome outcome = new Outcome.Completed(t1);
    try {
      integrator.integrate(equations, new ODEState(t0, y0), t1);
    } catch (MathRuntimeException | Steps.Halt halt) {
      if (this != DP853 && steps.count() == 0 && steps.outcome().isEmpty()) {
        return DP853.integrate(problem, tolerance, monitor, sampler);
      }
      boolean tooMany = steps.count() == Steps.MOST || integrator.getEvaluations() == MOST_EVALUATIONS;
      String reason = tooMany
          ? String.format(Locale.ROOT, "%,d evaluations were not enough", integrator.getEvaluations())
          : String.format(Locale.ROOT, "the step fell below %.1e of the run", smallest / (t1 - t0));
      outcome = steps.outcome().orElseGet(() -> new Failure(problem, steps.to(), steps.at(steps.to()), false)
          .because(reason, equations.probe().bad()));
    }
    Statistics cost = new Statistics(
        shortName, steps.count(), attempts.rejected(steps.count()), integrator.getEvaluations(), 0);
    return new Solution(outcome, steps, cost, watch.crossed());
  }

  /** A field as Hipparchus takes it. */
  private record Equations(Probe probe) implements OrdinaryDifferentialEquation {

    @Override
    public int getDimension() {
      return probe.dimension();
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      double[] dydt = new double[probe.dimension()];
      probe.derivatives(t, y, dydt);
      if (probe.inARow() > PATIENCE) {
        throw new Steps.Halt("nothing but NaN");
      }
      return dydt;
    }
  }
}
