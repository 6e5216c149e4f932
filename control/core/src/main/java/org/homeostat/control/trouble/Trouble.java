package org.homeostat.control.trouble;

import java.util.Locale;

/** The entries of TROUBLESHOOTING.md that errors lead to: what is seen, why, and what to do. */
public enum Trouble {
  STIFF_MODEL_STOPPED,
  A_SWITCH_CHATTERS,
  EVENTS_WITHOUT_END,
  A_STATE_LEFT_ITS_DOMAIN,
  A_JACOBIAN_THAT_DISAGREES,
  THE_SPARSITY_MISSES_AN_ENTRY,
  NEWTONS_ITERATION_DOES_NOT_CONVERGE,
  NOTHING_RESTS,
  A_DERIVATIVE_IS_NOT_A_NUMBER,
  A_DELAY_IS_REFUSED,
  NOISE_IS_REFUSED,
  WHAT_CANNOT_BE_VARIED,
  A_RUN_WAS_CANCELLED,
  A_RATE_IS_NOT_A_NUMBER,
  UNIT_MISMATCH,
  OPEN_INPUT,
  JOINING_TWO_MODELS_IS_REFUSED,
  A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL,
  NOTHING_IN_COMMON_TO_COMPARE,
  REST_NOT_FOUND,
  THE_LOOP_CANNOT_BE_OPENED_THERE,
  THE_OPERATING_POINT_IS_UNSTABLE;

  /** The name of the entry's heading in a link. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Leads there, as the last line of an error. */
  public String more() {
    return "\n    More: TROUBLESHOOTING.md#" + anchor();
  }
}
