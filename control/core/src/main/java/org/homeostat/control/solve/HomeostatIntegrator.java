package org.homeostat.control.solve;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.homeostat.control.unit.Digits;

/**
 * One of our methods as an integrator of Hipparchus: for equations that are written for it, with its event
 * detectors and step handlers, and for what is built on it, as Orekit is.
 *
 * <pre>
 *   ODEIntegrator rodas = HomeostatIntegrator.of(Solver.stiff().rtol(1e-8));
 *   rodas.addEventDetector(detector);
 *   ODEStateAndDerivative end = rodas.integrate(equations, new ODEState(0, y0), 3000);
 * </pre>
 *
 * <p>The states at the steps are those of {@link Solver#solve} to the last bit, where the Jacobian is the
 * same and no detector resets the state or the derivatives: after that the method starts afresh, as it does
 * after an {@link Event}. Detectors see the method's own dense output.
 *
 * <p><b>The Jacobian</b> is taken from equations that are an {@link
 * org.hipparchus.ode.ODEJacobiansProvider}, and else by differences, which costs two evaluations a state.
 * Of many states write a {@link VectorField} with its sparsity, and hand over its {@link FieldEquations}.
 *
 * <p><b>Rates</b> at the ends of steps are those of the equations, which costs no evaluation where the method
 * wants them itself, as all do but BDF. Between them they are the slope of the dense output.
 *
 * <p><b>Secondary equations</b> are integrated with the primary ones and count in the error test as they do;
 * Hipparchus' own integrators do not look at them. Jacobians are by differences then.
 *
 * <p>A run that cannot go on is a {@link MathIllegalStateException} that says why. Like all integrators of
 * Hipparchus this one holds the state of its run: one run at a time.
 */
public final class HomeostatIntegrator extends AbstractIntegrator {
  /** So many resets in so small a part of the run have no end. */
  private static final int MANY = 1000;
  private static final double SHORT = 1e-9;

  /** A run of this length or longer is one until an event, and goes by pieces that begin this long, ... */
  private static final double ENDLESS = 1e18;
  private static final double FIRST = 1;

  /** ... each so many times as long as the one before, up to here. */
  private static final double LONGER = 10;
  private static final double FARTHEST = 1e300;

  private final Solver solver;
  private final AtomicBoolean busy = new AtomicBoolean();

  private HomeostatIntegrator(Solver solver) {
    super(solver.method().shortName());
    this.solver = solver;
  }

  /**
   * A new integrator with the method and the tolerance of a solver.
   *
   * @throws IllegalArgumentException if the method is not one of ours
   */
  public static HomeostatIntegrator of(Solver solver) {
    if (solver.method() instanceof ByKernel) {
      return new HomeostatIntegrator(solver);
    }
    throw new IllegalArgumentException("'" + solver.method().shortName()
        + "' is not a method of Homeostat's own, so there is nothing to bring to Hipparchus. Take "
        + String.join(", ", names()) + ".");
  }

  /** The names of the methods that can be brought. */
  static List<String> names() {
    return Method.names().stream().filter(name -> Method.named(name) instanceof ByKernel).toList();
  }

  @Override
  public ODEStateAndDerivative integrate(ExpandableODE equations, ODEState start, double finalTime) {
    int given = start.getCompleteStateDimension();
    int wanted = equations.getMapper().getTotalDimension();
    if (given != wanted) {
      throw new MathIllegalArgumentException(LocalizedCoreFormats.DIMENSIONS_MISMATCH, given, wanted);
    }
    if (!Double.isFinite(start.getTime()) || Double.isNaN(finalTime)) {
      throw new MathIllegalArgumentException(LocalizedCoreFormats.SIMPLE_MESSAGE, "A run from "
          + Digits.of(start.getTime()) + " to " + Digits.of(finalTime) + " is none; times are numbers.");
    }
    sanityChecks(start, finalTime);
    if (!busy.compareAndSet(false, true)) {
      throw new MathIllegalStateException(LocalizedCoreFormats.SIMPLE_MESSAGE, getName()
          + " is at work on another run. Make an integrator for each run that goes on at the same time.");
    }
    try {
      return run(equations, start, finalTime);
    } finally {
      busy.set(false);
    }
  }

  private ODEStateAndDerivative run(ExpandableODE equations, ODEState start, double finalTime) {
    setStepStart(initIntegration(equations, start, finalTime));
    setIsLastStep(false);
    VectorField known = EquationsField.known(equations);
    Problem.checkWithoutDelays(known, "HomeostatIntegrator");
    double span = Math.abs(finalTime - start.getTime());
    double reach = span < ENDLESS ? Double.POSITIVE_INFINITY
        : Math.max(FIRST, Math.abs(start.getTime()));
    double before = start.getTime();
    Solver next = solver;
    for (int pieces = 1; !isLastStep(); pieces++) {
      Piece piece = new Piece(next, equations, known, finalTime, reach);
      next = piece.run();
      if (piece.isAtItsEnd()) {
        checkFinite(finalTime);
        reach *= LONGER;
      }
      if (pieces % MANY == 0) {
        checkProgress(before, Math.min(reach, span));
        before = getStepStart().getTime();
      }
    }
    ODEStateAndDerivative end = getStepStart();
    setStepStart(null);
    setStepSize(Double.NaN);
    return end;
  }

  /** Counts evaluations of a field that needs no equations around it. */
  private void count() {
    getEvaluationsCounter().increment();
  }

  private void checkFinite(double finalTime) {
    double now = getStepStart().getTime();
    if (Math.abs(now) > FARTHEST && !isLastStep()) {
      throw failure(now, "no event has ended the run to " + Digits.of(finalTime)
          + ".\n    Add a detector whose handler stops it, or let it end sooner.");
    }
  }

  private void checkProgress(double before, double span) {
    double now = getStepStart().getTime();
    if (!isLastStep() && Math.abs(now - before) < SHORT * Math.abs(span)) {
      throw failure(now, "events reset the state without end.\n    Each reset leads back to an event at once,"
          + " or ever sooner. Stop there, or let the handler see whether the function rises or falls.");
    }
  }

  private MathIllegalStateException failure(double time, String why) {
    return new MathIllegalStateException(LocalizedCoreFormats.SIMPLE_MESSAGE,
        getName() + " stopped at " + Digits.of(time) + ": " + why);
  }

  /** The integration from a start, or from where a detector left the state, until that happens again. */
  private final class Piece implements March.Keeper, Monitor {
    private final Solver solver;
    private final EquationsMapper mapper;
    private final boolean forward;
    private final double sign;
    private final double finalTime;
    private final EquationsField field;
    private final double from;
    private final double to;
    private boolean over;

    /** As far as it is to reach, or to the end. */
    Piece(Solver solver, ExpandableODE equations, VectorField known, double finalTime, double reach) {
      this.solver = solver;
      this.mapper = equations.getMapper();
      this.forward = finalTime > getStepStart().getTime();
      this.sign = forward ? 1 : -1;
      this.finalTime = finalTime;
      this.field = new EquationsField(
          HomeostatIntegrator.this, HomeostatIntegrator.this::count, equations, known, getStepStart(), sign);
      this.from = sign * getStepStart().getTime();
      this.to = Math.min(sign * finalTime, from + reach);
    }

    boolean isAtItsEnd() {
      return !over;
    }

    /** Gives the solver to go on with. */
    Solver run() {
      double[] start = getStepStart().getCompleteState();
      if (Dash.spans(from, to, ByKernel.FEWEST_DIGITS)) {
        Failure.atStart(field, from, start).ifPresent(this::stop);
        tries(from, to);
        double[] end = Dash.along(field, from, start, to).end();
        take(to, end, chord(start, end));
        return solver;
      }
      Problem problem = new Problem(field, from, start, to, List.of());
      March march = new March(
          problem, solver.tolerance(), this, ((ByKernel) solver.method()).making(false), this);
      Outcome outcome = march.go();
      if (!over && !outcome.isFinished()) {
        stop(outcome);
      }
      return solver.after(new Solution(
          outcome, new Track(from, start), march.statistics(getName()), List.of()));
    }

    private void stop(Outcome outcome) {
      throw failure(sign * outcome.time(), outcome.toString());
    }

    @Override
    public void begin(Kernel kernel) {}

    @Override
    public void tries(double t0, double t1) {
      setStepSize(sign * (t1 - t0));
    }

    @Override
    public void keep(Kernel kernel, double t0, double t1, double end, double[] state) {
      boolean isWatched = !getStepHandlers().isEmpty() || !getEventDetectors().isEmpty();
      take(t1, state, isWatched ? kernel::interpolate
          : chord(getStepStart().getCompleteState(), state));
    }

    /** The course of a step that is a straight line, or of one that nobody looks inside. */
    private static PolynomialInterpolator.Course chord(double[] start, double[] end) {
      return (theta, y) -> {
        for (int i = 0; i < y.length; i++) {
          y[i] = start[i] + theta * (end[i] - start[i]);
        }
      };
    }

    private void take(double s, double[] state, PolynomialInterpolator.Course course) {
      ODEStateAndDerivative end = mapper.mapStateAndDerivative(sign * s, state, field.rates(s, state));
      setStepStart(acceptStep(
          PolynomialInterpolator.of(course, forward, getStepStart(), end, mapper), finalTime));
      over = isLastStep() || resetOccurred();
    }

    @Override
    public long most() {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean goesOn(double t, double[] y) {
      return !over;
    }
  }
}
