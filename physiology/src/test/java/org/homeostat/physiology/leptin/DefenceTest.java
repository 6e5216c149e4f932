package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.defence.Defence;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

/** How strongly the animal defends its fat. The numbers are those of an independent calculation. */
class DefenceTest {

  /** In kcal/d: the curvature is then below the fourth digit, by its square. */
  private static final double STEP = 0.01;

  private static Defence ofFat(double rhoFood) {
    return Defence.of(LeptinLoop.feedback().let("rhoFood", rhoFood).atRest(), "FM").counted("rhoFat")
        .openedAt("Lb");
  }

  @Test
  void aKilocalorieADayIsAnsweredPassivelyAndTwiceAsMuchByTheLoop() {
    Defence defence = ofFat(3.2);
    assertAgrees("0.8964", defence.offset(), "closed");
    assertAgrees("2.5501", defence.openOffset(), "opened at Lb");
    assertAgrees("0.3921396", defence.passiveSlope(), "passive");
    assertAgrees("0.7234246", defence.activeSlope(), "active");
    assertAgrees("1.8448", defence.gain(), "Guyton's gain");
    assertAgrees("0.648", defence.share(), "share removed");
    assertTrue(defence.isOpenStable());
  }

  /** The same as a load that is spent: in the cold, say. */
  @Test
  void aKilocalorieADayThatIsSpentCostsSoMuchFat() {
    Defence cold = Defence.of(LeptinLoop.feedback(), "FM").against("load").openedAt("S");
    assertAgrees("-0.8964", cold.offset(), "closed");
    assertAgrees("-2.5501", cold.openOffset(), "opened at S");
    assertAgrees("0.648", cold.share(), "share removed");
    assertAgrees("-2.5501", loaded(LeptinLoop.setpoint().held("e", 0), 1), "the error clamped");
    assertAgrees("-0.8964", (loaded(LeptinLoop.feedback(), STEP) - loaded(LeptinLoop.feedback(), -STEP))
        / (2 * STEP), "closed, by the rests at two loads");
  }

  /** How much fat a load costs, g. */
  private static double loaded(Model model, double load) {
    return Runs.start(model.let("load", load).atRest()).get("FM")
        - Runs.start(model.atRest()).get("FM");
  }

  @Test
  void theShareIsThatOfTheOperatingPoint() {
    assertAgrees("0.586", ofFat(4.07).share(), "on the denser diet");
  }

  @Test
  void overTheWholeStepOfTheDietTheShareIsAnother() {
    Defence diet = Defence.of(LeptinLoop.feedback(), "FM").against("rhoFood").openedAt("Lb").upTo(4.07);
    Defence.Step step = diet.step().orElseThrow();
    assertAgrees("6.335960", step.from(), "before");
    assertAgrees("9.068256", step.closed(), "closed");
    assertAgrees("14.039799", step.open().orElseThrow(), "opened");
    assertAgrees("0.645", step.share(), "share removed");
  }
}
