package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Part;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/** The order of a limit is measured where there is one: zero-order limits, lags, layers. */
class LimitTest {

  /** A measured order is that far from the true one, at the values of the ladder. */
  private static final double NEAR = 0.1;

  private static Model tyson(String name, Part saturation, String enzyme) {
    return Model.of(name, time("1"),
        state("R", 0.6, "1", "response").nonNegative(),
        state("E", 0.5, "1", "enzyme that makes it").positive(),
        parameter("k0", 1, "1", "synthesis").positive(), parameter("k2", 1, "1", "decay").positive(),
        parameter("S", 1, "1", "signal").positive(), parameter("k3", 0.5, "1", "activation").positive(),
        parameter("k4", 1, "1", "inactivation by R").positive(), saturation,
        equations("dR/dt = k0*E - k2*S*R\ndE/dt = " + enzyme));
  }

  /** MODELS 3.6, with Et = 1. */
  @Test
  void tysonsHomeostatIsIntegralControlToFirstOrderInItsSaturationConstants() {
    Model saturated = tyson("Tyson 2003", parameter("J", 0.01, "1", "saturation constant").positive(),
        "k3*(1 - E)/(J + 1 - E) - k4*R*E/(J + E)");
    Model integral = tyson("integral control", equations(""), "k3 - k4*R");
    StrongLimit limit = Comparison.of(saturated, integral).until(6).limit("J");
    assertEquals(1, limit.order("R").order().orElseThrow(), NEAR, limit.toString());
    assertEquals(1, limit.order("E").order().orElseThrow(), NEAR, limit.toString());
  }

  private static Model goldbeter(String name, Part saturation, String resolve) {
    return Model.of(name, time("wk"),
        state("P", 0.43, "1", "weight").positive(), state("Q", 0.68, "1", "intake").positive(),
        state("R", 0.65, "1", "resolve").positive(),
        parameter("a", 0.1, "1/wk", "gain").positive(), parameter("V", 0.1, "1/wk", "loss").positive(),
        parameter("Km", 0.2, "1", "half loss").positive(),
        parameter("V1", 1, "1/wk", "rise of intake").positive(),
        parameter("V2", 1.5, "1/wk", "restraint").positive(),
        parameter("V3", 6, "1/wk", "rise of resolve").positive(),
        parameter("V4", 2.5, "1/wk", "fall of resolve").positive(),
        parameter("K1", 0.01, "1", "saturation").positive(), saturation, equations("""
            dP/dt = a*Q - V*P/(Km + P)
            dQ/dt = V1*(1 - Q)/(K1 + 1 - Q) - V2*R*Q/(K1 + Q)
            dR/dt =\s""" + resolve));
  }

  /** MODELS 2.4: a set point V4/V3 emerges as K3 = K4 = K goes to 0. */
  @Test
  void goldbetersResolveIntegratesTheErrorOfWeightToFirstOrder() {
    Model saturated = goldbeter("Goldbeter 2006",
        parameter("K", 0.01, "1", "saturation of resolve").positive(),
        "P*V3*(1 - R)/(K + 1 - R) - V4*R/(K + R)");
    Model integral = goldbeter("integral of the error", equations(""), "V3*(P - V4/V3)");
    StrongLimit limit = Comparison.of(saturated, integral).until(1).limit("K").from(0.005);
    assertEquals(1, limit.order("R").order().orElseThrow(), NEAR, limit.toString());
    assertEquals(1, limit.order("P").order().orElseThrow(), NEAR, limit.toString());
  }

  /** One model has a state more, and starts off where the other is: a layer, stiff in the end. */
  @Test
  void aSensorThatStartsOffIsForgottenToFirstOrderInItsLag() {
    StrongLimit limit = Comparison.of(Loops.lagFeedback().startingAt("s", 0), Loops.feedback())
        .until(20).limit("tau");
    assertEquals(1, limit.order("y").order().orElseThrow(), NEAR, limit.toString());
    assertTrue(limit.toString().startsWith("lag, feedback against feedback as tau -> 0, without noise ("),
        limit.toString());
  }

  /** A set point that drifts to what is sensed, so slowly that it is not there: an adaptation. */
  private static Model drifting() {
    return Model.of("drifting", time("d"),
        state("x", 1.5, "1", "level"), state("r", 1, "1", "set point, now"),
        parameter("k", 0.5, "1/d", "gain").positive(), parameter("d", 0.2, "1/d", "load"),
        parameter("tauS", 100, "d", "how slowly the set point drifts").positive(),
        equations("dx/dt = k*(r - x) + d\ndr/dt = (x - r)/tauS"));
  }

  private static Model fixed() {
    return Model.of("fixed", time("d"), state("x", 1.5, "1", "level"),
        parameter("r", 1, "1", "set point"),
        parameter("k", 0.5, "1/d", "gain").positive(), parameter("d", 0.2, "1/d", "load"),
        equations("dx/dt = k*(r - x) + d"));
  }

  @Test
  void aSetPointThatDriftsEverSlowerStandsStillToFirstOrder() {
    StrongLimit limit = Comparison.of(drifting(), fixed()).until(20).limit("tauS").atInfinity();
    assertEquals(16 * 20, limit.values()[0], "sixteen times the length of the run");
    assertEquals(1, limit.order("x").order().orElseThrow(), NEAR, limit.toString());
    assertTrue(limit.toString().startsWith("drifting against fixed as tauS -> infinity, without noise ("),
        limit.toString());
    assertTrue(Comparison.of(drifting(), fixed()).until(20).limit("tauS").order("x").order().isEmpty(),
        "as tauS goes to 0 the set point gives way at once");
  }

  @Test
  void theVerdictFindsALimitAtInfinity() {
    Finding found = Equivalence.between(drifting(), fixed()).until(Time.days(20)).verdict().relations()
        .stream().filter(finding -> finding.relation() == Relation.LIMIT).findFirst().orElseThrow();
    // by hand: r rises by (0.4*20 + 0.2)/tauS in 20 d, and x is two days behind: 7.4/2560
    assertEquals("one system in the limit tauS -> infinity, of order 1.00; at tauS = 2560 d x differs by at"
        + " most 0.00289 in 20 d, left alone", found.detail());
  }

  /** The same with half the gain at another load: at rest where the other one is, if it did not drift. */
  @Test
  void aSharedRestAloneIsNoLimit() {
    Model stiffer = fixed().let("k", 1).let("d", 0.5);
    Model resting = drifting().let("d", 0.25);
    List<Finding> found =
        Equivalence.between(resting, stiffer).until(Time.days(20)).verdict().relations();
    assertTrue(found.stream().noneMatch(finding -> finding.relation() == Relation.LIMIT), found.toString());
  }

  @Test
  void whatStaysApartHasNoOrder() {
    StrongLimit limit =
        Comparison.of(Loops.lagFeedback(), Loops.feedback().let("k", 0.6)).until(20).limit("tau");
    assertTrue(limit.order("y").order().isEmpty(), limit.toString());
    assertThrows(ModelException.class, () -> limit.order("z"));
    assertThrows(IllegalArgumentException.class, () -> limit.paths(5));
  }
}
