package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Sources.MANDELBLAT_CERF_2015;

import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Source;

/**
 * How fast cells of the arcuate nucleus of the mouse were measured to fire.
 *
 * <p>What stands behind the plus-minus is taken for a standard error: with that, the difference of the two
 * rates of the putative POMC cells has t = 1.58 at 12 degrees of freedom, which is the p = 0.14 that the
 * paper gives.
 *
 * @param cell which cells
 * @param when in what state of the animal
 * @param mean in Hz
 * @param error the standard error, in Hz
 * @param count how many were measured
 */
public record FiringRate(String cell, String when, double mean, double error, int count, Source source) {
  private static final String AGRP = "AgRP";
  private static final String POMC = "putative POMC";
  private static final String MORNING = "sated, in the morning";
  private static final String AFTERNOON = "fed freely, in the afternoon";

  /** AgRP cells of a sated mouse. */
  static final FiringRate SATED_AGRP = measured(AGRP, MORNING, 1.4, 0.3, 10);

  /** AgRP cells of the same mice hours after they last ate much. */
  static final FiringRate HUNGRY_AGRP = measured(AGRP, AFTERNOON, 7.6, 1.7, 9);

  /** Cells that AgRP cells inhibit, in a sated mouse. */
  static final FiringRate SATED_POMC = measured(POMC, MORNING, 18.5, 7.6, 7);

  /** Cells that AgRP cells inhibit, hours after the mice last ate much. */
  static final FiringRate HUNGRY_POMC = measured(POMC, AFTERNOON, 5.9, 2.4, 7);

  private static FiringRate measured(String cell, String when, double mean, double error, int count) {
    return new FiringRate(cell, when, mean, error, count, MANDELBLAT_CERF_2015.at("Fig 2"));
  }

  /** The error as a share of the mean. */
  double relativeError() {
    return error / mean;
  }

  @Override
  public String toString() {
    return cell + ", " + when + ": " + Numbers.show(mean) + " +/- " + Numbers.show(error) + " Hz (n = "
        + count + "), " + source;
  }
}
