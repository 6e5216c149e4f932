package org.homeostat.control.defence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.junit.jupiter.api.Test;

class ThreeCutsTest {

  private static ThreeCuts cuts(Model model, String opened) {
    return ThreeCuts.of(Defence.of(model, "y").openedAt(opened), Adaptation.of(model, "y", "d"));
  }

  @Test
  void theThreeQuestionsAreAnsweredApart() {
    assertEquals("""
        proportional: three cuts, which are not one
          active or passive:        both: the loop removes 75 % of the displacement, the plant alone would \
        hold the rest (y, load on dy/dt, opened at u)
          integral or proportional: proportional: y does not return under a load on d: its rest moves by 0.25
          reference written or not: written: e = r - y; a twin without it is the same law""",
        cuts(Loops.proportional(), "u").toString());
  }

  @Test
  void anIntegratorAndAPlantWithoutALeakAreNotTheSameThing() {
    assertTrue(cuts(Loops.integrating(), "u").activeOrPassive().startsWith("active alone"));
    assertTrue(cuts(Loops.integrating(), "u").integralOrProportional().startsWith("proportional"));
    ThreeCuts topp = ThreeCuts.of(Defence.of(Loops.topp(), "G").against("R0").openedAt("I"),
        Adaptation.of(Loops.topp(), "G", "R0"));
    assertTrue(topp.activeOrPassive().startsWith("active: the loop removes all of it"));
    assertEquals("integral: G returns exactly under a load on R0, held by phi = log(B)",
        topp.integralOrProportional());
  }

  @Test
  void anErrorIsFoundWhereTheEquationsWriteOneWhole() {
    assertEquals(List.of("e = r - y"),
        WrittenReference.in(Loops.proportional()).stream().map(WrittenReference::equation).toList());
    assertEquals(List.of(), WrittenReference.in(Loops.topp()));
    assertEquals(List.of(), WrittenReference.in(
        Loops.leaky().with(Part.parameter("m", 2, "1", "m"), Part.equations("whole = y + m"))));
    assertEquals("y", WrittenReference.in(Loops.leaky().with(Part.equations("off = y - r"))).get(0).sensed());
  }

  @Test
  void aVerdictMayAnswerTheThird() {
    assertTrue(cuts(Loops.proportional(), "u").framed("proved identical to its twin").toString()
        .endsWith("reference written or not: proved identical to its twin"));
  }

  @Test
  void bothAnswersAreOfOneModel() {
    Defence defence = Defence.of(Loops.proportional(), "y").openedAt("u");
    Adaptation other = Adaptation.of(Loops.leaky(), "y", "d");
    assertThrows(ModelException.class, () -> ThreeCuts.of(defence, other));
  }
}
