package org.homeostat.control.loop;

import org.homeostat.control.model.Numbers;

/**
 * How large a disk of factors, complex ones, the loop gain may be multiplied with at once: all
 *
 * <pre>
 * f = (2 + (1 - skew) delta)/(2 - (1 + skew) delta),   |delta| &lt; alpha
 * </pre>
 *
 * <p>Skew 0 is balanced, as hard on gains as on their inverses; skew 1 is about the sensitivity S, skew -1
 * about the complementary sensitivity T. Gain and phase may change together within the disk.
 *
 * @param alpha its size, one over the peak of |S + (skew - 1)/2|
 * @param frequency where the loop comes nearest
 * @see "P. Seiler, A. Packard, P. Gahinet, An introduction to disk margins, IEEE Control Systems Magazine 40
 *     (2020), 78-95, doi:10.1109/MCS.2020.3005277"
 */
public record DiskMargin(double alpha, double skew, double frequency) {

  /** The smallest real factor in the disk. */
  public double lowGain() {
    return (2 - alpha * (1 - skew)) / (2 + alpha * (1 + skew));
  }

  /** The largest real factor in the disk; infinite where the disk is a half plane or more. */
  public double highGain() {
    double below = 2 - alpha * (1 + skew);
    return below > 0 ? (2 + alpha * (1 - skew)) / below : Double.POSITIVE_INFINITY;
  }

  /** The largest turn in the disk, in degrees: by how much the phase may change, the gain as it is. */
  public double phase() {
    double below = 2 - alpha * (1 + skew);
    double other = (2 + alpha * (1 - skew)) / below;
    double cosine = below == 0 ? lowGain() : (1 + lowGain() * other) / (lowGain() + other);
    return cosine < -1 ? 180 : Math.toDegrees(Math.acos(Math.min(1, cosine)));
  }

  @Override
  public String toString() {
    return "alpha " + Numbers.round(alpha) + " (skew " + Numbers.show(skew) + ") at "
        + Numbers.round(frequency) + ": gains from " + Numbers.round(lowGain()) + " to "
        + Numbers.round(highGain()) + ", or " + Numbers.round(phase()) + " degrees";
  }
}
