package org.homeostat.control.expr;

/**
 * A formula was asked for something that a delayed term in it does not have: its value or derivative at one
 * point, without its past. {@link Delayed#named} lets the value in by name.
 */
public final class NoPast extends UnsupportedOperationException {
  private static final long serialVersionUID = 1L;

  NoPast(String quantity) {
    super("what '" + quantity + "' was some time ago does not follow from what is now");
  }
}
