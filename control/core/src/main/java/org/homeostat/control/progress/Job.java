package org.homeostat.control.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.homeostat.control.trouble.Trouble;

/**
 * A long job that is being done: it tells whoever looks on how far it is, and hears whether to go on.
 *
 * <pre>{@code
 * try (Job job = Job.of("laws and framings", grid.size(), "comparisons")) {
 *   grid.parallelStream().forEach(one -> job.step(one::verdicts));
 * }
 * }</pre>
 */
public final class Job implements AutoCloseable {
  private final Watch watch;
  private final String what;
  private final OptionalDouble total;
  private final String unit;
  private final boolean containing;
  private volatile double done;

  private Job(String what, OptionalDouble total, String unit, boolean containing) {
    this.containing = containing;
    this.watch = Watch.here();
    this.what = what;
    this.total = total;
    this.unit = unit;
    watch.begins(this);
  }

  /** A job of so many units. */
  public static Job of(String what, double total, String unit) {
    return new Job(what, OptionalDouble.of(total), unit, false);
  }

  /** A job of so many other jobs, which are counted as they are done. */
  public static Job containing(String what, int jobs, String unit) {
    return new Job(what, OptionalDouble.of(jobs), unit, true);
  }

  /** The same of nobody knows how many. */
  public static Job open(String what, String unit) {
    return new Job(what, OptionalDouble.empty(), unit, true);
  }

  /**
   * What is made of each of these, in order, as far as it goes before it is cancelled; what is cut short is
   * left out, so that a list shorter than the items was cancelled.
   */
  public static <A, B> List<B> each(String what, String unit, List<A> items, Function<A, B> work) {
    List<B> made = new ArrayList<>();
    try (Job job = of(what, items.size(), unit)) {
      for (int i = 0; i < items.size() && job.goesOn(); i++) {
        B one = work.apply(items.get(i));
        if (job.at(i + 1).goesOn()) {
          made.add(one);
        }
      }
    } catch (Cancelled cut) {
      return made;
    }
    return made;
  }

  /** So much is done now. */
  public Job at(double amount) {
    done = amount;
    return this;
  }

  /** Tells the watcher how far it is; gives whether to go on. */
  public boolean goesOn() {
    return watch.goesOn();
  }

  /** Does one of several units, on the thread of the job or on another; nothing once it was cancelled. */
  public void step(Runnable work) {
    boolean whole = watch.during(() -> {
      boolean begun = watch.goesOn();
      if (begun) {
        work.run();
      }
      return begun;
    });
    if (whole) {
      counts();
      watch.goesOn();
    }
  }

  private synchronized void counts() {
    done = done + 1;
  }

  /** Another job was done directly inside this one. */
  void contains() {
    if (containing) {
      counts();
    }
  }

  /** Whether it was begun under that watch, and not under one inside it. */
  boolean isUnder(Watch other) {
    return watch == other;
  }

  Progress progress() {
    return new Progress(what, done, total, unit);
  }

  /** Whether the present thread is to go on with what it does; the watcher hears of it. */
  public static boolean isGoingOn() {
    return Watch.here().goesOn();
  }

  /** Whether what the present thread does was cancelled. */
  public static boolean isCancelled() {
    return Watch.here().isCancelled();
  }

  /** Throws {@link Cancelled} where what the present thread does was cancelled. */
  public static void check() {
    if (isCancelled()) {
      throw new Cancelled("it was cancelled before it was done." + Trouble.A_RUN_WAS_CANCELLED.more());
    }
  }

  @Override
  public void close() {
    watch.ends(this);
  }
}
