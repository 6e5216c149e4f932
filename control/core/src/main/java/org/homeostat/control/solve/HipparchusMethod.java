package org.homeostat.control.solve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.hipparchus.exception.Localizable;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.LocalizedODEFormats;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;

/**
 * An integrator of Hipparchus as a method: one of those that come by name, or any other.
 *
 * <pre>
 *   HipparchusMethod.of("hh54", HighamHall54Integrator::new)
 *   HipparchusMethod.of("am4", (minStep, maxStep, atol, rtol) -&gt;
 *       new AdamsMoultonIntegrator(4, minStep, maxStep, atol, rtol))
 *   HipparchusMethod.of("rk4", () -&gt; new ClassicalRungeKuttaIntegrator(0.01))
 * </pre>
 *
 * <p>Hipparchus has none for stiff fields: on one, they take steps as short as its fastest mode however slow
 * the solution is. They do not see switches, and look at the root mean square of the errors, not at the
 * largest. The other way round, {@link HomeostatIntegrator} makes an integrator of our methods.
 */
public final class HipparchusMethod implements Method {

  /** Dormand and Prince 8(5,3), after Hairer, Norsett and Wanner (1993); interpolant of order 7. */
  private static final HipparchusMethod DP853 =
      new HipparchusMethod("dp853", CountingDp853::new, Optional.empty());

  /** Dormand and Prince 5(4) (1980); interpolant of order 4. */
  private static final HipparchusMethod DP54 =
      new HipparchusMethod("dp54", CountingDp54::new, Optional.empty());

  /**
   * Gragg, Bulirsch and Stoer's extrapolation, after Hairer, Norsett and Wanner's ODEX. On some fields that
   * start at zero it finds no first step.
   */
  private static final HipparchusMethod GBS = of("gbs", GraggBulirschStoerIntegrator::new).or(DP853);

  /**
   * Adams and Moulton's multistep method of order 6 in Nordsieck form. On short spans it finds no first step.
   */
  private static final HipparchusMethod ADAMS = of("adams", (minStep, maxStep, atol, rtol) ->
      new AdamsMoultonIntegrator(5, minStep, maxStep, atol, rtol)).or(DP853);

  /** Those that come by name. */
  static final List<HipparchusMethod> NAMED = List.of(DP853, DP54, GBS, ADAMS);

  /** Enough for {@link Steps#MOST} steps of every method that comes by name. */
  private static final int MOST_EVALUATIONS = 20 * Steps.MOST;

  /** Spans of fewer last digits of the time are refused by the integrators. */
  private static final int FEWEST_DIGITS = 1000;

  /** Steps shorter than this many last digits of the time lead nowhere. */
  private static final int SHORTEST = 16;

  /** After this many evaluations without one that is finite, shorter steps will not help. */
  private static final int PATIENCE = 1000;

  private final String shortName;
  private final BiFunction<Bounds, Attempts, ODEIntegrator> making;
  private final Optional<Method> instead;

  /** Makes the integrator of one run: a new one each time, because an integrator remembers its run. */
  @FunctionalInterface
  public interface Making {
    /**
     * The constructors of Hipparchus' adaptive integrators take these in this order. What of it an integrator
     * keeps to is its own business: it may have tolerances for each state, or steps of one length.
     *
     * @param minStep the step below which a run goes no further: some last digits of the time
     * @param maxStep the length of the run
     */
    ODEIntegrator integrator(double minStep, double maxStep, double atol, double rtol);
  }

  /** What an adaptive integrator is built from. */
  record Bounds(double smallest, double largest, double atol, double rtol) {}

  private HipparchusMethod(
      String shortName, BiFunction<Bounds, Attempts, ODEIntegrator> making, Optional<Method> instead) {
    if (shortName.isBlank()) {
      throw new IllegalArgumentException("A method needs a name, as \"rk4\".");
    }
    this.shortName = shortName;
    this.making = making;
    this.instead = instead;
  }

  /** The method of an integrator that chooses its steps. */
  public static HipparchusMethod of(String shortName, Making making) {
    return new HipparchusMethod(shortName, (bounds, attempts) -> making.integrator(
        bounds.smallest(), bounds.largest(), bounds.atol(), bounds.rtol()), Optional.empty());
  }

  /**
   * The method of an integrator that knows its steps, or tolerances of its own; those of a {@link Solver} do
   * not count then.
   */
  public static HipparchusMethod of(String shortName, Supplier<? extends ODEIntegrator> making) {
    return of(shortName, (minStep, maxStep, atol, rtol) -> making.get());
  }

  /**
   * The same, with another method for spans on which the integrator finds no first step: a multistep one does
   * not on short spans, as are left after an event.
   */
  public HipparchusMethod or(Method other) {
    return new HipparchusMethod(shortName, making, Optional.of(other));
  }

  @Override
  public String shortName() {
    return shortName;
  }

  @Override
  public Solution integrate(Problem problem, Tolerance tolerance, Monitor monitor) {
    Solution own = integrate(problem, tolerance, monitor, Optional.empty());
    return instead.filter(other -> isWithoutStep(own))
        .map(other -> other.integrate(problem, tolerance, monitor)).orElse(own);
  }

  @Override
  public Samples sample(Problem problem, double[] times, Tolerance tolerance, Monitor monitor) {
    Sampler sampler = new Sampler(times, problem.t0(), problem.y0());
    Solution own = integrate(problem, tolerance, monitor, Optional.of(sampler));
    return instead.filter(other -> isWithoutStep(own))
        .map(other -> other.sample(problem, times, tolerance, monitor))
        .orElseGet(() -> sampler.samples(own.outcome(), own.statistics()));
  }

  private static boolean isWithoutStep(Solution solution) {
    return !solution.outcome().isFinished() && solution.statistics().steps() == 0;
  }

  private Solution integrate(
      Problem problem, Tolerance tolerance, Monitor monitor, Optional<Sampler> sampler) {
    Problem.checkWithoutDelays(problem.field(), shortName);
    double t0 = problem.t0();
    double t1 = problem.t1();
    Watch watch = new Watch(problem);
    Steps steps = new Steps(t0, problem.y0(), watch, monitor, sampler);
    Optional<Outcome.Stopped> broken = Failure.atStart(problem.field(), t0, problem.y0());
    if (broken.isPresent()) {
      return new Solution(broken.get(), steps, Statistics.none(shortName), List.of());
    }
    if (Dash.spans(t0, t1, FEWEST_DIGITS)) {
      Solution dash = Dash.across(problem, watch, shortName);
      sampler.ifPresent(dash::sampled);
      return dash;
    }
    Attempts attempts = new Attempts();
    ODEIntegrator integrator = integrator(problem, tolerance, attempts);
    integrator.addStepHandler(steps);
    Outcome outcome = run(integrator, problem, tolerance, steps);
    Statistics cost = new Statistics(
        shortName, steps.count(), attempts.rejected(steps.count()), integrator.getEvaluations(), 0);
    return new Solution(outcome, steps, cost, watch.crossed());
  }

  /** A fresh integrator; one that can tell its rejected attempts counts them in {@code attempts}. */
  private ODEIntegrator integrator(Problem problem, Tolerance tolerance, Attempts attempts) {
    double smallest = SHORTEST * Math.ulp(Math.max(Math.abs(problem.t0()), Math.abs(problem.t1())));
    double largest = problem.t1() - problem.t0();
    ODEIntegrator integrator;
    try {
      integrator = making.apply(
          new Bounds(smallest, largest, tolerance.atol(), tolerance.rtol()), attempts);
    } catch (MathRuntimeException cause) {
      throw refusal(cause);
    }
    if (integrator == null) {
      throw new IllegalArgumentException("The making of '" + shortName
          + "' gives null. Make a new integrator for each run: () -> new ...");
    }
    if (integrator.getStepHandlers().stream().anyMatch(Steps.class::isInstance)) {
      throw new IllegalArgumentException("The integrator of '" + shortName
          + "' has had a run already. Make a new one for each run: () -> new ..., not () -> integrator.");
    }
    integrator.setMaxEvaluations(Math.min(MOST_EVALUATIONS, integrator.getMaxEvaluations()));
    return integrator;
  }

  private Outcome run(ODEIntegrator integrator, Problem problem, Tolerance tolerance, Steps steps) {
    Probe probe = new Probe(problem.field());
    try {
      double end = integrator.integrate(
          new Equations(probe), new ODEState(problem.t0(), problem.y0()), problem.t1()).getTime();
      return problem.t1() - end > Math.ulp(problem.t1())
          ? new Outcome.Ended("an event detector of " + shortName, end) : new Outcome.Completed(problem.t1());
    } catch (MathRuntimeException | Steps.Halt cause) {
      if (isRefusal(cause)) {
        throw refusal(cause);
      }
      return steps.outcome().orElseGet(() -> new Failure(
          problem, tolerance, steps.to(), steps.at(steps.to()), false, false)
          .because(reason(integrator, problem, steps, cause), Optional.empty(), probe.bad()));
    }
  }

  private IllegalArgumentException refusal(RuntimeException cause) {
    return new IllegalArgumentException(
        "The integrator of '" + shortName + "' does not do this: " + cause.getMessage() + ".", cause);
  }

  /** Whether an integrator complains about what it was given, and not about what came of it. */
  private static boolean isRefusal(RuntimeException cause) {
    return cause instanceof MathIllegalArgumentException
        && !says(cause, LocalizedODEFormats.MINIMAL_STEPSIZE_REACHED_DURING_INTEGRATION);
  }

  private static boolean says(RuntimeException cause, Localizable what) {
    return cause instanceof MathRuntimeException exception && exception.getSpecifier() == what;
  }

  private static String reason(
      ODEIntegrator integrator, Problem problem, Steps steps, RuntimeException cause) {
    if (steps.count() == Steps.MOST || integrator.getEvaluations() >= integrator.getMaxEvaluations()) {
      return String.format(Locale.ROOT, "%,d evaluations were not enough", integrator.getEvaluations());
    }
    if (says(cause, LocalizedODEFormats.MINIMAL_STEPSIZE_REACHED_DURING_INTEGRATION)) {
      double smallest = (Double) ((MathRuntimeException) cause).getParts()[1];
      return String.format(Locale.ROOT, "the step fell below %.1e of the run",
          smallest / (problem.t1() - problem.t0()));
    }
    return cause instanceof MathRuntimeException ? "Hipparchus says: " + cause.getMessage()
        : cause.getMessage();
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
        throw new Steps.Halt("no rate is a finite number any more");
      }
      return dydt;
    }
  }
}
