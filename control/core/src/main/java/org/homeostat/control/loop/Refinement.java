package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;

/** Frequencies so close that a response does not change much between two, with the response there. */
record Refinement(double[] frequencies, Complex[] values) {

  /** Frequencies closer than this, relative to their size, are not told apart. */
  private static final double CLOSE = 1e-10;

  private static final int MOST = 60_000;
  private static final int PER_DECADE = 30;

  /**
   * Between two frequencies, from evenly spaced ones on a logarithmic scale and those at which something may
   * resonate.
   *
   * @param far how far apart two values are
   * @param step the distance from which on there is another frequency between
   */
  static Refinement of(DoubleFunction<Complex> response, double low, double high, double[] resonances,
      ToDoubleBiFunction<Complex, Complex> far, double step) {
    TreeSet<Double> seeds = new TreeSet<>(List.of(low, high));
    int count = (int) Math.ceil(PER_DECADE * Math.log10(high / low));
    IntStream.range(1, count).forEach(i -> seeds.add(low * Math.pow(high / low, (double) i / count)));
    Arrays.stream(resonances).filter(w -> w > low && w < high).forEach(seeds::add);
    List<Double> frequencies = new ArrayList<>();
    List<Complex> values = new ArrayList<>();
    for (double w : seeds) {
      Complex value = response.apply(w);
      if (!frequencies.isEmpty()) {
        int last = frequencies.size() - 1;
        fill(response, frequencies.get(last), values.get(last), w, value, far, step, frequencies, values);
      }
      frequencies.add(w);
      values.add(value);
    }
    return new Refinement(frequencies.stream().mapToDouble(Double::doubleValue).toArray(),
        values.toArray(Complex[]::new));
  }

  /** What lies between two, where the way over the middle is long. */
  private static void fill(DoubleFunction<Complex> response, double low, Complex atLow, double high,
      Complex atHigh, ToDoubleBiFunction<Complex, Complex> far, double step, List<Double> frequencies,
      List<Complex> values) {
    if (high - low < CLOSE * high || frequencies.size() > MOST) {
      return;
    }
    double middle = Math.sqrt(low * high);
    Complex atMiddle = response.apply(middle);
    if (far.applyAsDouble(atLow, atMiddle) + far.applyAsDouble(atMiddle, atHigh) <= step) {
      return;
    }
    fill(response, low, atLow, middle, atMiddle, far, step, frequencies, values);
    frequencies.add(middle);
    values.add(atMiddle);
    fill(response, middle, atMiddle, high, atHigh, far, step, frequencies, values);
  }

  /** How far two numbers are apart on the sphere; nothing is far from infinity that is large. */
  static double chordal(Complex a, Complex b) {
    return a.subtract(b).norm() / (Math.hypot(1, a.norm()) * Math.hypot(1, b.norm()));
  }

  /** How far they are apart in magnitude and phase together: the modulus of log(b/a). */
  static double relative(Complex a, Complex b) {
    return a.isZero() || b.isZero() ? 0 : b.divide(a).log().norm();
  }
}
