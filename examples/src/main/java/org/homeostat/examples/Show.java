package org.homeostat.examples;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.homeostat.control.diagram.LoopDiagram;
import org.homeostat.control.view.picture.Picture;
import org.homeostat.control.view.report.Report;

/**
 * What {@code show} of {@code start.jsh} does. A picture, a diagram or a report goes to a file of its own,
 * which opens where there is a desktop, and whose place is printed; any other value is printed whole, where
 * jshell would cut it.
 */
public final class Show {
  private static final List<Kind<?>> DRAWN = List.of(
      new Kind<>(Picture.class, ".svg", Picture::write),
      new Kind<>(LoopDiagram.class, ".svg", (diagram, file) -> diagram.picture().write(file)),
      new Kind<>(Report.class, ".html", Report::write));

  private Show() {}

  /** Values of which one looks at a file. */
  private record Kind<T>(Class<T> type, String ending, BiConsumer<T, Path> writer) {

    Path written(Object value) {
      Path file = place(ending);
      writer.accept(type.cast(value), file);
      return file;
    }
  }

  /** Prints a value, or the place of its file. */
  public static void show(Object value) {
    Optional<Kind<?>> drawn = DRAWN.stream().filter(kind -> kind.type().isInstance(value)).findFirst();
    System.out.println(drawn.isPresent() ? opened(drawn.get().written(value)) : value);
  }

  private static Path place(String ending) {
    try {
      return Files.createTempFile("homeostat-", ending);
    } catch (IOException problem) {
      throw new UncheckedIOException("no file can be made in " + System.getProperty("java.io.tmpdir")
          + ". Name one yourself: picture.write(Path.of(\"picture.svg\"))", problem);
    }
  }

  /** The same file, after the desktop was asked to open it: it is there whether or not that works out. */
  private static Path opened(Path file) {
    if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()
        && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
      try {
        Desktop.getDesktop().open(file.toFile());
      } catch (IOException | RuntimeException noViewer) {
        System.out.println("Nothing here opens it by itself; open this file in a browser:");
      }
    }
    return file;
  }
}
