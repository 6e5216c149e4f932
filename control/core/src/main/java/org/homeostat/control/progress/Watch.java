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

  /** Cancelled once is cancelled for good, on all threads; so is what an interrupted thread takes part in. */
  boolean isCancelled() {
    boolean interrupted = Thread.currentThread().isInterrupted();
    if (this == NOBODY) {
      return interrupted;
    }
    if (interrupted) {
      cancelled = true;
    }
    return outer.isCancelled() || cancelled;
  }

  /** Tells of the outermost job, and asks whether to go on. */
  boolean goesOn() {
    if (isCancelled()) {
      return false;
    }
    if (!outermost().map(Job::progress).map(watcher::goesOn).orElse(true)) {
      cancelled = true;
    }
    return this == NOBODY || outer.goesOn() && !cancelled;
  }

  private Optional<Job> outermost() {
    return Optional.ofNullable(jobs.peekFirst());
  }

  /** Outer watches see it too. */
  void begins(Job job) {
    for (Watch watch = this; watch != NOBODY; watch = watch.outer) {
      watch.jobs.addLast(job);
    }
    goesOn();
  }

  /** What it was done directly inside of hears of it, once. */
  void ends(Job job) {
    for (Watch watch = this; watch != NOBODY; watch = watch.outer) {
      if (watch.jobs.removeLastOccurrence(job) && watch.jobs.size() == 1) {
        watch.outermost().filter(watch::holds).ifPresent(Job::contains);
      }
    }
  }

  private boolean holds(Job job) {
    return job.isUnder(this);
  }
}
