package org.homeostat.control.view.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.view.course.Curve;

/**
 * The rates of two states at points of their plane, the other states being settled there, or held where they
 * start. Settled means where the flow takes them while the two stay; where it takes them nowhere stable,
 * there are no rates.
 */
final class Plane {
  /** After so many points in a row from which the flow leads nowhere it is not asked any more. */
  private static final int PATIENCE = 30;

  private final Model model;
  private final VectorField field;
  private final int across;
  private final int up;
  private final boolean settled;
  private final boolean[] fixed;
  private final double[] start;
  private double[] last;
  private int lost;

  Plane(Model model, String across, String up, boolean settled) {
    this.model = model;
    this.field = model.field();
    this.across = model.states().indexOf(across);
    this.up = model.states().indexOf(up);
    this.start = model.start();
    this.last = start.clone();
    this.fixed = model.held();
    fixed[this.across] = true;
    fixed[this.up] = true;
    this.settled = settled && !others(model, across, up).isEmpty();
  }

  /** The states, besides two, that the equations do not hold. */
  static List<String> others(Model model, String across, String up) {
    boolean[] held = model.held();
    return model.states().stream()
        .filter(state -> !state.equals(across) && !state.equals(up) && !held[model.states().indexOf(state)])
        .toList();
  }

  /** Why the others cannot settle anywhere, if that can be told. */
  Optional<String> obstacle() {
    return settled ? SteadyState.obstacle(field, fixed) : Optional.empty();
  }

  /** The rates of the two states, each in its unit per time; not finite where there are none. */
  double[] rates(double x, double y) {
    Optional<double[]> state = state(x, y);
    double[] rates = new double[start.length];
    state.ifPresent(found -> field.derivatives(0, found, rates));
    return state.isPresent()
        ? new double[] {rates[across], rates[up]} : new double[] {Double.NaN, Double.NaN};
  }

  private Optional<double[]> state(double x, double y) {
    if (!settled) {
      return Optional.of(at(start, x, y));
    }
    Optional<double[]> found = settled(SteadyState.newtonFrom(field, at(last, x, y), fixed))
        .or(() -> lost > PATIENCE ? Optional.empty()
            : settled(SteadyState.reachedFrom(field, at(start, x, y), fixed)));
    found.ifPresent(state -> last = state);
    lost = found.isPresent() ? 0 : lost + 1;
    return found;
  }

  private double[] at(double[] state, double x, double y) {
    double[] moved = state.clone();
    moved[across] = x;
    moved[up] = y;
    return moved;
  }

  /** A rest of the others inside their domains that they come back to. */
  private Optional<double[]> settled(Optional<SteadyState> rest) {
    return rest.filter(found -> found.modes().isStable()).map(SteadyState::state)
        .filter(state -> Clamp.isInside(model, state, fixed));
  }

  /** The rates on a grid: {@code [0][i][j]} that of the first state at {@code x[i], y[j]}, [1] the other. */
  double[][][] rates(double[] x, double[] y) {
    double[][][] rates = new double[2][x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < y.length; k++) {
        int j = i % 2 == 0 ? k : y.length - 1 - k;
        double[] both = rates(x[i], y[j]);
        rates[0][i][j] = both[0];
        rates[1][i][j] = both[1];
      }
    }
    return rates;
  }

  /** Where the rate of the first state (0) or of the second (1) is zero. */
  List<Curve> nullcline(int which, double[] x, double[] y, double[][] rates) {
    return Contour.zeros((a, b) -> rates(a, b)[which], x, y, rates);
  }

  /** {@code count} numbers from one to another, both included. */
  static double[] grid(double from, double to, int count) {
    double[] grid = new double[count];
    Arrays.setAll(grid, k -> k == count - 1 ? to : from + (to - from) * k / (count - 1));
    return grid;
  }
}
