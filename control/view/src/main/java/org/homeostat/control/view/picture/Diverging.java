package org.homeostat.control.view.picture;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/**
 * Colours of numbers on both sides of zero: white at zero, green above, purple below, so that no common
 * colour blindness confuses the sides, and as dark on one side as on the other, so that grey tells the size.
 */
final class Diverging implements PaintScale {
  private static final Color ABOVE = new Color(0x00684C);
  private static final Color BELOW = new Color(0x6F2C8C);

  /** Where there is no number. */
  private static final Color NONE = new Color(0xEDEDED);

  /** Beside this luminance black and white are read equally well. */
  private static final double HALF = 0.179;

  private final double most;

  /** Between a number and its negative; beyond, the colours are those of the ends. */
  Diverging(double most) {
    this.most = most;
  }

  @Override
  public double getLowerBound() {
    return -most;
  }

  @Override
  public double getUpperBound() {
    return most;
  }

  @Override
  public Paint getPaint(double value) {
    return colour(value);
  }

  Color colour(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    double share = Math.min(1, Math.abs(value) / most);
    Color end = value > 0 ? ABOVE : BELOW;
    return new Color(mixed(share, end.getRed()), mixed(share, end.getGreen()), mixed(share, end.getBlue()));
  }

  private static int mixed(double share, int end) {
    return (int) Math.round(255 + share * (end - 255));
  }

  /** Black or white, whichever is read better on the colour of a number. */
  Color text(double value) {
    return luminance(colour(value)) > HALF ? Color.BLACK : Color.WHITE;
  }

  /** The relative luminance of WCAG 2. */
  static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
