package org.homeostat.physiology.leptin;

import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.identify.Identifiability;
import org.homeostat.control.identify.Identified;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.physiology.Catalogue;
import org.homeostat.physiology.glucose.Karin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be told of the set point, and from what. */
class LeptinIdentifiabilityTest {

  private static Identifiability of(Model model, Protocol protocol) {
    return Identifiability.of(Simulation.of(model).under(protocol).until(days(60))).measuring("FM", "L");
  }

  @Test
  void theSetPointOfTheStaticLawIsACalibration() {
    Identified found = of(LeptinLoop.setpoint(), Protocol.none()).to("Lset", "k4", "k5", "k7", "k8");
    assertTrue(found.isExact());
    assertEquals(4, found.rank());
    assertEquals("no output depends on Lset", found.directions().get(0).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast-then-diet", "infusion", "knockout", "silence-N", "sensor-bias", "shift"})
  void noInterventionThatBothFramingsHaveTellsIt(String protocol) {
    Identified found = of(LeptinLoop.setpoint(), Catalogue.protocol(protocol)).to("Lset");
    assertFalse(found.isIdentifiable("Lset"), found.toString());
  }

  @Test
  void clampingTheErrorTellsIt() {
    assertTrue(of(LeptinLoop.setpoint(), LeptinProtocols.clampE()).to("Lset").isIdentifiable());
  }

  @Test
  void whatMovesItCanBeTold() {
    assertTrue(of(LeptinLoop.setpoint(), Protocol.none()).to("shift", "k4").isIdentifiable());
  }

  /** At rest nothing moves, and the run tells one number where runs from almost all starts tell four. */
  @Test
  void aRunFromRestTellsLessAndSaysSo() {
    Identifiability asked = of(LeptinLoop.feedback(), Protocol.none());
    String unasked = asked.to("k4", "k5", "k6", "k7").toString();
    assertTrue(unasked.contains("this run starts at rest, which is no generic start"), unasked);
    assertEquals(1, asked.every(1).to("k4", "k5", "k6", "k7").rankAlongRun().orElseThrow());
  }

  /** A moved set point and a sensor that is biased are one. */
  @Test
  void aShiftAndABiasTradeOff() {
    Identified found = of(LeptinLoop.setpoint(), Protocol.none()).to("shift", "bias", "k5");
    assertEquals(List.of("shift", "bias"), found.directions().get(0).names());
    assertTrue(found.isIdentifiable("k5"));
  }

  @Test
  void anErrorNeuronsReferenceIsACalibrationToo() {
    Identified found = of(LeptinLoop.lagSetpoint(), Protocol.none()).to("Lset", "tau", "k5");
    assertFalse(found.isIdentifiable("Lset"), found.toString());
    assertTrue(found.isIdentifiable("tau"));
  }

  /** The proportional part trades off with the level of intake, the integral part does not. */
  @Test
  void integralActionTellsTheSetPoint() {
    Identified found =
        of(LeptinLoop.integralSetpoint(), LeptinProtocols.diet()).to("Lset", "c1", "a1", "a2", "Z");
    assertTrue(found.isIdentifiable("Lset"), found.toString());
    assertTrue(found.isIdentifiable("a2"), found.toString());
  }

  /** Levels and what was piled up at the start trade off: c1 + a2*Z and c2 + a4*Z is all that acts. */
  @Test
  void theLevelsOfTheIntegralLawAndItsStartAreOne() {
    Identified found =
        of(LeptinLoop.integralSetpoint().startingAt("Z", 0), LeptinProtocols.diet())
            .to("Lset", "c1", "c2", "Z");
    assertEquals(3, found.rank(), found.toString());
    assertTrue(found.isIdentifiable("Lset"), found.toString());
    assertEquals(List.of("c1", "c2", "Z"), found.directions().get(0).names());
  }

  /** Theorem T2 on the shipped law: only c + k*r is told, and a bias is a set point. */
  @Test
  void ofTheLinearLawOnlyTheInterceptsAreTold() {
    Identified found =
        of(LeptinLoop.law("linear").setpoint(), LeptinProtocols.diet()).to("Lset", "c1", "c2", "kFI", "ks");
    assertTrue(found.isExact(), found.toString());
    assertEquals(4, found.rank(), found.toString());
    assertEquals(List.of("Lset", "c1", "c2"), found.directions().get(0).names());
    assertEquals(4, of(LeptinLoop.law("linear").feedback(), LeptinProtocols.diet())
        .to("FI0", "s0", "kFI", "ks").rank());
  }

  /** The published dynamical compensation: from glucose alone neither sensitivity nor secretion is told. */
  @Test
  void dynamicalCompensationHidesTheSensitivity() {
    Identified found = Identifiability.of(Simulation.of(Karin.betaCells()).until(100)).measuring("G")
        .to("si", "p", "I", "beta");
    assertEquals(2, found.rank(), found.toString());
    assertFalse(found.isIdentifiable("si"));
    assertFalse(found.isIdentifiable("p"));
  }

  /** Of all parameters together thirteen combinations are told; units and scales trade off. */
  @Test
  void allOfTheStaticLawIsAskedAtOnce() {
    Identified found = of(LeptinLoop.setpoint(), Protocol.none()).toAll();
    assertEquals(13, found.rank());
    assertEquals(List.of("infusion", "load", "FFM", "k2"),
        found.unknowns().stream().filter(found::isIdentifiable).toList());
  }

  @Test
  void theAnswerIsInWords() {
    assertEquals("""
        leptin.setpoint, measuring FM, L under fast-then-diet: 3 of 4 can be told
          identifiable: k4, k5, shift
          no output depends on Lset
          by the outputs' series in the first stretch to order 5, exact, for almost all unknowns and starts
          along this run, 61 samples each: rank 3; smallest singular value 0 of the largest""",
        of(LeptinLoop.setpoint(), LeptinProtocols.fastThenDiet()).every(1)
            .to("Lset", "k4", "k5", "shift").toString());
  }
}
