package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.framing.Difference;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws against the static one: limits with their orders, and witnesses. Theorems T2 to T5, T7 and T9. */
class LawRelationTest {

  /** How far the order of a limit may be from one: at the values looked at 1 % is of second order. */
  private static final double NEAR = 0.02;

  static Stream<LawRelation> limits() {
    return LawRelation.all().stream().filter(relation -> relation.approach().isPresent());
  }

  static Stream<LawRelation> samenesses() {
    return LawRelation.all().stream().filter(LawRelation::exact);
  }

  private static double gap(LawRelation relation) {
    return relation.witness().maxAbsolute();
  }

  @Test
  void everyLawIsHeldAgainstTheStaticOne() {
    assertEquals(LeptinLoop.laws().stream().map(Law::name).filter(name -> !name.equals("static")).toList(),
        LawRelation.all().stream().map(relation -> relation.law().name()).toList());
  }

  @ParameterizedTest
  @MethodSource("limits")
  void everyLimitIsOfOrderOne(LawRelation relation) {
    assertEquals(1, relation.limit().orElseThrow().order("FM").order().orElseThrow(), NEAR,
        relation.limit().get().toString());
  }

  @ParameterizedTest
  @MethodSource("samenesses")
  void whereTheParameterIsNoughtTheLawIsProvedToBeTheStaticOne(LawRelation relation) {
    Verdict verdict = relation.sameness().orElseThrow().verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
  }

  /** T4 gives 0.0807 g for each day of a lag, as it goes to 0; a delay is at first a lag. */
  @ParameterizedTest
  @ValueSource(strings = {"lag", "delay"})
  void fatIsEightHundredthsOfAGramBehindForEachDayOfLateness(String law) {
    LawRelation relation = LawRelation.of(law);
    String parameter = relation.approach().orElseThrow().parameter();
    Model late = relation.law().feedback().let(parameter, 0.001);
    Difference gap = Comparison.of(LeptinLoop.feedback(), late).under(LeptinProtocols.diet())
        .until(Time.days(200)).with(Solver.auto().rtol(1e-11)).differences().stream()
        .filter(one -> one.quantity().equals("FM")).findFirst().orElseThrow();
    assertAgrees("0.0807", gap.maxAbsolute() / 0.001, law);
  }

  /** T4 at tau = 1 d. */
  @Test
  void aLagOfADayMakesFatLagByEightHundredthsOfAGram() {
    assertAgrees("0.08328", gap(LawRelation.of("lag")), "max |dFM|");
  }

  /** T2 and T3: what each law comes to on the diet. */
  @Test
  void theLinearAndTheIntegralLawRestElsewhereOnTheDiet() {
    assertAgrees("9.068256", restOnTheDiet("static"), "static");
    assertAgrees("8.842561", restOnTheDiet("linear"), "T2");
    assertAgrees("6.335960", restOnTheDiet("integral"), "T3");
    assertAgrees("14.039799", restOnTheDiet("adaptive"), "T9");
  }

  private static double restOnTheDiet(String law) {
    Model fed = LeptinLoop.law(law).feedback().let("rhoFood", 4.07);
    return Equilibrium.near(fed, fed.start()).orElseThrow().value("FM");
  }

  /** T5: the POMC arm removed, nothing defends against gain. */
  @Test
  void withoutItsPomcArmTheOpponentLawLetsFatGoWhereNothingDefendsIt() {
    LawRelation opponent = LawRelation.of("opponent");
    double fat = Simulation.of(opponent.law().feedback()).under(opponent.parting()).until(Time.days(1000))
        .with(Solver.auto().rtol(1e-11)).run().last("FM");
    assertAgrees("14.039799", fat, "T5");
    assertAgrees("9.0683", opponent.witness().a(), "the static law has no such arm, and defends");
  }

  /** T9 at 200 d. */
  @Test
  void theAdaptiveLawGivesInOnTheDiet() {
    Difference gap = LawRelation.of("adaptive").witness();
    assertAgrees("11.3984", gap.b(), "T9");
    assertEquals(200, gap.at());
  }

  /** MODELS 1.1, leptin resistance as reconstructed: on food of 5.55 kcal/g it rests at BM 60.43 alone. */
  @Test
  void resistanceIsTheStaticLawUntilThereIsMuchLeptin() {
    LawRelation resistance = LawRelation.of("resistance");
    Comparison little = Comparison.of(LeptinLoop.feedback(), resistance.law().feedback())
        .under(LeptinProtocols.diet()).until(Time.days(200));
    assertEquals(0, little.difference().maxAbsolute(), "L stays below k10");
    assertTrue(gap(resistance) > 20, resistance.toString());
    assertEquals("Refuted", resistance.study().verdict().kind(), resistance.study().verdict().toString());
  }

  @Test
  void aRelationIsOneLine() {
    assertEquals("lag: the static law as tau -> 0 (order 1); under diet, FM on day 8.5 is 8.0619 against"
        + " 8.1452 g", LawRelation.of("lag").toString());
    assertEquals(Optional.empty(), LawRelation.of("integral").limit());
  }
}
