package org.homeostat.control.view.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Outcome;

/** Where a model rests before a protocol touches it, and under what the protocol leaves behind. */
public final class Rest {
  private Rest() {}

  /** The equilibrium that the model would be in, or go to, if nothing were done to it. */
  public static Optional<Equilibrium> before(Trajectory trajectory) {
    return near(trajectory.model(), trajectory.model().start());
  }

  /** The equilibrium that the model of the last phase goes to from there; none after an event ended it. */
  public static Optional<Equilibrium> after(Trajectory trajectory) {
    if (trajectory.outcome() instanceof Outcome.Ended) {
      return Optional.empty();
    }
    Map<String, Double> last = trajectory.last();
    double[] state = trajectory.lastModel().states().stream().mapToDouble(last::get).toArray();
    return near(trajectory.lastModel(), state);
  }

  /**
   * Whether a run has delays. Its rests are found as if nothing came late: nothing moves there with the
   * delays either; whether they are stable is told with the delays.
   */
  public static boolean isLate(Trajectory trajectory) {
    return trajectory.model().field().delays().isPresent();
  }

  /** Nothing rests where the equations depend on t. */
  private static Optional<Equilibrium> near(Model model, double[] state) {
    return model.program().dependsOnTime() ? Optional.empty() : Equilibrium.near(model, state);
  }

  /** The values of an equilibrium under these names; what the protocol holds has the value it is held at. */
  public static Map<String, Double> values(Equilibrium rest, List<String> names) {
    Map<String, Double> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, value(rest, name)));
    return values;
  }

  private static double value(Equilibrium rest, String name) {
    Model model = rest.model();
    return rest.values().containsKey(name) ? rest.values().get(name) : model.value(name);
  }
}
