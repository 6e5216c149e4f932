package org.homeostat.control.progress;

import java.util.concurrent.CancellationException;

/** A job was cancelled that is worth nothing unless it is whole. */
public final class Cancelled extends CancellationException {
  private static final long serialVersionUID = 1L;

  /** Says what was cancelled, and where. */
  public Cancelled(String message) {
    super(message);
  }
}
