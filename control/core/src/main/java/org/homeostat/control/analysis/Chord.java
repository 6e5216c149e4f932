package org.homeostat.control.analysis;

import static org.hipparchus.util.MathArrays.distance;
import static org.hipparchus.util.MathArrays.ebeAdd;
import static org.hipparchus.util.MathArrays.ebeSubtract;
import static org.hipparchus.util.MathArrays.linearCombination;
import static org.hipparchus.util.MathArrays.scale;

import java.util.Arrays;
import java.util.Optional;

/**
 * The straight line between two points of a {@link RestCurve}. What is found from it lies between them: other
 * curves may pass nearby, to which Newton's method alone would go as gladly.
 */
record Chord(RestCurve curve, double[] from, double[] to) {

  /** Where a point between is looked for: nearer to the ends if another curve is nearer than the bend. */
  private static final double[] SHARES = {0.5, 0.382, 0.618, 0.2, 0.8, 0.05, 0.95};

  /** A point of the curve is no farther off its chord than this share of it. */
  private static final double OFF = 0.25;

  /** A middle is no nearer to an end than this share. */
  private static final double LEAST = 0.02;

  private static final double ROUNDING = 1e-9;
  private static final int CUTS = 100;

  double length() {
    return distance(from, to);
  }

  /** The unit vector along it. */
  double[] direction() {
    return scale(1 / length(), ebeSubtract(to, from));
  }

  private double[] point(double share) {
    return ebeAdd(from, scale(share, ebeSubtract(to, from)));
  }

  /** Whether a point is near, beside the part between two shares, and of the ends' sense if they agree. */
  private boolean isBeside(double[] z, double low, double high) {
    double share = linearCombination(ebeSubtract(z, from), direction()) / length();
    return share >= low && share <= high && distance(z, point(share)) <= OFF * length()
        && !(sense(from) == sense(to) && sense(z) == -sense(to));
  }

  private double sense(double[] z) {
    return curve.sense(z, direction());
  }

  /** A point of the curve well between the ends, across a direction. */
  Optional<double[]> middle(double[] across) {
    return Arrays.stream(SHARES).mapToObj(share -> curve.corrected(point(share), across))
        .flatMap(Optional::stream).filter(z -> isBeside(z, LEAST, 1 - LEAST)).findFirst();
  }

  /** The point at which the parameter has a value, the ends being on the two sides of it. */
  Optional<double[]> where(double value) {
    double[] across = new double[from.length];
    across[from.length - 1] = 1;
    Optional<Chord> part = Optional.of(this);
    for (int i = 0; i < CUTS && part.isPresent(); i++) {
      Chord now = part.get();
      Optional<double[]> found = curve.corrected(now.point(now.share(value)), across)
          .filter(z -> now.isBeside(z, -ROUNDING, 1 + ROUNDING));
      if (found.isPresent()) {
        return found;
      }
      part = now.middle(now.direction()).map(z -> now.side(z, value));
    }
    return Optional.empty();
  }

  private double share(double value) {
    double before = curve.parameter(from) - value;
    double after = curve.parameter(to) - value;
    return before == after ? 0 : before / (before - after);
  }

  private Chord side(double[] middle, double value) {
    boolean isBefore = (curve.parameter(from) - value) * (curve.parameter(middle) - value) <= 0;
    return isBefore ? new Chord(curve, from, middle) : new Chord(curve, middle, to);
  }
}
