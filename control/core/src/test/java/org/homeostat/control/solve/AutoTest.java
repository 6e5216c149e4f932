package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Solver#auto} uses explicit methods and stiff ones where they belong, and says which and why. */
class AutoTest {
  private static final Set<String> EXPLICIT = Set.of("tsit5", "vern7");

  /** In tolerances: as for the methods that it stands on. */
  private static final double FAIR = 10;

  /** A stiff start is found out within so many explicit steps; measured are 22 to 150. */
  private static final long SOON = 200;

  /** Of interpolants, with weights to 90 before they are added. */
  private static final double ROUNDING = 1e-14;

  /** What tries of a stiff method that does not work may cost; measured is 1.3. */
  private static final double TRIES = 1.5;

  /** Changes in one run of a stiff problem; measured are up to 9. */
  private static final long CHANGES = 20;

  /** Stiff between 10 and 20. */
  private static final ExactField STIFF_BETWEEN = following(t -> 1 + 1e5 * hill(t));

  private static final double[] START = {1, 0, 1};

  @FunctionalInterface
  private interface Course {
    double at(double t);
  }

  /** 1 between 10 and 20, and 0 elsewhere, with smooth slopes half a unit wide. */
  private static double hill(double t) {
    return (Math.tanh(4 * (t - 10)) - Math.tanh(4 * (t - 20))) / 2;
  }

  /** x swings as cos t, and z follows it at the rate k: x'' = -x, z' = k (x - z). */
  private static ExactField following(Course k) {
    double step = 1e-6;
    return new ExactField(3, (t, y, d) -> {
      d[0] = y[1];
      d[1] = -y[0];
      d[2] = k.at(t) * (y[0] - y[2]);
    }, (t, y, j) -> {
      j[1] = 1;
      j[3] = -1;
      j[6] = k.at(t);
      j[8] = -k.at(t);
    }, (t, y, d) -> d[2] = (k.at(t + step) - k.at(t - step)) / (2 * step) * (y[0] - y[2]));
  }

  private static Solution between(double rtol, Event... events) {
    return Solver.auto().rtol(rtol).solve(STIFF_BETWEEN, 0, START, 30, List.of(events));
  }

  /** The method in use at a time. */
  private static String usedAt(double t, Solution run) {
    String used = "";
    for (Choice choice : run.choices().first()) {
      used = choice.time() <= t ? choice.method() : used;
    }
    return used;
  }

  private static long explicitSteps(Choices choices) {
    return choices.steps().entrySet().stream().filter(entry -> EXPLICIT.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue).sum();
  }

  private static long stiffSteps(Choices choices) {
    return choices.steps().values().stream().mapToLong(Long::longValue).sum() - explicitSteps(choices);
  }

  /** But C2, a chain whose fastest decay is nine times the slowest and dies out: at 1e-5 it ends stiffly. */
  static Stream<Arguments> notStiff() {
    return Stream.of(1e-5, 1e-6, 1e-7, 1e-9).flatMap(rtol -> Stream.of(Detest.all().stream(),
            Stream.of(Orbits.arenstorf(), Orbits.pleiades())).flatMap(problems -> problems)
        .filter(problem -> !problem.name().equals("C2"))
        .map(problem -> Arguments.of(problem, rtol)));
  }

  @ParameterizedTest
  @MethodSource("notStiff")
  void whatIsNotStiffIsDoneExplicitly(ReferenceProblem problem, double rtol) {
    Choices choices = problem.solve("auto", rtol).choices();
    assertTrue(stiffSteps(choices) == 0, choices + " " + choices.steps());
    assertEquals(rtol < 1.5e-6 ? "vern7" : "tsit5", choices.last());
  }

  /**
   * The solution is slow, (sin t, cos t), beside modes -k +- i w. Explicit steps that go too far leave them
   * with some tolerances, of which stiff steps lose little each where k is small.
   */
  @ParameterizedTest
  @CsvSource({"1000, 0, 1e-4", "1000, 0, 1e-6", "1000, 0, 1e-8", "1000, 10, 1e-5", "1000, 10, 1e-6",
      "1000, 10, 1e-8", "300, 3, 1e-4", "300, 150, 1e-6", "1000, 500, 1e-8"})
  void aFastModeThatRestsIsDoneStiffly(double w, double k, double rtol) {
    ExactField field = new ExactField(2, (t, y, d) -> {
      double u = y[0] - Math.sin(t);
      double v = y[1] - Math.cos(t);
      d[0] = Math.cos(t) - k * u - w * v;
      d[1] = -Math.sin(t) + w * u - k * v;
    }, (t, y, j) -> {
      j[0] = -k;
      j[1] = -w;
      j[2] = w;
      j[3] = -k;
    }, (t, y, d) -> {
      d[0] = -Math.sin(t) + k * Math.cos(t) - w * Math.sin(t);
      d[1] = -Math.cos(t) - w * Math.cos(t) - k * Math.sin(t);
    });
    Solution run = Solver.auto().rtol(rtol).solve(field, 0, new double[] {0, 1}, 30, List.of());
    assertEquals(Math.sin(30), run.last()[0], FAIR * rtol);
    assertEquals(Math.cos(30), run.last()[1], FAIR * rtol);
    assertTrue(explicitSteps(run.choices()) < SOON, run.choices().steps()::toString);
  }

  static Stream<Arguments> stiff() {
    return Stream.of(1e-4, 1e-6, 1e-8).flatMap(rtol -> StiffProblems.all().stream()
        .map(problem -> Arguments.of(problem, rtol)));
  }

  @ParameterizedTest
  @MethodSource("stiff")
  void whatIsStiffIsFoundOutSoon(ReferenceProblem problem, double rtol) {
    Solution run = problem.solve("auto", rtol);
    Choices choices = run.choices();
    assertTrue(run.outcome() instanceof Outcome.Completed, run.outcome()::toString);
    assertTrue(choices.first().size() > 1 && !EXPLICIT.contains(choices.first().get(1).method()),
        choices::toString);
    double found = choices.first().get(1).time();
    assertTrue(found < 0.01 * problem.end(), "at " + found);
    assertTrue(choices.first().get(1).reason().startsWith("the steps were held short by stability"));
    assertTrue(choices.changes() < CHANGES, choices::toString);
  }

  @ParameterizedTest
  @CsvSource({"1e-5, tsit5, rodas5p", "1e-8, vern7, radau"})
  void aFieldThatIsStiffForAWhileIsLeftToAStiffMethodForAWhile(double rtol, String loose, String stiffly) {
    Solution run = between(rtol);
    assertEquals(List.of(loose, stiffly, loose),
        Stream.of(5, 15, 25).map(t -> usedAt(t, run)).toList(), run.choices()::toString);
    assertTrue(run.choices().changes() <= 4, run.choices()::toString);
    assertEquals(run.statistics().steps(), explicitSteps(run.choices()) + stiffSteps(run.choices()));
  }

  @ParameterizedTest
  @CsvSource({"1e-4", "1e-6", "1e-8"})
  void denseOutputIsAsGoodAcrossAChange(double rtol) {
    Solution run = between(rtol);
    assertTrue(run.choices().changes() >= 2, run.choices()::toString);
    for (double t = 0; t <= 30; t += 0.0173) {
      assertEquals(Math.cos(t), run.dense().at(t)[0], FAIR * rtol, "at " + t);
    }
    for (Choice choice : run.choices().first().subList(1, run.choices().first().size())) {
      double before = run.dense().at(Math.nextDown(choice.time()))[0];
      assertEquals(before, run.dense().at(choice.time())[0], ROUNDING, "it goes on where it was");
    }
  }

  @Test
  void samplesAreTheStatesOfTheDenseOutput() {
    double[] times = {0, 5, 9.9, 10.1, 15, 20, 20.3, 30};
    Solver solver = Solver.auto().rtol(1e-5);
    Samples samples = solver.sample(STIFF_BETWEEN, 0, START, times);
    Solution run = between(1e-5);
    for (int k = 0; k < times.length; k++) {
      assertArrayEquals(run.dense().at(times[k]), samples.states().get(k), ROUNDING, "at " + times[k]);
    }
    assertEquals(run.statistics(), samples.statistics());
  }

  @Test
  void twoRunsAreTheSameToTheLastBit() {
    ReferenceProblem oscillator = StiffProblems.vanDerPol();
    Solution one = oscillator.solve("auto", 1e-6);
    Solution other = oscillator.solve("auto", 1e-6);
    assertEquals(one.statistics(), other.statistics());
    for (double t = 0; t <= 2000; t += 3.7) {
      assertArrayEquals(one.dense().at(t), other.dense().at(t));
    }
  }

  @Test
  void aRelaxationOscillationChangesTwiceAJumpAtMost() {
    ReferenceProblem oscillator = StiffProblems.vanDerPol();
    Solution run = Solver.auto().rtol(1e-6)
        .solve(oscillator.field(), 0, oscillator.start(), 20_000, List.of());
    double jumps = 20_000 / 807.0;
    assertTrue(run.choices().changes() <= 2 * jumps + 2, run.choices()::toString);
    assertTrue(run.choices().changes() >= jumps, "it goes back for a jump");
    assertEquals(16, run.choices().first().size(), "only so many are kept");
  }

  @ParameterizedTest
  @CsvSource({"1e-5", "1e-8"})
  void costsAreThoseOfAllMethodsTogether(double rtol) {
    long[] calls = {0, 0};
    ExactField counted = new ExactField(3, (t, y, d) -> {
      calls[0]++;
      STIFF_BETWEEN.f().at(t, y, d);
    }, (t, y, j) -> {
      calls[1]++;
      STIFF_BETWEEN.dfdy().at(t, y, j);
    }, STIFF_BETWEEN.dfdt());
    Statistics cost = Solver.auto().rtol(rtol).solve(counted, 0, START, 30, List.of()).statistics();
    assertEquals("auto", cost.method());
    assertEquals(calls[0], cost.evaluations());
    assertEquals(calls[1], cost.jacobians());
    assertTrue(cost.choices().steps().size() > 1, cost::toString);
  }

  @Test
  void eventsAreFoundInEveryMethodsSteps() {
    Event zero = new Event("zero", (t, y) -> y[0], Crossing.EITHER, Event.Effect.NOTED);
    Solution run = between(1e-8, zero);
    assertTrue(run.choices().changes() >= 1, run.choices()::toString);
    assertEquals(10, run.happened().size());
    for (int k = 0; k < 10; k++) {
      assertEquals((k + 0.5) * Math.PI, run.happened().get(k).time(), FAIR * 1e-8);
    }
  }

  /**
   * Each event ends a piece; a piece of its own is shorter than it takes to find out that a field is stiff.
   */
  @Test
  void whatWasFoundOutHoldsAfterAnEvent() {
    Event dose = new Event("dose", (t, y) -> Math.sin(50 * t), Crossing.EITHER, Event.Effect.NOTED);
    ExactField stiff = following(t -> 1e6);
    Solution run = Solver.auto().rtol(1e-6).solve(stiff, 0, START, 30, List.of(dose));
    assertTrue(run.happened().size() > 400, run.happened().size() + " events");
    assertEquals(1, run.choices().changes(), run.choices()::toString);
    assertTrue(explicitSteps(run.choices()) < SOON, run.choices().steps()::toString);
    assertEquals(run.statistics().steps(), explicitSteps(run.choices()) + stiffSteps(run.choices()));
  }

  /** After each dose, steps as short as those of an explicit method, until the fast state has followed. */
  @ParameterizedTest
  @CsvSource({"0.01, rodas5p", "0.1, rodas5p", "0.5, rodas5p"})
  void manyShortTransientsDoNotLeadBack(double interval, String method) {
    ExactField follower = ExactField.linear(new double[][] {{-1e4, 1e4}, {0, -1}});
    Event dose = new Event("dose", (t, y) -> Math.sin(t * Math.PI / interval), Crossing.EITHER, (t, y) -> {
      y[1] += 0.1;
      return true;
    });
    List<Solution> runs = Stream.of("auto", method).map(name -> Solver.named(name).rtol(1e-6)
        .solve(follower, 0, new double[] {1, 1}, 300 * interval, List.of(dose))).toList();
    assertEquals(1, runs.get(0).choices().changes(), runs.get(0).choices()::toString);
    assertTrue(
        evaluations(runs.get(0)) < TRIES * evaluations(runs.get(1)), runs.get(0).statistics()::toString);
  }

  private static long evaluations(Solution run) {
    return run.statistics().evaluations();
  }

  /** x changes its direction at 8, 15 and 22, and the field with it. */
  @ParameterizedTest
  @CsvSource({"1e-5", "1e-8"})
  void switchesAreSteppedOntoByEveryMethod(double rtol) {
    Solution run = Solver.auto().rtol(rtol).solve(new Turning(), 0, START, 30, List.of());
    assertTrue(run.choices().changes() >= 2, run.choices()::toString);
    for (double t = 0; t <= 30; t += 0.0173) {
      assertEquals(Math.cos(Turning.clock(t)), run.dense().at(t)[0], FAIR * rtol, "at " + t);
    }
  }

  /** {@link #STIFF_BETWEEN} on a clock that turns back at each switch. */
  private record Turning() implements VectorField {

    static double clock(double t) {
      return t < 8 ? t : t < 15 ? 16 - t : t < 22 ? t - 14 : 30 - t;
    }

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      double sign = t < 8 || t >= 15 && t < 22 ? 1 : -1;
      double k = 1 + 1e5 * hill(t);
      dydt[0] = sign * y[1];
      dydt[1] = -sign * y[0];
      dydt[2] = k * (y[0] - y[2]);
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      double sign = t < 8 || t >= 15 && t < 22 ? 1 : -1;
      double k = 1 + 1e5 * hill(t);
      double[] rows = {0, sign, 0, -sign, 0, 0, k, 0, -k};
      System.arraycopy(rows, 0, dfdy, 0, rows.length);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] dfdt) {
      STIFF_BETWEEN.timeDerivative(t, y, dfdt);
    }

    @Override
    public int switches() {
      return 3;
    }

    @Override
    public void switches(double t, double[] y, double[] values) {
      values[0] = t - 8;
      values[1] = t - 15;
      values[2] = t - 22;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 1e-8})
  void aJacobianThatIsNoNumberIsDoneWithout(double rtol) {
    ExactField broken = ExactField.autonomous(3, following(t -> 1e3).f(), (t, y, j) -> j[0] = Double.NaN);
    Solution run = Solver.auto().rtol(rtol).solve(broken, 0, START, 30, List.of());
    assertEquals(new Outcome.Completed(30), run.outcome());
    assertEquals(Math.cos(30), run.last()[0], FAIR * rtol);
    assertEquals(0, stiffSteps(run.choices()));
    assertEquals("the Jacobian has an entry that is not finite", run.choices().first().get(2).reason());
    assertTrue(run.choices().changes() < 2 * CHANGES, "it is tried ever more rarely");
  }

  @ParameterizedTest
  @CsvSource({"1e-5, -1", "1e-8, -1", "1e-5, 0", "1e-8, 0", "1e-5, 0.9", "1e-8, 0.9"})
  void aWrongJacobianCostsTimeAndNoDigits(double rtol, double share) {
    ExactField right = following(t -> 1e3);
    ExactField wrong = ExactField.autonomous(3, right.f(), (t, y, j) -> {
      right.dfdy().at(t, y, j);
      j[8] *= share;
    });
    Solution run = Solver.auto().rtol(rtol).solve(wrong, 0, START, 30, List.of());
    assertEquals(new Outcome.Completed(30), run.outcome());
    assertEquals(Math.cos(30), run.last()[0], FAIR * rtol);
    long explicitly = Solver.named(run.choices().first().get(0).method()).rtol(rtol)
        .solve(right, 0, START, 30, List.of()).statistics().evaluations();
    assertTrue(run.statistics().evaluations() < TRIES * explicitly, explicitly + " " + run.statistics());
  }

  @Test
  void aFieldWithoutJacobianIsDoneStifflyToo() {
    ReferenceProblem rober = StiffProblems.robertson();
    VectorField bare = Fields.of(3, rober.field()::derivatives);
    Solution run = Solver.auto().with(rober.tolerance(1e-6)).solve(bare, 0, rober.start(), 1e4, List.of());
    assertEquals(new Outcome.Completed(1e4), run.outcome());
    assertEquals("rodas5p", run.choices().last());
    assertEquals(1, run.choices().changes());
  }

  @Test
  void itSaysWhatItDidAndWhy() {
    Solution calm = Solver.auto().solve(Fields.DECAY, 0, new double[] {1}, 3, List.of());
    assertEquals("vern7 throughout", calm.choices().toString());
    Solution stiff = Solver.auto().rtol(1e-5).solve(following(t -> 1e3), 0, START, 10, List.of());
    assertTrue(stiff.choices().toString().matches("tsit5 to 0\\.0\\d+, then rodas5p: the steps were held"
        + " short by stability \\(h\\*\\|lambda\\| = \\d\\.\\d\\), not by accuracy"),
        stiff.choices()::toString);
    Choices between = between(1e-5).choices();
    assertTrue(between.toString().matches("tsit5 to .*, then rodas5p: the steps were held .*;"
        + " from .* on tsit5: the steps were so short \\(.*\\) that explicit ones cost less"),
        between::toString);
    Solution asked = Solver.stiff().solve(Fields.DECAY, 0, new double[] {1}, 3, List.of());
    assertEquals(Choices.NONE, asked.choices());
    assertEquals("", Choices.NONE.toString());
  }
}
