package org.homeostat.control.view.picture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis over exactly a range, with about so many ticks: at powers of ten over many decades, at
 * 1, 2 and 5 over a few, at equal steps within one.
 */
final class LogarithmicAxis extends LogAxis {
  private static final long serialVersionUID = 1;

  /** Below this ratio of its ends, a range has equal steps. */
  private static final double NARROW = 8;

  /** Over fewer decades than these there may be only one power of ten, which tells no scale. */
  private static final double SEVERAL = 2;

  private final double low;
  private final double high;
  private final int about;

  LogarithmicAxis(String label, Scale scale, int about) {
    super(label);
    this.low = scale.low();
    this.high = scale.top();
    this.about = about;
    setRange(low, scale.high());
    Look.style(this);
  }

  /** The ticks, horizontal or vertical. */
  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor = RectangleEdge.isLeftOrRight(edge) ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
    return ticks().stream().filter(value -> value >= low && value <= high)
        .map(value -> new NumberTick(TickType.MAJOR, value, ShortNumbers.text(value), anchor, anchor, 0))
        .toList();
  }

  private List<Double> ticks() {
    double decades = Math.log10(high / low);
    return high / low < NARROW ? equal()
        : decades < SEVERAL || decades * 3 <= 2 * about ? digits() : powers();
  }

  private List<Double> equal() {
    double step = Look.step((high - low) / about);
    int first = (int) Math.ceil(low / step);
    return IntStream.rangeClosed(first, (int) Math.floor(high / step)).mapToObj(i -> i * step).toList();
  }

  private List<Double> digits() {
    List<Double> ticks = new ArrayList<>();
    for (int power = power(low); power <= power(high); power++) {
      ticks.addAll(List.of(Math.pow(10, power), 2 * Math.pow(10, power), 5 * Math.pow(10, power)));
    }
    return ticks;
  }

  private List<Double> powers() {
    int every = Math.max(1, (power(high) - power(low) + 1) / Math.max(1, about));
    return IntStream.rangeClosed(power(low), power(high)).filter(power -> power % every == 0)
        .mapToObj(power -> Math.pow(10, power)).toList();
  }

  private static int power(double value) {
    return (int) Math.floor(Math.log10(value));
  }
}
