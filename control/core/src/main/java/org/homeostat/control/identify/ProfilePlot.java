package org.homeostat.control.identify;

import java.util.Arrays;
import java.util.List;
import org.homeostat.control.identify.Profile.Point;
import org.homeostat.control.model.Numbers;

/** A profile drawn in characters: the rise of chi2 upwards, the threshold as a line. */
final class ProfilePlot {
  private static final int WIDTH = 60;
  private static final int HEIGHT = 8;
  private static final int MARGIN = 7;
  /** Above the threshold there is room for so much of it. */
  private static final double TOP = 1.25;
  /** A span of more than this, all above 0, is drawn by its logarithm. */
  private static final double WIDE = 20;

  private ProfilePlot() {}

  static String of(Profile profile) {
    List<Point> points = profile.points();
    double low = points.get(0).value();
    double high = points.get(points.size() - 1).value();
    boolean wide = low > 0 && high / low > WIDE;
    char[][] canvas = new char[HEIGHT][WIDTH];
    for (char[] row : canvas) {
      Arrays.fill(row, ' ');
    }
    int line = row(profile.threshold(), profile.threshold());
    Arrays.fill(canvas[line], '-');
    for (int column = 0; column < WIDTH; column++) {
      double share = column / (WIDTH - 1.0);
      double value = wide ? low * Math.pow(high / low, share) : low + share * (high - low);
      double rise = rise(points, value);
      if (rise <= TOP * profile.threshold()) {
        canvas[row(rise, profile.threshold())][column] = '*';
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < HEIGHT; i++) {
      String label = i == line ? Numbers.round(profile.threshold(), 4) : i == HEIGHT - 1 ? "0" : "";
      text.append(" ".repeat(MARGIN - label.length())).append(label).append(" |")
          .append(new String(canvas[i]).stripTrailing()).append("\n");
    }
    String right = Numbers.round(high, 4);
    String left = Numbers.round(low, 4);
    String middle = profile.name() + (wide ? " (logarithmic)" : "");
    int room = Math.max(2, WIDTH - left.length() - right.length() - middle.length());
    return text.append(" ".repeat(MARGIN + 2)).append(left).append(" ".repeat(room / 2)).append(middle)
        .append(" ".repeat(room - room / 2)).append(right).toString();
  }

  private static int row(double rise, double threshold) {
    int row = (int) Math.round((HEIGHT - 1) * (1 - rise / (TOP * threshold)));
    return Math.max(0, Math.min(HEIGHT - 1, row));
  }

  /** Linear between the points. */
  private static double rise(List<Point> points, double value) {
    for (int i = 1; i < points.size(); i++) {
      Point left = points.get(i - 1);
      Point right = points.get(i);
      if (value <= right.value()) {
        double share = (value - left.value()) / (right.value() - left.value());
        return left.rise() + share * (right.rise() - left.rise());
      }
    }
    return points.get(points.size() - 1).rise();
  }
}
