package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Phase;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.Transition;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Statistics;

/**
 * One pass of the {@link Variations} along a trajectory, phase by phase and from switch to switch. Where the
 * rates jump from f- to f+ and the state from y to R y, at a time T that depends on the variables because it
 * is where g(T, y(T)) = 0,
 *
 * <pre>
 * dT/dp = -(g_y S + g_p)/(g_y f- + g_t)
 * S+    = R (S + f- dT/dp) - f+ dT/dp
 * </pre>
 */
final class Forward {

  /** Rates on the two sides of a kink differ by rounding, which is at most this part of them. */
  private static final double SAME = 1e-11;

  private final Trajectory course;
  private final List<Variable> variables;
  private final List<Phase> phases;
  private final Map<Model, Variations> equations = new IdentityHashMap<>();
  private final List<Stretch> stretches = new ArrayList<>();

  /** For each phase, how its begin moves with each variable. */
  private final List<double[]> moves = new ArrayList<>();

  private Solver solver;
  private Statistics statistics;
  private Outcome outcome;
  private double[] whole;

  Forward(Trajectory course, List<Variable> variables, List<double[]> starts) {
    this.course = course;
    this.variables = variables;
    this.phases = course.phases();
    this.solver = course.solver();
    this.statistics = Statistics.none(solver.method().shortName());
    this.outcome = course.outcome();
    int n = course.model().states().size();
    whole = new double[n * (1 + variables.size())];
    System.arraycopy(course.model().start(), 0, whole, 0, n);
    for (int j = 0; j < starts.size(); j++) {
      System.arraycopy(starts.get(j), 0, whole, n + j * n, n);
    }
    boolean goesOn = true;
    for (int k = 0; goesOn && k < phases.size(); k++) {
      goesOn = through(k);
    }
  }

  List<Stretch> stretches() {
    return stretches;
  }

  Variations equations(Stretch stretch) {
    return equations(stretch.phase());
  }

  Statistics statistics() {
    return statistics;
  }

  Outcome outcome() {
    return outcome;
  }

  private Variations equations(int phase) {
    return equations.computeIfAbsent(phases.get(phase).model(),
        unused -> new Variations(PhaseModel.of(phases.get(phase)), variables));
  }

  /** Goes through a phase; says whether it came to its end. */
  private boolean through(int k) {
    Phase phase = phases.get(k);
    enter(k);
    if (isLost(phase.from(), "the time at which a clause of the protocol acts")) {
      return false;
    }
    if (phase.to() == phase.from()) {
      stretches.add(new Stretch(k, new Still(phase.from(), whole)));
      return true;
    }
    Variations here = equations(k);
    VariationalField field = new VariationalField(here);
    Passing passing = new Passing(here.phase());
    double t = phase.from();
    while (t < phase.to()) {
      Solution solution = solver.solve(
          new Problem(field, t, whole, phase.to(), passing.events()), Monitor.NONE);
      solver = solver.after(solution);
      statistics = statistics.plus(solution.statistics());
      stretches.add(new Stretch(k, solution.dense()));
      whole = solution.last();
      t = solution.outcome().time();
      if (solution.outcome() instanceof Outcome.Stopped) {
        outcome = solution.outcome();
        return false;
      }
      if (solution.event().isPresent()) {
        pass(here, passing, solution);
        if (isLost(t, passing.switches().get(solution.event().getAsInt()).label())) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a time has no derivative, because zero is touched there and not crossed; that ends the run. */
  private boolean isLost(double t, String what) {
    boolean lost = !Arrays.stream(whole).allMatch(Double::isFinite);
    if (lost) {
      outcome = new Outcome.Stopped(what + " has no derivative", t, "",
          "What decides it is touched there, and not crossed. Vary the values a little, or end the run before.");
    }
    return lost;
  }

  /** Takes the columns over a switch of the equations. */
  private void pass(Variations here, Passing passing, Solution solution) {
    int k = solution.event().getAsInt();
    Passing.Point before = passing.before(k, solution.dense());
    Passing.Point behind = passing.behind(k, solution.dense());
    double[] f = here.phase().rates(before.t(), before.y());
    double[] g = here.phase().rates(behind.t(), behind.y());
    double[] shift = new double[f.length];
    for (int i = 0; i < f.length; i++) {
      double jump = f[i] - g[i];
      shift[i] = Math.abs(jump) <= SAME * (Math.abs(f[i]) + Math.abs(g[i])) ? 0 : jump;
    }
    double[] move = move(here, passing.switches().get(k).function(), before.t(), before.y());
    for (int j = 0; j < move.length; j++) {
      for (int i = 0; i < f.length; i++) {
        whole[f.length * (1 + j) + i] += shift[i] == 0 ? 0 : shift[i] * move[j];
      }
    }
  }

  /** Takes states and columns over what led into a phase. */
  private void enter(int k) {
    Transition begin = phases.get(k).begin();
    double t = phases.get(k).from();
    double[] move = move(k, begin.timing(), t);
    moves.add(move);
    double[] f = k == 0 ? new double[begin.factors().length] : equations(k - 1).phase().rates(t, whole);
    double[] y = phases.get(k).solution().at(t);
    double[] g = equations(k).phase().rates(t, y);
    System.arraycopy(y, 0, whole, 0, y.length);
    double[] factors = begin.factors();
    for (int j = 0; j < move.length; j++) {
      for (int i = 0; i < y.length; i++) {
        int place = y.length * (1 + j) + i;
        whole[place] = factors[i] * (whole[place] + f[i] * move[j]) - g[i] * move[j];
      }
    }
  }

  /** How the begin of a phase moves with each variable, by its size. */
  private double[] move(int k, Transition.Timing timing, double t) {
    if (timing instanceof Transition.Timing.Following following && following.phase() < k) {
      return moves.get(following.phase());
    }
    return timing instanceof Transition.Timing.Crossing crossing
        ? move(equations(k - 1), crossing.gauge(), t, whole) : new double[variables.size()];
  }

  /** How the time moves at which an expression crosses zero. */
  private double[] move(Variations here, Expr gauge, double t, double[] state) {
    var program = here.crossing(gauge);
    double[] slopes = here.evaluated(program, program.interpreted(), t, state);
    double[] move = new double[variables.size()];
    for (int j = 0; j < move.length; j++) {
      move[j] = slopes[1 + j] == 0 ? 0 : -slopes[1 + j] / slopes[0];
    }
    return move;
  }

  /** How the end of the run moves with each variable, where an ending of a state ended it; else not at all. */
  double[] endMoves() {
    if (!(outcome instanceof Outcome.Ended ended)) {
      return new double[variables.size()];
    }
    int last = phases.size() - 1;
    if (phases.get(last).to() == phases.get(last).from()) {
      return moves.get(last);
    }
    Model base = course.model();
    int place = 0;
    for (int i = 0; i < base.states().size(); i++) {
      var ending = base.quantity(base.states().get(i)).ending();
      boolean isIt = ending.isPresent() && ending.get().reason().equals(ended.reason())
          && course.last(base.states().get(i)) == ending.get().bound();
      place = isIt ? i : place;
    }
    return move(equations(last), Terms.name(base.states().get(place)), ended.time(), whole);
  }
}
