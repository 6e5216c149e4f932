package org.homeostat.control.progress;

import java.util.function.Supplier;

/** Looks on at long jobs, and may cancel them. */
@FunctionalInterface
public interface Watcher {

  /**
   * Told often, a million times a second too, on whatever threads the job is done: so it is quick, and safe
   * for many threads at once. Of jobs inside one another the outermost is told of.
   *
   * @return whether to go on; if not, what is being done ends at once and keeps what it has
   */
  boolean goesOn(Progress progress);

  /** Told once all is done, or cancelled: time to take the last words away. */
  default void ended() {}

  /**
   * Does something while a watcher looks on. Once the watcher has said no, all long jobs inside end, also
   * those that have not begun: a run as {@code Stopped} where it was, a table with the rows that are done, a
   * comparison undecided; what is worth nothing unless it is whole throws {@link Cancelled}. Afterwards all
   * is as before: what was cut short is done anew when it is asked for again. An interrupted thread ends its
   * jobs in the same way, with or without a watcher. A watcher outside of another one looks on too.
   *
   * <pre>{@code
   * Watcher.during(progress -> { System.err.println(progress); return true; }, () -> study.verdict());
   * }</pre>
   */
  static <T> T during(Watcher watcher, Supplier<T> job) {
    try {
      return new Watch(watcher).during(job);
    } finally {
      watcher.ended();
    }
  }
}
