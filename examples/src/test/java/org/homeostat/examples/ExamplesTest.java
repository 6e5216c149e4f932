package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

/** What the examples print beyond what a page shows of it; {@link SnippetsTest} compares that. */
class ExamplesTest {

  private static void assertPrints(String text, String printed) {
    assertTrue(printed.contains(text), text + " is not in\n" + printed);
  }

  @Test
  void compareFramingsPrintsTheVerdictAndTwiceTheSameFat() {
    String printed = Printed.by(() -> CompareFramings.main(new String[0]));
    assertPrints("Proved", printed);
    assertPrints("leptin.setpoint: 4.02872 g", printed);
    assertPrints("leptin.feedback: 4.02872 g", printed);
  }

  @Test
  void writeYourOwnModelCoolsToWhereHeatingMeetsLoss() {
    double inTheCold = (0.05 * 37.5 + 0.002 * 4) / (0.05 + 0.002);
    assertEquals(36.21154, inTheCold, 5e-6);
    String printed = Printed.by(() -> WriteYourOwnModel.main(new String[0]));
    assertPrints("12 hours in the cold: 36.2115 degC", printed);
  }

  /** From the characteristic roots -3.409e-4 and 5.246e-4 per day, computed by Newton's method. */
  @Test
  void delayALoopSwingsFromBothSidesOfTheCriticalDelay() {
    String printed = Printed.by(() -> DelayALoop.main(new String[0]));
    assertPrints("dFM/dt = -p*FM - a*delay(FM, D)", printed);
    assertPrints("Neither decays nor grows at D = 31.74 d, with a period of 93.01 d", printed);
    assertPrints("D = 31 d: 17 peaks, 91.35 d apart, which decay at 0.00034 per day", printed);
    assertPrints("D = 33 d: 16 peaks, 95.85 d apart, which grow at 0.00052 per day", printed);
  }

  /** A lag is off by its square root in what noise drives, and by itself in what that builds. */
  @Test
  void compareUnderNoiseFindsRoundingBetweenFramingsAndTwoOrdersBetweenLaws() {
    String printed = Printed.by(() -> CompareUnderNoise.main(new String[0]));
    assertPrints("leptin.setpoint, leptin.feedback for 60 d", printed);
    assertTrue(number("differ by (\\S+) of", printed) < 1e-13, printed);
    assertEquals(1, number("FM +(\\S+) \\+-", printed), 0.05, printed);
    assertEquals(0.5, number("N +(\\S+) \\+-", printed), 0.05, printed);
  }

  /** The slopes of the mouse are known from elsewhere: 0.3921396 passive, 0.7234246 active, kcal/d per g. */
  @Test
  void howStronglyDefendedTellsPassiveFromActiveAndProportionalFromIntegral() {
    String printed = Printed.by(() -> HowStronglyDefended.main(new String[0]));
    assertPrints("passive slope          0.39214 kcal/d per g", printed);
    assertPrints("active slope           0.723425 kcal/d per g", printed);
    assertPrints("the loop removes 64.8 %", printed);
    assertPrints("64.5 % removed over the whole step", printed);
    assertPrints("what is held is Lb, not FM", printed);
  }

  @Test
  void openALoopFindsTheDelayThatItBears() {
    String printed = Printed.by(() -> OpenALoop.main(new String[0]));
    assertPrints("It bears a delay of 31.706 d.", printed);
    assertPrints("stable up to D = 31.7064", printed);
  }

  @Test
  void whatIsIdentifiableFindsTheSetPointWhereItActs() {
    String printed = Printed.by(() -> WhatIsIdentifiable.main(new String[0]));
    assertPrints("no output depends on Lset", printed);
    assertPrints("3 of 3 can be told", printed);
  }

  /** 1.656 g at a spread of 0.799 g: ((1.960 + 0.842)/2.072)^2 = 1.8 animals. */
  @Test
  void whatTheVerdictSurvivesTellsWhatWouldTellThemApart() {
    String printed = Printed.by(() -> WhatTheVerdictSurvives.main(new String[0]));
    assertPrints("FM 7.99216 against 6.33596 g at 60 d; 2 animals would show it", printed);
  }

  private static double number(String pattern, String printed) {
    Matcher found = Pattern.compile(pattern).matcher(printed);
    assertTrue(found.find(), pattern + " is not in\n" + printed);
    return Double.parseDouble(found.group(1));
  }

  /** After 200 days fat is at rest, and depends on k5 as the rest does; a difference of rests tells. */
  @Test
  void askWhatMattersEndsWithWhatTheRestDependsOn() {
    Model fed = LeptinLoop.feedback().let("rhoFood", 4.07);
    double change = (fat(fed.let("k5", 0.5511)) - fat(fed.let("k5", 0.5489))) / (0.004 * fat(fed));
    String printed = Printed.by(() -> AskWhatMatters.main(new String[0]));
    assertEquals(change, number("k5 +\\S+ +(\\S+)", printed), 5.1e-4, "the last of three digits");
  }

  private static double fat(Model model) {
    return Equilibrium.near(model, model.start()).orElseThrow().value("FM");
  }

  /** The charge is 1.5 (1 - exp(-t)), and the hormone halves in an hour. */
  @Test
  void pulseGeneratorFiresAsOftenAsItsChargeReachesOne() {
    double period = PulseGenerator.TAU * Math.log(PulseGenerator.DRIVE / (PulseGenerator.DRIVE - 1));
    double highest = PulseGenerator.DOSE / (1 - Math.pow(2, -period / PulseGenerator.HALF_LIFE));
    String printed = Printed.by(() -> PulseGenerator.main(new String[0]));
    assertPrints("completed, " + (int) (24 / period) + " pulses", printed);
    assertPrints("From pulse to pulse:  " + Numbers.round(period) + " h", printed);
    assertPrints("Hormone before one:   " + Numbers.round(highest - PulseGenerator.DOSE) + " IU/L", printed);
    assertPrints("Hormone after it:     " + Numbers.round(highest) + " IU/L", printed);
  }

  /** Two methods that have nothing in common but the equation, the detector and the handler. */
  @Test
  void stiffInHipparchusPrintsTheSameUnderBothAndCostsAFiftiethUnderOurs() {
    String printed = Printed.by(() -> StiffInHipparchus.main(new String[0]));
    String[] runs = printed.split("rodas5p");
    for (String run : runs) {
      assertPrints("y falls through 0 at 242.399", run);
      assertPrints("y(600) = 1.70861", run);
    }
    assertTrue(50 * evaluations(runs[1]) < evaluations(runs[0]), printed);
  }

  private static long evaluations(String printed) {
    return Long.parseLong(printed.replaceAll("(?s).*evaluations: ([0-9,]+) in.*", "$1").replace(",", ""));
  }
}
