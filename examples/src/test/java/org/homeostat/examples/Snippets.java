package org.homeostat.examples;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.homeostat.control.expr.Parser;

/**
 * The snippets of one page, executed. A {@code java} block is a source file, which a command of the page
 * runs, or lines for jshell after {@code start.jsh}, with what they print in comments; {@code sh} has
 * commands, {@code console} commands and what they print; {@code json} shows a part of the document that the
 * command before it printed; {@code equations} are read as a model's; {@code xml} is a dependency.
 */
final class Snippets {
  private static final String COMMENT = "//";
  private static final Pattern OPENED = Pattern.compile("\\S*homeostat-\\d+\\.(svg|html)");
  private static final Pattern PRINTS = Pattern.compile("^(show\\(|System\\.out)");
  private static final Pattern WRITES = Pattern.compile("Path\\.of\\(\"([\\w.-]+)\"\\)");

  private final Page page;
  private final Path folder;
  private final Programs programs;
  private final Console console;

  Snippets(Page page, Path folder) throws IOException {
    this.page = page;
    this.folder = folder;
    this.programs = new Programs(folder, page.blocks().stream()
        .filter(block -> block.language().equals("java")).map(Page.Block::text).filter(Programs::isOne)
        .toList());
    this.console = new Console(folder, programs);
  }

  /** Runs them all; fails at the first that does not do what the page shows. */
  void run() throws Exception {
    shell(page.blocks().stream()
        .filter(block -> block.language().equals("java") && !Programs.isOne(block.text())).toList());
    for (Page.Block block : page.blocks()) {
      switch (block.language()) {
        case "java" -> { }
        case "console" -> console.run(block);
        case "sh" -> console.type(block);
        case "json" -> part(block.place(), JsonParser.parseString(block.text()), console.last().json());
        case "equations" -> Parser.equations(block.text());
        case "xml" -> Artifact.check(block);
        default -> throw new AssertionError(block.place() + ": nobody runs '" + block.language() + "'");
      }
    }
    if (page.file().startsWith("docs")) {
      for (String image : page.images()) {
        Drawing.of(page.target(image)).check(folder);
      }
    }
    programs.names().filter(name -> !console.hasRun(name)).forEach(name -> {
      throw new AssertionError(page.file() + ": no command runs " + name);
    });
  }

  /** All lines for jshell are one session, as a reader types them down the page. */
  private void shell(List<Page.Block> blocks) throws Exception {
    List<String> typed = blocks.stream().flatMap(block -> block.lines().stream())
        .filter(line -> !line.isBlank() && !line.startsWith(COMMENT)).toList();
    if (typed.isEmpty()) {
      return;
    }
    List<ShellSession> answers = new ArrayList<>(ShellSession.of(typed));
    for (Page.Block block : blocks) {
      List<String> lines = new ArrayList<>(block.lines().stream().filter(line -> !line.isBlank()).toList());
      while (!lines.isEmpty()) {
        if (answers.isEmpty() || answers.get(0).lines() > lines.size()) {
          throw new AssertionError(
              block.place() + ": jshell waits for the end of\n" + String.join("\n", lines));
        }
        check(block.place(), lines, answers.remove(0));
      }
    }
    keep(typed);
  }

  private static void check(String place, List<String> lines, ShellSession answer) throws IOException {
    String input = String.join("\n", lines.subList(0, answer.lines()));
    lines.subList(0, answer.lines()).clear();
    List<String> comments = lines.stream().takeWhile(line -> line.startsWith(COMMENT)).toList();
    lines.subList(0, comments.size()).clear();
    String shown = String.join("\n", comments.stream().map(line -> line.replaceFirst("^// ?", "")).toList());
    for (MatchResult file : OPENED.matcher(answer.printed()).results().toList()) {
      Files.deleteIfExists(Path.of(file.group()));
    }
    if (!shown.isEmpty() || answer.isRefused() || PRINTS.matcher(input).find()) {
      Shown.check(place + ", " + input, shown, answer.printed());
    }
  }

  /** What the session wrote beside the tests goes into the page's folder. */
  private void keep(List<String> typed) throws IOException {
    for (String name : WRITES.matcher(String.join("\n", typed)).results().map(r -> r.group(1)).toList()) {
      if (Files.exists(Path.of(name))) {
        Files.move(Path.of(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Every member shown is in the document, numbers to the digits shown. */
  private static void part(String place, JsonElement shown, JsonElement whole) {
    if (shown.isJsonObject() && whole.isJsonObject()) {
      shown.getAsJsonObject().entrySet().forEach(member -> part(place + ", " + member.getKey(),
          member.getValue(), whole.getAsJsonObject().get(member.getKey())));
    } else if (shown.isJsonArray() && whole.isJsonArray()
        && shown.getAsJsonArray().size() == whole.getAsJsonArray().size()) {
      for (int i = 0; i < shown.getAsJsonArray().size(); i++) {
        part(place + "[" + i + "]", shown.getAsJsonArray().get(i), whole.getAsJsonArray().get(i));
      }
    } else if (!shown.equals(whole) && !isRounded(shown.toString(), whole.toString())) {
      throw new AssertionError(place + " shows " + shown + ", printed is " + whole);
    }
  }

  private static boolean isRounded(String shown, String whole) {
    try {
      BigDecimal number = new BigDecimal(shown);
      return new BigDecimal(whole).round(new MathContext(number.precision())).compareTo(number) == 0;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }
}
