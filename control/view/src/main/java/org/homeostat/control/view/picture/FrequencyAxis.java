package org.homeostat.control.view.picture;

import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;

/** An axis of frequencies: places on it are their decadic logarithms, and it is written with themselves. */
final class FrequencyAxis {
  private static final int MOST = 9;

  /** Below so many decades there are two ticks in each. */
  private static final double FEW = 1.5;

  private FrequencyAxis() {}

  /** {@code frequency (rad/d)} from one number above 0 to another. */
  static NumberAxis of(Unit time, double low, double high) {
    double decades = Math.log10(high / low);
    NumberAxis axis = Look.axis("frequency ("
        + (time.isDimensionless() ? "rad per unit of time" : unit(time)) + ")", Math.log10(low),
        Math.log10(high), MOST);
    axis.setTickUnit(new NumberTickUnit(decades < FEW ? 0.5 : Math.ceil(decades / MOST), new Powers()));
    return axis;
  }

  /** Where frequencies are on the axis. */
  static double[] places(double... frequencies) {
    return Arrays.stream(frequencies).map(Math::log10).toArray();
  }

  /** {@code rad/d}. */
  static String unit(Unit time) {
    return time.isDimensionless() ? "rad" : "rad/" + time;
  }

  /** {@code 0.55 rad/d}. */
  static String value(double frequency, Unit time) {
    return Numbers.round(frequency, 3) + " " + unit(time);
  }

  /** Frequencies as numbers are written everywhere: 0.001, 1000, 1e-5. */
  private static final class Powers extends NumberFormat {
    private static final long serialVersionUID = 1;

    @Override
    public StringBuffer format(double logarithm, StringBuffer to, FieldPosition place) {
      return to.append(Numbers.round(Math.pow(10, logarithm), 2));
    }

    @Override
    public StringBuffer format(long logarithm, StringBuffer to, FieldPosition place) {
      return format((double) logarithm, to, place);
    }

    @Override
    public Number parse(String text, ParsePosition place) {
      throw new UnsupportedOperationException("an axis is written, not read.");
    }
  }
}
