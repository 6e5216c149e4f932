package org.homeostat.examples;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;

/**
 * The jshell tool after {@code start.jsh}, in this JVM: what it answers to each input.
 *
 * @param lines how many lines the input has
 * @param printed what came of it
 */
record ShellSession(int lines, String printed) {
  private static final String PROMPT = "(?m)^jshell> ";
  private static final String MORE = "   ...> ";

  /** Types the lines one after the other. */
  static List<ShellSession> of(List<String> lines) throws Exception {
    byte[] typed = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    String printed = Printed.by(() -> JavaShellToolBuilder.builder()
        .in(new ByteArrayInputStream(typed), null).out(System.out).err(System.out)
        .run("--execution", "local", "--class-path", System.getProperty("java.class.path"), "start.jsh"));
    String[] answers = printed.split(PROMPT);
    return Stream.of(answers).skip(1).map(ShellSession::answer).toList();
  }

  /** The tool repeats what is typed before it answers. */
  private static ShellSession answer(String echoed) {
    List<String> all = echoed.lines().toList();
    int typed = 1;
    while (typed < all.size() && all.get(typed).startsWith(MORE)) {
      typed++;
    }
    return new ShellSession(typed, String.join("\n", all.subList(Math.min(typed, all.size()), all.size())));
  }

  /** Whether the tool complains. */
  boolean isRefused() {
    return printed.lines().anyMatch(line -> line.startsWith("|  Error") || line.startsWith("|  Exception"));
  }
}
