package org.homeostat.control.analysis;

import java.util.function.Supplier;

/** A value that is made when it is first asked for, on one thread. */
final class Later<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private T made;

  Later(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    made = made == null ? maker.get() : made;
    return made;
  }
}
