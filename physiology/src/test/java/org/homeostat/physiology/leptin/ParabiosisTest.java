package org.homeostat.physiology.leptin;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.homeostat.physiology.leptin.Genotype.DB_DB;
import static org.homeostat.physiology.leptin.Genotype.OB_OB;
import static org.homeostat.physiology.leptin.Genotype.WILD_TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Source;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two animals with one circulation. Reference values: the four equations of a pair written out by hand in
 * SciPy 1.17.1, solve_ivp at rtol 1e-11 and atol 1e-12; DOP853, Radau and LSODA agree in all digits given.
 */
class ParabiosisTest {
  private static final Time LONG = days(300);

  /** Runs here keep an rtol of 1e-9 in each step; over 300 days that adds up to less than this. */
  private static final double RUN = 1e-6;

  /** A tight run's. */
  private static final double TIGHT_RUN = 1e-9;

  /** To so much a flow from which on somebody starves is told. */
  private static final double THREE_DIGITS = 5e-4;

  /** In units per day: some ulps of the terms that cancel at rest, clearance among them. */
  private static final double REST = 1e-12;

  /** Leptin that flows, in ng/d: some ulps of numbers of order 100. */
  private static final double FLOW = 1e-12;

  private static Parabiosis pair(Genotype left, Genotype right) {
    return Parabiosis.of(left, LeptinLoop.feedback(), right, LeptinLoop.feedback());
  }

  private static Trajectory run(Model model, Protocol protocol) {
    return Simulation.of(model).under(protocol).until(LONG).with(Solver.stiff().rtol(1e-11)).run().orThrow();
  }

  @ParameterizedTest
  @CsvSource({
      "WILD_TYPE, OB_OB, 0.384, 6.358000, 50.285019",
      "WILD_TYPE, OB_OB, 1,     6.392737, 48.698696",
      "WILD_TYPE, OB_OB, 10,    6.826701, 34.840911",
      "WILD_TYPE, OB_OB, 23.4,  7.292274, 26.393069",
      "WILD_TYPE, DB_DB, 0.384, 6.179963, 51.346431",
      "WILD_TYPE, DB_DB, 10,    3.156098, 51.346431",
      "WILD_TYPE, DB_DB, 20,    1.226912, 51.346431",
      "WILD_TYPE, DB_DB, 23.4,  0.745338, 51.346431",
      "OB_OB,     DB_DB, 0.384, 43.845143, 51.346431",
      "OB_OB,     DB_DB, 10,    7.732039, 51.346431",
      "OB_OB,     DB_DB, 23.4,  1.281455, 51.346431"})
  void whoLivesHasTheFatOfTheReference(
      Genotype left, Genotype right, double exchange, String leftFat, String rightFat) {
    PairFate fate = pair(left, right).fate(exchange, LONG);
    assertEquals(List.of(), fate.starved());
    assertAgrees(leftFat, fate.leftFat(), fate.toString());
    assertAgrees(rightFat, fate.rightFat(), fate.toString());
  }

  @ParameterizedTest
  @CsvSource({
      "WILD_TYPE, 30,   80.5537",
      "WILD_TYPE, 50,   25.7819",
      "WILD_TYPE, 100,  19.1819",
      "WILD_TYPE, 1000, 15.4113",
      "OB_OB,     30,   161.2081",
      "OB_OB,     50,   69.0431",
      "OB_OB,     100,  56.2002",
      "OB_OB,     1000, 48.4449"})
  void thePartnerOfDbStarvesOnTheDayOfTheReference(Genotype partner, double exchange, String day) {
    PairFate fate = pair(partner, DB_DB).fate(exchange, LONG);
    assertEquals(List.of(partner.code()), fate.starved());
    assertAgrees(day, fate.end(), fate.toString());
  }

  /** Harris 1999, "Parabiosis between db/db and ob/ob or db/+ mice", of which the abstract was read. */
  @ParameterizedTest
  @CsvSource({"23.4, 23.270963", "50, 20.806918", "100, 19.548111"})
  void anObPartnerOfDbLosesSixtyPercentOfItsFatInEighteenDays(double exchange, String fat) {
    PairFate fate = pair(OB_OB, DB_DB).fate(exchange, days(18));
    assertAgrees(fat, fate.leftFat(), fate.toString());
    double lost = 1 - fate.leftFat() / pair(OB_OB, DB_DB).fate(0, days(1)).leftFat();
    assertEquals(0.60, lost, 0.06, "published without an error; other mice, other flows");
  }

  @Test
  void theWildTypeStarvesBesideDbOnlyAboveTwentyToThirty() {
    Parabiosis pair = pair(WILD_TYPE, DB_DB);
    assertFalse(pair.fate(20, LONG).starves());
    assertAgrees("81", pair.fate(30, LONG).end(), "the issue's independent computation");
    assertAgrees("19", pair.fate(100, LONG).end(), "the issue's independent computation");
  }

  @ParameterizedTest
  @EnumSource(value = Genotype.class, names = {"WILD_TYPE", "OB_OB"})
  void thePartnerOfDbStarvesFromTheFlowThatFollowsFromRestWithoutFat(Genotype partner) {
    double found = pair(partner, DB_DB).starvesFrom(LONG).orElseThrow();
    assertEquals(flowAtWhichNoFatIsRest(), found, THREE_DIGITS * found);
    assertAgrees("29.817149", flowAtWhichNoFatIsRest(), "SciPy's root of the same");
  }

  /** Where the partner of db/db, whose fat stays at its own rest, rests without fat: in closed form. */
  private static double flowAtWhichNoFatIsRest() {
    Model animal = LeptinLoop.feedback();
    double eaten = of(animal, "rhoFood") * of(animal, "k4") * of(animal, "k5");
    double spent = of(animal, "k6") * of(animal, "FFM");
    double k5 = of(animal, "k5");
    double k8 = of(animal, "k8");
    double sensed = positiveRoot(2 * spent, spent * (k8 + 2 * k5) - eaten, (spent * k5 - eaten) * k8);
    double k1 = of(animal, "k1");
    double k2 = of(animal, "k2");
    double k3 = of(animal, "k3");
    double leptin = positiveRoot(k3, k1 + k2 * k3 - sensed, -k2 * sensed);
    double cleared = of(animal, "GFR") * of(animal, "RC");
    double alone = Runs.start(DB_DB.of(animal)).get("L");
    return cleared * leptin / (alone - 2 * leptin);
  }

  private static double of(Model model, String name) {
    return model.value(name);
  }

  private static double positiveRoot(double a, double b, double c) {
    return (-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a);
  }

  @ParameterizedTest
  @CsvSource({"integral, 7.93", "linear, 259"})
  void theLawDecidesWhoStarvesAndTheFramingDoesNot(String name, String flow) {
    Law law = LeptinLoop.law(name);
    double found = joinedToDb(law.feedback()).starvesFrom(LONG).orElseThrow();
    assertAgrees(flow, found, law.name());
    assertFalse(joinedToDb(law.setpoint()).fate(found * (1 - THREE_DIGITS), LONG).starves());
    assertTrue(joinedToDb(law.setpoint()).fate(found * (1 + THREE_DIGITS), LONG).starves());
  }

  private static Parabiosis joinedToDb(Model animal) {
    return Parabiosis.of(WILD_TYPE, animal, DB_DB, animal);
  }

  @Test
  void whoResistsMuchLeptinStarvesOfALittleLessOnly() {
    Model resisting = LeptinLoop.law("resistance").feedback();
    Parabiosis pair = Parabiosis.of(OB_OB, resisting, DB_DB, resisting);
    assertAgrees("29.8", pair.starvesFrom(LONG).orElseThrow(), "as the static law, below its threshold");
    assertTrue(pair.fate(33, LONG).starves());
    assertFalse(pair.fate(35, LONG).starves());
  }

  @Test
  void nobodyStarvesBesideAWildType() {
    assertEquals(OptionalDouble.empty(), pair(WILD_TYPE, OB_OB).starvesFrom(LONG));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 23.4, 1000})
  void twoAlikeExchangeNothing(double exchange) {
    Model wild = WILD_TYPE.of(LeptinLoop.feedback());
    PairFate fate = Parabiosis.of(wild, "left", wild, "right").fate(exchange, LONG);
    assertEquals(Runs.start(wild).get("FM"), fate.leftFat(), RUN);
    assertEquals(fate.leftFat(), fate.rightFat(), RUN);
  }

  @Test
  void withoutExchangeEachGoesOnAsAlone() {
    Model thin = LeptinLoop.feedback().startingAt("FM", 2);
    Model obese = OB_OB.of(LeptinLoop.feedback()).startingAt("FM", 60);
    Model joined = Parabiosis.of(thin, "wt", obese, "ob").model().let("Q", 0);
    Map<String, Double> together = run(joined, Protocol.none()).at(28);
    assertEquals(run(thin, Protocol.none()).at(28, "FM"), together.get("wt_FM"), TIGHT_RUN);
    assertEquals(run(obese, Protocol.none()).at(28, "FM"), together.get("ob_FM"), TIGHT_RUN);
  }

  @Test
  void whatOneLosesTheOtherGains() {
    Trajectory course = run(pair(WILD_TYPE, OB_OB).model(), Protocol.none());
    for (double t : course.grid(30)) {
      Map<String, Double> now = course.at(t);
      assertEquals(0, now.get("wt_infusion") + now.get("ob_infusion"), FLOW, "day " + t);
    }
    assertEquals(23.4 * (course.last("ob_L") - course.last("wt_L")), course.last("wt_infusion"), FLOW);
  }

  @Test
  void atRestBothTogetherClearWhatBothSecrete() {
    Map<String, Double> end = run(pair(WILD_TYPE, OB_OB).model(), Protocol.none()).last();
    double secreted = 51.84 * end.get("wt_FM");
    assertEquals(secreted, 284.4 * 0.25 * (end.get("wt_L") + end.get("ob_L")), 1e-4 * secreted);
  }

  @Test
  void theMoreBloodIsSharedTheThinnerObGets() {
    double before = Double.POSITIVE_INFINITY;
    for (double exchange : new double[] {0, 0.384, 1, 3, 10, 23.4, 100, 1000}) {
      double fat = pair(WILD_TYPE, OB_OB).fate(exchange, LONG).rightFat();
      assertTrue(fat < before, "Q = " + exchange + ": " + fat);
      before = fat;
    }
  }

  @Test
  void sharingAllBloodWithObIsSecretingHalf() {
    Model half = LeptinLoop.feedback().let("Rsyn", 51.84 / 2).atRest();
    PairFate fate = pair(WILD_TYPE, OB_OB).fate(1e6, days(1000));
    assertEquals(Runs.start(half).get("FM"), fate.rightFat(), 1e-3, "a rest of order 1/Q away");
    assertEquals(Runs.start(half).get("FM"), fate.leftFat(), 1e-3, "a rest of order 1/Q away");
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 30})
  void whichFramingEachIsWrittenInIsNothingToThem(double exchange) {
    PairFate pure = pair(WILD_TYPE, DB_DB).fate(exchange, LONG);
    List<Model> framings = List.of(LeptinLoop.feedback(), LeptinLoop.setpoint());
    for (Model wild : framings) {
      for (Model other : framings) {
        PairFate mixed = Parabiosis.of(WILD_TYPE, wild, DB_DB, other).fate(exchange, LONG);
        assertEquals(pure.end(), mixed.end(), 300 * RUN);
        assertEquals(pure.leftFat(), mixed.leftFat(), 10 * RUN);
        assertEquals(pure.rightFat(), mixed.rightFat(), 10 * RUN);
      }
    }
  }

  /** The other two pairs are compared on the command line; they differ in no equation. */
  @Test
  void aPairInOneFramingIsProvedToBeThePairInTheOther() {
    Model feedback = pair(WILD_TYPE, DB_DB).model();
    Model setpoint =
        Parabiosis.of(WILD_TYPE, LeptinLoop.setpoint(), DB_DB, LeptinLoop.setpoint()).model();
    Verdict verdict = Equivalence.between(setpoint, feedback).verdict();
    assertTrue(verdict instanceof Verdict.Proved, verdict.toString());
  }

  @Test
  void anyTwoLawsCanBeJoined() {
    Model lagging = WILD_TYPE.of(LeptinLoop.lagSetpoint());
    Model late = OB_OB.of(LeptinLoop.delayFeedback());
    PairFate fate = Parabiosis.of(lagging, "wt", late, "ob").fate(10, LONG);
    PairFate usual = pair(WILD_TYPE, OB_OB).fate(10, LONG);
    assertEquals(usual.leftFat(), fate.leftFat(), 1e-2, "lags do not move a rest");
    assertEquals(usual.rightFat(), fate.rightFat(), 1e-1, "nor do delays; but they take their time");
  }

  static List<Law> laws() {
    return LeptinLoop.laws();
  }

  /** All that it remembers too, as a set point that drifts; under a calendar it rests on the first day. */
  @ParameterizedTest
  @MethodSource("laws")
  void animalsOfEveryLawAndGenotypeAreAtRestBeforeTheyAreJoined(Law law) {
    for (Model animal : List.of(law.feedback(), law.setpoint())) {
      for (Genotype genotype : Genotype.values()) {
        Model grown = genotype.of(animal);
        double[] rates = new double[grown.states().size()];
        grown.field().derivatives(0, grown.start(), rates);
        for (double rate : rates) {
          assertEquals(0, rate, REST, genotype + ", " + animal.name());
        }
      }
    }
  }

  /** Whose set point has drifted to nothing is as lean as any: db/db secretes what its partner does. */
  @Test
  void besideAnAdaptedDbAnAdaptedWildTypeNoticesNothing() {
    Law adaptive = LeptinLoop.law("adaptive");
    for (Model animal : List.of(adaptive.feedback(), adaptive.setpoint())) {
      PairFate fate = Parabiosis.of(WILD_TYPE, animal, DB_DB, animal).fate(100, LONG);
      assertAgrees("6.335960", fate.leftFat(), animal.name());
      assertAgrees("6.335960", fate.rightFat(), animal.name());
      PairFate lean = Parabiosis.of(WILD_TYPE, animal, OB_OB, animal).fate(10, LONG);
      assertAgrees("6.50298", lean.leftFat(), "SciPy");
      assertAgrees("6.21913", lean.rightFat(), "SciPy");
    }
  }

  @Test
  void underACalendarTheWildTypeStarvesInAutumn() {
    Model animal = LeptinLoop.law("allostatic").setpoint();
    Parabiosis pair = Parabiosis.of(WILD_TYPE, animal, DB_DB, animal);
    assertAgrees("198.859", pair.fate(30, LONG).end(), "SciPy");
    assertAgrees("23.6206", pair.fate(100, LONG).end(), "SciPy");
  }

  @Test
  void twoWhoStarveTogetherAreBothTold() {
    Model wild = WILD_TYPE.of(LeptinLoop.feedback());
    Protocol fast = Protocol.of("fast", after(days(0)).hold("left_FI", 0).hold("right_FI", 0));
    Trajectory course = run(Parabiosis.of(wild, "left", wild, "right").model(), fast);
    assertEquals("parabiosis.leftRight starves (left_FM) and starves (right_FM), day 6.72", course.ending());
    assertEquals(0, course.last("left_FM"));
    assertEquals(0, course.last("right_FM"));
    PairFate both = new PairFate(30, "left", 0, "right", 0, course.end(), Fate.Kind.STARVED);
    assertEquals("Q = 30 mL/d: both starve, day 6.72", both.toString());
    assertEquals(List.of("left", "right"), both.starved());
  }

  /** Numbers overflow there, and the pair has neither lived nor starved. */
  @Test
  void aFlowBeyondAllNumbersStopsTheRun() {
    PairFate fate = pair(WILD_TYPE, DB_DB).fate(1e300, days(1));
    assertEquals(Fate.Kind.STOPPED, fate.kind());
    assertEquals(List.of(), fate.starved());
    assertTrue(fate.toString().endsWith("stops, day 0"), fate.toString());
  }

  @Test
  void leptinCanBeInfusedIntoOneOfThem() {
    Model wild = WILD_TYPE.of(LeptinLoop.feedback());
    Model joined = Parabiosis.of(wild, "left", wild, "right").model();
    Protocol infusion = Protocol.of("infusion", after(days(0)).infuse("left_infusion", 100));
    assertAgrees("5.117549", run(joined.let("Q", 0), infusion).last("left_FM"), "as alone");
    Trajectory shared = run(joined.let("Q", 1e5), infusion);
    Model halfEach = LeptinLoop.feedback().infused("infusion", 50).atRest();
    assertEquals(Runs.start(halfEach).get("FM"), shared.last("right_FM"), 1e-3, "a rest of order 1/Q away");
  }

  @Test
  void whoIsPartedInTimeRecovers() {
    Model joined = pair(WILD_TYPE, DB_DB).model().let("Q", 50);
    assertAgrees("25.782", run(joined, Protocol.none()).end(), "starved");
    assertAgrees("6.33596", run(joined, Parabiosis.separation()).last("wt_FM"), "recovered");
  }

  @Test
  void theEndTellsWhoStarvedAndWhen() {
    String end = run(pair(OB_OB, DB_DB).model().let("Q", 100), Protocol.none()).ending();
    assertEquals("parabiosis.obDb.feedback starves (ob_FM), day 56.2", end);
  }

  @Test
  void theExchangeFlowSaysThatOnlyAnAbstractWasRead() {
    Source source = pair(WILD_TYPE, OB_OB).model().quantity("Q").source().orElseThrow();
    assertEquals(Source.Mark.ABSTRACT, source.mark());
    assertTrue(source.note().contains("from memory"), source.note());
  }

  @Test
  void whatComesFromThePartnerIsNoAssumption() {
    Model joined = pair(WILD_TYPE, DB_DB).model();
    assertEquals(Optional.empty(), joined.quantity("wt_infusion").source());
    assertTrue(joined.references().stream().noneMatch(line -> line.contains("wt_infusion")));
    assertAgrees("984.5", Runs.start(joined.let("Q", 30)).get("wt_infusion"), "30*(37.437 - 4.620) ng/d");
    assertEquals(Source.Mark.ASSUMED,
        pair(OB_OB, DB_DB).model().quantity("ob_Rsyn").source().orElseThrow().mark(), "not Zeng's");
  }

  @Test
  void whatIsNoAnimalHasNoGenotype() {
    var problem = assertThrows(ModelException.class, () -> OB_OB.of(LeptinLoop.reducedDelay()));
    assertTrue(problem.getMessage().contains("Take one like leptin.feedback."), problem.getMessage());
  }

  @Test
  void bloodDoesNotFlowBackwards() {
    var problem = assertThrows(ModelException.class, () -> pair(WILD_TYPE, OB_OB).fate(-1, LONG));
    assertTrue(problem.getMessage().contains("'Q' is -1 mL/d, outside its domain Q >= 0"),
        problem.getMessage());
  }
}
