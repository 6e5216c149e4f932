package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Curve;
import org.homeostat.control.view.course.Timeline;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** What a {@link PhasePlane} is made of, and how it is drawn. */
final class PhasePortrait {
  private static final int HEIGHT = 480;
  private static final int GRID = 81;
  private static final double INVISIBLE = 5e-4;

  /** The mark where a run starts, in pixels. */
  private static final double START = 5;

  /** So much room is left beside what is shown, as a share of it; around a single point, of its size. */
  private static final double BESIDE = 0.2;
  private static final double ALONE = 0.8;
  private static final double FLAT = 1e-6;

  /** From zero, if the lowest comes this close to it. */
  private static final double NEAR_ZERO = 0.3;

  private final Model model;
  private final Axes axes;
  private final boolean settled;
  private final List<Trajectory> runs;
  private final List<Curve> courses;
  private final List<Equilibrium> rests;
  private final double[][] view;
  private final Plane plane;

  PhasePortrait(Model model, Axes axes, boolean settled, List<Trajectory> runs) {
    this.model = model;
    this.axes = axes;
    this.settled = settled;
    this.runs = runs;
    plane = new Plane(model, axes.across(), axes.up(), settled);
    plane.obstacle().ifPresent(why -> {
      throw unsettled(": " + why);
    });
    courses = runs.stream().map(this::course).toList();
    rests = Equilibrium.all(slice());
    view = axes.view(this::around);
  }

  private Model slice() {
    Model slice = model;
    for (String other : settled ? List.<String>of() : Plane.others(model, axes.across(), axes.up())) {
      slice = slice.held(other);
    }
    return slice;
  }

  private Curve course(Trajectory run) {
    Timeline timeline = Timeline.of(run.protocol(), List.of(run));
    return new Curve(along(timeline, run, axes.across()), along(timeline, run, axes.up()));
  }

  private double[] along(Timeline timeline, Trajectory run, String state) {
    return Curve.of(timeline, run, state, model.quantity(state).unit()).y();
  }

  /** So that start, equilibria and courses are seen. */
  private double[] around(String state) {
    DoubleStream points = DoubleStream.concat(DoubleStream.of(model.start()[model.states().indexOf(state)]),
        rests.stream().mapToDouble(rest -> rest.value(state)));
    DoubleStream along = courses.stream()
        .flatMapToDouble(run -> Arrays.stream(state.equals(axes.across()) ? run.x() : run.y()));
    DoubleSummaryStatistics seen =
        DoubleStream.concat(points, along).filter(Double::isFinite).summaryStatistics();
    double size = Math.max(Math.abs(seen.getMin()), Math.abs(seen.getMax()));
    double span = seen.getMax() - seen.getMin();
    double room = span > FLAT * size ? BESIDE * span : size == 0 ? 1 : ALONE * size;
    Domain domain = model.quantity(state).domain();
    double low = seen.getMin() - room;
    double high = seen.getMax() + room;
    boolean fromZero = domain.low() >= 0 && seen.getMin() >= 0 && low < NEAR_ZERO * high;
    return new double[] {Math.max(fromZero ? 0 : low, domain.low()), Math.min(high, domain.high())};
  }

  List<Equilibrium> equilibria() {
    return rests;
  }

  /** Those of the first state and of the second one. */
  List<List<Curve>> nullclines() {
    double[] x = Plane.grid(view[0][0], view[0][1], GRID);
    double[] y = Plane.grid(view[1][0], view[1][1], GRID);
    double[][][] rates = plane.rates(x, y);
    if (Arrays.stream(rates[0]).flatMapToDouble(Arrays::stream).noneMatch(Double::isFinite)) {
      throw others().isEmpty() || !settled
          ? new ModelException(model.name(), "no rate is finite anywhere in the range; show another one with"
              + " between(...).")
          : unsettled(" anywhere in the range");
    }
    return List.of(plane.nullcline(0, x, y, rates[0]), plane.nullcline(1, x, y, rates[1]));
  }

  private List<String> others() {
    return Plane.others(model, axes.across(), axes.up());
  }

  private ModelException unsettled(String why) {
    return new ModelException(model.name(), "the other states, " + String.join(", ", others())
        + ", do not settle while " + axes.across() + " and " + axes.up() + " stay" + why
        + ".\n    Hold them where they start with holdingOthers().");
  }

  /** What the other states do, in words. */
  static String others(Model model, Axes axes, boolean settled) {
    List<String> others = Plane.others(model, axes.across(), axes.up());
    double[] start = model.start();
    return others.isEmpty() ? "" : settled
        ? "Quasi-steady at each point: " + String.join(", ", others)
        : "Held: " + others.stream().map(other ->
            other + " = " + Sheet.value(start[model.states().indexOf(other)], model.quantity(other).unit()))
            .collect(Collectors.joining(", "));
  }

  /** What the other states do, why a line of rests has no marks, and what the squares are. */
  private String words() {
    return Stream.of(others(model, axes, settled), rests.stream().anyMatch(Equilibrium::isNeutral)
            ? "Where both nullclines are one line it rests anywhere, and stays where it is pushed" : "",
            runs.isEmpty() ? "" : "A square is where a run starts")
        .filter(text -> !text.isEmpty()).collect(Collectors.joining(". "));
  }

  Picture picture() {
    XYPlot plot = Sheet.plot(model, axes, view, HEIGHT);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    List<LegendItem> legend = new ArrayList<>();
    Strokes strokes = new Strokes();
    Labels labels = Labels.of(view, HEIGHT);
    nullclines(strokes, labels, legend);
    courses(strokes, labels, legend);
    List<Equilibrium> shown = rests.stream().filter(rest -> !rest.isNeutral()).filter(this::isSeen).toList();
    rests(shown, strokes, labels, legend);
    strokes.in(plot).addAnnotation(new Arrows(plane, view), Layer.BACKGROUND);
    shown.forEach(rest -> plot.addAnnotation(labels.beside(
        Sheet.value(model, axes.across(), rest.value(axes.across()), view[0]) + ", "
            + Sheet.value(model, axes.up(), rest.value(axes.up()), view[1]),
        rest.value(axes.across()), rest.value(axes.up()))));
    return Sheet.picture("Phase plane of " + model.name(), words(), HEIGHT, plot, legend);
  }

  private Curve thinned(Curve line) {
    return line.thinned(
        INVISIBLE * (view[0][1] - view[0][0]), INVISIBLE * (view[1][1] - view[1][0]));
  }

  private void nullclines(Strokes strokes, Labels labels, List<LegendItem> legend) {
    List<List<Curve>> nullclines = nullclines();
    for (int k = 0; k < 2; k++) {
      Ink ink = k == 0 ? Sheet.FIRST : Sheet.SECOND;
      for (Curve line : nullclines.get(k)) {
        strokes.line(thinned(line), ink.colour(), ink.stroke());
        labels.off(line);
      }
      legend.add(Sheet.line("d" + axes.names().get(k) + "/dt = 0", ink.colour(), ink.stroke()));
    }
  }

  private void courses(Strokes strokes, Labels labels, List<LegendItem> legend) {
    List<Ink> inks = Ink.of(runs.stream().map(run -> run.model().name()).toList());
    for (int i = 0; i < runs.size(); i++) {
      Ink ink = inks.get(i);
      Curve course = courses.get(i);
      strokes.line(thinned(course), ink.colour(), ink.stroke());
      strokes.mark(course.x()[0], course.y()[0], Sheet.square(START), ink.colour(), true);
      labels.off(course);
      legend.add(Sheet.line(Sheet.label(name(runs.get(i))), ink.colour(), ink.stroke()));
    }
  }

  /** The model of a run, the protocol if there is one, and its start where other runs have these too. */
  private String name(Trajectory run) {
    String name = words(run);
    boolean alone = runs.stream().filter(other -> words(other).equals(name)).count() == 1;
    return alone ? name : name + axes.names().stream()
        .map(state -> Sheet.value(run.model(), state, run.at(0, state))).collect(
            Collectors.joining(", ", " from ", ""));
  }

  private static String words(Trajectory run) {
    return run.model().name() + (run.protocol().isNone() ? "" : ", " + run.protocol().name());
  }

  private boolean isSeen(Equilibrium rest) {
    return IntStream.range(0, 2).allMatch(k -> rest.value(axes.names().get(k)) >= view[k][0]
        && rest.value(axes.names().get(k)) <= view[k][1]);
  }

  private void rests(List<Equilibrium> shown, Strokes strokes, Labels labels, List<LegendItem> legend) {
    for (Equilibrium rest : shown) {
      double x = rest.value(axes.across());
      double y = rest.value(axes.up());
      strokes.mark(x, y, Sheet.dot(), Look.TEXT, rest.isStable());
      labels.off(x, y);
    }
    for (boolean stable : new boolean[] {true, false}) {
      if (shown.stream().anyMatch(rest -> rest.isStable() == stable)) {
        legend.add(Sheet.mark(stable ? "stable" : "unstable", Sheet.dot(), Look.TEXT, stable));
      }
    }
  }
}
