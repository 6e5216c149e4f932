package org.homeostat.control.progress;

import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;

/**
 * Who looks on at what the present thread does, and whether it was cancelled. This goes with the thread, as
 * its interruption does, and not with the arguments: no result depends on it, but for where it ends.
 */
final class Watch {
  private static final Watch NOBODY = new Watch();
  private static final ThreadLocal<Watch> HERE = ThreadLocal.withInitial(() -> NOBODY);

  private final Watcher watcher;
  private final Watch outer;
  private final Deque<Job> jobs = new ConcurrentLinkedDeque<>();
  private volatile boolean cancelled;

  private Watch() {
    this.watcher = progress -> true;
    this.outer = this;
  }

  /** Of what the present thread will do, inside the watch that it is under already. */
  Watch(Watcher watcher) {
    this.watcher = watcher;
    this.outer = here();
  }

  static Watch here() {
    return HERE.get();
  }

  /** Does something on the present thread under this watch. */
  <T> T during(Supplier<T> job) {
    Watch before = here();
    HERE.set(this);
    try {
      return job.get();
    } finally {
      HERE.set(before);
    }
  }

  boolean isCancelled() {
    return cancelled || Thread.currentThread().isInterrupted() || this != NOBODY && outer.isCancelled();
  }

  /** Tells of the outermost job, and asks whether to go on. */
  boolean goesOn() {
    if (this == NOBODY || isCancelled()) {
      return !isCancelled();
    }
    cancelled = !Optional.ofNullable(jobs.peekFirst()).map(Job::progress).map(watcher::goesOn).orElse(true);
    return !cancelled && outer.goesOn();
  }

  void begins(Job job) {
    if (this != NOBODY) {
      jobs.addLast(job);
      goesOn();
    }
  }

  void ends(Job job) {
    if (jobs.removeLastOccurrence(job) && jobs.size() == 1) {
      jobs.peekFirst().contains();
    }
  }
}
