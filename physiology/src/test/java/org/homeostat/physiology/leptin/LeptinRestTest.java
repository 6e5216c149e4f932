package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the animal rests. The numbers are those of an independent root search on the paper's equations. */
class LeptinRestTest {

  /** A handful of roundings in numbers of order one. */
  private static final double ROUNDING = 1e-14;

  static Stream<Model> animals() {
    return Runs.animals();
  }

  static Stream<Model> proportional() {
    return Stream.of(
        LeptinLoop.feedback(), LeptinLoop.setpoint(), LeptinLoop.lagFeedback(), LeptinLoop.lagSetpoint(),
        LeptinLoop.delayFeedback(), LeptinLoop.delaySetpoint());
  }

  static Stream<Model> integral() {
    return Stream.of(LeptinLoop.integralFeedback(), LeptinLoop.integralSetpoint());
  }

  @ParameterizedTest
  @MethodSource("animals")
  void everyModelStartsAsTheWildTypeAtRest(Model model) {
    Map<String, Double> start = Runs.start(model);
    assertAgrees("6.335960", start.get("FM"), "FM");
    assertAgrees("28.335960", start.get("BM"), "BM");
    assertAgrees("4.619637", start.get("L"), "L");
    assertAgrees("0.3369968", start.get("Lb"), "Lb");
    assertAgrees("3.472391", start.get("FI"), "FI");
    assertAgrees("11.111653", start.get("EE"), "EE");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      # parameter, value,  FM,        BM,        L,        Lb,        FI,       EE
      rhoFood,     4.07,   9.068256,  31.068256, 6.611792, 0.4406760, 3.108988, 12.653583
      k2,          31.2,   9.428917,  31.428917, 6.874755, 0.2750937, 3.732909, 11.945310
      infusion,    100,    5.117549,  27.117549, 5.137746, 0.3657776, 3.363262, 10.762439
      Rsyn,        0,      51.346431, 73.346431, 0.000000, 0.0000000, 5.600000, 17.920000
      """)
  void aChangeMovesTheRestOfTheStaticLagAndDelayLawsAlike(String parameter, double value, String fm,
      String bm, String plasma, String brain, String intake, String expenditure) {
    proportional().forEach(model -> {
      Map<String, Double> rest = Runs.start(model.let(parameter, value).atRest());
      assertAgrees(fm, rest.get("FM"), model.name() + ", FM");
      assertAgrees(bm, rest.get("BM"), model.name() + ", BM");
      assertAgrees(plasma, rest.get("L"), model.name() + ", L");
      assertAgrees(brain, rest.get("Lb"), model.name() + ", Lb");
      assertAgrees(intake, rest.get("FI"), model.name() + ", FI");
      assertAgrees(expenditure, rest.get("EE"), model.name() + ", EE");
    });
  }

  @Test
  void withoutLeptinNewtonFindsTheMassAtWhichFullIntakeIsSpent() {
    Model knockout = LeptinLoop.feedback().let("Rsyn", 0);
    double[] guess = {50, 0};
    SteadyState rest = SteadyState.newtonFrom(knockout.field(), guess, knockout.held()).orElseThrow();
    double mass = knockout.value("rhoFood") * knockout.value("k4") / knockout.value("k6");
    assertEquals(mass, rest.state()[0] + knockout.value("FFM"), ROUNDING * mass);
    assertEquals(0, rest.state()[1]);
    assertTrue(rest.modes().isStable());
  }

  @ParameterizedTest
  @MethodSource("integral")
  void theIntegralLawReturnsFatToItsRestOnADenserDiet(Model model) {
    Map<String, Double> rest = Runs.start(model.let("rhoFood", 4.07).atRest());
    assertAgrees("6.335960", rest.get("FM"), "FM");
    assertAgrees("0.3369968", rest.get("Lb"), "Lb");
  }

  @ParameterizedTest
  @MethodSource("integral")
  void theIntegralLawReturnsBrainLeptinButNotFatWhenTransportChanges(Model model) {
    Map<String, Double> rest = Runs.start(model.let("k2", 31.2).atRest());
    assertAgrees("0.3369968", rest.get("Lb"), "Lb");
    assertTrue(rest.get("FM") > 9, "FM " + rest.get("FM"));
  }

  @ParameterizedTest
  @MethodSource("integral")
  void withoutLeptinTheIntegralLawEndsWhereTheStaticOneDoes(Model model) {
    Map<String, Double> rest = Runs.start(model.let("Rsyn", 0).atRest());
    assertAgrees("51.346431", rest.get("FM"), "FM");
    assertAgrees("5.600000", rest.get("FI"), "FI");
    assertAgrees("17.920000", rest.get("EE"), "EE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leptin.linear.feedback", "leptin.linear.setpoint"})
  void theLinearLawRestsElsewhereOnceItIsFarFromItsSetPoint(String name) {
    Model linear = Catalogue.model(name);
    assertAgrees("8.842561", Runs.start(linear.let("rhoFood", 4.07).atRest()).get("FM"), "richer food");
    Map<String, Double> knockout = Runs.start(linear.let("Rsyn", 0).atRest());
    assertAgrees("45.94", knockout.get("BM"), "BM");
    assertAgrees("4.7917", knockout.get("FI"), "FI");
    assertAgrees("0.33375", knockout.get("EE") / knockout.get("BM"), "EE per BM");
  }

  @Test
  void movingTheSetPointIsBiasingTheSensor() {
    assertAgrees("7.9926", Runs.start(LeptinLoop.setpoint().let("shift", 0.1).atRest()).get("FM"), "shift");
    proportional().forEach(model ->
        assertAgrees("7.9926", Runs.start(model.let("bias", 0.1).atRest()).get("FM"), model.name()));
    assertAgrees("7.9926", Runs.start(LeptinLoop.lagSetpoint().let("shift", 0.1).atRest()).get("FM"), "lag");
  }

  @Test
  void withTheErrorClampedFatSettlesWhereMassAloneHoldsIt() {
    for (Model model : new Model[] {LeptinLoop.setpoint(), LeptinLoop.lagSetpoint()}) {
      Model clamped = model.held("e", 0);
      assertAgrees("28.336", Runs.start(clamped.atRest()).get("BM"), model.name());
      assertAgrees("36.0398", Runs.start(clamped.let("rhoFood", 4.07).atRest()).get("BM"), model.name());
    }
  }

  @Test
  void theReferenceLevelOfTheStaticLawMovesNoRest() {
    for (double level : new double[] {0, 0.1, 0.337, 1, 10}) {
      Model model = LeptinLoop.setpoint().let("Lset", level).let("rhoFood", 4.07).atRest();
      assertAgrees("9.068256", Runs.start(model).get("FM"), "Lset = " + level);
    }
  }

  @Test
  void laterChangesDoNotMoveTheStart() {
    Model dieting = LeptinLoop.feedback().let("rhoFood", 4.07);
    assertAgrees("6.335960", Runs.start(dieting).get("FM"), "FM");
  }
}
