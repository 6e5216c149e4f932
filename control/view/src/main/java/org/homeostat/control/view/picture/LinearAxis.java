package org.homeostat.control.view.picture;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis of equal steps over exactly a range, without ticks where words stand. */
final class LinearAxis extends NumberAxis {
  private static final long serialVersionUID = 1;

  private final double top;

  LinearAxis(String label, Scale scale, int about) {
    super(label);
    this.top = scale.top();
    Look.range(this, scale.low(), scale.high(), about);
  }

  /** The ticks below the words. */
  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    for (Object tick : super.refreshTicks(graphics, state, area, edge)) {
      NumberTick number = (NumberTick) tick;
      if (number.getValue() <= top) {
        ticks.add(number);
      }
    }
    return ticks;
  }
}
