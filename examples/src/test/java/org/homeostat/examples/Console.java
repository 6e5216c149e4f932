package org.homeostat.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page types at a prompt, done in this JVM, and compared with what the page shows of it. */
final class Console {

  private static final String REWRITE = "JUPYTER_PATH=target/notebooks/share/jupyter jupyter nbconvert"
      + " --to notebook --execute --inplace --ExecutePreprocessor.record_timing=False"
      + " examples/notebooks/*.ipynb";

  /** What would start another JVM, or change the machine; and where it is tried instead. */
  private static final Map<String, String> TRIED_ELSEWHERE = Map.of(
      "mvn verify", "this is it",
      "mvn -q -DskipTests package", "mvn verify does",
      "examples/shell", "StartScriptTest, with a class path for the jar; with the jar .ci/run",
      "examples/notebooks/install", ".ci/run, as below",
      "examples/notebooks/install --browser", ".ci/run, without the browser",
      "examples/notebooks/install --prefix target/notebooks", ".ci/run, which has the jars",
      "jupyter notebook examples/notebooks", "NotebooksTest runs them without a browser",
      "jupyter nbconvert --to html --execute examples/notebooks/is-it-a-semantic-issue.ipynb",
      "NotebooksTest does, to notebooks",
      REWRITE, "NotebooksTest runs it on a copy of each");

  private static final String JAR = "java -jar examples/target/homeostat.jar";
  private static final String CLASS_PATH = "java -cp examples/target/homeostat.jar ";
  private static final String MAIN_JOB = "mvn -q compile exec:java";
  private static final Pattern WRITTEN = Pattern.compile("[\\w-]+\\.(csv|html|json|svg|png)");
  private static final Pattern HEAD = Pattern.compile("head -n (\\d+) (\\S+)");

  private final Path folder;
  private final Programs programs;
  private final Set<String> ran = new HashSet<>();
  private Ran last = new Ran(0, "", "");

  Console(Path folder, Programs programs) {
    this.folder = folder;
    this.programs = programs;
  }

  /** Each line after a $ is typed; the lines up to the next one show what comes of it. */
  void run(Page.Block block) throws IOException {
    List<String> lines = new ArrayList<>(block.lines());
    while (!lines.isEmpty()) {
      String line = lines.remove(0);
      if (!line.startsWith("$ ")) {
        throw new AssertionError(block.place() + ": no command stands before '" + line + "'");
      }
      List<String> shown = lines.stream().takeWhile(next -> !next.startsWith("$ ")).toList();
      lines.subList(0, shown.size()).clear();
      type(block.place(), line.substring(2).strip(), String.join("\n", shown));
    }
  }

  /** Each line is typed, and is done. */
  void type(Page.Block block) throws IOException {
    for (String line : block.text().replaceAll("\\\\\n *", "").split("\n")) {
      type(block.place(), line.strip(), "");
    }
  }

  private void type(String place, String command, String shown) throws IOException {
    if (TRIED_ELSEWHERE.containsKey(command)) {
      if (!shown.isEmpty()) {
        throw new AssertionError(place + ": nobody compares what " + command + " prints");
      }
      return;
    }
    String printed = printed(place, command);
    if (!shown.isEmpty()) {
      Shown.check(place + ", " + command, shown, printed);
    } else if (last.status() != 0) {
      throw new AssertionError(place + ", " + command + " is refused: " + last.err());
    }
  }

  private String printed(String place, String command) throws IOException {
    Matcher head = HEAD.matcher(command);
    if (command.equals("echo $?")) {
      return String.valueOf(last.status());
    } else if (head.matches()) {
      try (Stream<String> lines = Files.lines(folder.resolve(head.group(2)))) {
        return lines.limit(Integer.parseInt(head.group(1))).collect(Collectors.joining("\n"));
      }
    } else if (command.startsWith(CLASS_PATH)) {
      return program(command.substring(CLASS_PATH.length()));
    } else if (command.equals(JAR) || command.equals(MAIN_JOB)) {
      last = MainJobRan.once().ran();
      return last.out().replace(MainJobRan.once().folder().toAbsolutePath() + "/", "");
    } else if (command.startsWith(JAR + " ")) {
      last = Ran.in(folder, arguments(command.substring(JAR.length() + 1)));
    } else {
      throw new AssertionError(place + ": nobody knows how to run '" + command + "'");
    }
    return (last.out() + last.err()).replace(folder.toAbsolutePath() + "/", "");
  }

  private String program(String name) {
    String main = name.replace(".java", "");
    if (name.endsWith(".java") && !programs.has(main)) {
      throw new AssertionError("the page does not show " + name);
    }
    ran.add(main);
    return programs.printed(main);
  }

  /** Files are written into the page's folder. */
  private String[] arguments(String line) {
    return Stream.of(line.split(" +"))
        .map(word -> WRITTEN.matcher(word).matches() ? folder.resolve(word).toString() : word)
        .toArray(String[]::new);
  }

  /** What the last command answered. */
  Ran last() {
    return last;
  }

  /** Whether a program was run. */
  boolean hasRun(String program) {
    return ran.contains(program);
  }
}
