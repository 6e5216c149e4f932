package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * H(i w) of one input and one output at frequencies that follow it: closer where it changes faster, so that
 * resonances are there, and no turn of the phase is missed. Delays are exact. The data of Bode, Nyquist and
 * Nichols plots.
 */
public final class FrequencyResponse {

  /** Values differ by at most this, in magnitude (relative) and phase (radians) together. */
  private static final double STEP = 0.15;

  private static final int ROWS = 15;

  private final Refinement data;
  private final double[] phase;
  private final Unit time;

  private FrequencyResponse(Refinement data, Unit time) {
    this.data = data;
    this.time = time;
    this.phase = unwrapped(data.frequencies(), data.values());
  }

  /** From a thousandth of the slowest rate in the system to a thousand times the fastest. */
  public static FrequencyResponse of(LinearSystem system) {
    FrequencyRange range = FrequencyRange.of(system);
    double high = Arrays.stream(system.lags()).map(lag -> 100 / lag).min().orElse(range.high());
    return of(system, range.low(), Math.min(range.high(), high));
  }

  /**
   * Between two frequencies, in radians per unit of time.
   *
   * @throws IllegalArgumentException unless 0 &lt; low &lt; high, and there is one input and one output
   */
  public static FrequencyResponse of(LinearSystem system, double low, double high) {
    LoopGain.of(system);
    if (!(low > 0 && high > low && high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("frequencies go from one above 0 to a higher one, not from " + low
          + " to " + high + ".");
    }
    double[] resonances = FrequencyRange.of(system).resonances();
    return new FrequencyResponse(Refinement.of(w -> FrequencyRange.response(system, w), low, high, resonances,
        Refinement::relative, STEP), system.time());
  }

  /**
   * Continuous, in radians. It begins near what the power of the frequency says, a negative gain being -180
   * degrees: at -270 with three integrators.
   */
  private static double[] unwrapped(double[] w, Complex[] values) {
    double[] phase = new double[values.length];
    double power = Math.rint(Math.log(values[1].norm() / values[0].norm()) / Math.log(w[1] / w[0]));
    double lead = Double.isFinite(power) ? power * Math.PI / 2 : 0;
    double rest = values[0].multiply(new Complex(0, -lead).exp()).getArgument();
    phase[0] = lead + (rest > Math.PI / 2 ? rest - 2 * Math.PI : rest);
    for (int k = 1; k < values.length; k++) {
      double change = values[k].isZero() || values[k - 1].isZero() ? 0
          : values[k].divide(values[k - 1]).getArgument();
      phase[k] = phase[k - 1] + change;
    }
    return phase;
  }

  /** The frequencies, in radians per unit of time, increasing. */
  public double[] frequencies() {
    return data.frequencies().clone();
  }

  /** H(i w): the points of the Nyquist plot for positive frequencies. */
  public Complex[] values() {
    return data.values().clone();
  }

  /** |H(i w)|. */
  public double[] magnitudes() {
    return Arrays.stream(data.values()).mapToDouble(Complex::norm).toArray();
  }

  /** |H(i w)| in decibels, 20 log10. */
  public double[] decibels() {
    return Arrays.stream(magnitudes()).map(FrequencyResponse::decibels).toArray();
  }

  static double decibels(double magnitude) {
    return 20 * Math.log10(magnitude);
  }

  /** The phase in degrees, unwrapped: with the decibels, the points of Bode's and Nichols' plots. */
  public double[] degrees() {
    return Arrays.stream(phase).map(Math::toDegrees).toArray();
  }

  /** How many frequencies there are. */
  public int size() {
    return phase.length;
  }

  /** A table of some of them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format("%14s %12s %12s",
        time.isDimensionless() ? "frequency" : "rad/" + time, "dB", "degrees"));
    int rows = Math.min(ROWS, size());
    IntStream.range(0, rows).map(i -> rows == 1 ? 0 : (int) ((long) i * (size() - 1) / (rows - 1)))
        .forEach(k -> text.append(String.format("%n%14s %12s %12s",
            Numbers.round(data.frequencies()[k], 4), Numbers.round(decibels(data.values()[k].norm()), 4),
            Numbers.round(Math.toDegrees(phase[k]), 5))));
    return text.toString().replace("\r\n", "\n");
  }
}
