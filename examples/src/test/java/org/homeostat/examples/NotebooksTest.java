package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook runs, and says what it says where it is read without being run; its prose says no other. */
class NotebooksTest {
  /** Half of what one in the seventh digit is of a number that begins with nines. */
  private static final double SEVENTH_DIGIT = 5e-8;

  /** What is smaller is rounding, which may be another on another machine. */
  private static final double ROUNDING = 1e-10;

  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(\\.\\d+)?(e-?\\d+)?(?![\\w.])");

  private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.])\\d+\\.\\d+(?![\\w.]*\\d)");
  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\([^)]*\\)");

  /** How large a picture's SVG is depends on the fonts of the machine. */
  private static final Pattern SIZE = Pattern.compile("\\d+ kB");

  static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(Jupyter.NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void aNotebookSaysWhatItSaidWhenItWasWritten(Path notebook, @TempDir Path folder) throws Exception {
    Notebook written = Notebook.read(notebook);
    Notebook now = Jupyter.in(folder).run(notebook);
    assertEquals(written.outputs().size(), now.outputs().size(), "outputs of " + notebook);
    for (int i = 0; i < now.outputs().size(); i++) {
      Notebook.Output before = written.outputs().get(i);
      Notebook.Output after = now.outputs().get(i);
      String place = notebook + ", the cell\n" + after.source() + "\n";
      assertEquals(before.forms().keySet(), after.forms().keySet(), place);
      for (String type : after.forms().keySet()) {
        assertSame(type, before.forms().get(type), after.forms().get(type), place + type);
      }
    }
  }

  private static void assertSame(String type, String before, String after, String place) throws IOException {
    if (type.equals("image/png")) {
      assertEquals(size(before), size(after), place);
    } else {
      assertSameText(SIZE.matcher(before).replaceAll("kB"), SIZE.matcher(after).replaceAll("kB"), place);
    }
  }

  /** The same words, and numbers that are equal to seven digits. */
  private static void assertSameText(String before, String after, String place) {
    assertEquals(NUMBER.matcher(before).replaceAll("#"), NUMBER.matcher(after).replaceAll("#"),
        () -> place + " says now\n" + after + "\n");
    Matcher was = NUMBER.matcher(before);
    Matcher is = NUMBER.matcher(after);
    while (was.find() && is.find()) {
      double a = Double.parseDouble(was.group());
      double b = Double.parseDouble(is.group());
      double size = Math.max(Math.abs(a), Math.abs(b));
      assertTrue(size < ROUNDING || Math.abs(a - b) <= SEVENTH_DIGIT*size,
          () -> place + ": " + a + " is now " + b + " in\n" + after);
    }
  }

  private static List<Integer> size(String png) throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.strip())));
    return List.of(image.getWidth(), image.getHeight());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void theProseHasNoDecimalThatNoCellHas(Path notebook) throws IOException {
    Notebook written = Notebook.read(notebook);
    List<BigDecimal> said = Stream.concat(written.code().stream(), written.outputs().stream()
        .flatMap(output -> output.forms().entrySet().stream())
        .filter(form -> !form.getKey().startsWith("image/")).map(Map.Entry::getValue))
        .flatMap(text -> NUMBER.matcher(text).results()).map(number -> new BigDecimal(number.group()).abs())
        .toList();
    for (String text : written.prose()) {
      DECIMAL.matcher(LINK.matcher(text).replaceAll("")).results().forEach(decimal -> {
        BigDecimal told = new BigDecimal(decimal.group());
        assertTrue(said.stream().anyMatch(number ->
            number.setScale(told.scale(), RoundingMode.HALF_UP).equals(told)), told + " in\n" + text);
      });
    }
  }

  @Test
  void everyNotebookHasThePicturesThatItShows() throws IOException {
    for (Path notebook : notebooks()) {
      assertTrue(Notebook.read(notebook).outputs().stream()
          .anyMatch(output -> output.forms().containsKey("image/png")), notebook.toString());
    }
  }
}
