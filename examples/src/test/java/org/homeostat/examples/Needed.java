package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that a test needs. Where there is none the test is skipped with this reason; it fails instead
 * where the environment variable {@code HOMEOSTAT_REQUIRE} asks for the program, as in {@code .ci/run}.
 */
public final class Needed {
  private Needed() {}

  /** The first program of these names that is on the PATH. */
  public static Path program(String what, String... names) {
    Optional<Path> found = Stream.of(setting("PATH").split(File.pathSeparator))
        .flatMap(place -> Stream.of(names).map(name -> Path.of(place, name)))
        .filter(Files::isExecutable).findFirst();
    String reason = "there is no " + String.join(", ", names) + " on the PATH";
    if (found.isEmpty() && List.of(setting("HOMEOSTAT_REQUIRE").split(",")).contains(what)) {
      fail("HOMEOSTAT_REQUIRE asks for " + what + ", and " + reason);
    }
    Assumptions.assumeTrue(found.isPresent(), reason);
    return found.orElseThrow();
  }

  private static String setting(String name) {
    return Optional.ofNullable(System.getenv(name)).orElse("");
  }
}
