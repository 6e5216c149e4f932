package org.homeostat.control.defence;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.defence.Adaptation.Kind;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Robust perfect adaptation, T3 of the theory: a hidden integrator makes what is sensed return, and nothing
 * else does.
 */
class AdaptationTest {

  /** Rounding of a rest of order one. */
  private static final double EXACT = 1e-9;

  /** The slope is J times one more power series in J, whose next term is 5 J. */
  private static final double ORDER = 5e-3;

  static Stream<Arguments> homeostats() {
    return Stream.of(
        homeostat(Loops::topp, "G", "SI", "log(B)", "-d0 + r1*G - r2*G^2", 100),
        homeostat(Loops::topp, "G", "R0", "log(B)", "-d0 + r1*G - r2*G^2", 100),
        homeostat(Loops::karin, "G", "si", "log(beta)",
            "up/(1 + (8.4/G)^1.7) - down/(1 + (G/4.8)^8.5)", 5.398443386),
        homeostat(Loops::antithetic, "Y", "X", "A - B", "kA - kB*Y", 1),
        homeostat(Loops::gland, "x1", "u", "log(P)", "gP*(x1 - 1)", 1),
        homeostat(Loops::gland, "x2", "u", "log(A)", "gA*(x2 - 1)", 1));
  }

  private static Arguments homeostat(
      Supplier<Model> model, String output, String load, String phi, String rate, double level) {
    return Arguments.of(model.get(), output, load, phi, rate, level);
  }

  @ParameterizedTest
  @MethodSource("homeostats")
  void publishedHomeostatsReturnExactlyAndShowTheirIntegrator(
      Model model, String output, String load, String phi, String rate, double level) {
    Adaptation adaptation = Adaptation.of(model, output, load);
    assertEquals(Kind.PERFECT, adaptation.kind());
    assertTrue(adaptation.isForAllValues());
    HiddenIntegrator integrator = adaptation.integrator().orElseThrow();
    assertEquals(phi, integrator.phi());
    assertTrue(integrator.toString().contains("dphi/dt = " + rate + ", which is 0 at " + output),
        integrator::toString);
    assertEquals(level, integrator.level(), EXACT * level);
    Model loaded = model.let(load, 1.4 * model.value(load));
    assertEquals(level, Equilibrium.reachedFrom(loaded, model.start()).orElseThrow().value(output),
        EXACT * level, "so it rests under another load");
  }

  static Stream<Arguments> others() {
    return Stream.of(
        homeostat(Loops::topp, "I", "SI", "", "", -10 / 0.72),
        homeostat(Loops::topp, "G", "d0", "", "", 1 / (0.84e-3 - 2 * 0.24e-5 * 100)),
        homeostat(Loops::antithetic, "Y", "kB", "", "", -1),
        homeostat(Loops::proportional, "y", "d", "", "", 0.25),
        homeostat(Loops::leaky, "y", "d", "", "", 1 / (1 + 1 / 0.01)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatHasNoIntegratorOfTheOutputDoesNotReturn(
      Model model, String output, String load, String phi, String rate, double slope) {
    Adaptation adaptation = Adaptation.of(model, output, load);
    assertEquals(Kind.NONE, adaptation.kind());
    assertEquals(slope, adaptation.slope(), EXACT * Math.abs(slope));
    assertTrue(adaptation.integrator().isEmpty());
  }

  @Test
  void tysonsHomeostatAdaptsOnlyInTheLimitOfSharpSaturation() {
    double wide = Adaptation.of(Loops.tyson().let("J", 1e-3), "R", "S").slope();
    double sharp = Adaptation.of(Loops.tyson().let("J", 1e-4), "R", "S").slope();
    assertEquals(1, Math.log10(wide / sharp), ORDER);
    assertEquals(Kind.NONE, Adaptation.of(Loops.tyson().let("J", 1e-6), "R", "S").kind());
  }

  @Test
  void aSlopeThatVanishesAtOnePointIsInfinitesimalHomeostasisOnly() {
    assertEquals(Kind.AT_THIS_POINT, Adaptation.of(Loops.infinitesimal(), "y", "d").kind());
    assertEquals(Kind.NONE, Adaptation.of(Loops.infinitesimal().let("d", 1.2), "y", "d").kind());
  }

  @Test
  void aLoadThatDoesNotActOnTheOutputIsNoCaseOfAdaptation() {
    Model apart = Loops.proportional().with(state("w", 1, "1", "waste"), equations("dw/dt = d*y - w"));
    assertEquals(Kind.NOT_REACHED, Adaptation.of(apart, "y", "w").kind());
    assertEquals(Kind.NOT_REACHED,
        Adaptation.of(Loops.proportional().with(parameter("idle", 1, "1", "idle")), "y", "idle").kind());
  }

  @Test
  void aJumpThatSlopesDoNotSeeIsNotTakenForAdaptation() {
    Model jumping = Model.of("jumping", time("1"), state("y", 1, "1", "level"),
        parameter("d", 1.5, "1", "load"), equations("dy/dt = floor(d) - y"));
    assertFalse(Adaptation.of(jumping, "y", "d").isPerfect());
  }

  private static Model integrating(String rate) {
    return Model.of("integrating", time("h"),
        state("x", 1.3, "1", "level"), state("z", 0.9, "1", "what piles up"),
        parameter("r", 1.3, "1", "reference"), parameter("d", 0.4, "1", "load"),
        equations("dx/dt = (d + z - x)*k\ndz/dt = (" + rate + ")*k"),
        parameter("k", 1, "1/h", "pace"));
  }

  /** The rest is r + floor(d). */
  @Test
  void anIntegratorThatJumpsWithTheLoadIsNotProved() {
    assertEquals(Kind.UNDECIDED, Adaptation.of(integrating("r - x + floor(d)"), "x", "d").kind());
  }

  /** At rest z = r - d. Beyond the limit there is another rest, or none. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "r - x + if(z > -1, 0, 1)           | z > -1",
      "r - x - pos(z - 2)                 | z < 2",
      "r - x + pos(-2 - z) - pos(z - 2)   | -2 < z; z < 2",
      "r - x - max(z, 2) + 2              | z < 2",
      "min(r, 2*r - z) - x                | r < 2*r - z",
      "r - x + abs(z + 1) - (z + 1)       | z + 1 > 0"})
  void anIntegralWithLimitsReturnsItsInputWithinThem(String rate, String limits) {
    Adaptation adaptation = Adaptation.of(integrating(rate), "x", "d");
    assertEquals(Kind.WITHIN_LIMITS, adaptation.kind(), adaptation::toString);
    assertEquals(limits, String.join("; ", adaptation.limits()));
    assertFalse(adaptation.isPerfect());
    assertTrue(adaptation.toString().contains(", as long as "), adaptation::toString);
  }

  /** With the load up to 2*d the integrator rests at z = 0.5; with d/2, at 1.1. */
  @Test
  void theLimitThatALoadReachesIsNamed() {
    Adaptation adaptation = Adaptation.of(integrating("r - x - pos(z - 1)"), "x", "d");
    String last = adaptation.conditions().get(adaptation.conditions().size() - 1);
    assertTrue(last.startsWith("ends: a limit is reached before d = 0.2"), last);
  }

  /** At rest z = 0.9. */
  @Test
  void nothingIsProvedAtALimit() {
    assertFalse(Adaptation.of(integrating("r - x - pos(z - 0.9)"), "x", "d").isExact());
    assertFalse(Adaptation.of(integrating("r - x - pos(z - 0.2)"), "x", "d").isExact(), "nor beyond it");
  }

  /** A function of the output may have limits; its integral is one beyond them, too. */
  @ParameterizedTest
  @ValueSource(strings = {"r - max(x, 0.2)", "pos(2*r - x) - r", "min(r - x, 1)"})
  void limitsThatDependOnTheOutputAloneAreNone(String rate) {
    Adaptation adaptation = Adaptation.of(integrating(rate), "x", "d");
    assertEquals(Kind.PERFECT, adaptation.kind(), adaptation::toString);
    assertTrue(adaptation.isForAllValues());
    assertEquals(List.of(), adaptation.limits());
  }

  /** Where the output is flat, the integrator follows the load; there is a rest, at x = 0.25. */
  @Test
  void limitsOfTheOutputItselfAreNamed() {
    Model flat = integrating("0.3 - pos(x - 1) - pos(1 - x)*d").with(
        auxiliary("y", "1", "level above 1"), equations("y = pos(x - 1)"));
    Adaptation adaptation = Adaptation.of(flat, "y", "d");
    assertEquals(Kind.WITHIN_LIMITS, adaptation.kind(), adaptation::toString);
    assertEquals(List.of("x > 1"), adaptation.limits());
  }

  /** Two opponent arms that rest where both bend: beside it x follows a bias b by weight/(1 + weight). */
  @ParameterizedTest
  @CsvSource({"1, 0.5, 0.5", "1, 3, 0.75", "3, 0, 0.75"})
  void atTheBendOfARectifierTheSideCountsOnWhichTheOutputMovesMost(double wA, double wB, double slope) {
    Model arms = Model.of("arms", time("1"), state("x", 1, "1", "level"), parameter("b", 0, "1", "bias"),
        parameter("wA", wA, "1", "of the arm that lifts"), parameter("wB", wB, "1", "of the one that lowers"),
        equations("dx/dt = 1 - x + wA*pos(1 + b - x) - wB*pos(x - 1 - b)"));
    Adaptation adaptation = Adaptation.of(arms, "x", "b");
    assertEquals(Kind.NONE, adaptation.kind(), adaptation::toString);
    assertEquals(slope, adaptation.slope(), EXACT);
    assertTrue(adaptation.operatingPoint().toString().contains("on a switch, pos(1 + b - x)"));
  }

  /** What limits the way to the output is no limit of an integrator. */
  @Test
  void limitsThatTheIntegratorDoesNotKnowAreNotNamed() {
    Model model = integrating("r - x - pos(z - 2)").with(replace("dx/dt = (d + min(z, 5) - x)*k"));
    assertEquals(List.of("z < 2"), Adaptation.of(model, "x", "d").limits());
  }

  @ParameterizedTest
  @ValueSource(strings = {"floor(d) - y", "if(d > 1, 2, 1) - y", "2 + sign(d) - y"})
  void aLoadThatActsByAJumpIsNotSaidNotToReach(String rate) {
    Model jumping = Model.of("jumping", time("h"), state("y", rest(1), "1", "level"),
        parameter("d", 1.4, "1", "load"), parameter("k", 1, "1/h", "pace"),
        equations("dy/dt = (" + rate + ")*k"));
    assertEquals(Kind.UNDECIDED, Adaptation.of(jumping, "y", "d").kind());
  }

  /** x* = r for every load, though the slopes at rest have no inverse. */
  @Test
  void whereSlopesHaveNoInverseNothingIsClaimed() {
    Adaptation flat = Adaptation.of(integrating("-(x - r)^3"), "x", "d");
    assertEquals(Kind.SINGULAR, flat.kind(), flat::toString);
  }

  @Test
  void theIntegratorIsFoundBehindALawThatJumps() {
    Model switched = Model.of("switched", time("1"), state("y", 1, "1", "level"), state("z", 2, "1", "sum"),
        parameter("d", 1.5, "1", "load"), parameter("r", 1, "1", "reference"),
        equations("dy/dt = d*if(y > 3, 2, 1) - y - z + 3\ndz/dt = y - r"));
    Adaptation adaptation = Adaptation.of(switched, "y", "d");
    assertTrue(adaptation.isPerfect());
    assertEquals("z", adaptation.integrator().orElseThrow().phi());
    assertTrue(adaptation.toString().contains("every rest is one of the integrator"), adaptation::toString);
  }

  @Test
  void ofTheSensedQuantityAnIntegratorIsFoundWhateverItIsMadeOf() {
    Model sensed = Model.of("sensed", time("1"), state("x", 1, "1", "level").positive(),
        state("z", 1, "1", "sum"), parameter("d", 1, "1", "load").positive(),
        parameter("k", 2, "1", "sensor").positive(), parameter("r", 0.5, "1", "reference"),
        equations("y = x/(k - 1 + x)\ndx/dt = d + z - x\ndz/dt = r - y"));
    Adaptation adaptation = Adaptation.of(sensed, "y", "d");
    assertEquals("phi = z, dphi/dt = r - y, which is 0 at y = 0.5",
        adaptation.integrator().orElseThrow().toString());
    assertTrue(Adaptation.of(sensed, "y", "k").isPerfect(), "a load on the sensor: what is sensed returns");
    assertEquals(Kind.NONE, Adaptation.of(sensed, "x", "k").kind(), "and what is not sensed does not");
    assertEquals(Kind.NONE, Adaptation.of(sensed, "y", "z").kind(), "a load on the integrator stays");
  }

  @Test
  void conservedTotalsAreKeptWhileItAdapts() {
    Model pool = Model.of("pool", time("1"), state("y", 1, "1", "level"), state("z", 1, "1", "sum"),
        state("E", 1, "1", "free").nonNegative(), state("C", 1, "1", "bound").nonNegative(),
        parameter("d", 1, "1", "load").positive(), parameter("r", 1, "1", "reference"),
        equations("dy/dt = d + z - y*E\ndz/dt = r - y\ndE/dt = C - E\ndC/dt = E - C"));
    Adaptation adaptation = Adaptation.of(pool, "y", "d");
    assertTrue(adaptation.isPerfect());
    assertEquals("z", adaptation.integrator().orElseThrow().phi());
    assertEquals(1, adaptation.operatingPoint().totals().size());
  }

  @Test
  void theConditionsSayWhereItIsLost() {
    Adaptation topp = Adaptation.of(Loops.topp(), "G", "SI");
    assertEquals(Set.of("B"), topp.apart());
    assertEquals("""
        topp: under a load on SI that stays, G returns exactly
          proved for all values of the parameters: the determinant of the bordered Jacobian vanishes at \
        every rest
          integrator: phi = log(B), dphi/dt = -d0 + r1*G - r2*G^2, which is 0 at G = 100
          holds: the rest is stable (G = 100, I = 10, B = 300)
          holds: the integrator has no leak, and SI enters neither it nor what it senses
          holds: B is not 0
          holds: a rest is there for SI from 0.36 to 1.44
          other level at another rest, unstable: G = 250, I = 2.8, B = 36.96
          lost at another rest, stable: G = 600, I = 0, B = 0""", topp.toString());
  }

  @Test
  void itPrintsHowFarTheRestMoves() {
    assertEquals("""
        proportional: under a load on d that stays, y does not return
          its rest moves by 0.25 at y = 1 (measured)""",
        Adaptation.of(Loops.proportional(), "y", "d").toString());
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThrows(ModelException.class, () -> Adaptation.of(Loops.topp(), "G", "nothing"));
    assertEquals("topp: 'SI' is a parameter, which nothing moves; name a state or an auxiliary.",
        assertThrows(ModelException.class, () -> Adaptation.of(Loops.topp(), "SI", "R0")).getMessage());
  }
}
