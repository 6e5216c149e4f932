package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Curve;

/**
 * The plane of two states of a model: the nullclines, on which one of them does not move; the directions of
 * the field; the equilibria, full where they are stable and hollow where not; and courses of runs, each from
 * a small square on. Points of a line of rests are not marked: the two nullclines are that line. Immutable.
 *
 * <pre>{@code
 * PhasePlane.of(Topp.feedback(), "G", "B").with(run).picture().write(Path.of("plane.svg"));
 * }</pre>
 *
 * <p>The plane of a model with more states is that of a smaller system, and the picture says which: the
 * others are settled at each point, where the flow takes them while the two stay (quasi-steady), so that the
 * nullclines of the two cross at the model's own equilibria; with {@link #holdingOthers} they are held where
 * they start, which cuts a slice. Runs are drawn as they are, and need not follow the arrows.
 *
 * <p>A nullcline is found by the change of a rate's sign from point to point of a grid, 81 by 81; one that
 * only touches zero is not seen, nor are two that are closer.
 */
public final class PhasePlane {
  private final Model model;
  private final Axes axes;
  private final boolean settled;
  private final List<Trajectory> courses;

  private PhasePlane(Model model, Axes axes, boolean settled, List<Trajectory> courses) {
    this.model = model;
    this.axes = axes;
    this.settled = settled;
    this.courses = courses;
  }

  /**
   * The plane of two different states, the first one across.
   *
   * @throws ModelException where the equations depend on t or on the past, or have fewer than two states that
   *     move, or one of these is not a state that moves
   */
  public static PhasePlane of(Model model, String across, String up) {
    List<String> moving = new ArrayList<>(model.states());
    boolean[] held = model.held();
    moving.removeIf(state -> held[model.states().indexOf(state)]);
    if (moving.size() < 2) {
      throw new ModelException(model.name(), "a phase plane takes two states that move; here "
          + (moving.isEmpty() ? "none does." : "only " + moving.get(0) + " does. Picture its course:"
              + " Picture.of(run, \"" + moving.get(0) + "\")."));
    }
    for (String state : List.of(across, up)) {
      if (!moving.contains(model.quantity(state).name())) {
        throw new ModelException(model.name(), "'" + state + "' is "
            + (model.states().contains(state) ? "held" : model.quantity(state).kind().phrase())
            + "; a phase plane takes two of the states that move: " + String.join(", ", moving) + ".");
      }
    }
    checkPresent(model);
    return new PhasePlane(model, Axes.of(across, up), true, List.of());
  }

  private static void checkPresent(Model model) {
    if (model.program().dependsOnTime()) {
      throw new ModelException(model.name(), "the equations depend on t, so that the rates do not follow from"
          + " the states alone. Hold what depends on t.");
    }
    if (!model.delayedQuantities().isEmpty()) {
      throw new ModelException(model.name(), "the equations read the past of "
          + String.join(", ", model.delayedQuantities()) + ", so that the rates do not follow from the"
          + " states alone. Set the lag to 0, or picture the course.");
    }
  }

  /** The same over a range of one of the two states, in its unit; else all that is of interest is shown. */
  public PhasePlane between(String state, double low, double high) {
    return new PhasePlane(model, axes.between(state, low, high), settled, courses);
  }

  /** The same with the other states held where they start. */
  public PhasePlane holdingOthers() {
    return new PhasePlane(model, axes, false, courses);
  }

  /** With the courses of runs; each run has both states, in units that fit. */
  public PhasePlane with(Trajectory... runs) {
    List<Trajectory> more = new ArrayList<>(courses);
    for (Trajectory run : runs) {
      for (String state : axes.names()) {
        if (!run.names().contains(state)
            || !run.model().quantity(state).unit().isCommensurable(model.quantity(state).unit())) {
          throw new IllegalArgumentException(run.model().name() + " has no '" + state + "' in a unit like "
              + model.quantity(state).unit() + "; a course in this plane has both its states.");
        }
      }
      more.add(run);
    }
    return new PhasePlane(model, axes, settled, List.copyOf(more));
  }

  /** The equilibria found, of the model or of the slice that is shown, wherever they are. */
  public List<Equilibrium> equilibria() {
    return portrait().equilibria();
  }

  /** Where one of the two states does not move: lines, the first state across and the second one up. */
  public List<Curve> nullcline(String state) {
    return portrait().nullclines().get(axes.place(state));
  }

  /** The picture. */
  public Picture picture() {
    return portrait().picture();
  }

  private PhasePortrait portrait() {
    return new PhasePortrait(model, axes, settled, courses);
  }

  /** What is on the axes, and what the other states do. */
  @Override
  public String toString() {
    String others = PhasePortrait.others(model, axes, settled);
    return "phase plane of " + axes.across() + " and " + axes.up() + " in " + model.name()
        + (others.isEmpty() ? "" : "; " + others);
  }
}
