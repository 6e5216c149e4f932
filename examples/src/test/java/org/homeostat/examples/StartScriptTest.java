package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code examples/shell}, started as a reader starts it. */
class StartScriptTest {
  private static final String COMMENT = "//";

  @TempDir
  private Path folder;
  private Path script;

  /** A copy of the script and of what it starts with, at a path with a blank. */
  @BeforeEach
  void copied() throws IOException {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "the script is for bash");
    Path examples = Files.createDirectories(folder.resolve("a house/examples"));
    for (String name : List.of("shell", "start.jsh")) {
      Files.copy(Path.of(name), examples.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    script = examples.resolve("shell");
  }

  /** Stands for the jar, which is packaged after the tests: what they have on their class path. */
  private void packaged() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH,
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString()).collect(Collectors.joining(" ")));
    Path jar = script.resolveSibling("target/homeostat.jar");
    Files.createDirectories(jar.getParent());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private Ran started(String javaHome, String... options) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(options));
    ProcessBuilder starting = new ProcessBuilder(command).directory(folder.toFile())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    starting.environment().put("JAVA_HOME", javaHome);
    Process process = starting.start();
    process.getOutputStream().close();
    return new Ran(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  /** In a file: what jshell echoes of lines that are piped into it differs from one JDK to the next. */
  @Test
  void theSixLinesOfTheReadmePrintWhatItShows() throws Exception {
    packaged();
    List<String> lines = Page.of("README.md").blocks().stream()
        .filter(block -> block.language().equals("java")).flatMap(block -> block.lines().stream()).toList();
    List<String> typed = lines.stream().filter(line -> !line.startsWith(COMMENT)).toList();
    assertEquals(6, typed.size(), "the README promises six lines");
    String shown = lines.stream().filter(line -> line.startsWith(COMMENT))
        .map(line -> line.replaceFirst("^// ?", "")).collect(Collectors.joining("\n"));
    Path file = Files.writeString(folder.resolve("six.jsh"), String.join("\n", typed) + "\n/exit\n");
    Ran ran = started(System.getProperty("java.home"), "-s", "-J-Dfile.encoding=UTF-8", file.toString());
    assertEquals("", ran.err());
    Shown.check("README.md, given to examples/shell", shown, ran.out());
    assertEquals(0, ran.status());
  }

  @Test
  void whereNothingIsBuiltTheCommandThatBuildsIsSaid() throws Exception {
    Ran ran = started(System.getProperty("java.home"));
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("mvn -q -DskipTests package"), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void whereThereIsNoJshellAJdkIsAskedFor() throws Exception {
    packaged();
    Ran ran = started(folder.toString());
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("JDK, 17 or later"), ran.err());
  }
}
