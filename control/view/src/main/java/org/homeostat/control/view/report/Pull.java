package org.homeostat.control.view.report;

import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.simulate.Phase;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;

/**
 * How far the end of a run moves with a parameter, by a difference of two runs: good enough to rank
 * parameters. The phases are those of the run, at their times, so that nothing is compiled anew.
 *
 * @param shown the quantities that matter
 */
record Pull(Trajectory run, List<String> shown) {

  /** How much a parameter is lowered, as a share of its value; and how accurate the runs then need to be. */
  private static final double MOVED = 0.01;
  private static final double RTOL = 1e-6;

  /** By how many percent the quantity that moves most does so for one percent of the parameter. */
  double of(String name) {
    try {
      return moved(name);
    } catch (ModelException atItsBound) {
      return 0;
    }
  }

  private double moved(String name) {
    List<Phase> phases = run.phases();
    double[] y = moved(run.model(), name).start();
    for (Phase phase : phases) {
      double[] before = phase.solution().at(phase.from());
      double[] factors = phase.begin().factors();
      for (int i = 0; i < y.length; i++) {
        y[i] = factors[i] == 0 ? before[i] : y[i] * factors[i];
      }
      if (phase.from() < phase.to()) {
        y = solver().solve(under(phase, name).field(), phase.from(), y, phase.to(), List.of()).last();
      }
    }
    return farthest(under(phases.get(phases.size() - 1), name).evaluate(run.end(), y));
  }

  private Solver solver() {
    return run.solver().rtol(RTOL);
  }

  private static Model moved(Model model, String name) {
    return model.let(name, (1 - MOVED) * model.value(name));
  }

  /** What a clause sets stays as it is set. */
  private static Model under(Phase phase, String name) {
    boolean set = phase.active().stream().flatMap(clause -> clause.interventions().stream())
        .anyMatch(intervention -> intervention.quantity().equals(name)
            && !(intervention instanceof Intervention.Scale));
    return set ? phase.model() : moved(phase.model(), name);
  }

  private double farthest(Map<String, Double> end) {
    Map<String, Double> first = run.at(0);
    Map<String, Double> last = run.last();
    return shown.stream().filter(last::containsKey).mapToDouble(name -> {
      double size = Math.max(Math.abs(first.get(name)), Math.abs(last.get(name)));
      double share = Math.abs(end.get(name) - last.get(name)) / (MOVED * size);
      return Double.isFinite(share) ? share : 0;
    }).max().orElse(0);
  }
}
