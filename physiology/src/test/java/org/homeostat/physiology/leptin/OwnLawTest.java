package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law is a model of its own, and closes the plant by being joined to it. */
class OwnLawTest {

  private static Model law(Part... more) {
    return Model.of("mine", time("d"),
        input("S", "ng/g", "sensed leptin"),
        input("BM", "g", "body mass"),
        parameter("most", 5.6, "g/d", "intake without leptin"),
        parameter("h", 0.55, "ng/g", "sensed leptin that halves it"),
        parameter("c", 0.39214, "kcal/g/d", "expenditure per body mass"),
        equations("FI     = most*h/(h + S)\nEE     = c*BM")).with(more);
  }

  @Test
  void aLawOfOnesOwnClosesThePlant() {
    Model loop = LeptinLoop.closedBy(law());
    assertEquals("""
        leptin.mine   (time in d)
          BM     = FM + FFM                             # body mass
          BV     = alpha*BM + beta                      # blood volume
          Lb     = k1*L/(k2 + L) + k3*L                 # brain leptin
          S      = Lb - bias                            # sensed leptin
          FI     = most*h/(h + S)                       # food intake
          EE     = c*BM                                 # energy expenditure
          dFM/dt = (rhoFood*FI - EE - load)/rhoFat      # energy eaten less energy spent
          dL/dt  = (FM*Rsyn + infusion - GFR*RC*L)/BV   # secretion less renal clearance
          noise on L: sigmaL*L""", loop.toString());
    assertEquals("most of mine", loop.origin("most").toString());
    assertEquals("FI of mine", loop.origin("FI").toString());
    assertEquals("FM of leptin.plant", loop.origin("FM").toString());
  }

  static List<Law> laws() {
    return LeptinLoop.laws();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void everyLawIsAModelOfItsOwn(Law law) {
    for (Model alone : List.of(law.feedbackAlone(), law.setpointAlone())) {
      assertEquals(List.of("S", "BM"), alone.openInputs().subList(0, 2), alone::name);
      assertEquals("g/d", alone.quantity("FI").unit().toString());
      assertEquals("kcal/d", alone.quantity("EE").unit().toString());
    }
    assertEquals("FI of " + law.name() + " law, feedback", law.feedback().origin("FI").toString());
    assertEquals(Quantity.Kind.INPUT, law.feedback().quantity("FI").kind(), "it can be held and infused");
  }

  @Test
  void aLawCanCloseMoreThanIntakeAndExpenditure() {
    Model loop = LeptinLoop.closedBy(law(equations("load = 0*c*BM   # none yet")), "load");
    assertEquals("load of mine", loop.origin("load").toString());
    assertEquals(loop.start()[0], LeptinLoop.closedBy(law()).start()[0]);
  }

  private static void refused(String message, Executable closing) {
    assertEquals(message + Trouble.JOINING_TWO_MODELS_IS_REFUSED.more(),
        assertThrows(ModelException.class, closing).getMessage());
  }

  @Test
  void anInputThatThePlantDoesNotHaveIsRefused() {
    refused("""
        leptin.mine: 'heat' cannot be connected: leptin.plant has no 'heat', which in mine is an auxiliary.
            leptin.plant has the inputs FI, EE, infusion, load.
            Give it one name in both by renamed(...), or connect an input by an equation, \
        connecting("input = ...").""", () -> LeptinLoop.closedBy(law(equations("heat = c*BM")), "heat"));
  }

  @Test
  void aLawThatDoesNotGiveIntakeIsRefused() {
    refused("""
        leptin.mine: 'FI' cannot be connected: mine has no 'FI', which in leptin.plant is an input. Did you \
        mean 'FIn'?
            Give it one name in both by renamed(...), or connect an input by an equation, \
        connecting("input = ...").""", () -> LeptinLoop.closedBy(law().renamed("FI", "FIn")));
  }

  @Test
  void aLawThatSensesWhatThePlantDoesNotHaveIsRefused() {
    refused("""
        leptin.mine: 'insulin' cannot be connected: leptin.plant has no 'insulin', which in mine is an input.
            Give it one name in both by renamed(...), or connect an input by an equation, \
        connecting("input = ...").""",
        () -> LeptinLoop.closedBy(law(input("insulin", "ng/mL", ""), equations("i = insulin"))));
  }

  @Test
  void aLawInOtherUnitsIsRefused() {
    refused("""
        leptin.mine: the connection 'FI' does not fit.
            FI of leptin.plant is g/d, an input
            FI of mine is kcal/d: FI = c*BM
            Give both one unit, or connect others.""",
        () -> LeptinLoop.closedBy(law(replace("FI = c*BM"))));
  }

  @Test
  void aNameThatThePlantHasIsRefused() {
    refused("""
        leptin.mine: both leptin.plant and mine have 'k1'.
            To keep them apart, use prefixed("a", "b"); to make them one, sharing("k1").""",
        () -> LeptinLoop.closedBy(law(parameter("k1", 1.42, "ng/g", ""))));
  }

  @Test
  void aWholeAnimalIsNoLaw() {
    refused("""
        leptin.leptin.feedback: both leptin.plant and leptin.feedback have 'FM', 'L', 'infusion', 'load', \
        'rhoFood', 'rhoFat', 'FFM', 'alpha' and 13 more.
            To keep them apart, use prefixed("a", "b"); to make them one, connecting(...) or sharing(...).""",
        () -> LeptinLoop.closedBy(LeptinLoop.feedback()));
  }
}
