package org.homeostat.control.expr;

/** Units that do not fit together in a formula: which subterm has which unit, why, and what to do. */
public final class UnitMismatch extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  UnitMismatch(String message) {
    super(message);
  }
}
