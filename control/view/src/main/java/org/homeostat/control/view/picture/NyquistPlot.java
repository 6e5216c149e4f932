package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.loop.Crossing;
import org.homeostat.control.loop.DiskMargin;
import org.homeostat.control.loop.FrequencyResponse;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.Margins;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/**
 * Nyquist's picture of loop gains: L(i w) in the plane of complex numbers, with the unit circle, the point -1
 * and, of one stable loop, the gain margins and the disk about -1 that the curve keeps out of. Immutable.
 *
 * <pre>{@code
 * var loop = Linearization.of(LeptinLoop.delayFeedback()).opened("N");
 * NyquistPlot.of("leptin.delay.feedback", loop).picture();
 * }</pre>
 *
 * <p>The line with arrows is that of positive frequencies, upwards; the thin one, its mirror image, that of
 * negative ones. A gain counts with its sign turned, so that negative feedback has a positive one. The disk
 * is that of the balanced disk margin: all -1/f with factors f that the loop bears. Both axes have one scale;
 * a gain that grows without end as the frequency falls is cut off.
 *
 * @see "P. Seiler, A. Packard, P. Gahinet, An introduction to disk margins, IEEE Control Systems Magazine 40
 *     (2020), 78-95, doi:10.1109/MCS.2020.3005277"
 */
public final class NyquistPlot {
  private static final int HEIGHT = 560;

  /** The data area, about, in pixels. */
  private static final double ACROSS = Sheet.WIDTH - Sheet.BESIDE;
  private static final double UP = HEIGHT - Sheet.HEADER;

  /** Gains beyond this are cut off, unless a margin is there. */
  private static final double FAR = 3;
  private static final double ROOM = 1.12;
  private static final int ROUND = 180;
  private static final int BETWEEN = 4;
  private static final double INVISIBLE = 3e-4;
  private static final double ARROW = 9;
  private static final double BOUND = 5;
  private static final Color CIRCLE = new Color(0x8C8C8C);
  private static final Color DISK = new Color(0xA8326E);
  private static final BasicStroke DOTS =
      new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {2, 4}, 0);

  private final Loops loops;

  private NyquistPlot(Loops loops) {
    this.loops = loops;
  }

  /** A circle in the plane of L. */
  public record Circle(double centre, double radius) {}

  /** Of one loop. */
  public static NyquistPlot of(String name, LoopGain loop) {
    return new NyquistPlot(Loops.of(name, loop));
  }

  /** With another loop in the same unit of time. */
  public NyquistPlot and(String name, LoopGain loop) {
    return new NyquistPlot(loops.and(name, loop));
  }

  /** Over these frequencies, in radians per unit of time, instead of those at which something happens. */
  public NyquistPlot between(double low, double high) {
    return new NyquistPlot(loops.between(low, high));
  }

  /** The curve of each loop, in their order: the real part across, the imaginary part up. */
  public List<Curve> curves() {
    return curves(loops.frequencies(margins()));
  }

  private List<Margins> margins() {
    return loops.gains().stream().map(LoopGain::margins).toList();
  }

  private List<Curve> curves(double[] range) {
    return loops.gains().stream().map(gain -> {
      double[] w = finer(FrequencyResponse.of(gain.system(), range[0], range[1]).frequencies());
      Complex[] values = Arrays.stream(w)
          .mapToObj(at -> gain.system().at(new Complex(0, at)).getEntry(0, 0)).toArray(Complex[]::new);
      return new Curve(Arrays.stream(values).mapToDouble(Complex::getRealPart).toArray(),
          Arrays.stream(values).mapToDouble(Complex::getImaginaryPart).toArray());
    }).toList();
  }

  /** With others between them, so that a round curve looks round. */
  private static double[] finer(double[] w) {
    double[] finer = new double[BETWEEN * (w.length - 1) + 1];
    Arrays.setAll(finer, k -> k % BETWEEN == 0 ? w[k / BETWEEN]
        : w[k / BETWEEN] * Math.pow(w[k / BETWEEN + 1] / w[k / BETWEEN], (double) (k % BETWEEN) / BETWEEN));
    return finer;
  }

  /** The disk that the curve of the first loop touches; none where it is a half plane or more. */
  public Optional<Circle> disk() {
    DiskMargin margin = margins().get(0).disk();
    if (!(margin.lowGain() > 0) || Double.isInfinite(margin.highGain())) {
      return Optional.empty();
    }
    double left = -1 / margin.lowGain();
    double right = -1 / margin.highGain();
    return Optional.of(new Circle((left + right) / 2, (right - left) / 2));
  }

  /** The picture. */
  public Picture picture() {
    List<Margins> margins = margins();
    List<Curve> curves = curves(loops.frequencies(margins));
    boolean alone = margins.size() == 1 && margins.get(0).isStable();
    Optional<Circle> disk = alone ? disk() : Optional.empty();
    double[][] view = view(curves, margins);
    XYPlot plot = Sheet.plot(Look.axis("real part of L", view[0][0], view[0][1], 8),
        Look.axis("imaginary part of L", view[1][0], view[1][1], 8));
    Strokes strokes = new Strokes();
    strokes.line(circle(new Circle(0, 1)), CIRCLE, new BasicStroke(1.2f));
    disk.ifPresent(round -> strokes.line(circle(round), DISK, DOTS));
    Labels labels = new Labels(view, ACROSS, UP).off(circle(new Circle(0, 1)));
    disk.ifPresent(round -> labels.off(circle(round)));
    List<Ink> inks = Ink.of(loops.names());
    for (int i = 0; i < curves.size(); i++) {
      curve(strokes, curves.get(i), inks.get(i), view);
      labels.off(curves.get(i)).off(mirrored(curves.get(i)));
    }
    List<Crossing> bounds = alone ? bounds(margins.get(0)) : List.of();
    strokes.mark(-1, 0, Sheet.cross(), Look.TEXT, true);
    labels.off(-1, 0);
    bounds.forEach(bound -> {
      strokes.mark(-1 / bound.margin(), 0, Sheet.square(BOUND), Look.TEXT, true);
      labels.off(-1 / bound.margin(), 0);
    });
    strokes.in(plot);
    plot.addAnnotation(labels.beside("-1", -1, 0));
    bounds.forEach(bound -> plot.addAnnotation(labels.beside("gain margin "
        + Numbers.round(bound.margin(), 3) + " at " + FrequencyAxis.value(bound.frequency(), loops.time()),
        -1 / bound.margin(), 0)));
    return Sheet.picture("Nyquist plot of " + String.join(", ", loops.names()), words(margins, disk), HEIGHT,
        plot, legend(disk));
  }

  /** Where the factors that the gain bears end: on the real axis, on both sides of -1. */
  private static List<Crossing> bounds(Margins margins) {
    return Stream.of(margins.up(), margins.down()).flatMap(Optional::stream)
        .filter(bound -> bound.margin() > 0 && bound.margin() < Double.POSITIVE_INFINITY
            && bound.frequency() > 0).toList();
  }

  private String words(List<Margins> margins, Optional<Circle> disk) {
    return disk.isEmpty() ? loops.words(margins)
        : "Disk margin: gains from " + Numbers.round(margins.get(0).disk().lowGain(), 3) + " to "
            + Numbers.round(margins.get(0).disk().highGain(), 3) + ", or "
            + Numbers.round(margins.get(0).disk().phase(), 3) + " degrees";
  }

  private List<LegendItem> legend(Optional<Circle> disk) {
    List<LegendItem> items = new ArrayList<>(loops.legend());
    items.add(Sheet.line("unit circle", CIRCLE, new BasicStroke(1.2f)));
    disk.ifPresent(round -> items.add(Sheet.line("disk margin", DISK, DOTS)));
    return items;
  }

  private static void curve(Strokes strokes, Curve curve, Ink ink, double[][] view) {
    double close = INVISIBLE * (view[0][1] - view[0][0]);
    strokes.line(mirrored(curve).thinned(close, close), ink.colour(), new BasicStroke(0.9f));
    strokes.line(curve.thinned(close, close), ink.colour(), ink.stroke());
    arrow(strokes, curve, ink, view);
  }

  /** In the middle of the longest way in view. */
  private static void arrow(Strokes strokes, Curve curve, Ink ink, double[][] view) {
    double[] way = new double[curve.x().length];
    for (int k = 1; k < way.length; k++) {
      boolean seen = isSeen(curve, k, view) && isSeen(curve, k - 1, view);
      way[k] = way[k - 1] + (seen
          ? Math.hypot(curve.x()[k] - curve.x()[k - 1], curve.y()[k] - curve.y()[k - 1]) : 0);
    }
    IntStream.range(1, way.length).filter(k -> way[k] > way[way.length - 1] / 2).findFirst().ifPresent(k -> {
      double angle = Math.atan2(
          -(curve.y()[k] - curve.y()[k - 1]), curve.x()[k] - curve.x()[k - 1]);
      strokes.mark(curve.x()[k], curve.y()[k], head(angle), ink.colour(), true);
    });
  }

  private static boolean isSeen(Curve curve, int k, double[][] view) {
    return curve.x()[k] >= view[0][0] && curve.x()[k] <= view[0][1]
        && curve.y()[k] >= view[1][0] && curve.y()[k] <= view[1][1];
  }

  private static Shape head(double angle) {
    Path2D head = new Path2D.Double();
    head.moveTo(ARROW / 2 * Math.cos(angle), ARROW / 2 * Math.sin(angle));
    head.lineTo(ARROW * 0.6 * Math.cos(angle + 2.5), ARROW * 0.6 * Math.sin(angle + 2.5));
    head.lineTo(ARROW * 0.6 * Math.cos(angle - 2.5), ARROW * 0.6 * Math.sin(angle - 2.5));
    head.closePath();
    return head;
  }

  private static Curve mirrored(Curve curve) {
    return new Curve(curve.x(), Arrays.stream(curve.y()).map(y -> -y).toArray());
  }

  private static Curve circle(Circle circle) {
    double[] angles = Plane.grid(0, 2 * Math.PI, ROUND + 1);
    return new Curve(
        Arrays.stream(angles).map(angle -> circle.centre() + circle.radius() * Math.cos(angle)).toArray(),
        Arrays.stream(angles).map(angle -> circle.radius() * Math.sin(angle)).toArray());
  }

  /** The unit circle and what the curves do near it, in one scale. */
  private static double[][] view(List<Curve> curves, List<Margins> margins) {
    double[] crossings = margins.stream().flatMap(each -> each.down().stream())
        .mapToDouble(Crossing::margin).filter(margin -> margin > 0).map(margin -> 1 / margin).toArray();
    double far = Math.max(FAR, Arrays.stream(crossings).max().orElse(0));
    double left = 1.2;
    double right = 1;
    double high = 1;
    for (Curve curve : curves) {
      for (int k = 0; k < curve.x().length; k++) {
        left = Math.max(left, Math.min(far, -curve.x()[k]));
        right = Math.max(right, Math.min(far, curve.x()[k]));
        high = Math.max(high, Math.min(far, Math.abs(curve.y()[k])));
      }
    }
    double scale = ROOM * Math.max((left + right) / ACROSS, 2 * high / UP);
    double middle = (right - left) / 2;
    return new double[][] {{middle - scale * ACROSS / 2, middle + scale * ACROSS / 2},
        {-scale * UP / 2, scale * UP / 2}};
  }

  /** Which loops. */
  @Override
  public String toString() {
    return "Nyquist plot of " + String.join(", ", loops.names());
  }
}
