package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** What all pictures have in common: fonts, greys, axes. */
public final class Look {
  /** The font of titles. */
  public static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  /** The font of labels. */
  public static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  /** The font of small print. */
  public static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  /** The colour of text. */
  public static final Color TEXT = new Color(0x222222);
  /** The colour of text that stands back. */
  public static final Color SOFT_TEXT = new Color(0x595959);
  static final Color GRID = new Color(0xE4E4E4);
  /** The colour of lines that measure or frame. */
  public static final Color AXIS = new Color(0x8C8C8C);
  static final Color WINDOW = new Color(0xC9A94F);
  static final float WINDOW_ALPHA = 0.16f;
  /** The thinnest line. */
  public static final BasicStroke HAIR = new BasicStroke(0.8f);

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private Look() {}

  /** How wide a text is drawn, in pixels. */
  public static double width(String text, Font font) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  /** As much of a text as fits into that many pixels, in small letters. */
  static String shortened(String text, double width) {
    return shortened(text, SMALL, width);
  }

  /** As much of a text as fits into that many pixels. */
  static String shortened(String text, Font font, double width) {
    String shown = text;
    while (shown.length() > 2 && width(shown, font) > width) {
      shown = shown.substring(0, shown.length() - 2).stripTrailing() + "\u2026";
    }
    return shown;
  }

  /** An axis over exactly this range, with about {@code ticks} ticks at round numbers. */
  static NumberAxis axis(String label, double low, double high, int ticks) {
    NumberAxis axis = new NumberAxis(label);
    range(axis, low, high, ticks);
    return axis;
  }

  /** Gives an axis that look and that range. */
  static void range(NumberAxis axis, double low, double high, int ticks) {
    axis.setRange(low, high);
    axis.setTickUnit(ticks(high - low, ticks));
    style(axis);
  }

  /** Fonts and greys of an axis. */
  static void style(ValueAxis axis) {
    axis.setLabelFont(LABEL);
    axis.setLabelPaint(TEXT);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(SOFT_TEXT);
    axis.setAxisLinePaint(AXIS);
    axis.setAxisLineStroke(HAIR);
    axis.setTickMarkPaint(AXIS);
    axis.setTickMarkStroke(HAIR);
    axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
  }

  /** The round step next to one. */
  static double step(double about) {
    double power = Math.pow(10, Math.floor(Math.log10(about)));
    double ratio = about / power;
    return power * (ratio < 1.5 ? 1 : ratio < 3.5 ? 2 : ratio < 7.5 ? 5 : 10);
  }

  private static NumberTickUnit ticks(double span, int about) {
    double step = step(span / about);
    return new NumberTickUnit(step, format(step, span));
  }

  private static NumberFormat format(double step, double span) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    if (decimals > 5 || span >= 1e6) {
      return new ShortNumbers();
    }
    return new DecimalFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals),
        DecimalFormatSymbols.getInstance(Locale.ROOT));
  }
}
