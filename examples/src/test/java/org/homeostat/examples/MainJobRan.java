package org.homeostat.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main job, run once for all tests that look at it.
 *
 * @param folder the working folder it ran in, which is gone
 * @param written the names of all files it left there
 */
record MainJobRan(Ran ran, Path folder, List<String> written, String report) {

  private static final class Once {
    private static final MainJobRan RAN = run();
  }

  static MainJobRan once() {
    return Once.RAN;
  }

  private static MainJobRan run() {
    try {
      Path folder = Files.createTempDirectory("homeostat-main-job-");
      Ran ran = Ran.in(folder);
      Path report = folder.resolve("homeostat-report.html");
      List<String> written;
      try (Stream<Path> files = Files.list(folder)) {
        written = files.map(file -> file.getFileName().toString()).toList();
      }
      String page = Files.readString(report);
      Files.delete(report);
      Files.delete(folder);
      return new MainJobRan(ran, folder, written, page);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
