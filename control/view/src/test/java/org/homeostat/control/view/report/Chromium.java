package org.homeostat.control.view.report;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Where Chromium is. Tests that need it are skipped where there is none, unless the environment variable
 * {@code HOMEOSTAT_REQUIRE} asks for {@code chromium}.
 */
final class Chromium {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

  private Chromium() {}

  /** One that runs, keeping what it must remember in a new folder in {@code folder}. */
  static Browser started(Path folder) throws Exception {
    Optional<Path> found = Stream.of(setting("PATH").split(File.pathSeparator))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable).findFirst();
    if (found.isEmpty() && setting("HOMEOSTAT_REQUIRE").contains("chromium")) {
      fail("HOMEOSTAT_REQUIRE asks for chromium, and there is none on the PATH");
    }
    Assumptions.assumeTrue(found.isPresent(), "there is no chromium on the PATH to run the page in");
    return Browser.started(found.get(), Files.createDirectory(folder.resolve("profile")));
  }

  private static String setting(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }
}
