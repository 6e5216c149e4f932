package org.homeostat.control.noise;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.homeostat.control.unit.Digits;

/**
 * One path W(t) of a Wiener process, from W(0) = 0 on, as a value. What it is at a time depends on the seed
 * and the name alone: not on what was asked before, how finely, how long a run is, or on which thread or
 * machine.
 *
 * <p>Times are counted in 2^-32 of the path's unit, and up to 2^30 units; at those times the law is exact.
 * The whole span is halved again and again: of each half, W and the space-time Levy area H are drawn given
 * those of the whole, from random bits that belong to that half. A time that is a multiple of 2^-k is
 * reached in 30 + k halvings; a run along a grid goes down only from where two neighbouring times part, so
 * steps of 2^-k cost about a twentieth of what other steps do.
 *
 * @see "X. Li, T.-K. L. Wong, R. T. Q. Chen, D. Duvenaud, Scalable gradients for stochastic differential
 *     equations, AISTATS 2020"
 * @see "A. Jelincic, J. Foster, P. Kidger, Single-seed generation of Brownian paths and integrals for
 *     adaptive and high order SDE solvers, arXiv:2405.06464, 2024"
 */
public final class BrownianPath {

  /** Halvings of the unit: below, two times are one. */
  static final int FINEST = 32;

  /** What is asked, in units, lies below 2 to this. */
  static final int LONGEST = 30;

  private static final String BRIDGES = "between given points";

  private final long key;
  private final double unit;
  private final Optional<double[]> given;

  private BrownianPath(long key, double unit, Optional<double[]> given) {
    this.key = key;
    this.unit = unit;
    this.given = given;
  }

  /**
   * What a path does over a stretch of length h.
   *
   * @param w W at the end less W at the beginning, of variance h
   * @param area the space-time Levy area H: the mean height of the path over its chord, of variance h/12 and
   *     independent of w; the integral of W(r) - W(begin) over the stretch is h (w/2 + H)
   */
  public record Increment(double w, double area) {}

  /** The path of that name under a seed, in units of whatever its times are in. */
  public static BrownianPath of(long seed, String name) {
    return new BrownianPath(Mixing.key(seed, name), 1, Optional.empty());
  }

  /**
   * The path with these increments, one after the other over stretches of length {@code step}: on that grid
   * exactly they, between its points a Brownian bridge: always the same one for the same increments,
   * independent of that for others. There is nothing beyond the last.
   */
  public static BrownianPath of(double step, double... increments) {
    if (!(step > 0 && step < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Brownian increments over steps of " + Digits.of(step)
          + " make no path; the step is a finite length above 0.");
    }
    for (int k = 0; k < increments.length; k++) {
      if (!Double.isFinite(increments[k])) {
        throw new IllegalArgumentException("Brownian increment " + k + " is " + increments[k]
            + "; give finite numbers.");
      }
    }
    return new BrownianPath(bridges(increments), step, Optional.of(increments.clone()));
  }

  private static long bridges(double[] increments) {
    long key = Mixing.key(0, BRIDGES);
    for (double w : increments) {
      key = Mixing.at(key, Double.doubleToLongBits(w));
    }
    return key;
  }

  /**
   * The same path for a clock that shows {@code rate} times as few units: W(rate t)/sqrt(rate), again a
   * Wiener process. A model in hours sees with rate 1/24 what one in days sees.
   */
  public BrownianPath atRate(double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a clock at the rate " + rate + " does not go; give one above 0.");
    }
    double scale = 1 / Math.sqrt(rate);
    return new BrownianPath(key, unit / rate,
        given.map(increments -> Arrays.stream(increments).map(w -> w * scale).toArray()));
  }

  /** The shortest time that it tells from none. */
  double tick() {
    return unit / (1L << FINEST);
  }

  /** The last time at which it is known. */
  double end() {
    return unit * given.map(increments -> (double) increments.length).orElse((double) (1L << LONGEST));
  }

  /** W at a time. */
  public double at(double t) {
    return increment(0, t).w();
  }

  /** What the path does from one time to a later one. */
  public Increment increment(double from, double to) {
    BrownianTree tree = tree();
    tree.read(from, to);
    return new Increment(tree.w(), tree.area());
  }

  /** A workspace that reads this path, for one thread; it goes forwards at little cost. */
  BrownianTree tree() {
    return new BrownianTree(key, tick(), given);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BrownianPath that && key == that.key && unit == that.unit
        && Arrays.equals(given.orElse(null), that.given.orElse(null));
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, unit, Arrays.hashCode(given.orElse(null)));
  }

  @Override
  public String toString() {
    return given.map(increments -> increments.length + " given Brownian increments over "
        + Digits.of(unit) + " each").orElse("Brownian path " + Long.toHexString(key));
  }
}
