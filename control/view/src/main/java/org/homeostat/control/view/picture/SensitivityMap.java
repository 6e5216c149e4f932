package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * Sensitivities as a map: quantities across, what is varied down, in each cell by how many percent the
 * quantity changes with one percent more. White is none, green is more, purple is less, and darker is
 * farther; the number is written in the cell, so that it is read in grey too. Immutable.
 *
 * <pre>{@code
 * SensitivityMap.of(Sensitivity.of(simulation).toAll()).quantities("FM", "L", "FI").picture();
 * }</pre>
 *
 * <p>A cell is grey, with a dash, where there is no relative number: the quantity is 0 there.
 */
public final class SensitivityMap {
  private static final int ROW = 24;
  private static final int HEADER = 84;
  private static final int FOOTER = 28;
  private static final int DIGITS = 3;
  private static final double MANY = 100;

  /** Two decimals would write this as 0. */
  private static final double SMALL = 0.005;
  private static final int COLUMN = 46;
  private static final int MARGIN = 100;

  private final Sensitivities found;
  private final OptionalDouble time;
  private final List<String> quantities;
  private final List<String> variables;

  private SensitivityMap(
      Sensitivities found, OptionalDouble time, List<String> quantities, List<String> variables) {
    this.found = found;
    this.time = time;
    this.quantities = quantities;
    this.variables = variables;
  }

  /** Of all quantities to all that was varied, at the end. */
  public static SensitivityMap of(Sensitivities found) {
    return new SensitivityMap(found, OptionalDouble.empty(), found.quantities(), found.variables());
  }

  /** At a time, in the model's unit. */
  public SensitivityMap at(double t) {
    if (!(t >= 0 && t <= found.end())) {
      throw new IllegalArgumentException("the sensitivities of " + model() + " are known from 0 to "
          + Numbers.show(found.end()) + " " + timeUnit() + "; there is nothing at " + Numbers.show(t) + ".");
    }
    return new SensitivityMap(found, OptionalDouble.of(t), quantities, variables);
  }

  /** Of these quantities only, in this order. */
  public SensitivityMap quantities(String... names) {
    return new SensitivityMap(found, time, known(names, found.quantities(), "quantity"), variables);
  }

  /** To these only, in this order. */
  public SensitivityMap variables(String... names) {
    return new SensitivityMap(found, time, quantities, known(names, found.variables(), "varied"));
  }

  private List<String> known(String[] names, List<String> all, String what) {
    if (names.length == 0) {
      throw new IllegalArgumentException("a map shows something: name some of "
          + String.join(", ", all) + ".");
    }
    for (String name : names) {
      if (!all.contains(name)) {
        throw new IllegalArgumentException((what.equals("varied") ? "'" + name + "' was not varied in "
            : "there is no quantity '" + name + "' in ") + model() + "."
            + Nearest.of(name, all).map(near -> " Did you mean '" + near + "'?")
                .orElse(" There are: " + String.join(", ", all) + "."));
      }
    }
    return List.of(names);
  }

  private String model() {
    return found.trajectory().model().name();
  }

  private Unit timeUnit() {
    return found.trajectory().model().timeUnit();
  }

  private double time() {
    return time.orElse(found.end());
  }

  /** The numbers: a row for each of what is varied, a column for each quantity; NaN where there is none. */
  public double[][] cells() {
    return variables.stream().map(variable -> quantities.stream()
        .mapToDouble(quantity -> found.relative(time(), quantity, variable))
        .map(value -> Double.isFinite(value) ? value : Double.NaN).toArray()).toArray(double[][]::new);
  }

  /** The picture. */
  public Picture picture() {
    double[][] cells = cells();
    double most = Arrays.stream(cells).flatMapToDouble(Arrays::stream).filter(Double::isFinite).map(Math::abs)
        .max().orElse(0);
    Diverging colours = new Diverging(most == 0 ? 1 : most);
    XYPlot plot = Sheet.plot(names(quantities), names(reversed()));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
    XYBlockRenderer blocks = new XYBlockRenderer();
    blocks.setPaintScale(colours);
    plot.setRenderer(blocks);
    plot.setDataset(blocks(cells));
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        words(plot, colours, cells[row][column], column, cells.length - 1 - row);
      }
    }
    return Sheet.picture("Sensitivity of " + model() + " at " + Sheet.value(time(), timeUnit()),
        "Change in percent with one percent more. White is none, green more, purple less",
        Math.max(Sheet.WIDTH, MARGIN + COLUMN * quantities.size()), HEADER + ROW * cells.length + FOOTER,
        plot, List.of());
  }

  private List<String> reversed() {
    List<String> names = new ArrayList<>(variables);
    Collections.reverse(names);
    return names;
  }

  private static NumberAxis names(List<String> names) {
    NumberAxis like = Look.axis("", 0, 1, 2);
    SymbolAxis axis = new SymbolAxis(null, names.toArray(String[]::new));
    axis.setGridBandsVisible(false);
    axis.setTickLabelFont(Look.LABEL);
    axis.setTickLabelPaint(Look.TEXT);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setLabelInsets(like.getLabelInsets());
    axis.setTickLabelInsets(new RectangleInsets(3, 5, 3, 5));
    axis.setRange(-0.5, names.size() - 0.5);
    return axis;
  }

  private DefaultXYZDataset blocks(double[][] cells) {
    double[][] blocks = new double[3][variables.size() * quantities.size()];
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        int place = row * quantities.size() + column;
        blocks[0][place] = column;
        blocks[1][place] = cells.length - 1 - row;
        blocks[2][place] = cells[row][column];
      }
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("sensitivities", blocks);
    return data;
  }

  private static void words(XYPlot plot, Diverging colours, double value, int column, int row) {
    plot.addAnnotation(new XYBoxAnnotation(column - 0.5, row - 0.5, column + 0.5, row + 0.5,
        new BasicStroke(0.8f), Color.WHITE));
    XYTextAnnotation words = new XYTextAnnotation(text(value), column, row);
    words.setFont(Look.SMALL);
    words.setPaint(colours.text(value));
    words.setTextAnchor(TextAnchor.CENTER);
    plot.addAnnotation(words);
  }

  /** With its sign, which grey does not tell. */
  private static String text(double value) {
    String size = Math.abs(value) >= MANY ? Numbers.round(Math.abs(value), DIGITS)
        : String.format(Locale.ROOT, "%.2f", Math.abs(value));
    return Double.isNaN(value) ? "\u2013" : value == 0 ? "0" : Math.abs(value) < SMALL ? "\u22480"
        : (value > 0 ? "+" : "\u2212") + size;
  }

  /** Of what, and when. */
  @Override
  public String toString() {
    return "sensitivity of " + String.join(", ", quantities) + " to " + String.join(", ", variables) + " in "
        + model() + " at " + Sheet.value(time(), timeUnit());
  }
}
