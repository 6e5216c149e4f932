package org.homeostat.control.model;

import java.util.List;
import org.homeostat.control.solve.Past;

/**
 * What is remembered of some quantities, by name.
 *
 * @param signals the quantities, in the order of the past's signals
 */
public record Memory(List<String> signals, Past past) {

  /** Copies the list. */
  public Memory {
    signals = List.copyOf(signals);
  }

  /** Whether nothing is remembered. */
  public boolean isEmpty() {
    return signals.isEmpty();
  }

  /** The same quantities with another past: that of a run that has gone on. */
  public Memory with(Past other) {
    return new Memory(signals, other);
  }
}
