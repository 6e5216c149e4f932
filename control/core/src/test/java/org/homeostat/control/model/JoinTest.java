package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.start;
import static org.homeostat.control.model.Vessels.heat;
import static org.homeostat.control.model.Vessels.loop;
import static org.homeostat.control.model.Vessels.memory;
import static org.homeostat.control.model.Vessels.valve;
import static org.homeostat.control.model.Vessels.vessel;
import static org.homeostat.control.model.Vessels.wave;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.noise.BrownianPath;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** What joining two models gives. */
class JoinTest {
  private static final int STEPS = 200;

  /** A few roundings of numbers of size 1. */
  private static final double ROUNDING = 1e-12;

  /** The standard solver's tolerance, and some more for what adds up along a run. */
  private static final double SOLVER = 1e-8;

  /** Two vessels with a tube between them. */
  private static Join pair() {
    return Model.join(loop(), loop().let("Vset", 10).atRest()).prefixed("up", "low").sharing("k")
        .with(parameter("c", 0, "1/h", "width of the tube").nonNegative())
        .connecting("up_rain = c*(low_V - up_V)", "low_rain = c*(up_V - low_V)");
  }

  @Test
  void anOutputOfOneClosesTheInputOfTheOther() {
    assertEquals("""
        loop   (time in h)
          out   = k*V               # what leaks
          in = g*(Vset - V)         # inflow
          dV/dt = in + rain - out   # comes less goes""", loop().toString());
    assertEquals("V 4", start(loop()));
    assertEquals(Quantity.Kind.INPUT, loop().quantity("in").kind());
    assertEquals(Quantity.Kind.STATE, loop().quantity("V").kind());
    assertEquals("volume", loop().quantity("V").meaning());
  }

  @Test
  void theOrderOfTheTwoDoesNotMatterToTheLoop() {
    Model other = Model.join(valve(), vessel()).connecting("in", "V").named("loop");
    assertArrayEquals(loop().start(), other.start());
    assertArrayEquals(slopes(loop(), 7), slopes(other, 7));
  }

  @Test
  void closingByAJoinIsClosingByAnEquation() {
    Model by = vessel().with(parameter("g", 0.4, "1/h", "gain").positive(),
        parameter("Vset", 5, "L", "volume wanted").positive()).closed("in", "g*(Vset - V)").named("loop");
    assertEquals(by.toString(), loop().toString());
    assertEquals(List.copyOf(by.quantities()), List.copyOf(loop().quantities()));
  }

  @Test
  void aJoinedModelPrintsAsItsPartsDo() {
    assertEquals("""
        pair   (time in h)
          from loop: up_..., low_...
          up_out   = k*up_V                         # what leaks
          up_in = up_g*(up_Vset - up_V)             # inflow
          low_out   = k*low_V                       # what leaks
          low_in = low_g*(low_Vset - low_V)         # inflow
          up_rain = c*(low_V - up_V)                # what falls in
          low_rain = c*(up_V - low_V)               # what falls in
          dup_V/dt = up_in + up_rain - up_out       # comes less goes
          dlow_V/dt = low_in + low_rain - low_out   # comes less goes""", pair().named("pair").toString());
    assertTrue(pair().named("pair").latex().contains("% from loop: up_..., low_...\n"),
        pair().named("pair").latex());
  }

  @Test
  void everyQuantityIsTracedToItsOrigin() {
    Model trio = Model.join(pair().named("pair"), wave()).prefixed("two", "w").named("trio");
    assertEquals("up_V of pair, there V of loop, there V of vessel", trio.origin("two_up_V").toString());
    assertEquals("k of pair, there k of loop, there k of vessel", trio.origin("two_k").toString());
    assertEquals("c of pair", trio.origin("two_c").toString());
    assertEquals("low_in of pair, there in of loop, there in of valve", trio.origin("two_low_in").toString());
    assertEquals("x of wave", trio.origin("w_x").toString());
    assertEquals(new Origin("in", "valve", Optional.empty()), trio.origin("two_low_in").first());
  }

  /** Nothing is connected: Euler steps of the joined model are those of the two, to the last bit. */
  @Test
  void whatIsNotConnectedGoesItsOwnWay() {
    Model store = loop().let("Vset", 10);
    Model wave = wave();
    Model joined = Model.join(store, wave).prefixed("a", "b").named("both");
    double[] y = joined.start();
    double[] first = store.start();
    double[] second = wave.start();
    for (int step = 0; step < STEPS; step++) {
      assertArrayEquals(DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray(), y);
      y = euler(joined, y);
      first = euler(store, first);
      second = euler(wave, second);
    }
  }

  private static double[] euler(Model model, double[] y) {
    double[] dydt = new double[y.length];
    model.field().derivatives(0, y, dydt);
    double[] next = new double[y.length];
    Arrays.setAll(next, i -> y[i] + 0.05 * dydt[i]);
    return next;
  }

  private static double[] slopes(Model model, double... y) {
    double[] dydt = new double[y.length];
    model.field().derivatives(0, y, dydt);
    return dydt;
  }

  @Test
  void aJointThatIsClosedLeavesBothAtRest() {
    Model pair = pair().named("pair");
    assertEquals("up_V 4, low_V 8", start(pair));
    assertInstanceOf(Start.Rest.class, pair.startOf("up_V"));
    assertEquals("up_V 4, low_V 8", start(pair.atRest()));
    assertEquals("up_V 4, low_V 8", start(pair.let("c", 0.5)), "a joint is opened at the start");
    assertEquals("up_V 5.33333, low_V 6.66667", start(pair.let("c", 0.5).atRest()));
  }

  @Test
  void aJointThatIsOpenBeginsWhereTheTwoWere() {
    Model pair = pair().with(replace("up_rain = (c + 0.5*g0)*(low_V - up_V)"),
        parameter("g0", 1, "1/h", "")).named("pair");
    assertEquals("up_V 4, low_V 8", start(pair));
    assertEquals(new Start.At(pair.start()[0]), pair.startOf("up_V"), "no rest of the pair");
    assertInstanceOf(Start.Rest.class, pair.atRest().startOf("up_V"));
  }

  @Test
  void whatWasSaidOfThePartsStays() {
    Model changed = Model.join(
            loop().let("Vset", 10),
            Model.join(loop().startingAt("V", 1), loop().held("V", 2)).prefixed("a", "b").named("two"))
        .prefixed("", "c").named("three");
    assertEquals("V 4, c_a_V 1, c_b_V 2", start(changed));
    assertEquals(10, changed.value("Vset"));
    assertArrayEquals(new boolean[] {false, false, true}, changed.held());
    assertEquals("V 8, c_a_V 4, c_b_V 2", start(changed.atRest()));
  }

  @Test
  void morePartsLeaveAPairWhereItRests() {
    Model pair = pair().named("pair").with(parameter("more", 1, "L", ""), equations("all = up_V + low_V"));
    assertEquals("up_V 4, low_V 8", start(pair));
  }

  @Test
  void anOpenPartComesToRestBesideAWholeOne() {
    Model pair = Model.join(loop().let("Vset", 10).atRest(), vessel()).prefixed("up", "low")
        .connecting("low_in = up_out").named("cascade");
    assertEquals("up_V 8, low_V 8", start(pair));
    Model waved = Model.join(wave(), vessel())
        .with(parameter("q", 2, "L/h", "")).connecting("in = q*x").named("waved");
    assertEquals("x 1, y 0, V 20", start(waved), "where it would rest if the wave stood still");
  }

  @Test
  void whatIsToStayOpenStaysOpen() {
    Model open = Model.join(vessel(), heat().startingAt("T", 50)).leavingOpen("in").named("open");
    assertEquals(List.of("in"), open.openInputs());
    assertTrue(open.toString().endsWith("\n  open: in"), open.toString());
    assertEquals("V 4, T 50", start(Model.join(open, valve()).connecting("V", "in").named("closed")));
  }

  @Test
  void joiningIsAssociative() {
    Model left =
        Model.join(Model.join(vessel(), valve()).connecting("V", "in").named("m"), heat()).named("m");
    Model right = Model.join(vessel(), Model.join(valve(), heat()).leavingOpen("V").named("m"))
        .connecting("V", "in").named("m");
    assertEquals(left.toString(), right.toString());
    assertEquals("V 4, T 60", start(left));
    assertEquals("V 4, T 60", start(right));
    assertArrayEquals(slopes(left, 3, 0.3), slopes(right, 3, 0.3));
  }

  @Test
  void aParameterClosesAnInput() {
    Model joined = Model.join(
        Model.of("hose", time("h"), parameter("in", 0.3, "L/h", "what comes"), state("used", 0, "L", ""),
            equations("dused/dt = in")),
        vessel()).connecting("in").named("filled");
    assertEquals("used 0, V 3", start(joined));
    assertArrayEquals(new double[] {0.6, 0.3}, slopes(joined.let("in", 0.6), 0, 3), ROUNDING);
    assertEquals(Quantity.Kind.PARAMETER, joined.quantity("in").kind());
  }

  /** Whichever comes first, and whatever the input was let to. */
  @Test
  void theDefaultOfAnInputIsNothingToWhatClosesIt() {
    Model hose = Model.of("hose", time("h"), parameter("rain", 0.3, "L/h", "what comes"),
        state("used", 0, "L", ""), equations("dused/dt = rain"));
    Model wet = loop().let("rain", 2);
    for (Join join : List.of(Model.join(hose, wet), Model.join(wet, hose))) {
      assertEquals(0.3, join.connecting("rain").named("watered").value("rain"));
    }
  }

  @Test
  void sharedQuantitiesAreOne() {
    Model pair = pair().named("pair");
    assertEquals(List.of("k", "up_g", "up_Vset", "low_g", "low_Vset", "c"),
        pair.parameters().stream().filter(name -> !name.contains("rain")).toList());
    Model sky = Model.join(loop(), loop()).prefixed("a", "b").sharing("rain").named("one sky");
    assertEquals("a_V 4, b_V 4", start(sky));
    assertEquals("a_V 6, b_V 6", start(sky.let("rain", 1).atRest()));
    Model same = Model.join(loop(), loop()).sharing("V", "in", "rain", "k", "out", "g", "Vset").named("loop");
    assertEquals(loop().toString(), same.toString());
  }

  @Test
  void delaysAndHistoriesAreKept() {
    Model joined = Model.join(memory().let("s", 0), wave()).prefixed("m", "w").named("both");
    Trajectory alone = Simulation.of(memory().let("s", 0)).until(1.3).run();
    Trajectory run = Simulation.of(joined).until(1.3).run();
    for (double t : new double[] {0.4, 0.8, 1.2}) {
      assertEquals(alone.at(t, "a"), run.at(t, "m_a"), SOLVER);
    }
    assertEquals(List.of("m_a"), joined.delayedQuantities());
  }

  /** The same path, step for step. */
  @Test
  void noiseIsKept() {
    Model one = memory().with(replace("da/dt = -a/tau"));
    Model joined = Model.join(one, wave()).prefixed("m", "w").named("both");
    BrownianPath path = BrownianPath.of(7, "a");
    Trajectory alone = Simulation.of(one).noisy(Noise.along(Map.of("a", path)).step(0.01)).until(1).run();
    Trajectory run =
        Simulation.of(joined).noisy(Noise.along(Map.of("m_a", path)).step(0.01)).until(1).run();
    assertEquals(alone.last("a"), run.last("m_a"), ROUNDING);
    assertEquals(List.of("m_a"), joined.noisyStates());
  }

  @Test
  void theEndOfARunSaysWhoseItIs() {
    Model dry = memory().with(replace("da/dt = -c/tau"));
    Model joined = Model.join(dry, dry.startingAt("a", 5)).prefixed("m", "n").named("both");
    assertEquals("both ends (m_a) at 4 h", Simulation.of(joined).until(9).run().ending());
  }

  /** A store of 1 that loses q empties after 1/q. */
  @Test
  void theEndOfARunMovesWithWhatEmptiesTheStoreThatEndedIt() {
    Model store = Model.of("store", time("h"), state("x", 1, "L", "volume").endsAt(0, "runs dry"),
        parameter("q", 0.3, "L/h", "loss"), equations("dx/dt = -q"));
    Model joined = Model.join(store, store.let("q", 0.5)).prefixed("m", "n").named("both");
    Sensitivities found = Sensitivity.of(Simulation.of(joined).until(9)).to("m_q", "n_q");
    assertEquals(2, found.end(), SOLVER);
    assertEquals(0, found.endTime("m_q"));
    assertEquals(-4, found.endTime("n_q"), SOLVER);
  }

  @Test
  void aPartSaysThatItIsOne() {
    assertEquals("""
        valve   (time in h)
          in = g*(Vset - V)
          open: V""", valve().toString());
    String open = """
        valve: the input 'V' is open. Close it with an equation V = ..., give it a default, or hold it.
            It has no state: it is a part, to be joined by Model.join(...) with a model that gives V."""
        + Trouble.OPEN_INPUT.more();
    Tank.assertRefused(open, () -> valve().start());
    Tank.assertRefused(open, () -> valve().atRest());
    Tank.assertRefused(open, () -> Simulation.of(valve()).until(1).run());
    Tank.assertRefused("valve x 3: a unit has no state, so that there is nothing to run. Model.join(...) it"
        + " first with a model that has one.", () -> valve().replicate(3));
  }

  @Test
  void aJoinSaysWhatIsAsked() {
    assertEquals("""
        loop joined with loop, as up_ and low_
          connecting up_rain = c*(low_V - up_V)
          connecting low_rain = c*(up_V - low_V)
          sharing k""", pair().toString());
  }
}
