package org.homeostat.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import org.homeostat.control.unit.Unit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of this module stand in one order, and what stands left never sees what stands right of it. */
class RoomsTest {
  private static final String HOUSE = "org.homeostat.";
  private static final String CORE = HOUSE + "control.";
  private static final List<String> ORDER = List.of(
      "trouble", "progress", "unit", "linear", "solve", "noise", "expr", "model", "protocol", "simulate",
      "loop", "analysis", "identify", "defence", "lumping", "framing");

  private static List<Sight> sights;

  /** A package that uses another. */
  private record Sight(String from, String to) {

    boolean seesRight() {
      return from.startsWith(CORE) && to.startsWith(CORE) && place(from) < place(to);
    }

    private static int place(String name) {
      return ORDER.indexOf(name.substring(CORE.length()));
    }

    @Override
    public String toString() {
      return from + " sees " + to;
    }
  }

  @BeforeAll
  static void look() throws URISyntaxException {
    Path classes = Path.of(Unit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var said = new StringWriter();
    var complaints = new StringWriter();
    int status = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(said),
        new PrintWriter(complaints), "-verbose:package", "-filter:none", classes.toString());
    assertEquals(0, status, () -> said + "\n" + complaints);
    sights = said.toString().lines().map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 2 && words[1].equals("->"))
        .map(words -> new Sight(words[0], words[2]))
        .toList();
  }

  private static List<String> those(Predicate<Sight> wanted) {
    return sights.stream().filter(wanted).map(Sight::toString).distinct().sorted().toList();
  }

  @Test
  void everyPackageIsARoom() {
    var packages = new TreeSet<String>();
    sights.forEach(sight -> packages.add(sight.from()));
    packages.removeIf(name -> !name.startsWith(CORE));
    assertTrue(packages.contains(CORE + "unit") && packages.contains(CORE + "framing"), packages::toString);
    packages.removeIf(name -> ORDER.contains(name.substring(CORE.length())));
    assertEquals(List.of(), List.copyOf(packages));
  }

  @Test
  void leftNeverSeesRight() {
    assertEquals(List.of(), those(Sight::seesRight));
  }

  @Test
  void onlySolveKnowsTheIntegratorsOfHipparchus() {
    assertEquals(List.of(), those(
        sight -> sight.to().startsWith("org.hipparchus.ode") && !sight.from().equals(CORE + "solve")));
    assertTrue(sights.contains(new Sight(CORE + "solve", "org.hipparchus.ode")), "jdeps sees what is there");
  }

  @Test
  void onlyExprWritesBytecode() {
    assertEquals(List.of(), those(
        sight -> sight.to().startsWith("org.objectweb.asm") && !sight.from().equals(CORE + "expr")));
  }

  @Test
  void theCoreKnowsNoPhysiologyAndDrawsNothing() {
    List<String> strange = List.of(HOUSE + "physiology", HOUSE + "examples", HOUSE + "control.view",
        "java.awt", "javax.swing", "com.google.gson", "org.jfree", "org.apache.batik", "picocli");
    assertEquals(List.of(), those(sight -> sight.from().startsWith(CORE)
        && strange.stream().anyMatch(sight.to()::startsWith)));
  }
}
