package org.homeostat.control.view.course;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Of the points of a curve that share a column of a picture, those that are enough to draw it. */
final class Columns {
  private final Curve curve;
  private final int[] kept;
  private int count;

  private Columns(Curve curve) {
    this.curve = curve;
    kept = new int[curve.x().length];
  }

  /** The first, lowest, highest and last point of each column of that width, and one where there is none. */
  static int[] kept(Curve curve, double width) {
    Columns columns = new Columns(curve);
    double[] x = curve.x();
    int first = 0;
    while (first < x.length) {
      double column = Math.floor(x[first] / width);
      int beyond = first + 1;
      while (beyond < x.length && Math.floor(x[beyond] / width) == column) {
        beyond++;
      }
      columns.keep(first, beyond);
      first = beyond;
    }
    return Arrays.copyOf(columns.kept, columns.count);
  }

  private void keep(int first, int beyond) {
    double[] y = curve.y();
    int low = first;
    int high = first;
    int gap = first;
    for (int i = first; i < beyond; i++) {
      low = y[i] < y[low] || Double.isNaN(y[low]) ? i : low;
      high = y[i] > y[high] || Double.isNaN(y[high]) ? i : high;
      gap = Double.isNaN(y[i]) ? i : gap;
    }
    IntStream.of(first, low, high, gap, beyond - 1).sorted().distinct()
        .forEach(place -> kept[count++] = place);
  }
}
