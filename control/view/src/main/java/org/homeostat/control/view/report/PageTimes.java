package org.homeostat.control.view.report;

import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Timeline;

/** The times at which a page has a study's numbers. */
record PageTimes(Timeline timeline) {
  private static final Unit DAY = Unit.parse("d");
  private static final int USUAL_STEPS = 400;
  private static final int FEWEST_STEPS = 200;
  private static final int MOST_STEPS = 800;

  /** A jump is drawn from just before it, so that it stands upright; as a share of the whole time. */
  private static final double JUST_BEFORE = 1e-9;

  /** Times closer than this share of a step are one. */
  private static final double SAME_TIME = 1e-9;

  /** The usual step of the exported document, halved or doubled until a curve has a few hundred points. */
  double every() {
    double until = timeline.until();
    double step = timeline.unit().isSame(DAY) ? 1 : until / USUAL_STEPS;
    while (until / step < FEWEST_STEPS) {
      step /= 2;
    }
    while (until / step > MOST_STEPS) {
      step *= 2;
    }
    return step;
  }

  /**
   * The times of the document that is exported every so often, and one just before each boundary; up to the
   * end of the study, also where no run has come so far, for at other values one may.
   */
  double[] all() {
    double step = every();
    TreeSet<Double> times = new TreeSet<>();
    DoubleStream.of(timeline.grid(step)).forEach(times::add);
    for (int i = 0; i * step < timeline.until(); i++) {
      if (times.subSet(i * step - SAME_TIME * step, i * step + SAME_TIME * step).isEmpty()) {
        times.add(i * step);
      }
    }
    times.add(timeline.until());
    timeline.boundaries().stream().filter(time -> time > 0)
        .forEach(time -> times.add(time - JUST_BEFORE * timeline.until()));
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
