package org.homeostat.physiology;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.simulate.Trajectory;

/** One round of a swinging quantity: from one upward passage through a level to the next. */
public record Cycle(double from, double to) {
  private static final int POINTS = 4000;

  /** The last whole round of a run. */
  public static Cycle last(Trajectory course, String quantity, double level, double step) {
    List<Double> passages = new ArrayList<>();
    for (double t = course.end(); t - step >= 0 && passages.size() < 2; t -= step) {
      if (course.at(t - step, quantity) < level && course.at(t, quantity) >= level) {
        passages.add(passage(course, quantity, level, t - step, t));
      }
    }
    return new Cycle(passages.get(1), passages.get(0));
  }

  private static double passage(Trajectory course, String quantity, double level, double low, double high) {
    double below = low;
    double above = high;
    while (above - below > 1e-12 * above) {
      double middle = (below + above) / 2;
      if (middle == below || middle == above) {
        break;
      }
      if (course.at(middle, quantity) < level) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }

  public double period() {
    return to - from;
  }

  /** At equal steps over the round, its beginning left out. */
  public double[] values(Trajectory course, String quantity) {
    double[] values = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      values[i] = course.at(from + (i + 1) * period() / POINTS, quantity);
    }
    return values;
  }
}
