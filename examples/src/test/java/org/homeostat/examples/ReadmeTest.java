package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.Solver;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's program does what the README says, and its table has every solver. */
class ReadmeTest {

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"));
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertTrue(matcher.find(), () -> pattern + " is not in\n" + text);
    return matcher.group(1);
  }

  /** What the program in a source file prints, compiled on its own and run in this JVM. */
  private static String printed(Path source) throws IOException {
    Path folder = source.getParent();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int status = ToolProvider.getSystemJavaCompiler().run(null, bytes, bytes,
        "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
    assertEquals(0, status, () -> bytes.toString(StandardCharsets.UTF_8));
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader.loadClass(source.getFileName().toString().replace(".java", ""))
          .getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (ReflectiveOperationException problem) {
      throw new AssertionError(source + " does not run", problem);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theModelOfYourOwnEndsWhereTheReadmeSays(@TempDir Path folder) throws IOException {
    String program = first("```java\n([^`]*public class Glucose .*?)```", readme());
    String end = first("glucose ends at\\s+(\\d\\.\\d{5}) mmol/L", readme());
    String printed = printed(Files.writeString(folder.resolve("Glucose.java"), program));
    assertTrue(printed.contains("15 -> " + end + " "), end + " is not in\n" + printed);
  }

  @Test
  void theNetworkEndsWhereTheReadmeSays(@TempDir Path folder) throws IOException {
    String program = first("```java\n([^`]*public class Clocks .*?)```", readme());
    String apart = first("drifted apart,\\s+x between (-\\d\\.\\d\\d and \\d\\.\\d\\d)", readme());
    String together = first("keep step, x between (\\d\\.\\d\\d and \\d\\.\\d\\d)", readme());
    String printed = printed(Files.writeString(folder.resolve("Clocks.java"), program));
    assertTrue(printed.contains("k = 0.0: after 60 days x is between " + apart), printed);
    assertTrue(printed.contains("k = 0.1: after 60 days x is between " + together), printed);
  }

  @Test
  void theBloodCountSwingsWhereTheReadmeSays(@TempDir Path folder) throws IOException {
    String program = first("```java\n([^`]*public class Blood .*?)```", readme());
    String rests = first("comes to rest,\\s+P between\\s+(1.000\\s+and\\s+1.000)", readme());
    String swings = first("swings for ever,\\s+P between\\s+(\\d\\.\\d{3}\\s+and\\s+\\d\\.\\d{3})", readme());
    String printed = printed(Files.writeString(folder.resolve("Blood.java"), program));
    assertTrue(printed.contains("tau = 3 d: P is between " + rests.replaceAll("\\s+", " ")), printed);
    assertTrue(printed.contains("tau = 6 d: P is between " + swings.replaceAll("\\s+", " ")), printed);
  }

  @Test
  void thePotassiumIsWhereTheReadmeSays(@TempDir Path folder) throws IOException {
    String program = first("```java\n([^`]*public class Potassium .*?)```", readme());
    String seven = first("prints (\\d\\.\\d{3}) after a day for seed 7", readme());
    String eight = first("(\\d\\.\\d{3}) for seed 8", readme());
    String off = first("it is off by\\s+(\\d\\.\\d{3})", readme());
    String printed = printed(Files.writeString(folder.resolve("Potassium.java"), program));
    assertTrue(printed.startsWith("seed 7: K is " + seven), printed);
    assertTrue(printed.contains("seed 8: K is " + eight), printed);
    assertEquals(3, printed.split("K is " + seven).length, printed);
    assertTrue(printed.contains("it is off by " + off), printed);
  }

  @Test
  void fatDependsAsTheReadmeSays(@TempDir Path folder) throws IOException {
    String program = first("```java\n([^`]*public class Depends .*?)```", readme());
    String threshold = first("fat mass by (\\d\\.\\d{4}) with `k5`", readme());
    String secretion = first("(-\\d\\.\\d{4}) with `Rsyn`", readme());
    String slope = first("(\\d\\.\\d{3}) g per ng/g", readme());
    String printed = printed(Files.writeString(folder.resolve("Depends.java"), program));
    String row = printed.lines().filter(line -> line.strip().startsWith("FM ")).findFirst().orElseThrow();
    assertTrue(row.contains(threshold) && row.contains(secretion), printed);
    assertTrue(printed.contains("after a week: " + slope + " g per ng/g"), printed);
  }

  @Test
  void fatIsDefendedAsTheReadmeSays() throws IOException {
    Defence defence = Defence.of(LeptinLoop.feedback(), "FM").counted("rhoFat").openedAt("Lb");
    assertEquals(first("(0\\.\\d+) g per kcal/d; the loop removes", readme()),
        Numbers.round(defence.offset()));
    assertEquals(first("the loop removes (\\d+\\.\\d) %", readme()), Numbers.round(100 * defence.share(), 3));
    assertEquals(first("bears a delay of (\\d+\\.\\d+) d", readme()),
        Numbers.round(Linearization.of(LeptinLoop.feedback()).opened("Lb").margins().delay()));
    assertTrue(Adaptation.of(LeptinLoop.integralSetpoint(), "Lb", "rhoFood").isExact());
  }

  @Test
  void linksToWhatToDoLeadToHeadings() throws IOException {
    Set<String> headings = Files.readAllLines(Path.of("..", "TROUBLESHOOTING.md")).stream()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace("'", "").replace(' ', '-'))
        .collect(Collectors.toSet());
    List<String> links = Pattern.compile("TROUBLESHOOTING\\.md#([^)]+)\\)").matcher(readme()).results()
        .map(link -> link.group(1)).toList();
    assertTrue(links.containsAll(
        List.of("a-delay-is-refused", "noise-is-refused", "what-cannot-be-varied")), links.toString());
    links.forEach(link -> assertTrue(headings.contains(link), link));
  }

  @Test
  void everySolverIsInTheTableAndTheStandardOneIsFirst() throws IOException {
    String table = first("### Solvers\n(.*?)\n##", readme());
    Method.names().forEach(name -> assertTrue(table.contains("`" + name + "`"), name));
    String standard = Solver.auto().method().shortName();
    assertTrue(table.contains("| `" + standard + "` | what the library runs if nothing is said |"), standard);
    assertTrue(readme().contains("[solvers](#solvers), `" + standard + "` if not said"), standard);
    assertTrue(table.contains("| `" + Solver.stiff().method().shortName() + "` | stiff models"), table);
  }
}
