package org.homeostat.control.expr;

/** How two values are compared in a condition. */
public enum Relation {
  /** Less than. */
  LESS("<"),
  /** Less than or equal. */
  LESS_OR_EQUAL("<="),
  /** Greater than. */
  GREATER(">"),
  /** Greater than or equal. */
  GREATER_OR_EQUAL(">="),
  /** Equal. */
  EQUAL("==");

  private final String text;

  Relation(String text) {
    this.text = text;
  }

  /** As the notation writes it. */
  public String text() {
    return text;
  }

  /**
   * Whether a comparison with this outcome (negative, zero, positive, as {@code compareTo} gives it) holds.
   */
  public boolean holds(int comparison) {
    return switch (this) {
      case LESS -> comparison < 0;
      case LESS_OR_EQUAL -> comparison <= 0;
      case GREATER -> comparison > 0;
      case GREATER_OR_EQUAL -> comparison >= 0;
      case EQUAL -> comparison == 0;
    };
  }

  /** Whether {@code a} stands in this relation to {@code b}; never with NaN. */
  public boolean holds(double a, double b) {
    return switch (this) {
      case LESS -> a < b;
      case LESS_OR_EQUAL -> a <= b;
      case GREATER -> a > b;
      case GREATER_OR_EQUAL -> a >= b;
      case EQUAL -> a == b;
    };
  }
}
