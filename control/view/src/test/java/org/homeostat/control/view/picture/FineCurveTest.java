package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.*;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.course.Curve;
import org.junit.jupiter.api.Test;

/** That a million points look like themselves when only few of them are drawn. */
class FineCurveTest {
  private static final int POINTS = 1_000_000;

  /** Enough to fill each column with noise; a million round joins take seconds to draw. */
  private static final int FEWER = 100_000;
  private static final int WIDTH = 560;
  private static final int HEIGHT = 250;
  private static final int LARGEST = 60_000;

  /** Drawn at two pixels for one: what differs by one of these is half a pixel off. */
  private static final int SHARP = 2;

  /** Of 255, a quarter: what the edge of a line may differ by where it is smoothed. */
  private static final int SMOOTHED = 64;

  /** In pixels, as pictures have it. */
  private static final double CLOSE = Scale.INVISIBLE;

  /** Half a pixel: at most that far the curve may move. */
  private static final double HALF = 0.5;

  /** Points over the width of a picture, y in pixels too. */
  private static Curve curve(int points, IntToDoubleFunction y) {
    double[] x = new double[points];
    double[] values = new double[points];
    Arrays.setAll(x, i -> (double) WIDTH * i / (points - 1));
    Arrays.setAll(values, y);
    return new Curve(x, values);
  }

  private static Curve noisy(int points) {
    SplittableRandom random = new SplittableRandom(11);
    double[] level = {HEIGHT / 2.0};
    return curve(points, i -> level[0] += 1e-5 * (HEIGHT / 2.0 - level[0]) + 0.2 * random.nextDouble(-1, 1));
  }

  private static Curve oscillating() {
    return curve(POINTS, i -> HEIGHT / 2.0 + HEIGHT / 2.2 * Math.sin(i / 250.0) * Math.cos(i / 200_000.0));
  }

  private static int[][] drawn(Curve curve) {
    BufferedImage image =
        new BufferedImage(SHARP * WIDTH, SHARP * HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SHARP, SHARP);
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    Path2D path = new Path2D.Double();
    path.moveTo(curve.x()[0], curve.y()[0]);
    for (int i = 1; i < curve.x().length; i++) {
      path.lineTo(curve.x()[i], curve.y()[i]);
    }
    graphics.draw(path);
    graphics.dispose();
    int[][] grey = new int[image.getHeight()][image.getWidth()];
    for (int y = 0; y < grey.length; y++) {
      image.getRaster().getSamples(0, y, grey[y].length, 1, 0, grey[y]);
    }
    return grey;
  }

  /** Pixels that are lighter or darker than the other picture is anywhere within a pixel of there. */
  private static int strange(int[][] image, int[][] other) {
    int strange = 0;
    for (int y = 1; y < image.length - 1; y++) {
      for (int x = 1; x < image[y].length - 1; x++) {
        int low = 255;
        int high = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            low = Math.min(low, other[y + dy][x + dx]);
            high = Math.max(high, other[y + dy][x + dx]);
          }
        }
        strange += image[y][x] < low - SMOOTHED || image[y][x] > high + SMOOTHED ? 1 : 0;
      }
    }
    return strange;
  }

  private static void looksLikeItself(Curve whole) {
    Curve few = whole.thinned(CLOSE, CLOSE);
    int[][] full = drawn(whole);
    int[][] thin = drawn(few);
    assertEquals(0, strange(thin, full), "drawn where there is nothing");
    assertEquals(0, strange(full, thin), "not drawn");
  }

  @Test
  void aNoisyCurveLosesNothingThatShows() {
    looksLikeItself(noisy(FEWER));
  }

  @Test
  void anOscillationLosesNothingThatShows() {
    looksLikeItself(oscillating());
  }

  @Test
  void everyColumnReachesFromItsLowestToItsHighestPoint() {
    for (Curve whole : new Curve[] {noisy(POINTS), oscillating()}) {
      Curve few = whole.thinned(CLOSE, CLOSE);
      for (int column = 1; column < WIDTH - 1; column++) {
        contains(extent(few, column - HALF, column + 1 + HALF), extent(whole, column, column + 1));
        contains(extent(whole, column - HALF, column + 1 + HALF), extent(few, column, column + 1));
      }
    }
  }

  private static void contains(double[] wide, double[] narrow) {
    assertTrue(wide[0] - HALF <= narrow[0] && narrow[1] <= wide[1] + HALF,
        Arrays.toString(narrow) + " within " + Arrays.toString(wide));
  }

  /** The lowest and the highest that a polyline is between two x. */
  private static double[] extent(Curve curve, double from, double to) {
    Curve between = curve.within(from, to);
    double left = on(curve, from);
    double right = on(curve, to);
    return new double[] {Math.min(between.low(), Math.min(left, right)),
        Math.max(between.high(), Math.max(left, right))};
  }

  private static double on(Curve curve, double x) {
    int found = Arrays.binarySearch(curve.x(), x);
    if (found >= 0) {
      return curve.y()[found];
    }
    int right = -found - 1;
    double share = (x - curve.x()[right - 1]) / (curve.x()[right] - curve.x()[right - 1]);
    return curve.y()[right - 1] + share * (curve.y()[right] - curve.y()[right - 1]);
  }

  @Test
  void aRunOfAMillionStepsIsASmallFile() {
    Model rough = Model.of("rough", time("h"), state("x", 0, "1", "level"), parameter("k", 0.1, "1/h", ""),
        parameter("s", 1, "1/h^(1/2)", ""), equations("dx/dt = -k*x")).noisy("x", "s");
    Trajectory run = Simulation.of(rough).until(1000).noisy(Noise.seed(5).step(1.0 / 1024)).run();
    assertTrue(run.statistics().steps() > POINTS, run.statistics().toString());
    String svg = Picture.of(run, "x").svg();
    assertTrue(svg.length() < LARGEST, svg.length() + " characters");
  }
}
