package org.homeostat.control.analysis;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Phase;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.Transition;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.Statistics;
import org.homeostat.control.unit.Unit;

/**
 * One pass of the adjoint equations back along a trajectory, stretch by stretch. Over a place where the rates
 * jump from f- to f+, what is integrated from g- to g+ and the state from y to R y, at a time T that depends
 * on the variables because it is where c(T, y(T)) = 0, what {@link Forward} does becomes, transposed,
 *
 * <pre>
 * kappa   = lambda+ (R f- - f+) + g- - g+
 * lambda- = R lambda+ - kappa/(c_y f- + c_t) c_y
 * mu-     = mu+       - kappa/(c_y f- + c_t) c_p
 * </pre>
 */
final class Backward {
  private static final int LOOKS = 64;

  private final Trajectory course;
  private final List<Phase> phases;
  private final Objective objective;
  private final List<Variable> variables;
  private final Forward forward;
  private final Map<Model, AdjointProgram> programs = new IdentityHashMap<>();
  private final Map<Model, Slopes> rates = new IdentityHashMap<>();

  /** For each phase, by how much the objective would change with the time at which it begins. */
  private final double[] owed;

  private final int n;
  private final double[] sizes;
  private double[] lambda;
  private final double[] mu;
  private double value;
  private Solver solver;
  private Statistics statistics;

  /**
   * All the way back.
   *
   * @param variables the parameters
   */
  Backward(Trajectory course, Objective objective, List<Variable> variables) {
    this.course = course.orThrow();
    this.phases = course.phases();
    this.objective = objective;
    this.variables = variables;
    forward = new Forward(course, List.of(), List.of(), objective.rate());
    if (forward.outcome() instanceof Outcome.Stopped stopped) {
      throw new IllegalStateException(
          course.model().name() + " has no gradient beyond " + shown(stopped.time()) + ": " + stopped);
    }
    owed = new double[phases.size()];
    n = course.model().states().size();
    mu = new double[variables.size()];
    solver = course.solver();
    statistics = forward.statistics();
    List<Stretch> stretches = forward.stretches();
    end(stretches.get(stretches.size() - 1));
    sizes = sizes(stretches, largest(stretches));
    for (int m = stretches.size() - 1; m >= 0; m--) {
      back(stretches.get(m));
      if (m > 0) {
        between(stretches.get(m - 1), stretches.get(m));
      }
    }
    scale(phases.get(0).begin().factors());
  }

  /** The objective itself. */
  double value() {
    return value;
  }

  /** Its derivatives by the starts of the states. */
  double[] byStart() {
    return lambda;
  }

  /** Its derivatives by the variables, by their sizes, the starts unchanged. */
  double[] byVariable() {
    return mu;
  }

  Statistics statistics() {
    return statistics;
  }

  private String shown(double t) {
    Unit unit = course.model().timeUnit();
    return Numbers.round(t) + (unit.isDimensionless() ? "" : " " + unit);
  }

  private PhaseModel phase(int k) {
    return PhaseModel.of(phases.get(k));
  }

  private Slopes slopes(int k, Expr expression) {
    return new Slopes(phase(k), expression, variables);
  }

  /** What is integrated, at a point of a phase. */
  private double rate(int k, double t, double[] y) {
    return rates(k).at(t, y).value();
  }

  private Slopes rates(int k) {
    return rates.computeIfAbsent(
        phases.get(k).model(), unused -> new Slopes(phase(k), objective.rate(), List.of()));
  }

  /** Begins at the end of the run; where an ending of a state decides when that is, it moves too. */
  private void end(Stretch last) {
    int k = last.phase();
    double t = last.to();
    double[] y = last.solution().at(t);
    double[] f = phase(k).rates(t, y);
    Slopes h = slopes(k, objective.last()).at(t, y);
    value = h.value();
    lambda = h.byState();
    addTo(mu, 1, h.byVariable());
    double kappa = rate(k, t, y) + h.along(f);
    if (course.outcome() instanceof Outcome.Ended ended) {
      if (last.from() == last.to()) {
        owed[k] += kappa;
      } else {
        shift(kappa, slopes(k, Forward.ending(course, ended)).at(t, y), f);
      }
    }
  }

  private void shift(double kappa, Slopes crossing, double[] f) {
    double share = kappa == 0 ? 0
        : kappa / Forward.speed(crossing.value(), crossing.along(f), course.end());
    if (Double.isNaN(share)) {
      throw new IllegalStateException(course.model().name() + ": the objective has no derivative, because"
          + " what decides when the run jumps touches zero or jumps over it, and does not cross it smoothly."
          + "\n    Vary the values a little, or write it without jumps.");
    }
    addTo(lambda, share, crossing.byState());
    addTo(mu, share, crossing.byVariable());
  }

  private static void addTo(double[] sum, double factor, double[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor == 0 ? 0 : factor * more[i];
    }
  }

  /** What lambda, mu and the objective are measured in: the objective, by the largest size of each state. */
  private double[] sizes(List<Stretch> stretches, double[] largest) {
    Stretch last = stretches.get(stretches.size() - 1);
    double size = slopes(last.phase(), objective.last())
        .size(last.to(), last.solution().at(last.to()), largest);
    for (Stretch stretch : stretches) {
      double share = (stretch.to() - stretch.from()) / LOOKS;
      size += looks(stretch).map(t ->
          share * rates(stretch.phase()).size(t, stretch.solution().at(t), largest)).sum();
    }
    double[] all = new double[n + variables.size() + 1];
    Arrays.fill(all, size > 0 && size < Double.POSITIVE_INFINITY ? size : 1);
    for (int i = 0; i < n; i++) {
      all[i] /= largest[i] > 0 ? largest[i] : 1;
    }
    return all;
  }

  private double[] largest(List<Stretch> stretches) {
    double[] largest = new double[n];
    for (Stretch stretch : stretches) {
      looks(stretch).mapToObj(stretch.solution()::at).forEach(y ->
          IntStream.range(0, n).forEach(i -> largest[i] = Math.max(largest[i], Math.abs(y[i]))));
    }
    return largest;
  }

  private static DoubleStream looks(Stretch stretch) {
    double step = (stretch.to() - stretch.from()) / LOOKS;
    return IntStream.rangeClosed(0, LOOKS)
        .mapToDouble(i -> Math.min(stretch.to(), stretch.from() + i * step));
  }

  /** Goes back along a stretch. */
  private void back(Stretch stretch) {
    if (stretch.from() == stretch.to()) {
      return;
    }
    AdjointProgram program = programs.computeIfAbsent(phases.get(stretch.phase()).model(),
        unused -> new AdjointProgram(phase(stretch.phase()), objective.rate(), variables));
    double[] state = new double[sizes.length];
    System.arraycopy(lambda, 0, state, 0, n);
    System.arraycopy(mu, 0, state, n, mu.length);
    state[state.length - 1] = value;
    IntStream.range(0, state.length).forEach(i -> state[i] /= sizes[i]);
    Solution solution = solver.solve(new Problem(new AdjointField(program, stretch.solution(), sizes),
        0, state, stretch.to() - stretch.from(), List.of()), Monitor.NONE);
    if (solution.outcome() instanceof Outcome.Stopped stopped) {
      throw new IllegalStateException(course.model().name()
          + ": going back, the adjoint equations stopped at " + shown(stretch.to() - stopped.time()) + ": "
          + stopped);
    }
    solver = solver.after(solution);
    statistics = statistics.plus(solution.statistics());
    double[] last = solution.last();
    IntStream.range(0, n).forEach(i -> lambda[i] = last[i] * sizes[i]);
    IntStream.range(0, mu.length).forEach(j -> mu[j] = last[n + j] * sizes[n + j]);
    value = last[last.length - 1] * sizes[last.length - 1];
  }

  /** Goes back over what lies between two stretches: a switch that ends the first, a new phase, or both. */
  private void between(Stretch before, Stretch after) {
    if (before.phase() < after.phase()) {
      leave(after.phase(), before);
    }
    if (before.passed().isPresent()) {
      pass(before);
    }
  }

  /** Goes back over the switch at which a stretch ended. */
  private void pass(Stretch stretch) {
    int k = stretch.phase();
    int which = stretch.passed().getAsInt();
    Passing passing = forward.passing(k);
    Passing.Point before = passing.before(which, stretch.solution());
    Passing.Point behind = passing.behind(which, stretch.solution());
    double[] f = phase(k).rates(before.t(), before.y());
    double[] jump = Forward.jump(f, phase(k).rates(behind.t(), behind.y()));
    double[] cost = Forward.jump(new double[] {rate(k, before.t(), before.y())},
        new double[] {rate(k, behind.t(), behind.y())});
    shift(Slopes.dot(lambda, jump) + cost[0],
        slopes(k, passing.switches().get(which).function()).at(before.t(), before.y()), f);
  }

  /** Goes back over what led into phase {@code k}, to the stretch before. */
  private void leave(int k, Stretch before) {
    Transition begin = phases.get(k).begin();
    double t = before.to();
    double[] y = before.solution().at(t);
    double[] behind = phases.get(k).solution().at(phases.get(k).from());
    double[] f = phase(k - 1).rates(t, y);
    double kappa = owed[k] + rate(k - 1, t, y) - rate(k, t, behind)
        - Slopes.dot(lambda, phase(k).rates(t, behind));
    scale(begin.factors());
    kappa += Slopes.dot(lambda, f);
    if (begin.timing() instanceof Transition.Timing.Following following) {
      owed[following.phase()] += kappa;
    } else if (begin.timing() instanceof Transition.Timing.Crossing crossing) {
      shift(kappa, slopes(k - 1, crossing.gauge()).at(t, y), f);
    }
  }

  private void scale(double[] factors) {
    IntStream.range(0, n).forEach(i -> lambda[i] *= factors[i]);
  }
}
