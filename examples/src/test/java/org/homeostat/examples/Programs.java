package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Source files of a page, compiled in its folder and run in this JVM. */
final class Programs {
  private static final Pattern CLASS = Pattern.compile("(?m)^public (?:final )?class (\\w+)");

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Path folder;

  Programs(Path folder, Collection<String> texts) throws IOException {
    this.folder = folder;
    for (String text : texts) {
      if (sources.put(name(text), text) != null) {
        throw new AssertionError("two programs are called " + name(text));
      }
    }
    compile();
  }

  /** Whether a text is a source file. */
  static boolean isOne(String text) {
    return CLASS.matcher(text).find();
  }

  static String name(String text) {
    Matcher found = CLASS.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no public class in\n" + text);
    }
    return found.group(1);
  }

  boolean has(String name) {
    return sources.containsKey(name);
  }

  private void compile() throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    List<String> arguments = new ArrayList<>(List.of(
        "-cp", System.getProperty("java.class.path"), "-d", folder.toString()));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = folder.resolve(source.getKey() + ".java");
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    int status = ToolProvider.getSystemJavaCompiler()
        .run(null, complaints, complaints, arguments.toArray(String[]::new));
    assertEquals(0, status, () -> complaints.toString(StandardCharsets.UTF_8));
  }

  /** What the main of one of the files prints, or of a class of the examples. */
  String printed(String name) {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Method main = loader.loadClass(name).getMethod("main", String[].class);
      return Printed.by(() -> main.invoke(null, (Object) new String[0]));
    } catch (ReflectiveOperationException | IOException problem) {
      throw new AssertionError(name + " does not run", problem);
    }
  }

  Stream<String> names() {
    return sources.keySet().stream();
  }
}
