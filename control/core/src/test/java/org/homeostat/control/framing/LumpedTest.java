package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.junit.jupiter.api.Test;

/** Leptin in two compartments is leptin in one, if both lose it alike. */
class LumpedTest {

  private static Model one(double start) {
    return Model.of("one compartment", time("d"),
        state("FM", 6, "g", "fat mass").positive(),
        state("L", start, "ng", "leptin").nonNegative(),
        parameter("s", 2, "ng/g/d", "secretion").positive(),
        parameter("c", 3, "1/d", "clearance").positive(),
        parameter("I", 4, "g/d", "largest intake").positive(),
        parameter("K", 2, "ng", "half inhibition").positive(),
        parameter("e", 0.3, "1/d", "expenditure").positive(),
        equations("dFM/dt = I*K/(K + L) - e*FM\ndL/dt = s*FM - c*L"));
  }

  private static Model two(double otherClearance) {
    return Model.of("two compartments", time("d"),
        state("FM", 6, "g", "fat mass").positive(),
        state("L1", 3, "ng", "leptin in plasma").nonNegative(),
        state("L2", 1, "ng", "leptin in tissue").nonNegative(),
        parameter("s", 2, "ng/g/d", "secretion").positive(),
        parameter("c", 3, "1/d", "clearance").positive(),
        parameter("c2", otherClearance, "1/d", "clearance from tissue").positive(),
        parameter("x", 5, "1/d", "exchange").positive(),
        parameter("I", 4, "g/d", "largest intake").positive(),
        parameter("K", 2, "ng", "half inhibition").positive(),
        parameter("e", 0.3, "1/d", "expenditure").positive(),
        equations("""
            L = L1 + L2
            dFM/dt = I*K/(K + L) - e*FM
            dL1/dt = s*FM - c*L1 - x*(L1 - L2)
            dL2/dt = x*(L1 - L2) - c2*L2"""));
  }

  @Test
  void leptinInTwoCompartmentsIsLeptinInOneIfBothLoseItAlike() {
    Verdict verdict = Lumped.between(two(3), one(4)).verdict();
    assertEquals("Proved: L = L1 + L2 of two compartments obeys the equations of one compartment:"
        + " 3 states against 2, 2 after lumping.", verdict.line());
    assertEquals(Relation.LUMPED, verdict.relation());
    assertEquals("these values", verdict.scope());
    assertTrue(Lumped.between(one(4), two(3)).verdict() instanceof Verdict.Proved);
    assertEquals(Relation.LUMPED, Equivalence.between(two(3), one(4)).verdict().relation());
  }

  @Test
  void oneClearanceForBothMakesItHoldForAllValues() {
    Model alike = two(3).with(replace("dL2/dt = x*(L1 - L2) - c*L2"));
    assertEquals("all values in the domain", Lumped.between(alike, one(4)).verdict().scope());
    assertEquals("all values in the domain",
        Lumped.between(alike, one(4)).given("FM = FM", "L = L1 + L2").verdict().scope());
  }

  @Test
  void anotherClearanceOrAnotherStartIsNotProved() {
    assertTrue(Lumped.between(two(3.0000001), one(4)).verdict() instanceof Verdict.Undecided);
    assertTrue(Lumped.between(two(3), one(4.0000001)).verdict() instanceof Verdict.Undecided);
    assertTrue(!(Equivalence.between(two(3.1), one(4)).verdict() instanceof Verdict.Proved));
    assertTrue(Lumped.between(two(3), one(4)).given("FM = FM", "L = L1 + 2*L2").verdict()
        instanceof Verdict.Undecided);
  }

  @Test
  void modelsThatShareNothingAreAskedForAMap() {
    Model other = Model.of("other", time("d"), state("z", 1, "g", "store"), equations("dz/dt = 0"));
    assertEquals("one compartment and other: they have no state or auxiliary in common that a lumping could"
        + " keep. Say given(\"X = x1 + x2\") for the combinations that are meant.",
        assertThrows(ModelException.class, () -> Lumped.between(one(4), other).verdict()).getMessage());
  }
}
