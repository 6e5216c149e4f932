package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.junit.jupiter.api.Test;

/** Maps that nobody gave. */
class SearchedMapTest {

  private static Verdict verdict(Model a, Model b, String... outputs) {
    return Equivalence.between(a, b).searching(outputs).until(days(20)).verdict();
  }

  /**
   * Antithetic control of a two-step process.
   *
   * @see "Briat C, Gupta A, Khammash M, Cell Systems 2016;2:15-26"
   */
  private static Model antithetic() {
    return Model.of("antithetic", time("d"),
        state("m", 0.5, "1", "messenger"), state("p", 0.25, "1", "protein"),
        state("z1", 1, "1", "actuator"), state("z2", 0.5, "1", "sensor"),
        parameter("k", 1, "1/d", "gain"), parameter("mu", 1, "1/d", "reference"),
        parameter("theta", 2, "1/d", "sensing"), parameter("eta", 10, "1/d", "annihilation"),
        parameter("c", 1, "1/d", "clearance"),
        equations("""
            dm/dt = k*z1 - c*m
            dp/dt = k*m - c*p
            dz1/dt = mu - eta*z1*z2
            dz2/dt = theta*p - eta*z1*z2
            """));
  }

  /** The same with the integral of the error in place of the sensor. */
  private static Model integral(String sign) {
    return Model.of("hidden integral", time("d"),
        state("m", 0.5, "1", "messenger"), state("p", 0.25, "1", "protein"),
        state("z", 0.5, "1", "integral of the error"), state("z1", 1, "1", "actuator"),
        parameter("k", 1, "1/d", "gain"), parameter("mu", 1, "1/d", "reference"),
        parameter("theta", 2, "1/d", "sensing"), parameter("eta", 10, "1/d", "annihilation"),
        parameter("c", 1, "1/d", "clearance"),
        equations("""
            dm/dt = k*z1 - c*m
            dp/dt = k*m - c*p
            dz/dt = mu %s theta*p
            dz1/dt = mu - eta*z1*(z1 - z)
            """.formatted(sign)));
  }

  @Test
  void theHiddenErrorOfAntitheticControlIsFound() {
    Verdict verdict = verdict(antithetic(), integral("-"));
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertEquals(Relation.CONJUGATE, verdict.relation());
    assertEquals(Trial.EVERYWHERE, verdict.scope());
    assertTrue(verdict.statement().contains("under z = z1 - z2"), verdict.statement());
    assertNotEquals("Proved", verdict(antithetic(), integral("+")).kind());
  }

  @Test
  void anErrorNeuronIsFoundToBeASensorLagForAllValuesOfTheSetPoint() {
    Verdict verdict = Equivalence.between(Loops.lagSetpoint(), Loops.lagFeedback()).searching()
        .until(days(20)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().contains("r - e"), verdict.statement());
    assertEquals(Trial.EVERYWHERE, verdict.scope());
  }

  @Test
  void aWashOutFilterIsADriftingSetPoint() {
    Model drift = Loops.plant().named("drift").with(state("r", 1, "g", "set point"),
        parameter("umax", 3, "g/d", "drive").positive(), parameter("h", 1, "g", "half").positive(),
        parameter("r0", 1.5, "g", "calibration"), parameter("tau", 5, "d", "drift").positive(),
        equations("dr/dt = (y - r)/tau\nu = umax*h/(h + r0 - (r - y))"));
    Model filter = Loops.plant().named("wash-out").with(state("w", 1, "g", "slow level"),
        parameter("umax", 3, "g/d", "drive").positive(), parameter("h", 1, "g", "half").positive(),
        parameter("r0", 1.5, "g", "calibration"), parameter("tau", 5, "d", "filter").positive(),
        equations("dw/dt = (y - w)/tau\nu = umax*h/(h + r0 + y - w)"));
    Verdict verdict = verdict(drift, filter);
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().contains("under w = r,"), verdict.statement());
    assertEquals(Trial.EVERYWHERE, verdict.scope());
  }

  private static Model store(String name, String x, double start, String k, double value, String text) {
    return Model.of(name, time("d"), state("y", 1, "1", "output"), state(x, start, "1", "hidden").positive(),
        parameter(k, value, "1/d", "rate").positive(), equations(text));
  }

  @Test
  void scalesLogarithmsAndPowersAreFoundAndRenamedParametersToo() {
    Model a = store("a", "x", 2, "k", 0.5, "dy/dt = x/(1 + x)*k - y*k\ndx/dt = -k*x*x");
    Model scaled = store("b", "v", 6, "q", 0.5, "dy/dt = v/(3 + v)*q - y*q\ndv/dt = -q*v*v/3");
    Verdict verdict = verdict(a, scaled);
    assertEquals("Proved", verdict.kind(), verdict.toString());
    assertEquals(Trial.EVERYWHERE, verdict.scope());
    assertTrue(verdict.statement().contains("v = 3*x, q = k"), verdict.statement());
    Model logarithm = Model.of("c", time("d"), state("y", 1, "1", "output"),
        state("v", Math.log(2), "1", "hidden"), parameter("k", 0.5, "1/d", "rate").positive(),
        equations("dy/dt = exp(v)/(1 + exp(v))*k - y*k\ndv/dt = -k*exp(v)"));
    assertEquals("Proved", verdict(a, logarithm).kind());
    Model square = store("d", "v", 4, "k", 0.5,
        "dy/dt = sqrt(v)/(1 + sqrt(v))*k - y*k\ndv/dt = -2*k*v*sqrt(v)");
    Verdict power = verdict(a, square);
    assertNotEquals("Refuted", power.kind(), power.toString());
  }

  @Test
  void namesMayMeanNothing() {
    Model a = store("a", "x", 2, "k", 0.5, "dy/dt = x*k - y*k\ndx/dt = -k*x*x");
    Model b = Model.of("b", time("d"), state("x", 1, "1", "output").positive(), state("k", 2, "1", "hidden"),
        parameter("y0", 0.5, "1/d", "rate").positive(),
        equations("y = x\ndx/dt = k*y0 - x*y0\ndk/dt = -y0*k*k"));
    Verdict verdict = verdict(a, b, "y");
    assertEquals("Proved", verdict.kind(), verdict.toString());
  }

  @Test
  void whatIsNotFoundIsNotProvedAndSaysWhatWasTried() {
    Model a = store("a", "x", 2, "k", 0.5, "dy/dt = k*(x - y)\ndx/dt = -k*x");
    Model b = store("b", "v", 2, "k", 0.5, "dy/dt = k*(v - y)\ndv/dt = -k*v - k*exp(-v)*v^3");
    Verdict verdict = verdict(a, b);
    assertNotEquals("Proved", verdict.kind(), verdict.toString());
    assertTrue(verdict.statement().contains("The search tried"), verdict.statement());
  }

  @Test
  void outputsThatPartRuleOutMapsFromTheseStartsAndNoMore() {
    Model a = store("a", "x", 2, "k", 0.5, "dy/dt = k*(x - y)\ndx/dt = -k*x");
    Model b = store("b", "v", 3, "k", 0.5, "dy/dt = k*(v - y)\ndv/dt = -k*v");
    Verdict verdict = verdict(a, b);
    assertEquals("Refuted", verdict.kind(), verdict.toString());
    assertEquals(Relation.CONJUGATE, verdict.relation());
    assertTrue(verdict.statement().startsWith(
        "a and b: no map that carries the start of a to that of b leaves y as it is. "), verdict.statement());
    assertTrue(verdict.statement().contains("From other starts, or with other values, one is not ruled out."),
        verdict.statement());
  }

  @Test
  void whatWasTriedIsSaidWhereTheTwoLump() {
    Model two = Model.of("two", time("1"), state("x1", 1, "1", "x"), state("x2", 2, "1", "x"),
        equations("dx1/dt = -x1\ndx2/dt = -x2\ny = x1 + x2"));
    Model one = Model.of("one", time("1"), state("z", 3, "1", "z"), equations("dz/dt = -z\ny = z"));
    Verdict verdict = Equivalence.between(two, one).searching("y").verdict();
    assertEquals(Relation.LUMPED, verdict.relation(), verdict.toString());
    assertTrue(verdict.statement().contains("no map between them is invertible"), verdict.statement());
    ModelException error = assertThrows(ModelException.class,
        () -> Equivalence.between(two, one).on("y = 1").searching("y"));
    assertTrue(error.getMessage().contains("leave out on"), error.getMessage());
  }
}
