package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Branch;
import org.homeostat.control.analysis.BranchPoint;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/**
 * A quantity at the equilibria along a parameter: solid where they are stable, dashed where not, with folds,
 * Hopf points and crossings of branches marked, in the colour of the model's framing. Immutable.
 *
 * <pre>{@code
 * BifurcationDiagram.of(Branch.of(model, "r", 0, 1), "x").picture();
 * }</pre>
 */
public final class BifurcationDiagram {
  private static final int HEIGHT = 440;
  private static final double ROOM = 0.06;
  private static final double FLAT = 1e-6;
  private static final double INVISIBLE = 5e-4;
  private static final BasicStroke SOLID = new BasicStroke(2.6f);
  private static final BasicStroke DASHED =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0);

  /** For what is said of the lines of several models. */
  private static final Color LINE = new Color(0x3B3B3B);
  private static final Color MARK = new Color(0xA8326E);

  private final List<Branch> branches;
  private final String quantity;
  private final Axes axes;

  private BifurcationDiagram(List<Branch> branches, String quantity, Axes axes) {
    this.branches = branches;
    this.quantity = quantity;
    this.axes = axes;
  }

  /**
   * A stretch of a branch, all of it stable or all of it not.
   *
   * @param line the parameter across, the quantity up
   */
  public record Stretch(Curve line, boolean isStable) {}

  /**
   * Of one branch and a state or an auxiliary of its model.
   *
   * @throws IllegalArgumentException where the branch has no points
   * @throws ModelException where the model has no such quantity, which names the nearest
   */
  public static BifurcationDiagram of(Branch branch, String quantity) {
    checkPoints(branch);
    if (branch.model().parameters().contains(branch.model().quantity(quantity).name())) {
      throw new ModelException(branch.model().name(), "'" + quantity
          + "' is " + branch.model().quantity(quantity).kind().phrase() + ", the same at every equilibrium;"
          + " name a state or an auxiliary.");
    }
    return new BifurcationDiagram(List.of(branch), quantity, Axes.of(branch.parameter(), quantity));
  }

  private static void checkPoints(Branch branch) {
    if (branch.points().isEmpty()) {
      throw new IllegalArgumentException("the branch of " + branch.model().name() + " along '"
          + branch.parameter() + "' has no points; follow one with Branch.of(model, \"" + branch.parameter()
          + "\", low, high).");
    }
  }

  /** With another branch of the same parameter, whose model has the quantity in the same unit. */
  public BifurcationDiagram and(Branch branch) {
    checkPoints(branch);
    if (!branch.parameter().equals(parameter())) {
      throw new IllegalArgumentException("the branches are along '" + parameter() + "' and '"
          + branch.parameter() + "'; one diagram shows one parameter.");
    }
    if (!branch.model().quantity(quantity).unit().isSame(unit())) {
      throw new IllegalArgumentException("'" + quantity + "' is in " + unit() + " and in "
          + branch.model().quantity(quantity).unit() + "; one axis shows one unit.");
    }
    List<Branch> more = new ArrayList<>(branches);
    more.add(branch);
    return new BifurcationDiagram(List.copyOf(more), quantity, axes);
  }

  /** The same over a range of the parameter or of the quantity, in its unit. */
  public BifurcationDiagram between(String name, double low, double high) {
    return new BifurcationDiagram(branches, quantity, axes.between(name, low, high));
  }

  private Model model() {
    return branches.get(0).model();
  }

  private String parameter() {
    return branches.get(0).parameter();
  }

  private Unit unit() {
    return model().quantity(quantity).unit();
  }

  /** The stretches of all branches; where stability changes, the point belongs to both. */
  public List<Stretch> stretches() {
    return branches.stream().flatMap(branch -> stretches(branch).stream()).toList();
  }

  private List<Stretch> stretches(Branch branch) {
    List<Stretch> stretches = new ArrayList<>();
    List<BranchPoint> points = branch.points();
    boolean[] stable = new boolean[points.size()];
    for (int k = 0; k < stable.length; k++) {
      stable[k] = points.get(k).rest().isStable();
    }
    for (int k = stable.length - 2; k > 0; k--) {
      stable[k] = points.get(k).kind() == BranchPoint.Kind.POINT ? stable[k] : stable[k + 1];
    }
    int from = 0;
    for (int k = 1; k <= stable.length; k++) {
      if (k == stable.length || stable[k] != stable[from]) {
        int to = Math.min(k + 1, stable.length);
        stretches.add(new Stretch(new Curve(values(points.subList(from, to), BranchPoint::at),
            values(points.subList(from, to), this::value)), stable[from]));
        from = k;
      }
    }
    return stretches;
  }

  private double value(BranchPoint point) {
    double value = point.rest().value(quantity);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private static double[] values(List<BranchPoint> points, ToDoubleFunction<BranchPoint> what) {
    return points.stream().mapToDouble(what).toArray();
  }

  /** The picture. */
  public Picture picture() {
    List<Stretch> stretches = stretches();
    double[][] view = axes.view(name -> seen(name, stretches.stream()
        .map(each -> name.equals(quantity) ? each.line.y() : each.line.x())));
    XYPlot plot = Sheet.plot(model(), axes, view, HEIGHT);
    Strokes strokes = new Strokes();
    Labels labels = Labels.of(view, HEIGHT);
    Map<String, Color> colours = colours();
    for (Branch branch : branches) {
      Color colour = colours.get(branch.model().name());
      for (Stretch stretch : stretches(branch)) {
        labels.off(stretch.line);
        strokes.line(stretch.line.thinned(INVISIBLE * (view[0][1] - view[0][0]),
            INVISIBLE * (view[1][1] - view[1][0])), colour, stretch.isStable ? SOLID : DASHED);
      }
    }
    Map<BranchPoint.Kind, LegendItem> legend = new LinkedHashMap<>();
    List<BranchPoint> noted = noted(view);
    for (BranchPoint point : noted) {
      Shape shape = shape(point.kind());
      strokes.mark(point.at(), value(point), shape, MARK, true);
      labels.off(point.at(), value(point));
      legend.computeIfAbsent(point.kind(), kind -> Sheet.mark(kind.text(), shape, MARK, true));
    }
    strokes.in(plot);
    noted.forEach(point ->
        plot.addAnnotation(labels.beside(words(point, view[0]), point.at(), value(point))));
    return Sheet.picture("Equilibria of " + String.join(", ", colours.keySet()) + " along " + parameter(),
        words(), HEIGHT, plot, legend(stretches, colours, legend));
  }

  /** The colour of each model, which is that of its framing. */
  private Map<String, Color> colours() {
    List<String> names = branches.stream().map(branch -> branch.model().name()).distinct().toList();
    List<Ink> inks = Ink.of(names);
    Map<String, Color> colours = new LinkedHashMap<>();
    names.forEach(name -> colours.put(name, inks.get(colours.size()).colour()));
    return colours;
  }

  private static List<LegendItem> legend(
      List<Stretch> stretches, Map<String, Color> colours, Map<BranchPoint.Kind, LegendItem> marks) {
    List<LegendItem> items = new ArrayList<>();
    Color line = colours.size() > 1 ? LINE : colours.values().iterator().next();
    if (colours.size() > 1) {
      colours.forEach((name, colour) -> items.add(Sheet.line(Sheet.label(name), colour, SOLID)));
    }
    if (stretches.stream().anyMatch(Stretch::isStable)) {
      items.add(Sheet.line("stable", line, SOLID));
    }
    if (!stretches.stream().allMatch(Stretch::isStable)) {
      items.add(Sheet.line("unstable", line, DASHED));
    }
    items.addAll(marks.values());
    return items;
  }

  /** Where something happens, inside what is shown. */
  private List<BranchPoint> noted(double[][] view) {
    return branches.stream().flatMap(branch -> branch.points().stream())
        .filter(point -> point.kind() != BranchPoint.Kind.POINT && point.kind() != BranchPoint.Kind.END)
        .filter(point -> point.at() >= view[0][0] && point.at() <= view[0][1]
            && value(point) >= view[1][0] && value(point) <= view[1][1]).toList();
  }

  private static Shape shape(BranchPoint.Kind kind) {
    return switch (kind) {
      case FOLD -> Sheet.square(Sheet.DOT - 1);
      case HOPF -> Sheet.dot();
      case CROSSING -> Sheet.cross();
      default -> diamond();
    };
  }

  private static Shape diamond() {
    Path2D diamond = new Path2D.Double();
    diamond.moveTo(0, -Sheet.DOT * 0.6);
    diamond.lineTo(Sheet.DOT * 0.6, 0);
    diamond.lineTo(0, Sheet.DOT * 0.6);
    diamond.lineTo(-Sheet.DOT * 0.6, 0);
    diamond.closePath();
    return diamond;
  }

  /** {@code fold, r 0.25 1/d}; of a Hopf point the period too. */
  private String words(BranchPoint point, double[] range) {
    String period = point.kind() != BranchPoint.Kind.HOPF ? ""
        : ", period " + Sheet.value(point.period(), model().timeUnit());
    return point.kind().text() + ", " + Sheet.value(model(), parameter(), point.at(), range) + period;
  }

  /** From end to end, with some room. */
  private double[] seen(String name, Stream<double[]> values) {
    var seen = values.flatMapToDouble(Arrays::stream).filter(Double::isFinite).summaryStatistics();
    if (seen.getCount() == 0) {
      throw new IllegalArgumentException("'" + name + "' is finite nowhere along the branch of "
          + model().name() + "; name another quantity.");
    }
    double size = Math.max(Math.abs(seen.getMin()), Math.abs(seen.getMax()));
    double span = seen.getMax() - seen.getMin();
    double room = span > FLAT * size ? ROOM * span : size == 0 ? 1 : ROOM * size;
    return new double[] {seen.getMin() - room, seen.getMax() + room};
  }

  /** Why the branches end. */
  private String words() {
    return branches.size() > 1 ? branches.size() + " branches"
        : "From " + branches.get(0).ends().get(0) + "; to " + branches.get(0).ends().get(1);
  }

  /** What is drawn, and what is marked. */
  @Override
  public String toString() {
    return "equilibria of " + model().name() + " along " + parameter() + ", " + quantity + "; folds at "
        + at(BranchPoint.Kind.FOLD) + ", Hopf points at " + at(BranchPoint.Kind.HOPF);
  }

  private String at(BranchPoint.Kind kind) {
    List<String> found = branches.stream().flatMap(branch -> branch.of(kind).stream())
        .map(point -> Numbers.round(point.at())).toList();
    return found.isEmpty() ? "none" : String.join(", ", found);
  }
}
