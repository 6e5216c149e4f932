package org.homeostat.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.homeostat.control.progress.Progress;
import org.homeostat.control.progress.Watcher;

/**
 * The person before a terminal: shown one line about what takes longer than two seconds, with rate and time
 * left, which goes away when it is done; and who may press Ctrl-C, whereupon what is done is still printed.
 * Where standard error is no terminal nothing is shown.
 */
final class Terminal implements Watcher, AutoCloseable {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int LONGEST_GOODBYE_IN_SECONDS = 20;
  private static final int WIDTH = 79;

  /** The library counts in whole numbers; a day is this many of them. */
  private static final int PARTS = 1000;

  private final PrintStream screen;
  private final BooleanSupplier isTerminal;
  private final LongSupplier nanos;
  private final CountDownLatch left = new CountDownLatch(1);
  private final long begun;
  private volatile boolean cancelled;
  private volatile long next;
  private Optional<Boolean> terminal = Optional.empty();
  private Optional<Shown> shown = Optional.empty();
  private Optional<Seen> seen = Optional.empty();

  /** A job that is on the screen. */
  private record Shown(String job, ProgressBar bar, Line line) {

    void goes() {
      bar.close();
      line.close();
    }
  }

  /** When a job was first heard of. */
  private record Seen(String job, long at) {}

  /**
   * Before a screen.
   *
   * @param isTerminal asked once, when there is something to show
   */
  Terminal(PrintStream screen, BooleanSupplier isTerminal, LongSupplier nanos) {
    this.screen = screen;
    this.isTerminal = isTerminal;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.next = begun;
  }

  /** The one who started this JVM; Ctrl-C waits until what is done is printed. */
  static Terminal ofStandardError() {
    Terminal terminal = new Terminal(System.err, Terminal::isStandardErrorATerminal, System::nanoTime);
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::interrupt, "Ctrl-C"));
    return terminal;
  }

  /** {@code test -t 2}, for Java 17 tells of input and output only, and later versions only of both. */
  private static boolean isStandardErrorATerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void interrupt() {
    cancel();
    try {
      left.await(LONGEST_GOODBYE_IN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has what is being done end, with what it has. */
  void cancel() {
    cancelled = true;
  }

  @Override
  public boolean goesOn(Progress progress) {
    long now = nanos.getAsLong();
    if (now - next >= 0) {
      look(progress, now);
    }
    return !cancelled;
  }

  private synchronized void look(Progress progress, long now) {
    next = now + PAUSE;
    if (seen.filter(job -> job.job().equals(progress.job())).isEmpty()) {
      seen = Optional.of(new Seen(progress.job(), now));
    }
    if (now - begun >= PATIENCE && !cancelled) {
      terminal = terminal.or(() -> Optional.of(isTerminal.getAsBoolean()));
      terminal.filter(yes -> yes).ifPresent(yes -> show(progress, now - seen.orElseThrow().at()));
    }
  }

  private void show(Progress progress, long since) {
    if (shown.filter(job -> job.job().equals(progress.job())).isEmpty()) {
      shown.ifPresent(Shown::goes);
      Line line = new Line(screen);
      shown = Optional.of(new Shown(progress.job(), bar(progress, since, line), line));
    }
    shown.orElseThrow().bar().stepTo(parts(progress.done()));
  }

  private static long parts(double amount) {
    return Math.round(PARTS * amount);
  }

  private static ProgressBar bar(Progress progress, long since, Line line) {
    return new ProgressBarBuilder()
        .setTaskName(progress.job())
        .setInitialMax(progress.total().isPresent() ? parts(progress.total().getAsDouble()) : -1)
        .setUnit(" " + progress.unit(), PARTS)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis((int) TimeUnit.NANOSECONDS.toMillis(PAUSE))
        .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .startsFrom(0, Duration.ofNanos(since))
        .setConsumer(line)
        .build();
  }

  /** One line of a screen, written over again and again, and then taken away for good. */
  private static final class Line implements ProgressBarConsumer {
    private final PrintStream screen;
    private boolean gone;

    Line(PrintStream screen) {
      this.screen = screen;
    }

    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    /** The library's own thread may come late. */
    @Override
    public synchronized void accept(String text) {
      if (!gone) {
        screen.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
        screen.flush();
      }
    }

    @Override
    public synchronized void close() {
      if (!gone) {
        accept("");
        screen.print("\r");
        screen.flush();
        gone = true;
      }
    }
  }

  /** Takes the line away before something else is printed. */
  @Override
  public synchronized void ended() {
    shown.ifPresent(Shown::goes);
    shown = Optional.empty();
  }

  /** Lets the JVM go. */
  @Override
  public void close() {
    left.countDown();
  }
}
