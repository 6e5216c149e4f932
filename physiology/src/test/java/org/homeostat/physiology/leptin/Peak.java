package org.homeostat.physiology.leptin;

import java.util.ArrayList;
import java.util.List;
import org.homeostat.control.simulate.Trajectory;

/** A highest point of fat mass, as the top of the parabola through three points of a grid. */
record Peak(double time, double height) {

  /** The peaks above {@code rest} between two times. */
  static List<Peak> of(Trajectory course, double from, double to, double step, double rest) {
    List<Peak> peaks = new ArrayList<>();
    double before = course.at(from, "FM") - rest;
    double here = course.at(from + step, "FM") - rest;
    for (int i = 2; from + i * step <= to; i++) {
      double after = course.at(from + i * step, "FM") - rest;
      if (here > before && here >= after && here > 0) {
        double slope = (after - before) / 2;
        double bend = after - 2 * here + before;
        double t = from + (i - 1 - slope / bend) * step;
        peaks.add(new Peak(t, here - slope * slope / (2 * bend)));
      }
      before = here;
      here = after;
    }
    return peaks;
  }
}
