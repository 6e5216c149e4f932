package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.course.Timeline;
import org.jfree.chart.plot.XYPlot;

/**
 * What one quantity is in the first model less what it is in each other one, in its unit. What is only the
 * solver's own error is said and not drawn.
 *
 * @param first the model that the others are taken from
 * @param others the others, each drawn in its own ink
 * @param height of the data area, about, in pixels
 * @param between how far two models are apart in all quantities, which is found once for all panels
 */
record DifferencePanel(Timeline timeline, Course first, List<Course> others, String quantity, Span span,
    double height, BiFunction<Course, Course, List<Difference>> between) {

  /** Where there is no difference, the axis shows this share of the quantity. */
  private static final double SMALL = 1e-3;

  private static final double BESIDE = 1.1;

  private static final String MINUS = " \u2212 ";

  /** One of the others, how far it is from the first at most, and the curve of that. */
  private record Gap(Course other, Difference most, boolean isRounding, Curve curve) {}

  XYPlot plot(Shading shading) {
    List<Gap> gaps = others.stream().map(this::gap).toList();
    List<String> notes = gaps.stream().map(this::note).toList();
    Pane pane = new Pane(span, scale(gaps, notes.size()), label(), height);
    pane.shade(shading, false);
    pane.level(0);
    for (int i = 0; i < gaps.size(); i++) {
      pane.note(Look.shortened(notes.get(i), span.width() - 6), i);
      pane.line(gaps.get(i).curve(), gaps.get(i).other().ink());
    }
    return pane.plot();
  }

  private Gap gap(Course other) {
    Trajectory here = first.run();
    Trajectory there = other.run();
    Difference most = between.apply(first, other).stream()
        .filter(difference -> difference.quantity().equals(quantity)).findFirst().orElseThrow();
    Curve curve =
        Curve.difference(timeline, here, there, quantity, unit()).within(span.from(), span.until());
    boolean rounding = most.isRounding(here.solver());
    return new Gap(other, most, rounding, rounding ? curve.map(any -> 0) : curve);
  }

  private Unit unit() {
    return first.declared(quantity).unit();
  }

  private Scale scale(List<Gap> gaps, int rows) {
    if (gaps.stream().allMatch(Gap::isRounding)) {
      double size = gaps.stream()
          .mapToDouble(gap -> Math.max(Math.abs(gap.most().a()), Math.abs(gap.most().b()))).max().orElse(0);
      double shown = Look.step(size > 0 ? SMALL * size : SMALL);
      return Scale.Linear.of(-BESIDE * shown, BESIDE * shown, height, rows);
    }
    Curve zero = new Curve(new double[] {span.from()}, new double[] {0});
    List<Curve> all = new ArrayList<>(gaps.stream().map(Gap::curve).toList());
    all.add(zero);
    return Scale.Linear.of(all, height, rows);
  }

  private String note(Gap gap) {
    String pair = first.name() + MINUS + gap.other().name();
    String unit = unit().isDimensionless() ? "" : " " + unit();
    double at = gap.most().at() * first.run().model().timeUnit().factorTo(timeline.unit());
    String clock = timeline.unit().isDimensionless() ? "" : " " + timeline.unit();
    String most = Numbers.round(gap.most().maxAbsolute(), 2) + unit;
    return gap.most().maxAbsolute() == 0 ? pair + ": none"
        : gap.isRounding() ? pair + ": at most " + most + ", which is no more than rounding"
        : pair + ": at most " + Numbers.round(gap.most().maxAbsolute(), 3) + unit + ", at "
            + Numbers.round(at, 3) + clock + (span.holds(at) ? "" : ", which is not shown");
  }

  private String label() {
    String unit = unit().isDimensionless() ? "" : " (" + unit() + ")";
    return Stream.of("difference of " + quantity + unit, "\u0394" + quantity + unit)
        .filter(text -> Look.width(text, Look.LABEL) <= height).findFirst().orElse("\u0394" + quantity);
  }
}
