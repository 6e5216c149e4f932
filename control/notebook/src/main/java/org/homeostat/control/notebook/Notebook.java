package org.homeostat.control.notebook;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homeostat.control.progress.ProgressLine;
import org.homeostat.control.progress.Watcher;
import org.rapaio.jupyter.kernel.global.Global;

/** What a notebook's cells call. */
public final class Notebook {
  private Notebook() {}

  /** Shows a value below the cell, as the kernel does by itself with the value of a cell's last line. */
  public static void show(Object value) {
    Global.display(value);
  }

  /**
   * What a job gives; while it is done, and takes longer than two seconds, one line below the cell says how
   * far it is. The notebook's stop button ends it, and what was done until then is kept.
   *
   * <pre>{@code
   * watching(() -> study.verdict())
   * }</pre>
   */
  public static <T> T watching(Supplier<T> job) {
    return Watcher.during(new ProgressLine(new Line()), job);
  }

  /** One line below the cell that is written again and again. */
  private static final class Line implements Consumer<String> {
    private Optional<String> display = Optional.empty();

    @Override
    public synchronized void accept(String text) {
      display.ifPresent(id -> Global.updateDisplay(id, text));
      if (display.isEmpty()) {
        display = Optional.of(Global.display(text));
      }
    }
  }
}
