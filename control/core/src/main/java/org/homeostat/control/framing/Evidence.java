package org.homeostat.control.framing;

/** What a finding rests on. */
public enum Evidence {
  /** Exact algebra. */
  PROOF("proof"),
  /** Arithmetic with intervals that hold the true values, rounding included. */
  CERTIFIED("certified"),
  /** Runs or solutions in double precision. */
  MEASURED("measured");

  private final String text;

  Evidence(String text) {
    this.text = text;
  }

  /** Its name in reports and on the terminal. */
  @Override
  public String toString() {
    return text;
  }
}
