package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.junit.jupiter.api.Test;

/** What small signals cannot tell apart has one linear behaviour, exactly where the point is exact. */
class LinearBehaviourTest {

  /** 5*0.5/(0.5 + y) crosses 0.5*y at y = 2, with the slope -0.4. */
  private static Model closed(String name, Part... law) {
    return Loops.plant().let("load", 0).named(name).with(law);
  }

  private static Model saturating() {
    return closed("saturating", parameter("umax", 5, "g/d", "largest drive").positive(),
        parameter("h", 0.5, "g", "level at half drive").positive(), equations("u = umax*h/(h + y)"));
  }

  private static Model proportional(double gain) {
    return closed("proportional", parameter("r", 2, "g", "set point"), parameter("g", gain, "1/d", "gain"),
        parameter("u0", 1, "g/d", "drive at the set point"), equations("u = u0 + g*(r - y)"));
  }

  private static LinearBehaviour fromLoad(Model a, Model b) {
    return LinearBehaviour.between(a, b).from("load").to("y");
  }

  @Test
  void aLawAndItsTangentHaveOneLinearBehaviourAtRestAndAnotherElsewhere() {
    LinearAgreement here = fromLoad(saturating(), proportional(0.4)).result();
    assertTrue(here.holds(), here.toString());
    assertEquals(Evidence.PROOF, here.evidence());
    assertEquals("from load to y, at rest: y rests at 2.000000 g; the transfer functions are one, exactly",
        here.detail());
    assertTrue(fromLoad(saturating(), proportional(0.4)).verdict() instanceof Verdict.Proved);
    LinearAgreement there = fromLoad(saturating(), proportional(0.4)).at("load", 0.25).result();
    assertFalse(there.holds(), there.toString());
    assertTrue(there.rests().get(0).relative() > 1e-3, there.toString());
    assertFalse(fromLoad(saturating(), proportional(0.4000001)).result().holds());
    assertTrue(here.toString().endsWith("\n  proportional, load to y: -1/(s + 0.9)"), here.toString());
  }

  @Test
  void anExactDifferenceIsRefutedWhereItIsSeen() {
    Verdict steeper = fromLoad(saturating(), proportional(0.5)).verdict();
    assertEquals("under a step of load by 1 g/d, linearised, y at", // -1/0.9 against -1/1 in the end
        steeper.witness().orElseThrow().toString().substring(0, 47), steeper.toString());
    assertTrue(steeper instanceof Verdict.Refuted, steeper.toString());
    Verdict elsewhere = fromLoad(saturating(), proportional(0.4)).at("load", 0.25).verdict();
    assertFalse(elsewhere instanceof Verdict.Proved, elsewhere.toString());
    assertTrue(fromLoad(saturating(), proportional(0.4000001)).verdict() instanceof Verdict.Undecided);
  }

  /** What a constant does in a delay it does out of it; what moves does not. */
  @Test
  void anInputInADelayIsNotTheSameOutsideOfIt() {
    Model inside = late("inside", 1, "v = umax*h/(h + y)\nu = delay(v, D)");
    Model outside = late("outside", 1, "u = umax*h/(h + delay(y, D))");
    assertEquals("Proved", Equivalence.between(inside, outside).until(days(5)).verdict().kind());
    LinearAgreement moved = LinearBehaviour.between(inside, outside).from("umax").to("y").result();
    assertFalse(moved.holds(), moved.toString());
  }

  @Test
  void aLagIsSeenInTheTransferFunctionThoughNotInTheRest() {
    Model prompt = Loops.feedback();
    Model lagged = Loops.lagFeedback();
    LinearAgreement differ = fromLoad(prompt, lagged).result();
    assertFalse(differ.holds());
    assertEquals(0, differ.rests().get(0).relative(), 1e-9, differ.toString());
    assertTrue(differ.difference() > 0.01);
  }

  @Test
  void twinsHaveOneLinearBehaviourAtEveryPointWhereverThatIs() {
    LinearAgreement twins = fromLoad(Loops.feedback(), Loops.setpoint()).result();
    assertTrue(twins.holds());
    assertEquals(Evidence.PROOF, twins.evidence());
  }

  /** A store of its own that nothing feeds: it is in y until it is gone. */
  private static Model withHidden(String rate) {
    return saturating().named("with a store").with(state("z", 0, "g", "a store"),
        Part.replace("dy/dt = u - k*y - load + k*z"), equations("dz/dt = " + rate));
  }

  @Test
  void aModeThatIsNotReachedCancelsAndIsListedWithItsStability() {
    LinearAgreement same = fromLoad(saturating(), withHidden("-4*k*z")).result();
    assertTrue(same.holds(), same.toString());
    assertEquals(Evidence.PROOF, same.evidence());
    assertEquals(List.of("a mode of with a store cancels: -2 /d not reached from load (stable)"),
        same.hidden());
  }

  @Test
  void anUnstableOperatingPointIsRefused() {
    ModelException unstable =
        assertThrows(ModelException.class, () -> fromLoad(saturating(), withHidden("4*k*z")).result());
    assertTrue(unstable.getMessage().startsWith("with a store: it rests where it is not stable: a mode grows"
        + " by 2 /d"), unstable.getMessage());
  }

  @Test
  void theLoopGainsOfALawAndItsTangentAreOne() {
    LinearAgreement opened =
        LinearBehaviour.between(saturating(), proportional(0.4)).opened("u").result();
    assertTrue(opened.holds(), opened.toString());
    assertEquals(Evidence.PROOF, opened.evidence());
    assertTrue(opened.detail().startsWith("from u to u_back, opened at u, at rest: "), opened.detail());
  }

  private static Model late(String name, double lag, String law) {
    return closed(name, parameter("D", lag, "d", "lag").positive(),
        parameter("umax", 5, "g/d", "largest drive").positive(),
        parameter("h", 0.5, "g", "level at half drive").positive(), equations(law));
  }

  @Test
  void delaysAreComparedExactly() {
    Model whole = late("late", 1, "u = umax*h/(h + delay(y, D))");
    Model halves = late("in two halves", 0.5, "s = delay(y, D)\nu = umax*h/(h + delay(s, D))");
    assertTrue(fromLoad(whole, late("the drive is late", 1, "v = umax*h/(h + y)\nu = delay(v, D)"))
        .result().holds());
    LinearAgreement twice = fromLoad(whole, halves).result();
    assertTrue(twice.holds() && twice.evidence() == Evidence.PROOF, twice.toString());
    LinearAgreement other = fromLoad(whole, late("later", 1.001, "u = umax*h/(h + delay(y, D))")).result();
    assertFalse(other.holds(), other.toString());
    assertEquals(Evidence.PROOF, other.evidence());
  }

  @Test
  void aSweepShowsWhereTwoPart() {
    LinearSweep sweep = fromLoad(saturating(), proportional(0.4)).sweep("load", 0, 0.1, 0.2);
    assertEquals(3, sweep.points().size());
    assertTrue(sweep.points().get(1).difference() < sweep.points().get(2).difference(), sweep.toString());
    double[] gaps = sweep.points().stream().skip(1)
        .mapToDouble(at -> at.nuGap().orElseThrow().value()).toArray();
    assertTrue(gaps[0] < gaps[1] && gaps[1] < 0.1, sweep.toString());
    assertTrue(sweep.toString().contains("0 (proof)"), sweep.toString());
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThrows(ModelException.class, () -> fromLoad(saturating(), proportional(0.4)).to("Y"));
    assertThrows(ModelException.class, () -> fromLoad(saturating(), proportional(0.4)).opened("k"));
    assertThrows(IllegalArgumentException.class,
        () -> LinearBehaviour.between(saturating(), proportional(0.4)).result());
    assertThrows(ModelException.class,
        () -> fromLoad(saturating(), proportional(0.4)).from("u").result());
  }
}
