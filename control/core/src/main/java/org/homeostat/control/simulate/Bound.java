package org.homeostat.control.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Explanation;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.trouble.Trouble;

/**
 * An end of a state's declared domain, which a run must not pass: beyond it the equations are not meant to
 * hold. What the solver's tolerance may have done is let through.
 *
 * @param place the state's place
 * @param low whether it is the lower end
 * @param noisy whether the run has noise on the state
 */
record Bound(Quantity state, int place, boolean low, Tolerance tolerance, boolean noisy) {

  /** In tolerances: a run that is accurate has not left the domain by this much. */
  private static final double SLACK = 1e3;

  /** The finite ends of all states' domains. */
  static List<Bound> all(Simulation simulation) {
    Model model = simulation.model();
    Tolerance tolerance = simulation.solver().tolerance();
    List<Bound> bounds = new ArrayList<>();
    for (int i = 0; i < model.states().size(); i++) {
      Quantity state = model.quantity(model.states().get(i));
      boolean noisy = simulation.noise().isPresent() && state.noise().isPresent();
      if (Double.isFinite(state.domain().low())) {
        bounds.add(new Bound(state, i, true, tolerance, noisy));
      }
      if (Double.isFinite(state.domain().high())) {
        bounds.add(new Bound(state, i, false, tolerance, noisy));
      }
    }
    return bounds;
  }

  private double end() {
    Domain domain = state.domain();
    return low ? domain.low() : domain.high();
  }

  /**
   * Whether a state is outside, and by more than the tolerance may have done.
   *
   * @param scale the largest size that the state has had in the run
   */
  boolean isPassed(double[] y, double scale) {
    double outside = low ? end() - y[place] : y[place] - end();
    return outside > SLACK * (tolerance.atol() + tolerance.rtol() * Math.max(Math.abs(end()), scale));
  }

  private String name() {
    String unit = state.unit().isDimensionless() ? "" : " " + state.unit();
    return state.name() + (low ? " fell below " : " rose above ") + Numbers.show(end()) + unit;
  }

  /** The end of a run that has left the domain, given all values there. */
  Outcome left(Model model, double t, Map<String, Double> point) {
    Explanation rate = Explanation.of(model.rate(state.name()),
        used -> used.equals("t") ? t : point.get(used), name -> Optional.empty());
    return new Outcome.Stopped(name(), t,
        "d" + state.name() + "/dt is " + Numbers.round(rate.value()) + " there: " + rate.withNames() + ".",
        "It is declared as " + state.domain().condition(state.name()) + ", and the equations drive it out."
            + (noisy ? " Noise stops there only if its intensity vanishes there, as s*X does at 0." : "")
          + " Do less to it, let its equation stop it there, or declare another range."
            + Trouble.A_STATE_LEFT_ITS_DOMAIN.more());
  }
}
