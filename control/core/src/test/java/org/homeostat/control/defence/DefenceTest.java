package org.homeostat.control.defence;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

/** How strongly a level is defended, T10 of the theory, on loops whose gains are read off. */
class DefenceTest {
  private static final double EXACT = 1e-12;

  /** The opened slope is a limit, worked out at a slow load. */
  private static final double LIMIT = 1e-9;

  @Test
  void guytonsGainIsThatOfTheOpenedLoop() {
    Defence defence = Defence.of(Loops.proportional(), "y").openedAt("u");
    assertEquals(0.25, defence.offset(), EXACT);
    assertEquals(1, defence.openOffset(), EXACT);
    assertEquals(3, defence.gain(), EXACT);
    assertEquals(0.75, defence.share(), EXACT);
    assertEquals(1, defence.passiveSlope(), EXACT);
    assertEquals(3, defence.activeSlope(), EXACT);
    assertEquals("""
        proportional: how strongly y is defended
          operating point y = 1
          per unit of a load that stays, on dy/dt
            closed loop            0.25; restoring slope 4
            opened at u            1
            passive slope          1
            active slope           3
          the loop removes 75 % of the displacement at this operating point; Guyton's gain 3 (correction \
        over the error that remains)""", defence.toString());
  }

  @Test
  void itDoesNotMatterWhereOnTheOnlyLoopItIsOpened() {
    assertEquals(3, Defence.of(Loops.proportional(), "y").openedAt("e").gain(), EXACT);
  }

  @Test
  void aPlantWithoutALeakHasShareOneAndStillAnOffset() {
    Defence defence = Defence.of(Loops.integrating(), "y").openedAt("u");
    assertEquals(1, defence.share());
    assertEquals(1 / 3.0, defence.offset(), EXACT);
    assertEquals(0, defence.passiveSlope());
    assertEquals(3, defence.activeSlope(), EXACT);
    assertTrue(defence.toString().contains("share 1, no finite open-loop gain), and still leaves an offset"),
        defence::toString);
  }

  @Test
  void anIntegratorLeavesNothingAndItsPlantIsSeenWhileItDrifts() {
    Defence defence = Defence.of(Loops.topp(), "G").against("R0").openedAt("I");
    assertEquals(0, defence.offset());
    assertEquals(1, defence.share());
    assertEquals(1 / (1.44 + 0.72 * 10), defence.openOffset(), LIMIT);
  }

  @Test
  void aLoopThatAmplifiesHasANegativeShare() {
    Model amplifying = Loops.proportional().let("r", 1).with(replace("u = -g*e/6")).named("amplifying");
    Defence defence = Defence.of(amplifying, "y").openedAt("u");
    assertEquals(2, defence.offset(), EXACT);
    assertEquals(-1, defence.share(), EXACT);
    assertEquals(-0.5, defence.gain(), EXACT);
  }

  @Test
  void aFiniteStepHasAShareOfItsOwn() {
    Model bent = Model.of("bent", time("1"), state("y", 1, "1", "level").positive(),
        parameter("d", 2, "1", "load"), equations("u = -y^2\ndy/dt = d + u - y"));
    Defence defence = Defence.of(bent, "y").against("d").openedAt("u").upTo(6);
    assertEquals(2 / 3.0, defence.share(), EXACT);
    Defence.Step step = defence.step().orElseThrow();
    assertEquals(1, step.from(), EXACT);
    assertEquals(2, step.closed(), EXACT);
    assertEquals(5, step.open().orElseThrow(), EXACT);
    assertEquals(0.75, step.share(), EXACT);
    assertTrue(defence.toString().endsWith(
        "d up to 6: y goes from 1 to 2 closed, to 5 opened: 75 % removed over the whole step"));
  }

  @Test
  void anUnstableOperatingPointIsRefused() {
    Model tipped = Model.of("tipped", time("1"), state("y", 0, "1", "level"), equations("dy/dt = y - y^3"));
    String said = assertThrows(ModelException.class, () -> Defence.of(tipped, "y")).getMessage();
    assertTrue(said.startsWith("tipped: the operating point is unstable, so that a load that stays moves no"
        + " rest: y = 0; fastest mode 1.000 (dy/dt)"), said);
  }

  @Test
  void whereNothingRestsItSaysWhereWasLooked() {
    Model growing = Model.of("growing", time("1"), state("y", 1, "1", "level").positive(),
        equations("dy/dt = 1 + y^2"));
    String said = assertThrows(ModelException.class, () -> Defence.of(growing, "y")).getMessage();
    assertTrue(said.startsWith("growing: no equilibrium was found inside the domain."), said);
    assertTrue(said.contains("the flow ended at no rest"), said);
  }

  @Test
  void whatCannotBeLoadedOrOpenedIsSaid() {
    Defence defence = Defence.of(Loops.proportional(), "y");
    assertEquals("proportional: 'e' is an auxiliary and cannot be loaded; name a state, for a load on its"
            + " derivative, an input, or a parameter.",
        assertThrows(ModelException.class, () -> defence.against("e")).getMessage());
    assertEquals("'y' is what is defended; the loop through it is opened at what senses it or acts on it."
            + Trouble.THE_LOOP_CANNOT_BE_OPENED_THERE.more(),
        assertThrows(IllegalArgumentException.class, () -> defence.openedAt("y")).getMessage());
    assertThrows(ModelException.class, () -> defence.openedAt("g"));
    assertTrue(assertThrows(IllegalArgumentException.class, defence::share).getMessage()
        .startsWith("say where the loop is opened"));
    assertFalse(defence.toString().contains("opened"));
  }
}
