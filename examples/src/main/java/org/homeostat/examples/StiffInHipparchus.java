package org.homeostat.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketedUnivariateSolver;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.AdaptableInterval;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.events.ODEEventHandler;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.HomeostatIntegrator;
import org.homeostat.control.solve.Solver;

/**
 * How do I give a program that is written for Hipparchus a stiff method? Van der Pol's relaxation
 * oscillation with an event detector and a step handler, all as Hipparchus has them, under its own DP853 and
 * under Rodas5P.
 *
 * <pre>
 * y'' = MU (1 - y^2) y' - y
 * </pre>
 */
public final class StiffInHipparchus {

  /** In its slow phases the solution forgets what it was so much faster than it moves. */
  static final double MU = 300;

  private static final double END = 600;
  private static final double RTOL = 1e-6;
  private static final double ATOL = 1e-9;

  private StiffInHipparchus() {}

  /** Runs it under both, and says what they cost and find. */
  public static void main(String[] args) {
    integrate(new DormandPrince853Integrator(1e-10, END, ATOL, RTOL));
    integrate(HomeostatIntegrator.of(Solver.stiff().rtol(RTOL)));
  }

  private static void integrate(ODEIntegrator integrator) {
    List<String> falls = new ArrayList<>();
    long[] steps = {0};
    integrator.addEventDetector(new Fall(falls));
    integrator.addStepHandler(step -> steps[0]++);
    ODEStateAndDerivative end =
        integrator.integrate(new VanDerPol(), new ODEState(0, new double[] {2, 0}), END);

    System.out.println(integrator.getName());
    System.out.printf(
        Locale.ROOT, "    evaluations: %,d in %,d steps%n", integrator.getEvaluations(), steps[0]);
    System.out.println("    y falls through 0 at " + String.join(" and ", falls));
    System.out.println("    y(600) = " + Numbers.round(end.getPrimaryState()[0]));
  }

  private record VanDerPol() implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return 2;
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      return new double[] {y[1], MU * (1 - y[0] * y[0]) * y[1] - y[0]};
    }
  }

  /** Notes when y falls through 0, and lets the integration go on. */
  private record Fall(List<String> times) implements ODEEventDetector {
    private static final double ACCURACY = 1e-10;
    private static final int MOST = 100;
    private static final int ORDER = 5;

    @Override
    public double g(ODEStateAndDerivative state) {
      return state.getPrimaryState()[0];
    }

    @Override
    public ODEEventHandler getHandler() {
      return (state, detector, increasing) -> {
        if (!increasing) {
          times.add(Numbers.round(state.getTime()));
        }
        return Action.CONTINUE;
      };
    }

    @Override
    public AdaptableInterval getMaxCheckInterval() {
      return AdaptableInterval.of(1);
    }

    @Override
    public int getMaxIterationCount() {
      return MOST;
    }

    @Override
    public BracketedUnivariateSolver<UnivariateFunction> getSolver() {
      return new BracketingNthOrderBrentSolver(0, ACCURACY, ORDER);
    }
  }
}
