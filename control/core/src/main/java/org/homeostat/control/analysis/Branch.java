package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.solve.SteadyState;

/**
 * How an equilibrium goes along as a parameter changes, round folds too: its points in order, with their
 * stability and with the folds and Hopf points located. Followed by pseudo-arclength continuation both ways
 * from the model's equilibrium, as far as the parameter stays in its range and the states in their domains.
 * One that is cancelled has the points that were found, and says so of its ends.
 *
 * @param points from the end reached with a falling parameter at first to that reached with a rising one
 * @param ends why each end is one
 * @see "H. B. Keller: Numerical solution of bifurcation and nonlinear eigenvalue problems, in: Applications
 *     of Bifurcation Theory, Academic Press 1977, 359-384"
 */
public record Branch(Model model, String parameter, List<BranchPoint> points, List<String> ends) {
  private static final int ROWS = 10;
  private static final int COLUMNS = 4;

  /** Copies the lists. */
  public Branch {
    points = List.copyOf(points);
    ends = List.copyOf(ends);
  }

  /**
   * The branch through the equilibrium that the start leads to, at the model's own value of the parameter,
   * for values from {@code low} to {@code high}.
   */
  public static Branch of(Model model, String parameter, double low, double high) {
    Equilibrium.checkAutonomous(model);
    Leaf leaf = Leaf.of(model);
    Equilibrium first = SteadyState.reachedFrom(leaf.field(), leaf.kept(model.start()), leaf.held())
        .flatMap(found -> Equilibrium.admitted(leaf, found))
        .orElseGet(() -> EquilibriumSearch.in(model).orThrow().get(0));
    return through(first, parameter, low, high);
  }

  /** The branch through an equilibrium. */
  public static Branch through(Equilibrium first, String parameter, double low, double high) {
    Model model = first.model();
    if (!model.parameters().contains(parameter)) {
      Variable.of(model, parameter, Map.of());
      throw new ModelException(model.name(), "'" + parameter + "' is a state and cannot be varied along a"
          + " branch; vary a parameter.");
    }
    double value = model.value(parameter);
    if (!(low <= value && value <= high && low < high)) {
      throw new IllegalArgumentException("the branch of " + model.name() + " begins at " + parameter + " = "
          + Numbers.show(value) + "; give a range that holds it, the lower end first.");
    }
    model.let(parameter, low);
    model.let(parameter, high);
    try (Job job = Job.open("branch of " + model.name() + " along " + parameter, "points")) {
      return joined(first, parameter, new Continuation(first, parameter, low, high, -1, job),
          new Continuation(first, parameter, low, high, 1, job));
    }
  }

  private static Branch joined(Equilibrium first, String parameter, Continuation back, Continuation forth) {
    Model model = first.model();
    double value = model.value(parameter);
    List<BranchPoint> points = new ArrayList<>(back.points());
    Collections.reverse(points);
    points.add(new BranchPoint(BranchPoint.Kind.POINT, value, first));
    points.addAll(forth.points());
    return new Branch(model, parameter, points, List.of(back.end(), forth.end()));
  }

  /** Where the branch turns back. */
  public List<BranchPoint> folds() {
    return of(BranchPoint.Kind.FOLD);
  }

  /** Where an oscillation is born. */
  public List<BranchPoint> hopfs() {
    return of(BranchPoint.Kind.HOPF);
  }

  /** The points of a kind. */
  public List<BranchPoint> of(BranchPoint.Kind kind) {
    return points.stream().filter(point -> point.kind() == kind).toList();
  }

  /** The equilibria of this branch at a value of the parameter, in the order of the branch. */
  public List<Equilibrium> at(double value) {
    List<Equilibrium> found = new ArrayList<>();
    for (int i = 0; i + 1 < points.size(); i++) {
      BranchPoint from = points.get(i);
      BranchPoint to = points.get(i + 1);
      if ((from.at() - value) * (to.at() - value) <= 0) {
        between(from, to, value).filter(fresh -> found.stream().noneMatch(fresh::isAt))
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  private Optional<Equilibrium> between(BranchPoint from, BranchPoint to, double value) {
    if (from.at() == value) {
      return Optional.of(from.rest());
    }
    if (to.at() == value) {
      return Optional.of(to.rest());
    }
    RestCurve curve = curve();
    return new Chord(curve, curve.point(from.rest()), curve.point(to.rest())).where(value)
        .flatMap(curve::steady).flatMap(found -> Equilibrium.admitted(curve.leaf(value), found));
  }

  private RestCurve curve() {
    BranchPoint first = points.get(0);
    double range = points.stream().mapToDouble(point -> Math.abs(point.at() - first.at())).max().orElse(0);
    return new RestCurve(Leaf.of(model).through(first.rest().state()).let(parameter, first.at()), parameter,
        first.rest().state(), range);
  }

  /** A small table: the ends, what happens on the way, and some points between. */
  @Override
  public String toString() {
    List<String> shown = model.states().subList(0, Math.min(COLUMNS, model.states().size()));
    StringBuilder text = new StringBuilder(model.name()).append(", equilibria along ").append(parameter);
    text.append("\n  ").append(cell(parameter));
    shown.forEach(state -> text.append(cell(state)));
    text.append("  stable");
    int every = Math.max(1, (points.size() + ROWS - 1) / ROWS);
    for (int i = 0; i < points.size(); i++) {
      BranchPoint point = points.get(i);
      if (i % every == 0 || point.kind() != BranchPoint.Kind.POINT || i == points.size() - 1) {
        text.append("\n  ").append(cell(Numbers.digits(point.at(), 6)));
        shown.forEach(state -> text.append(cell(Numbers.digits(point.rest().value(state), 6))));
        text.append(point.rest().isStable() ? "  yes" : "  no ")
            .append(point.note().isEmpty() ? "" : "     " + point.note());
      }
    }
    return text.append("\n  first end: ").append(ends.get(0)).append("\n  last end:  ").append(ends.get(1))
        .toString().replaceAll(" +\n", "\n");
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%-13s", text);
  }
}
