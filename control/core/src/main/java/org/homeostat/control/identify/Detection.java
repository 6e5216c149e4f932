package org.homeostat.control.identify;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.homeostat.control.model.Numbers;

/**
 * How many animals tell two predictions apart, when each is sampled so often at so much noise.
 *
 * <pre>{@code
 * Detection.of(0.4, 1.2).animals();                 // one sample an animal: 71
 * Detection.of(0.4, 1.2).power(0.9).toString();     // in a sentence
 * }</pre>
 *
 * <p>The samples are normal about one prediction or the other, with known standard deviations, independent
 * but for what an animal has in common. The test is the most powerful one, of the weighted mean of all
 * samples, two-sided; its power is worked out exactly for a whole number of animals. Where the noise must
 * be estimated from few animals, a few more are needed.
 *
 * @see "Neyman J, Pearson ES: On the problem of the most efficient tests of statistical hypotheses,
 *     Philosophical Transactions of the Royal Society A 231 (1933) 289-337"
 */
public final class Detection {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double USUAL_ALPHA = 0.05;
  private static final double USUAL_POWER = 0.8;

  private final double[] differences;
  private final double[] sds;
  private final double between;
  private final double alpha;
  private final double power;

  private Detection(double[] differences, double[] sds, double between, double alpha, double power) {
    this.differences = differences;
    this.sds = sds;
    this.between = between;
    this.alpha = alpha;
    this.power = power;
  }

  /** One sample an animal: two predictions that far apart, at noise of that standard deviation. */
  public static Detection of(double difference, double sd) {
    return of(new double[] {difference}, new double[] {sd});
  }

  /** Several samples an animal, each with its own difference between the predictions and its own noise. */
  public static Detection of(double[] differences, double[] sds) {
    if (differences.length != sds.length || differences.length == 0) {
      throw new IllegalArgumentException(differences.length + " differences have " + sds.length
          + " standard deviations; give one for each, and at least one.");
    }
    for (int i = 0; i < sds.length; i++) {
      if (!(sds[i] > 0 && Double.isFinite(sds[i]) && Double.isFinite(differences[i]))) {
        throw new IllegalArgumentException("a difference of " + Numbers.show(differences[i])
            + " at noise of " + Numbers.show(sds[i]) + " says nothing; give finite differences, and standard"
            + " deviations above 0.");
      }
    }
    if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
      throw new IllegalArgumentException("the two predictions are the same, and no number of animals tells"
          + " them apart. Sample where they differ, or another quantity.");
    }
    return new Detection(differences.clone(), sds.clone(), 0, USUAL_ALPHA, USUAL_POWER);
  }

  /** The same where animals differ too, by that standard deviation, each alike in all its samples. */
  public Detection betweenAnimals(double sd) {
    if (!(sd >= 0 && Double.isFinite(sd))) {
      throw new IllegalArgumentException(
          "animals differ by " + Numbers.show(sd) + "; give a standard deviation, 0 or above.");
    }
    return new Detection(differences, sds, sd, alpha, power);
  }

  /** The same with another chance of seeing a difference where there is none; usually 0.05. */
  public Detection alpha(double chance) {
    return new Detection(differences, sds, between, share("alpha", chance), power);
  }

  /** The same with another chance of seeing the difference that there is; usually 0.8. */
  public Detection power(double chance) {
    return new Detection(differences, sds, between, alpha, share("power", chance));
  }

  private static double share(String name, double chance) {
    if (!(chance > 0 && chance < 1)) {
      throw new IllegalArgumentException(
          name + " is " + Numbers.show(chance) + "; give a chance between 0 and 1.");
    }
    return chance;
  }

  /** How many samples each animal gives. */
  public int samples() {
    return differences.length;
  }

  /** How many standard deviations of its weighted mean one animal sees between the two predictions. */
  public double effect() {
    double squares = 0;
    double shared = 0;
    double weights = 0;
    for (int i = 0; i < sds.length; i++) {
      double weight = 1 / (sds[i] * sds[i]);
      squares += weight * differences[i] * differences[i];
      shared += weight * differences[i];
      weights += weight;
    }
    double lost = between == 0 ? 0 : shared * shared / (1 / (between * between) + weights);
    return Math.sqrt(Math.max(0, squares - lost));
  }

  /** The chance that so many animals show the difference. */
  public double powerOf(long animals) {
    double critical = NORMAL.inverseCumulativeProbability(1 - alpha / 2);
    double shift = Math.sqrt(animals) * effect();
    return NORMAL.cumulativeProbability(shift - critical) + NORMAL.cumulativeProbability(-shift - critical);
  }

  /** The least number of animals that show the difference with the power asked for. */
  public long animals() {
    double needed = (NORMAL.inverseCumulativeProbability(1 - alpha / 2)
        + NORMAL.inverseCumulativeProbability(power)) / effect();
    if (!(needed * needed < Long.MAX_VALUE / 2.0)) {
      throw new IllegalArgumentException("the difference is too small beside the noise for any number of"
          + " animals. Sample where the predictions differ more, or with less noise.");
    }
    long animals = Math.max(1, (long) Math.floor(needed * needed) - 1);
    while (powerOf(animals) < power) {
      animals++;
    }
    return animals;
  }

  /** {@code 71 animals with 1 sample each at noise of 1.2 would show it (power 0.8, alpha 0.05)}. */
  @Override
  public String toString() {
    long animals = animals();
    double low = Arrays.stream(sds).min().orElseThrow();
    double high = Arrays.stream(sds).max().orElseThrow();
    return animals + (animals == 1 ? " animal with " : " animals with ") + samples()
        + (samples() == 1 ? " sample" : " samples") + (animals == 1 ? "" : " each") + " at noise of "
        + Numbers.round(low, 3) + (high > low ? " to " + Numbers.round(high, 3) : "")
        + (between > 0 ? " and animals that differ by " + Numbers.round(between, 3) : "")
        + " would show it (power " + Numbers.show(power) + ", alpha " + Numbers.show(alpha) + ")";
  }
}
