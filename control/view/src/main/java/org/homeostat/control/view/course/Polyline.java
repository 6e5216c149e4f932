package org.homeostat.control.view.course;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/** The points of a curve that stand out from the straight lines between others. */
final class Polyline {
  private final Curve curve;
  private final double closeX;
  private final double closeY;
  private final boolean[] kept;

  private Polyline(Curve curve, double closeX, double closeY) {
    this.curve = curve;
    this.closeX = closeX;
    this.closeY = closeY;
    kept = new boolean[curve.x().length];
  }

  /** The ends, and as many points between as it takes to come close to all. */
  static int[] kept(Curve curve, double closeX, double closeY) {
    Polyline line = new Polyline(curve, closeX, closeY);
    line.keep();
    return IntStream.range(0, line.kept.length).filter(i -> line.kept[i]).toArray();
  }

  private void keep() {
    if (kept.length == 0) {
      return;
    }
    kept[0] = true;
    kept[kept.length - 1] = true;
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {0, kept.length - 1});
    while (!open.isEmpty()) {
      int[] piece = open.pop();
      int farthest = farthest(piece[0], piece[1]);
      if (farthest > piece[0]) {
        kept[farthest] = true;
        open.push(new int[] {farthest, piece[1]});
        open.push(new int[] {piece[0], farthest});
      }
    }
  }

  /** The point between two that is farthest from their line; the first of the two if all are close. */
  private int farthest(int from, int to) {
    int farthest = from;
    double far = 1;
    for (int i = from + 1; i < to; i++) {
      double distance = distance(i, from, to);
      if (distance > far) {
        far = distance;
        farthest = i;
      }
    }
    return farthest;
  }

  /** From point i to the line between two others, in units of what does not show; infinite beside a gap. */
  private double distance(int i, int from, int to) {
    double[] x = curve.x();
    double[] y = curve.y();
    double alongX = (x[to] - x[from]) / closeX;
    double alongY = (y[to] - y[from]) / closeY;
    double offX = (x[i] - x[from]) / closeX;
    double offY = (y[i] - y[from]) / closeY;
    double length = alongX * alongX + alongY * alongY;
    double share = length == 0 ? 0 : Math.max(0, Math.min(1, (offX * alongX + offY * alongY) / length));
    double distance = Math.hypot(offX - share * alongX, offY - share * alongY);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }
}
