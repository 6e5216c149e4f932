package org.homeostat.control.view.picture;

import java.util.List;
import org.homeostat.control.view.course.Curve;
import org.jfree.chart.axis.ValueAxis;

/** How the values of a panel are laid out from bottom to top, with rows at the top for words. */
sealed interface Scale {

  /** How high a row of words is, in pixels. */
  double ROW = 15;

  /** What is below this many pixels does not show. */
  double INVISIBLE = 0.1;

  /** The axis, with about so many ticks. */
  ValueAxis axis(String label, int ticks);

  /** The curve with only those points that show. */
  Curve thinned(Curve curve, Span span);

  /** The value so many pixels above another one. */
  double above(double value, double pixels);

  /** The value at the bottom. */
  double low();

  /** The value at the top, rows of words included. */
  double high();

  /** The value below the rows of words; no tick is above it. */
  double top();

  /** Equal steps. */
  record Linear(double low, double top, double high, double pixel) implements Scale {

    /** A range narrower than this share of its values is rounding, not a course. */
    private static final double FLAT = 1e-6;

    /** From zero, if the values come this close to it. */
    private static final double NEAR_ZERO = 0.3;

    /** With room for these curves and so many rows above them. */
    static Scale of(List<Curve> curves, double height, int rows) {
      double low = curves.stream().mapToDouble(Curve::low).min().orElse(0);
      double high = curves.stream().mapToDouble(Curve::high).max().orElse(1);
      if (!(low <= high)) {
        return of(0, 1, height, rows);
      }
      double size = Math.max(Math.abs(low), Math.abs(high));
      if (high - low <= FLAT * size) {
        return size == 0 ? of(-0.05, 1, height, rows)
            : of(low - 0.05 * size, high + 0.05 * size, height, rows);
      }
      double from = low >= 0 && low < NEAR_ZERO * high ? -0.03 * high : low - 0.05 * (high - low);
      return of(from, high + 0.05 * (high - low), height, rows);
    }

    static Scale of(double low, double high, double height, int rows) {
      double pixel = (high - low) / Math.max(height / 2, height - rows * ROW);
      return new Linear(low, high, high + rows * ROW * pixel, pixel);
    }

    @Override
    public ValueAxis axis(String label, int ticks) {
      return new LinearAxis(label, this, ticks);
    }

    @Override
    public Curve thinned(Curve curve, Span span) {
      return curve.thinned(INVISIBLE * span.pixel(), INVISIBLE * pixel);
    }

    @Override
    public double above(double value, double pixels) {
      return value + pixels * pixel;
    }
  }

  /**
   * Equal ratios.
   *
   * @param pixel of the logarithm to base ten
   */
  record Logarithmic(double low, double top, double high, double pixel) implements Scale {

    /** Of a range whose values are all one, the part below and above it. */
    private static final double AROUND_ONE = 0.05;

    /** With room for what is above 0 of these curves, and so many rows above it. */
    static Scale of(List<Curve> curves, double height, int rows) {
      List<Curve> logs = curves.stream().map(curve -> curve.map(Math::log10)).toList();
      double low = logs.stream().mapToDouble(Curve::low).min().orElse(0);
      double high = logs.stream().mapToDouble(Curve::high).max().orElse(0);
      if (!(low <= high)) {
        return of(-1, 0, height, rows);
      }
      double beside = high > low ? 0.05 * (high - low) : AROUND_ONE;
      return of(low - beside, high + beside, height, rows);
    }

    private static Scale of(double low, double high, double height, int rows) {
      double pixel = (high - low) / Math.max(height / 2, height - rows * ROW);
      return new Logarithmic(
          Math.pow(10, low), Math.pow(10, high), Math.pow(10, high + rows * ROW * pixel), pixel);
    }

    @Override
    public ValueAxis axis(String label, int ticks) {
      return new LogarithmicAxis(label, this, ticks);
    }

    /** Where it is not above 0 there is a gap. */
    @Override
    public Curve thinned(Curve curve, Span span) {
      return curve.map(value -> value > 0 ? Math.log10(value) : Double.NaN)
          .thinned(INVISIBLE * span.pixel(), INVISIBLE * pixel).map(log -> Math.pow(10, log));
    }

    @Override
    public double above(double value, double pixels) {
      return value * Math.pow(10, pixels * pixel);
    }
  }
}
