package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Series;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/**
 * How fast two models come together along one Brownian path as a parameter that only one of them has goes to
 * 0: the strong order of the limit, measured for each quantity that both have. A lag tau behind a quantity
 * that noise drives is off by tau^(1/2), and what integrates that quantity by tau. Without noise there is one
 * path, and the order is that of the models' solutions.
 *
 * <pre>{@code
 * StrongLimit.between(lagged, prompt, "tau").until(days(2)).noisy(Noise.seed(7)).orders();
 * }</pre>
 *
 * <p>The parameter is halved three times from {@link #from}: a sixteenth of the shortest time constant of
 * what it is compared with, below which the limit can be seen. A limit {@link #atInfinity} is one as its
 * inverse goes to 0: it is doubled three times, from sixteen times the length of the run. Steps are at most a
 * sixteenth of its smallest value, in all runs. Immutable; the runs are made when they are first asked for.
 */
public final class StrongLimit {
  private static final int USUAL_PATHS = 12;
  private static final double USUAL_LENGTH = 400;

  /** Under noise a difference below this share of the quantity's size is rounding, summed over many steps. */
  private static final double ROUNDING = 1e-11;

  /** A step is at most this share of the parameter's smallest value. */
  private static final double RESOLVED = 1.0 / 16;

  /** Without noise runs are made to this relative tolerance, ... */
  private static final double TIGHT = 1e-11;

  /** ... and a difference below this share of the quantity's size is the solver's own. */
  private static final double SOLVERS_OWN = 1e-8;

  /** At how many times two runs are compared. */
  private static final int TIMES = 200;

  private final Model owner;
  private final Model other;
  private final String parameter;
  private final Protocol protocol;
  private final Time until;
  private final Noise noise;
  private final int paths;
  private final LimitLadder ladder;
  private final Optional<Solver> solver;
  private List<StrongOrder> orders;

  private StrongLimit(Model owner, Model other, String parameter, Protocol protocol, Time until, Noise noise,
      int paths, LimitLadder ladder, Optional<Solver> solver) {
    this.solver = solver;
    this.owner = owner;
    this.other = other;
    this.parameter = parameter;
    this.protocol = protocol;
    this.until = until;
    this.noise = noise;
    this.paths = paths;
    this.ladder = ladder;
  }

  /** Between two models, of which one has the parameter; twelve paths of seed 1. */
  public static StrongLimit between(Model a, Model b, String parameter) {
    String both = a.name() + " and " + b.name();
    if (a.has(parameter) == b.has(parameter)) {
      List<String> own = a.parameters().stream().filter(name -> !b.has(name)).collect(Collectors.toList());
      b.parameters().stream().filter(name -> !a.has(name)).forEach(own::add);
      throw new ModelException(both, "'" + parameter + "' is in " + (a.has(parameter) ? "both" : "neither")
          + "; the parameter that goes to its limit is one that only one of them has."
          + Nearest.of(parameter, own).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
    if (!a.timeUnit().isSame(b.timeUnit())) {
      throw new ModelException(both, "the time is in " + a.timeUnit() + " and in " + b.timeUnit()
          + ". Declare both in one unit to run them in the same steps.");
    }
    Model owner = a.has(parameter) ? a : b;
    Model other = a.has(parameter) ? b : a;
    double value = owner.value(parameter);
    if (!(value > 0)) {
      throw new ModelException(owner.name(), "'" + parameter + "' is " + Numbers.show(value)
          + "; only one above 0 can go to its limit.");
    }
    return new StrongLimit(owner, other, parameter, Protocol.none(), Time.of(USUAL_LENGTH), Noise.seed(1),
        USUAL_PATHS, LimitLadder.toZero(owner, other, parameter), Optional.empty());
  }

  /** Under a protocol. */
  public StrongLimit under(Protocol done) {
    return new StrongLimit(owner, other, parameter, done, until, noise, paths, ladder, solver);
  }

  /** Until a time. */
  public StrongLimit until(Time time) {
    return new StrongLimit(owner, other, parameter, protocol, time, noise, paths, ladder, solver);
  }

  /** On the paths of a noise, and by its method; the steps are chosen, unless it has some. */
  public StrongLimit noisy(Noise along) {
    return new StrongLimit(owner, other, parameter, protocol, until, along, paths, ladder,
        Optional.empty());
  }

  /** Without noise, by that solver, to a relative tolerance of 1e-11 or its own if that is tighter. */
  public StrongLimit quiet(Solver by) {
    Solver tight = by.rtol(Math.min(TIGHT, by.tolerance().rtol()));
    return new StrongLimit(owner, other, parameter, protocol, until, noise, 1, ladder, Optional.of(tight));
  }

  /** On so many paths: three at least, for a spread to be told. */
  public StrongLimit paths(int number) {
    if (number < 3) {
      throw new IllegalArgumentException(
          number + " paths do not tell how certain an order is; give 3 or more.");
    }
    if (solver.isPresent()) {
      throw new IllegalArgumentException("without noise there is one path; say noisy(Noise.seed(7)) first.");
    }
    return new StrongLimit(owner, other, parameter, protocol, until, noise, number, ladder, solver);
  }

  /** With the parameter at this value first, in its unit. */
  public StrongLimit from(double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "a limit cannot be approached from " + Numbers.show(value) + "; give a value above 0.");
    }
    return along(ladder.from(value));
  }

  /** As the parameter grows without bound: a time constant of something so slow that it is not there. */
  public StrongLimit atInfinity() {
    return along(ladder.toInfinity());
  }

  private StrongLimit along(LimitLadder other) {
    return new StrongLimit(owner, this.other, parameter, protocol, until, noise, paths, other, solver);
  }

  /** The values of the parameter, each half the one before, or twice it. */
  public double[] values() {
    return ladder.values(until);
  }

  /** The noise with its method and steps. */
  public Noise noise() {
    Unit unit = owner.timeUnit();
    double least = ladder.least(until);
    Model quickest = owner.let(parameter, least);
    Noise settled = CommonNoise.of(noise, List.of(quickest, other), until);
    double asked = ladder.isTime()
        ? least * owner.quantity(parameter).unit().factorTo(unit) * RESOLVED
        : settled.step().orElseThrow().in(unit);
    double step = Math.min(settled.step().orElseThrow().in(unit), wholePower(asked));
    Time length = new Time(step, unit.isDimensionless() ? Optional.empty() : Optional.of(unit));
    return noise.step().isPresent() ? settled : settled.step(length);
  }

  /** The largest power of two that is not above: paths cost least in such steps. */
  private static double wholePower(double length) {
    return Math.scalb(1.0, Math.getExponent(length));
  }

  /** What was measured for each quantity that both have, in the order of the first model's quantities. */
  public synchronized List<StrongOrder> orders() {
    if (orders == null) {
      orders = measured();
    }
    return orders;
  }

  /** What was measured for one quantity. */
  public StrongOrder order(String quantity) {
    return orders().stream().filter(order -> order.quantity().equals(quantity)).findFirst()
        .orElseThrow(() -> new ModelException(owner.name() + " and " + other.name(),
            "they do not both have a '" + quantity + "'."
                + Nearest.of(quantity, orders().stream().map(StrongOrder::quantity).toList())
                    .map(near -> " Did you mean '" + near + "'?").orElse("")));
  }

  private List<StrongOrder> measured() {
    List<String> shared = shared();
    double[] values = values();
    double[][][] gaps = new double[shared.size()][paths][values.length];
    double[] sizes = new double[shared.size()];
    Optional<Noise> settled = solver.isPresent() ? Optional.empty() : Optional.of(noise());
    for (int p = 0; p < paths; p++) {
      long member = noise.member() + p;
      Optional<Noise> path = settled.map(along -> along.path(member));
      Trajectory fixed = run(other, path);
      for (int k = 0; k < values.length; k++) {
        Trajectory run = run(owner.let(parameter, values[k]), path);
        double[] times = times(Math.min(run.end(), fixed.end()));
        List<Series> moved = run.table(times);
        List<Series> still = fixed.table(times);
        for (int q = 0; q < shared.size(); q++) {
          Series a = of(moved, shared.get(q));
          Series b = of(still, shared.get(q));
          gaps[q][p][k] = rootMeanSquare(a.values(), b.values(), b.unit().factorTo(a.unit()));
          sizes[q] = Math.max(sizes[q], a.largest());
        }
      }
    }
    List<StrongOrder> all = new ArrayList<>();
    for (int q = 0; q < shared.size(); q++) {
      double floor = solver.isPresent() ? SOLVERS_OWN : ROUNDING;
      all.add(new LimitFit(ladder.vanishing(until), gaps[q], sizes[q], floor)
          .order(shared.get(q), owner.quantity(shared.get(q)).unit()));
    }
    return List.copyOf(all);
  }

  private List<String> shared() {
    List<String> names = new ArrayList<>(owner.states());
    names.addAll(owner.auxiliaries());
    names.removeIf(name -> !(other.states().contains(name) || other.auxiliaries().contains(name))
        || !owner.quantity(name).unit().isCommensurable(other.quantity(name).unit()));
    return names;
  }

  private Trajectory run(Model model, Optional<Noise> path) {
    Simulation quiet = Simulation.of(model).under(protocol.restrictedTo(model)).until(until);
    return path.map(quiet::noisy).orElseGet(() -> quiet.with(solver.orElseThrow())).run().orThrow();
  }

  /** Until the first of two runs ends, as an event may end it. */
  private static double[] times(double end) {
    return IntStream.rangeClosed(1, TIMES).mapToDouble(i -> Math.min(end, end * i / TIMES)).toArray();
  }

  private static Series of(List<Series> table, String name) {
    return table.stream().filter(series -> series.name().equals(name)).findFirst().orElseThrow();
  }

  private static double rootMeanSquare(double[] a, double[] b, double factor) {
    return Math.sqrt(IntStream.range(0, a.length)
        .mapToDouble(i -> (a[i] - b[i] * factor) * (a[i] - b[i] * factor)).average().orElseThrow());
  }

  /** A line for each quantity: its order with its spread, and what is left of the difference. */
  @Override
  public String toString() {
    String unit = owner.quantity(parameter).unit().isDimensionless() ? ""
        : " " + owner.quantity(parameter).unit();
    String smallest = parameter + " = " + Numbers.round(ladder.last(until)) + unit;
    String how = solver.map(by -> "without noise (" + by)
        .orElseGet(() -> "on " + paths + " common paths (" + noise());
    return Wrapped.hanging("", owner.name() + " against " + other.name() + " as " + ladder + ", " + how
            + ", until " + Clock.show(until.in(owner.timeUnit()), owner.timeUnit()) + ")") + "\n"
        + String.format("%-10s %-16s %s%n", "quantity", "order", "difference at " + smallest)
        + orders().stream().map(StrongOrder::toString).collect(Collectors.joining("\n"));
  }
}
