package org.homeostat.control.progress;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells a person of what takes longer than two seconds: a line with rate and time left, at most five times a
 * second, and an empty one when it is done. For a notebook, a window or a log; a terminal has a library.
 *
 * <pre>{@code
 * Watcher.during(new ProgressLine(line -> display(line)), () -> study.verdict());
 * }</pre>
 */
public final class ProgressLine implements Watcher {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
  private static final double SECOND = 1e9;
  private static final double MINUTE = 60;

  private final Consumer<String> shown;
  private final LongSupplier nanos;
  private final long begun;
  private volatile long next;
  private Optional<Seen> seen = Optional.empty();
  private boolean said;

  /** When a job was first looked at. */
  private record Seen(String job, long at) {}

  /** Tells by the clock of the machine. */
  public ProgressLine(Consumer<String> shown) {
    this(shown, System::nanoTime);
  }

  /** Tells by a clock that counts nanoseconds. */
  public ProgressLine(Consumer<String> shown, LongSupplier nanos) {
    this.shown = shown;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.next = begun;
  }

  @Override
  public boolean goesOn(Progress progress) {
    long now = nanos.getAsLong();
    if (now - next >= 0) {
      look(progress, now);
    }
    return true;
  }

  private synchronized void look(Progress progress, long now) {
    next = now + PAUSE;
    Seen job = seen.filter(known -> known.job().equals(progress.job()))
        .orElseGet(() -> new Seen(progress.job(), now));
    seen = Optional.of(job);
    if (now - begun >= PATIENCE) {
      said = true;
      shown.accept(progress + pace(progress, (now - job.at()) / SECOND));
    }
  }

  private static String pace(Progress progress, double seconds) {
    if (!(progress.done() > 0 && seconds > 0)) {
      return "";
    }
    double rate = progress.done() / seconds;
    String pace = ", " + Progress.show(rate) + " " + (progress.unit() + "/s").stripLeading();
    return progress.total().isEmpty() ? pace
        : pace + ", " + clock((progress.total().getAsDouble() - progress.done()) / rate) + " left";
  }

  /** {@code 7 s} or {@code 3 min}. */
  private static String clock(double seconds) {
    return seconds < 2 * MINUTE ? Math.round(seconds) + " s" : Math.round(seconds / MINUTE) + " min";
  }

  @Override
  public synchronized void ended() {
    if (said) {
      shown.accept("");
      said = false;
    }
  }
}
