package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/**
 * Two quantities of a loop that is cut open between them: where the one rests while the other is held, and
 * the other way round. The loop rests where the two curves cross. Immutable.
 *
 * <p>Of fat mass and food intake they are the diet curve, fat at rest while intake is clamped, and the
 * appetite curve, what is eaten while fat is clamped; whatever else the model does, as spending less when
 * leptin falls, it goes on doing.
 *
 * <pre>{@code
 * OperatingPointPlot.of(LeptinLoop.feedback(), "FM", "FI").called("diet curve", "appetite curve")
 *     .changed("rhoFood", 4.07).picture();
 * }</pre>
 *
 * <p>A curve is drawn where the flow leads to a stable rest; a quantity that an integrator drives comes to
 * none, and has no curve. Whether it is stable is asked as if nothing came late.
 *
 * @see "A. Bar, O. Karin, A. Mayo, D. Ben-Zvi, U. Alon: Rules for body fat interventions based on an
 *     operating point mechanism, iScience 26 (2023) 106047, doi:10.1016/j.isci.2023.106047"
 */
public final class OperatingPointPlot {
  private static final int HEIGHT = 440;
  private static final double INVISIBLE = 5e-4;

  /** Before, after, and after further changes. */
  private static final float[][] DASHES = {null, {7, 5}, {2, 4}, {12, 4, 2, 4}};

  private final List<Model> models;
  private final List<String> said;
  private final Axes axes;
  private final List<String> names;

  private OperatingPointPlot(List<Model> models, List<String> said, Axes axes, List<String> names) {
    this.models = models;
    this.said = said;
    this.axes = axes;
    this.names = names;
  }

  /**
   * Where the curves cross: the quantities in their units.
   *
   * @param across the first quantity
   * @param up the second one
   */
  public record Point(double across, double up) {}

  /**
   * Of two different quantities that can be held: states, auxiliaries or closed inputs; the first one is
   * across.
   *
   * @throws ModelException where there is no such quantity, or nothing in the loop moves it
   */
  public static OperatingPointPlot of(Model model, String across, String up) {
    for (String name : List.of(across, up)) {
      if (model.parameters().contains(model.quantity(name).name())) {
        throw new ModelException(model.name(), "'" + name + "' is " + model.quantity(name).kind().phrase()
            + " that nothing in the loop moves, so that the loop is not cut there; name a state or an"
            + " auxiliary.");
      }
    }
    return new OperatingPointPlot(List.of(model), List.of(""), Axes.of(across, up),
        List.of(across + " at rest, " + up + " held", up + " at rest, " + across + " held"));
  }

  /** The same, the curves called so: first that of the first quantity at rest, the second one held. */
  public OperatingPointPlot called(String first, String second) {
    return new OperatingPointPlot(models, said, axes, List.of(first, second));
  }

  /** With the curves after a parameter's change too. */
  public OperatingPointPlot changed(String parameter, double value) {
    Model before = models.get(0);
    List<Model> more = new ArrayList<>(models);
    List<String> words = new ArrayList<>(said);
    more.add(before.let(parameter, value));
    words.set(0, "before");
    words.add(Sheet.value(before, parameter, value));
    return new OperatingPointPlot(List.copyOf(more), List.copyOf(words), axes, names);
  }

  /**
   * The same over a range of one of the two quantities, in its unit: over this it is held, and shown; else
   * from nothing to twice what it is at rest.
   */
  public OperatingPointPlot between(String quantity, double low, double high) {
    return new OperatingPointPlot(models, said, axes.between(quantity, low, high), names);
  }

  /** The crossings of the curves of the model as it is, from left to right. */
  public List<Point> crossings() {
    return loops().get(0).crossings();
  }

  /** The crossings after the last change; those of the model as it is, if nothing was changed. */
  public List<Point> crossingsAfter() {
    List<CutLoop> loops = loops();
    return loops.get(loops.size() - 1).crossings();
  }

  private List<CutLoop> loops() {
    List<Equilibrium> rests = rests();
    return loops(rests, axes.view(name -> around(rests, name)));
  }

  private List<CutLoop> loops(List<Equilibrium> rests, double[][] view) {
    return rests.stream().map(rest -> CutLoop.of(rest, axes, view)).toList();
  }

  private List<Equilibrium> rests() {
    return models.stream().map(model -> Equilibrium.near(model, model.start()).orElseThrow(() ->
        new ModelException(model.name(), "the start leads to no stable rest, so that there is no operating"
            + " point. Start near one, or change what destabilises it."))).toList();
  }

  /** From nothing to twice what is there at rest; to both sides of nothing where that changes its sign. */
  private double[] around(List<Equilibrium> rests, String quantity) {
    var seen = rests.stream().mapToDouble(rest -> rest.value(quantity)).summaryStatistics();
    double size = Math.max(Math.abs(seen.getMin()), Math.abs(seen.getMax()));
    double low = size == 0 ? -1 : seen.getMin() < 0 ? -2 * size : 0;
    double high = size == 0 ? 1 : seen.getMax() > 0 ? 2 * size : 0;
    Domain domain = models.get(0).quantity(quantity).domain();
    return new double[] {Math.max(low, domain.low()), Math.min(high, domain.high())};
  }

  /**
   * The picture.
   *
   * @throws ModelException where there is neither curve, or the start leads to no stable rest
   */
  public Picture picture() {
    List<Equilibrium> rests = rests();
    double[][] view = axes.view(name -> around(rests, name));
    List<CutLoop> loops = loops(rests, view);
    if (loops.stream().noneMatch(loop -> loop.has(0) || loop.has(1))) {
      throw new ModelException(models.get(0).name(), "with " + axes.across() + " held or with " + axes.up()
          + " held it comes to no stable rest, so that there is no curve to draw. Cut the loop elsewhere, or"
          + " give ranges in which it rests with between(...).");
    }
    XYPlot plot = Sheet.plot(models.get(0), axes, view, HEIGHT);
    Strokes strokes = new Strokes();
    List<LegendItem> legend = new ArrayList<>();
    Labels labels = Labels.of(view, HEIGHT);
    for (int which = 0; which < 2; which++) {
      for (int i = 0; i < loops.size(); i++) {
        curve(strokes, legend, loops, which, i, view);
        labels.off(loops.get(i).curve(which));
      }
    }
    loops.stream().flatMap(loop -> loop.points().stream()).forEach(point -> {
      strokes.mark(point.across(), point.up(), Sheet.dot(), Look.TEXT, true);
      labels.off(point.across(), point.up());
    });
    strokes.in(plot);
    for (int i = 0; i < loops.size(); i++) {
      for (Point point : loops.get(i).points()) {
        plot.addAnnotation(labels.beside(words(point, i, view), point.across(), point.up()));
      }
    }
    return Sheet.picture("Operating point of " + models.get(0).name(), words(loops), HEIGHT, plot, legend);
  }

  /** A curve, if it is there, and not where it was before. */
  private void curve(
      Strokes strokes, List<LegendItem> legend, List<CutLoop> loops, int which, int i, double[][] view) {
    CutLoop before = loops.get(0);
    CutLoop here = loops.get(i);
    if (!here.has(which) || i > 0 && here.isSame(which, before)) {
      return;
    }
    Color colour = which == 0 ? Sheet.FIRST.colour() : Sheet.SECOND.colour();
    BasicStroke stroke = new BasicStroke(which == 0 ? 3 : 1.7f, BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND, 1, DASHES[i % DASHES.length], 0);
    strokes.line(here.curve(which).thinned(
        INVISIBLE * (view[0][1] - view[0][0]), INVISIBLE * (view[1][1] - view[1][0])), colour, stroke);
    boolean alone = loops.stream().allMatch(other -> other.isSame(which, before));
    legend.add(Sheet.line(
        Sheet.label(names.get(which) + (alone ? "" : ", " + said.get(i))), colour, stroke));
  }

  private String words(Point point, int i, double[][] view) {
    return (models.size() == 1 ? "" : said.get(i) + ": ")
        + Sheet.value(models.get(i), axes.across(), point.across(), view[0]) + ", "
        + Sheet.value(models.get(i), axes.up(), point.up(), view[1]);
  }

  /** What is not there, and what the points are then. */
  private String words(List<CutLoop> loops) {
    String lost = IntStream.range(0, 2).filter(which -> loops.stream().noneMatch(loop -> loop.has(which)))
        .mapToObj(which -> "With " + axes.names().get(1 - which) + " held nothing comes to rest here. ")
        .collect(Collectors.joining());
    return loops.stream().noneMatch(loop -> loop.crossings().isEmpty()) ? lost
        : lost + "Where no curves cross, the point is where the closed loop rests";
  }

  /** What is on the axes, and where the curves cross. */
  @Override
  public String toString() {
    return "operating point of " + models.get(0).name() + ", " + axes.across() + " and " + axes.up()
        + crossings().stream().map(point -> Sheet.value(models.get(0), axes.across(), point.across()) + ", "
            + Sheet.value(models.get(0), axes.up(), point.up())).collect(Collectors.joining("; ", ": ", ""));
  }
}
