package org.homeostat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.benchmarks.problems.ErrorMeasure;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;

class WorkPrecisionTest {
  private static final String NUMBER = "[0-9]\\.[0-9]{4}e[+-][0-9]{2}";
  private static final String LINE =
      "arenstorf \\S+ " + NUMBER + " " + NUMBER + " " + NUMBER + " [1-9][0-9]* [1-9][0-9]*";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int measure(String... args) {
    return WorkPrecision.measure(args, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private List<String> lines() {
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private String complaint() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsALineForEachMeasurementUnderTheNamesOfItsFields() {
    int status = measure(
        "arenstorf", "--tol", "1e-6,3.1623e-7", "--runs", "1", "--solvers", "hipparchus-dp54");
    assertEquals(0, status, complaint());
    assertEquals(3, lines().size());
    assertEquals("# problem solver tol err median_s evaluations steps", lines().get(0));
    assertTrue(lines().get(1).matches(LINE), lines().get(1));
    assertTrue(lines().get(1).startsWith("arenstorf hipparchus-dp54 1.0000e-06 "), lines().get(1));
    assertTrue(lines().get(2).startsWith("arenstorf hipparchus-dp54 3.1623e-07 "), lines().get(2));
    assertEquals("", complaint());
  }

  @Test
  void whatTheSolverThatChoosesHasChosenIsSaidBesideItsLine() {
    assertEquals(0, measure("P2", "--tol", "1e-4", "--runs", "1", "--solvers", "auto"), complaint());
    assertEquals(2, lines().size());
    assertTrue(complaint().startsWith("P2 with auto at 1.0000e-04: tsit5 to "), complaint());
    assertTrue(complaint().contains(", then rodas5p: "), complaint());
  }

  @Test
  void theSolverThatChoosesIsMeasuredOnEveryProblem() {
    for (String name : List.of("P1", "P2", "vdp", "pleiades")) {
      List<String> suiting = Contender.suiting(Problems.named(name)).stream().map(Contender::name).toList();
      assertTrue(suiting.contains("auto"), name + ": " + suiting);
    }
  }

  @Test
  void theHeaderCanBeLeftOut() {
    assertTrue(Selection.of("P1").header());
    assertFalse(Selection.of("P1", "--no-header").header());
  }

  @Test
  void ofSeveralProblemsTheFirstAloneHasAHeaderAndNoneIfItIsLeftOut() {
    assertEquals(List.of(true, false), headers("P1", "P2"));
    assertEquals(List.of(false, false), headers("P1", "P2", "--no-header"));
  }

  /** As each problem's own JVM reads them. */
  private static List<Boolean> headers(String... args) {
    return Selection.of(args).byProblem().stream().map(each -> {
      List<String> words = new ArrayList<>(each.problems());
      words.addAll(each.options());
      return Selection.of(words.toArray(String[]::new)).header();
    }).toList();
  }

  /** y = t until t = 1/2; from there on nothing. */
  private record Broken() implements VectorField {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = t > 0.5 ? Double.NaN : 1;
    }
  }

  @Test
  void aRunThatStopsIsSaidAndHasNoLine() {
    var broken = new Problem("broken", new Broken(), Optional.empty(), new double[1], new double[] {1}, 1,
        ErrorMeasure.LARGEST_AT_END, false);
    var selection = Selection.of("P1", "--solvers", "tsit5", "--tol", "1e-4", "--runs", "1");
    List<String> stopped = new ArrayList<>();
    new Race(broken, selection).run(measured -> fail(measured.line()), stopped::add);
    assertEquals(1, stopped.size());
    assertTrue(stopped.get(0).startsWith("broken with tsit5 at 1.0000e-04 stops at 0."), stopped.get(0));
  }

  @Test
  void aSolverThatTakesTooLongIsSaidAndNotTriedAgain() {
    var selection = Selection.of(
        "arenstorf", "--solvers", "tsit5", "--tol", "1e-9,1e-10", "--runs", "1");
    List<String> stopped = new ArrayList<>();
    double noTime = 0;
    new Race(Problems.named("arenstorf"), selection, noTime)
        .run(measured -> fail(measured.line()), stopped::add);
    assertEquals(1, stopped.size(), stopped::toString);
    String said = stopped.get(0);
    assertTrue(said.startsWith("arenstorf with tsit5 at 1.0000e-09 is given up after "), said);
    assertTrue(said.endsWith(" of 17.065216560157964, and left out from there."), said);
  }

  @Test
  void whatThereIsNotIsAnsweredWithWhatThereIs() {
    assertRefused("There is no problem 'P7'. The problems are P1, P2, P3-10,", "P7");
    assertRefused("There is no solver 'dp54'. The solvers are ", "P1", "--solvers", "dp54");
    assertRefused("There is no option --fast.", "P1", "--fast");
    assertRefused("The tolerance '1e' is not a number between 1e-14 and 1.", "P1", "--tol", "1e");
    assertRefused("The number of runs '0' is not a whole number above 0.", "P1", "--runs", "0");
    assertRefused("--runs is followed by nothing.", "P1", "--runs");
    assertRefused("Name a problem to measure, or several.");
    assertRefused("P3-1000 has no reference here. benchmarks/peers/run.sh P3-1000 makes it", "P3-1000");
    assertRefused("--tol ',' leaves a place empty: give one or several ", "P1", "--tol", ",");
    assertRefused("--tol '1e-6,' leaves a place empty", "P1", "--tol", "1e-6,");
    assertRefused("--solvers ',' leaves a place empty", "P1", "--solvers", ",");
    assertRefused("--solvers '' leaves a place empty", "P1", "--solvers", "");
  }

  private void assertRefused(String complaint, String... args) {
    out.reset();
    err.reset();
    assertEquals(2, measure(args));
    assertTrue(complaint().startsWith(complaint), complaint());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aGroupLeavesOutWhatIsNotReady() {
    Selection selection = Selection.of("P3");
    assertEquals(List.of("P3-10", "P3-100"), selection.problems());
    assertEquals(List.of("P3-1000", "P3-10000"), selection.later());
  }

  @Test
  void aProblemThatIsNotReadyIsLeftOutBesideOneThatIs() {
    Selection selection = Selection.of("arenstorf", "P3-1000");
    assertEquals(List.of("arenstorf"), selection.problems());
    assertEquals(List.of("P3-1000"), selection.later());
    assertEquals(0, measure("arenstorf", "P3-1000", "--solvers", "tsit5", "--tol", "1e-4", "--runs", "1"));
    assertTrue(complaint().startsWith("Left out: P3-1000 has no reference here."), complaint());
    assertEquals(2, lines().size());
  }

  @Test
  void tolerancesAreHalfDecadesUnlessSaid() {
    List<Double> tolerances = Selection.of("P1").tolerances();
    assertEquals(15, tolerances.size());
    assertEquals(1e-4, tolerances.get(0));
    assertEquals(Math.sqrt(1e-9), tolerances.get(1));
    assertEquals(1e-11, tolerances.get(14));
  }

  @Test
  void theOptionsOfASelectionReadBackAsTheSame() {
    Selection selection = Selection.of(
        "P1", "--solvers", "hipparchus-dp54", "--tol", "1e-5,2e-7", "--runs", "3", "--no-header");
    List<String> words = selection.options();
    words.add("P1");
    assertEquals(selection, Selection.of(words.toArray(String[]::new)));
  }
}
