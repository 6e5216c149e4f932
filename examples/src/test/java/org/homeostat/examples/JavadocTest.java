package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Javadoc of all that is published, as {@code mvn javadoc:aggregate} writes it. */
class JavadocTest {
  private static final String SOURCES = Stream.of(
      "control/core", "control/view", "control/diagram", "control/notebook", "physiology", "examples")
      .map(module -> Path.of("..", module, "src/main/java").toString())
      .collect(Collectors.joining(File.pathSeparator));

  @Test
  void itIsWrittenWithoutAWarning(@TempDir Path folder) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int status = ToolProvider.findFirst("javadoc").orElseThrow().run(out, out,
        "-quiet", "-Xdoclint:all,-missing", "-encoding", "UTF-8", "-d", folder.toString(),
        "-classpath", System.getProperty("java.class.path"), "-sourcepath", SOURCES,
        "-subpackages", "org.homeostat");
    assertEquals("", said.toString());
    assertEquals(0, status);
    assertTrue(Files.exists(folder.resolve("org/homeostat/control/model/Model.html")), "everything was read");
  }
}
