package org.homeostat.control.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.simulate.Endings;
import org.homeostat.control.simulate.Phase;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.Transition;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.trouble.Trouble;

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

  /** What crosses zero smoothly is so near to it, in the times it takes to get there as parts of the run. */
  private static final double JUMP = 1e-3;

  /** This many switches in so small a part of the run are chattering. */
  private static final int MANY = 100;
  private static final double SHORT = 1e-7;

  private final Trajectory course;
  private final List<Variable> variables;
  private final List<Phase> phases;
  private final Expr beside;
  private final Map<Model, Variations> equations = new IdentityHashMap<>();
  private final Map<Model, Passing> passings = new IdentityHashMap<>();
  private final List<Stretch> stretches = new ArrayList<>();

  /** For each phase, how its begin moves with each variable. */
  private final List<double[]> moves = new ArrayList<>();

  /** When the last switches were passed. */
  private final Deque<Double> passed = new ArrayDeque<>();

  private Solver solver;
  private Statistics statistics;
  private Outcome outcome;
  private double[] whole;

  /**
   * Along a trajectory, all of it.
   *
   * @param starts how the starts change with each variable
   * @param beside an expression whose switches end stretches too
   */
  Forward(Trajectory course, List<Variable> variables, List<double[]> starts, Expr beside) {
    this.course = course;
    this.beside = beside;
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

  /** What watches a phase's equations. */
  Passing passing(int phase) {
    return passings.computeIfAbsent(phases.get(phase).model(),
        unused -> new Passing(equations(phase).phase(), beside));
  }

  /** Goes through a phase; says whether it came to its end. */
  private boolean through(int k) {
    Phase phase = phases.get(k);
    enter(k);
    if (isLost(phase.from(), "the time at which a clause of the protocol acts")) {
      return false;
    }
    if (phase.to() == phase.from()) {
      stretches.add(new Stretch(k, new Still(phase.from(), whole), OptionalInt.empty()));
      return true;
    }
    Variations here = equations(k);
    VariationalField field = new VariationalField(here);
    Passing passing = passing(k);
    double t = phase.from();
    while (t < phase.to()) {
      Solution solution = solver.solve(
          new Problem(field, t, whole, phase.to(), passing.events()), Monitor.NONE);
      solver = solver.after(solution);
      statistics = statistics.plus(solution.statistics());
      stretches.add(new Stretch(k, solution.dense(), solution.event()));
      whole = solution.last();
      t = solution.outcome().time();
      if (solution.outcome() instanceof Outcome.Stopped) {
        outcome = solution.outcome();
        return false;
      }
      if (solution.event().isPresent()) {
        pass(here, passing, solution);
        String label = passing.switches().get(solution.event().getAsInt()).label();
        if (isLost(t, label) || isChattering(t, label)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether a time has no derivative, because zero is not crossed smoothly there; that ends the run. */
  private boolean isLost(double t, String what) {
    boolean lost = !Arrays.stream(whole).allMatch(Double::isFinite);
    if (lost) {
      outcome = new Outcome.Stopped(what + " has no derivative", t, "",
          "What decides it touches zero there or jumps over it, and does not cross it smoothly."
              + " Vary the values a little, write it without jumps, or end the run before.");
    }
    return lost;
  }

  /** Whether switches are passed again and again without getting on; that ends the run too. */
  private boolean isChattering(double t, String label) {
    passed.addLast(t);
    boolean chatters = passed.size() > MANY && t - passed.removeFirst() < SHORT * course.end();
    if (chatters) {
      outcome = new Outcome.Stopped(label + " switches back and forth", t, "",
          "From both sides of the switch the state is driven onto it. Smooth the switch."
              + Trouble.A_SWITCH_CHATTERS.more());
    }
    return chatters;
  }

  /** Takes the columns over a switch of the equations. */
  private void pass(Variations here, Passing passing, Solution solution) {
    int k = solution.event().getAsInt();
    Passing.Point before = passing.before(k, solution.dense());
    Passing.Point behind = passing.behind(k, solution.dense());
    double[] f = here.phase().rates(before.t(), before.y());
    double[] g = here.phase().rates(behind.t(), behind.y());
    double[] shift = jump(f, g);
    double[] move = move(here, passing.switches().get(k).function(), before.t(), before.y());
    for (int j = 0; j < move.length; j++) {
      for (int i = 0; i < f.length; i++) {
        whole[f.length * (1 + j) + i] += shift[i] == 0 ? 0 : shift[i] * move[j];
      }
    }
  }

  /** What rates jump by, down; what may be rounding is nothing. */
  static double[] jump(double[] before, double[] behind) {
    return IntStream.range(0, before.length).mapToDouble(i ->
        Math.abs(before[i] - behind[i]) <= SAME * (Math.abs(before[i]) + Math.abs(behind[i])) ? 0
            : before[i] - behind[i]).toArray();
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

  /** How the time moves at which an expression crosses zero; no numbers where it has no derivative. */
  private double[] move(Variations here, Expr gauge, double t, double[] state) {
    var program = here.crossing(gauge);
    double[] slopes = here.evaluated(program, program.interpreted(), t, state);
    double[] move = new double[variables.size()];
    for (int j = 0; j < move.length; j++) {
      move[j] = 0.0 + slopes[2 + j] / speed(slopes[0], slopes[1], course.end());
    }
    return move;
  }

  /**
   * How fast an expression crosses zero, down; no number where it touches zero or jumps over it.
   *
   * @param value its value where it should be zero
   * @param slope its derivative by the time
   */
  static double speed(double value, double slope, double span) {
    return slope == 0 || Math.abs(value) > JUMP * span * Math.abs(slope) ? Double.NaN : -slope;
  }

  /**
   * How the end of the run moves with each variable, where an ending of a state ended it; else not at all.
   */
  double[] endMoves() {
    if (!(outcome instanceof Outcome.Ended ended)) {
      return new double[variables.size()];
    }
    int last = phases.size() - 1;
    if (phases.get(last).to() == phases.get(last).from()) {
      return moves.get(last);
    }
    return move(equations(last), ending(course, ended), ended.time(), whole);
  }

  /** What crossed zero when a state fell to its bound and ended a run. */
  static Expr ending(Trajectory course, Outcome.Ended ended) {
    Quantity state = Endings.which(course.model(), ended);
    return new Expr.Difference(
        Terms.name(state.name()), Terms.number(state.ending().orElseThrow().bound()));
  }
}
