package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
  private static final String PROMPTS = "(?m)^(\\x08?-> +)+\\x08?";

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

  private Ran started(String javaHome, List<String> lines, String... options)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(options));
    ProcessBuilder starting = new ProcessBuilder(command).directory(folder.toFile())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    starting.environment().put("JAVA_HOME", javaHome);
    Process process = starting.start();
    try (OutputStream typed = process.getOutputStream()) {
      typed.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      assertTrue(process.waitFor() != 0, "it ended before it read");
    }
    return new Ran(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  @Test
  void theSixLinesOfTheReadmePrintWhatItShows() throws Exception {
    packaged();
    List<String> lines = Page.of("README.md").blocks().stream()
        .filter(block -> block.language().equals("java")).flatMap(block -> block.lines().stream()).toList();
    List<String> typed = lines.stream().filter(line -> !line.startsWith(COMMENT)).toList();
    assertEquals(6, typed.size(), "the README promises six lines");
    String shown = lines.stream().filter(line -> line.startsWith(COMMENT))
        .map(line -> line.replaceFirst("^// ?", "")).collect(Collectors.joining("\n"));
    Ran ran = started(System.getProperty("java.home"), typed, "-s", "-J-Dfile.encoding=UTF-8");
    assertEquals("", ran.err());
    Shown.check("README.md, typed into examples/shell", shown, ran.out().replaceAll(PROMPTS, ""));
    assertEquals(0, ran.status());
  }

  @Test
  void whereNothingIsBuiltTheCommandThatBuildsIsSaid() throws Exception {
    Ran ran = started(System.getProperty("java.home"), List.of());
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("mvn -q -DskipTests package"), ran.err());
    assertEquals("", ran.out());
  }

  @Test
  void whereThereIsNoJshellAJdkIsAskedFor() throws Exception {
    packaged();
    Ran ran = started(folder.toString(), List.of());
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("JDK, 17 or later"), ran.err());
  }
}
