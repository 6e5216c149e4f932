package org.homeostat.control.solve;

/** The direction in which a quantity passes through zero. */
public enum Crossing {
  /** From negative to positive. */
  RISING,
  /** From positive to negative. */
  FALLING,
  /** Either way. */
  EITHER;

  /** Whether a crossing counts that goes upwards (or, where {@code up} is false, downwards). */
  public boolean counts(boolean up) {
    return this == EITHER || (this == RISING) == up;
  }
}
