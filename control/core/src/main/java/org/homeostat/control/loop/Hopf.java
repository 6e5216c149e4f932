package org.homeostat.control.loop;

import java.util.function.DoubleFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * Where a rest loses or gains its stability along a parameter: the value at which the rightmost
 * characteristic roots stand on the imaginary axis, and at which frequency they do. With a pair of roots it
 * swings there, with a root at 0 it drifts.
 *
 * @param name what was varied
 * @param value where the roots stand on the axis
 * @param frequency of the swing, in radians per unit of time; 0 where a real root passes
 * @param isLosing whether stability is lost upwards
 */
public record Hopf(String name, double value, double frequency, boolean isLosing, Unit time) {

  /** Into how many parts a range is divided to find the first change. */
  private static final int PARTS = 16;

  private static final double RELATIVE = 1e-14;
  private static final int PATIENCE = 200;

  /** A root this near to the real axis, relative to the rates, is on it. */
  private static final double REAL = 1e-7;

  /**
   * The first change of stability of a model's rest as a parameter, or a lag, rises from {@code low} to
   * {@code high}. At each value it is the rest that the flow leads to from the start, found as if nothing
   * came late.
   */
  public static Hopf of(Model model, String parameter, double low, double high) {
    return of(parameter, value -> Linearization.of(model.let(parameter, value)).atRest().system(), low, high);
  }

  /** The first change of stability of a family of systems. */
  public static Hopf of(String name, DoubleFunction<LinearSystem> family, double low, double high) {
    if (!(low < high)) {
      throw new IllegalArgumentException("the range of " + name + " is from " + low + " to " + high
          + "; give the lower end first.");
    }
    double before = low;
    double growth = growth(family, low);
    double first = growth;
    for (int k = 1; k <= PARTS; k++) {
      double after = low + (high - low) * k / PARTS;
      double next = growth(family, after);
      if (growth < 0 != next < 0) {
        return crossing(name, family, before, after, next > 0);
      }
      before = after;
      growth = next;
    }
    throw new IllegalArgumentException("stability does not change as " + name + " goes from "
        + Numbers.round(low) + " to " + Numbers.round(high) + ": the growth rate goes from "
        + Numbers.round(first) + " to " + Numbers.round(growth) + ". Widen the range.");
  }

  private static Hopf crossing(String name, DoubleFunction<LinearSystem> family, double below, double above,
      boolean losing) {
    double value = new BracketingNthOrderBrentSolver(RELATIVE, 1e-300, 5)
        .solve(PATIENCE, p -> growth(family, p), below, above);
    CharacteristicRoots roots = CharacteristicRoots.of(family.apply(value));
    Complex root = roots.rightmost();
    double frequency = Math.abs(root.getImaginaryPart());
    return new Hopf(name, value, frequency < REAL * roots.size() ? 0 : frequency, losing,
        family.apply(value).time());
  }

  private static double growth(DoubleFunction<LinearSystem> family, double value) {
    return CharacteristicRoots.of(family.apply(value)).growth();
  }

  /** The time one swing takes; infinite where a real root passes. */
  public double period() {
    return 2 * Math.PI / frequency;
  }

  @Override
  public String toString() {
    String unit = time.isDimensionless() ? "" : " " + time;
    String where = name + " = " + Numbers.digits(value, 6);
    String change =
        isLosing ? " up to " + where + ", unstable above" : " from " + where + " up, unstable below";
    return "stable" + change + (frequency == 0 ? "; a real root passes through 0"
        : "; there it swings with a period of " + Numbers.digits(period(), 6) + unit);
  }
}
