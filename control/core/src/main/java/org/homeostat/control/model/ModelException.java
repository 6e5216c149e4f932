package org.homeostat.control.model;

/** A description is wrong: a model, a protocol or a map. The message says whose, what, and what to do. */
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error in the description called {@code where}. */
  public ModelException(String where, String what) {
    super(where + ": " + what);
  }
}
