package org.homeostat.control.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;

/** L(i w) along the frequencies that matter, its limits at both ends, and peaks of what is made of it. */
final class LoopCourse {

  /** The step on the sphere, for L and S; the crossings of a delayed loop are not looked for below FAINT. */
  private static final double STEP = 0.02;

  private static final double FAINT = 0.01;

  /** With an integrator, L at frequency 0 is taken at this share of the lowest frequency. */
  private static final double SLOW = 1e-9;

  /** L is real where its imaginary part is no more than rounding beside it. */
  private static final double ROUNDING = 1e-6;

  private final LinearSystem system;
  private final double[] frequencies;
  private final Map<Double, Complex> known = new HashMap<>();

  private LoopCourse(LinearSystem system, double[] frequencies) {
    this.system = system;
    this.frequencies = frequencies;
  }

  static LoopCourse of(LinearSystem system, LinearSystem closed) {
    FrequencyRange range = FrequencyRange.of(system, closed);
    LoopCourse course = new LoopCourse(system, new double[0]);
    double high = course.end(range.high());
    Refinement grid = Refinement.of(course::at, range.low(), high, range.resonances(),
        (a, b) -> Math.max(Refinement.chordal(a, b), Math.max(
            Refinement.chordal(a.add(1), b.add(1)), system.isDelayed() && a.norm() + b.norm() < FAINT ? 0
                : Math.min(STEP, Refinement.relative(a, b) / 10))), STEP);
    course.known.clear();
    LoopCourse refined = new LoopCourse(system, grid.frequencies());
    IntStream.range(0, grid.values().length)
        .forEach(k -> refined.known.put(grid.frequencies()[k], grid.values()[k]));
    return refined;
  }

  /** A delayed loop turns for ever; it is followed until it stays faint. */
  private double end(double high) {
    if (!system.isDelayed()) {
      return high;
    }
    double end = high;
    while (end > high / 1e6 && at(end / 2).norm() < FAINT / 10) {
      end /= 2;
    }
    return end;
  }

  double[] frequencies() {
    return frequencies;
  }

  Complex at(double w) {
    Complex value = known.get(w);
    return value == null ? FrequencyRange.response(system, w) : value;
  }

  /** Whether L, whose imaginary part changes its sign there, passes through the negative real axis. */
  boolean isCrossing(double w) {
    Complex value = at(w);
    return value.getRealPart() < 0 && Math.abs(value.getImaginaryPart()) < ROUNDING * value.norm()
        && (!system.isDelayed() || value.norm() >= FAINT);
  }

  /** L(0); empty for a loop with an integrator. */
  Optional<Double> low() {
    Complex first = at(frequencies[0]);
    try {
      Complex value = system.at(Complex.ZERO).getEntry(0, 0);
      return value.subtract(first).norm() < 0.5 * first.norm() + 1e-12 ? Optional.of(value.getRealPart())
          : Optional.empty();
    } catch (IllegalArgumentException pole) {
      return Optional.empty();
    }
  }

  /** L at infinity; empty where it goes on turning. */
  Optional<Double> high() {
    return system.isDelayed() ? Optional.empty() : Optional.of(system.d()[0][0]);
  }

  /** Where something that is made of L is largest, the limits at both ends included. */
  ResponsePeak peak(UnaryOperator<Complex> made) {
    Peak inside = Peak.of(w -> made.apply(at(w)).norm(), frequencies);
    Complex low = low().map(Complex::new).orElseGet(() -> at(SLOW * frequencies[0]));
    Peak all = new Peak(0, made.apply(low).norm()).or(inside).or(end(made, high(), Double.POSITIVE_INFINITY));
    return new ResponsePeak(all.value(), all.frequency());
  }

  private static Peak end(UnaryOperator<Complex> made, Optional<Double> limit, double frequency) {
    return limit.map(value -> new Peak(frequency, made.apply(new Complex(value)).norm()))
        .orElse(new Peak(frequency, 0));
  }
}
