package org.homeostat.control.loop;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.input;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.rest;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class LinearizationTest {

  /** The entries of MODELS 2.1 have six digits; the largest is 33. */
  private static final double PRINTED = 5e-5;

  private static final double ROUNDING = 1e-12;

  /** Central differences with a relative step of 1e-5 keep about ten digits. */
  private static final double DIFFERENCES = 1e-8;

  private static final Complex S = new Complex(0.01, 0.05);

  @Test
  void jacobianOfTamsLoopIsThePublishedOne() {
    double[][] a = Linearization.of(LeptinPlant.tam()).system().a();
    assertArrayEquals(new double[] {-0.0435711, -0.110244}, a[0], 5e-7);
    assertArrayEquals(new double[] {24.4138, -33.4842}, a[1], PRINTED);
  }

  @Test
  void stationaryGainsAreTheSlopesOfTheRest() {
    Model model = LeptinPlant.tam();
    LinearSystem system =
        Linearization.of(model).from("rhoFood", "infusion").to("FM", "Lb", "EE").system();
    for (String input : List.of("rhoFood", "infusion")) {
      double step = 1e-5 * Math.max(1, model.value(input));
      Model more = model.let(input, model.value(input) + step).atRest();
      Model less = model.let(input, model.value(input) - step).atRest();
      for (String output : List.of("FM", "Lb", "EE")) {
        double slope = (more.evaluate(0, more.start()).get(output)
            - less.evaluate(0, less.start()).get(output)) / (2 * step);
        assertEquals(slope, system.at(Complex.ZERO, input, output).getRealPart(), DIFFERENCES);
      }
    }
  }

  @Test
  void aLoadInFoodEnergyMovesFatAsStatedInT10() {
    double passive = 2.5501;
    double closed = Linearization.of(LeptinPlant.tam()).loadOn("FM").to("FM").system()
        .at(Complex.ZERO).getEntry(0, 0).getRealPart() / 9;
    assertEquals(0.8964, closed, 5e-5);
    LoopGain loop = Linearization.of(LeptinPlant.tam()).opened("Lb");
    double share = 1 - 1 / (1 + loop.system().at(Complex.ZERO).getEntry(0, 0).getRealPart());
    assertEquals(1 - closed / passive, share, 5e-5);
  }

  @Test
  void delaysAreExactAlsoThroughAuxiliaries() {
    LinearSystem system = Linearization.of(LeptinPlant.reduced(30)).from("load").to("FM", "u").system();
    Complex late = S.multiply(-30).exp().multiply(0.0803805);
    Complex expected = S.add(0.0435711).add(late).reciprocal();
    assertClose(expected, system.at(S, "load", "FM"));
    assertClose(expected.multiply(late).negate(), system.at(S, "load", "u"));
    assertEquals(List.of("delay(FM, D)"), system.delayedTerms());
    assertArrayEquals(new double[] {30}, system.lags());
  }

  @Test
  void aDelayedAuxiliaryIsASignalAndAMovingLagHasNoPartInIt() {
    Model model = Model.of("late drive", time("1"), state("x", 0, "1", ""), state("r", 2, "1", ""),
        parameter("k", 3, "1", ""), input("d", 0, "1", ""),
        equations("drive = k*x + d\ndx/dt = -delay(drive, r) - x\ndr/dt = 2 - r + x"));
    Complex late = S.multiply(-2).exp();
    Complex expected = late.negate().divide(S.add(1).add(late.multiply(3)));
    LinearSystem system = Linearization.of(model).from("d").to("x", "drive").system();
    assertClose(expected, system.at(S, "d", "x"));
    assertClose(expected.multiply(3).add(1), system.at(S, "d", "drive"));
  }

  @Test
  void loopsOpenAtAnyQuantityAndAgreeOnTheReturnDifference() {
    Linearization near = Linearization.of(LeptinPlant.tam());
    LinearSystem closed = near.system();
    double[][] a = closed.a();
    Complex det = S.subtract(a[0][0]).multiply(S.subtract(a[1][1])).subtract(a[0][1] * a[1][0]);
    Complex leptin = near.opened("L", "Lb").system().at(S).getEntry(0, 0);
    Complex own = S.subtract(a[0][0]).multiply(S.subtract(a[1][1]));
    assertClose(det.divide(own), leptin.add(1));
    assertClose(leptin, near.opened("Lb").system().at(S).getEntry(0, 0));
    Complex whole = near.opened("FM").system().at(S).getEntry(0, 0);
    assertClose(det.divide(S.multiply(S.subtract(a[1][1]))), whole.add(1));
    Complex npy = near.opened("N").system().at(S).getEntry(0, 0);
    assertTrue(npy.norm() < leptin.norm(), "expenditure is read past N");
  }

  @Test
  void aDelayedLoopOpensAtTheDelayedTerm() {
    Linearization near = Linearization.of(LeptinPlant.reduced(30));
    Complex expected = S.multiply(-30).exp().multiply(0.0803805).divide(S.add(0.0435711));
    assertClose(expected, near.opened("delay(FM, D)").system().at(S).getEntry(0, 0));
    assertClose(expected, near.opened("u").system().at(S).getEntry(0, 0));
  }

  /** Two loops and two lags; drive is read twice, once late, and depends on what comes late itself. */
  private static Model tangled() {
    return Model.of("tangled", time("1"),
        state("x", rest(1), "1", ""), state("y", rest(1), "1", ""),
        parameter("r", 0.7, "1", ""), parameter("q", 1.3, "1", ""), parameter("k", 1, "1", ""),
        equations("""
            drive = k*x^2 + delay(y, q)/2
            brake = exp(drive - 1.5)
            dx/dt = 2.5 - delay(drive, r) - x*brake
            dy/dt = x*drive - 1.5*y
            """));
  }

  /** Wherever it was opened, a loop that is closed again has the modes of the whole. */
  @Test
  void aLoopClosedAgainHasTheModesOfTheWhole() {
    Linearization near = Linearization.of(tangled());
    Complex rightmost = CharacteristicRoots.of(near.system()).rightmost();
    for (String place : List.of("x", "y", "drive", "brake", "delay(y, q)", "delay(drive, r)")) {
      LinearSystem closed = near.opened(place).system().feedback();
      Complex again = CharacteristicRoots.of(closed).rightmost();
      assertEquals(0, again.subtract(rightmost).norm(), 1e-10, place);
    }
    Complex one = near.opened("drive", "brake").system().at(S).getEntry(0, 0).add(1);
    Complex rest = near.opened("drive").system().at(S).getEntry(0, 0).add(1);
    assertTrue(one.subtract(rest).norm() > 1e-3, "one of the readers is not all of them");
  }

  /** At rest what comes late is what is now: gains at s = 0 are slopes of the rest, by differences. */
  @Test
  void lateLoopsHaveTheStationaryGainsOfTheirRest() {
    Model model = tangled();
    LinearSystem system = Linearization.of(model).from("k").to("x", "y", "brake").system();
    double step = 1e-5;
    Model more = model.let("k", model.value("k") + step).atRest();
    Model less = model.let("k", model.value("k") - step).atRest();
    for (String output : List.of("x", "y", "brake")) {
      double slope = (more.evaluate(0, more.start()).get(output)
          - less.evaluate(0, less.start()).get(output)) / (2 * step);
      assertEquals(slope, system.at(Complex.ZERO, "k", output).getRealPart(), DIFFERENCES);
    }
  }

  @Test
  void heldStatesAreConstantsAndMayBeInputs() {
    Linearization near = Linearization.of(LeptinPlant.tam().held("L", 4.619637)).atRest();
    assertEquals(List.of("FM"), near.system().states());
    assertEquals(-0.110244, near.from("L").system().b()[0][0], 5e-7);
    assertThrows(ModelException.class, () -> near.to("L").system());
  }

  @Test
  void aMovingPointIsRefusedUnlessAskedFor() {
    Linearization moved = Linearization.of(LeptinPlant.tam()).at(Map.of("FM", 9.0));
    var error = assertThrows(ModelException.class, moved::system);
    assertTrue(error.getMessage().startsWith("leptin: it does not rest at FM = 9, L = 4.61964: dL/dt is 6"),
        error.getMessage());
    assertTrue(error.getMessage().contains("atRest()"), error.getMessage());
    assertTrue(moved.evenIfMoving().system().a()[1][1] > -33.4);
    assertArrayEquals(Linearization.of(LeptinPlant.tam()).system().a()[0], moved.atRest().system().a()[0],
        ROUNDING);
  }

  @Test
  void aPointOnASwitchIsRefused() {
    Model model = Model.of("rectifier", time("1"), state("x", 1, "1", ""),
        equations("dx/dt = -pos(x - 1) + 2*(1 - x)"));
    var error = assertThrows(ModelException.class, () -> Linearization.of(model).system());
    assertEquals("rectifier: the point x = 1 is on a switch, pos(x - 1) in dx/dt, and the slopes on its two"
        + " sides differ.\n    Linearise beside it with at(...).evenIfMoving(), or write a smooth law,"
        + " softplus(x) for pos(x).", error.getMessage());
    assertEquals(-3, Linearization.of(model).at(Map.of("x", 1.1)).evenIfMoving().system().a()[0][0]);
  }

  @Test
  void wrongNamesAndPlacesAreAnswered() {
    Linearization near = Linearization.of(LeptinPlant.tam());
    message("leptin: there is no quantity 'rhoFod'. Did you mean 'rhoFood'?", () -> near.from("rhoFod"));
    message("leptin: there is no quantity 'Lbb'. Did you mean 'Lb'?", () -> near.opened("Lbb"));
    message("leptin: 'FI' follows from an equation, and cannot be an input; it is an auxiliary.\n"
        + "    Add a load to it with loadOn(\"FI\"), hold it in the model, or open the loop there with"
        + " opened(\"FI\")." + Trouble.THE_LOOP_CANNOT_BE_OPENED_THERE.more(), () -> near.from("FI"));
    message("leptin: 'k4' is constant, and no output. Make it an input too with from(\"k4\"), or leave it"
        + " out.", () -> near.to("k4").system());
    message("leptin: no loop passes through 'k4' here: what reads it, FI, does not lead back to it.\n"
        + "    Open the loop elsewhere."
        + Trouble.THE_LOOP_CANNOT_BE_OPENED_THERE.more(), () -> near.opened("k4"));
    message("leptin: 'N' is not read in the equation for 'EE'. It is read by FI.",
        () -> near.opened("N", "EE"));
  }

  @Test
  void aModelWithoutEquilibriumSaysWhereItWasLookedFor() {
    Model model = Model.of("runaway", time("1"), state("x", 1, "1", ""), equations("dx/dt = 1 + x^2"));
    message("runaway: no equilibrium was reached from x = 1, where dx/dt is 2.\n"
        + "    Begin the search elsewhere: at(...).atRest().", () -> Linearization.of(model).atRest());
  }

  @Test
  void anUnstablePointIsTold() {
    assertTrue(Linearization.of(LeptinPlant.reduced(33)).toString().contains("\n  unstable, roots 0.00052"));
    assertTrue(Linearization.of(LeptinPlant.tam()).toString().endsWith("stable, roots -0.124251, -33.4035"
        + " per d"));
  }

  @Test
  void equationsInTimeHaveNoConstantSlopes() {
    Model model = Model.of("season", time("1"), state("x", 1, "1", ""), equations("dx/dt = sin(t) - x"));
    message("season: the equations depend on t, so that there is no linear system with constant"
        + " coefficients. Hold what depends on t.", () -> Linearization.of(model));
  }

  private static void message(String expected, org.junit.jupiter.api.function.Executable action) {
    assertEquals(expected, assertThrows(ModelException.class, action).getMessage());
  }

  private static void assertClose(Complex expected, Complex actual) {
    assertEquals(0, expected.subtract(actual).norm(), ROUNDING * Math.max(1, expected.norm()));
  }
}
