package org.homeostat.physiology.leptin;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Nodes;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Text;

/**
 * The curves of {@link GutBrain}: what the source computes by looking up a sigmoid that it has sampled on a
 * grid, clamped outside. Nodes are worked out here from the sigmoids that were read, to ten decimals.
 *
 * <pre>
 * sig(x; lo, hi, s, x0) = lo + (hi - lo)/(1 + exp(-s*(x - x0)))
 * </pre>
 */
final class GutBrainCurves {
  private static final int DECIMALS = 10;

  /** Leptin, relative, on AgRP. */
  static final Sampled LA = new Sampled(new Sigmoid(0.5, 1.8, -17, 0.9723527276914273), 0.2, 2);

  /** Leptin, relative, on POMC. */
  static final Sampled LP = new Sampled(new Sigmoid(0.5, 1.5, 17, 1), 0, 2);

  /** AgRP, as a deviation, on POMC. */
  static final Sampled AP = new Sampled(new Sigmoid(0.5, 1.5, -3, 0), -0.5, 1);

  /** AgRP, as a deviation, on food. */
  static final Sampled AF = new Sampled(new Sigmoid(0.5, 1.5, 2, 0), -0.5, 2);

  /** POMC, as a deviation, on food. */
  static final Sampled PF = new Sampled(new Sigmoid(0.55, 1.3, -6, 0.06757751), -0.5, 1.5);

  /** Weight, relative, on leptin: the values themselves were read. */
  static final Nodes WL = new Nodes(
      numbers("0    .25  .5   .75  1 1.25 1.5   1.75  2     2.25 2.5   2.75  3"),
      numbers(".251 .502 .679 .819 1 1.3  1.451 1.553 1.665 1.73 1.814 1.888 1.953"));

  /** Food, relative, on weight: two sigmoids that do not meet, and between them the reference (1, 1). */
  static final Nodes FW = foodOnWeight();

  private GutBrainCurves() {}

  /** A sigmoid; s is how steep it is, x0 where it is half way. */
  record Sigmoid(double lo, double hi, double s, double x0) {

    double at(double x) {
      return lo + (hi - lo) / (1 + Math.exp(-s * (x - x0)));
    }

    /** The same as a formula in {@code x}. */
    String of(String x) {
      String shifted = x0 == 0 ? x : x + " - " + x0;
      return lo + " + (" + hi + " - " + lo + ")*sigmoid(" + s + "*(" + shifted + "))";
    }
  }

  /** A sigmoid and where its table begins and ends; the nodes are a tenth apart. */
  record Sampled(Sigmoid sigmoid, double from, double to) {

    /** The nodes, all moved to the right by a number. */
    Nodes nodes(int shift) {
      List<BigDecimal> x = IntStream.rangeClosed((int) Math.round(10 * from), (int) Math.round(10 * to))
          .mapToObj(tenths -> BigDecimal.valueOf(tenths, 1)).toList();
      return new Nodes(x.stream().map(at -> at.add(BigDecimal.valueOf(shift))).toList(),
          values(x, sigmoid::at));
    }

    /** The table as a formula in {@code x}, which is greater by {@code shift} than what is looked up. */
    String of(String x, int shift) {
      return table(x, nodes(shift));
    }
  }

  /** The table as a formula in {@code x}. */
  static String table(String x, Nodes nodes) {
    return Text.of(new Expr.Table(Parser.expression(x), nodes));
  }

  private static Nodes foodOnWeight() {
    Sigmoid below = new Sigmoid(0.74, 1, 15, 0.89);
    Sigmoid above = new Sigmoid(-0.3, 28, 0.553, 6.457);
    List<BigDecimal> x = new ArrayList<>(grid(0, 34));
    List<BigDecimal> y = new ArrayList<>(values(x, below::at));
    x.add(BigDecimal.ONE);
    y.add(BigDecimal.ONE);
    List<BigDecimal> beyond = grid(36, 69);
    x.addAll(beyond);
    y.addAll(values(beyond, above::at));
    return new Nodes(x, y);
  }

  /** Places on the grid of seventy from 0 to 2, of which 35 would be 70/69 and is 1 instead. */
  private static List<BigDecimal> grid(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(i -> decimal(i * 2 / 69.0)).toList();
  }

  private static List<BigDecimal> values(List<BigDecimal> x, DoubleUnaryOperator curve) {
    return x.stream().map(at -> decimal(curve.applyAsDouble(at.doubleValue()))).toList();
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, HALF_EVEN).stripTrailingZeros();
  }

  private static List<BigDecimal> numbers(String line) {
    return List.of(line.split(" +")).stream().map(BigDecimal::new).toList();
  }
}
