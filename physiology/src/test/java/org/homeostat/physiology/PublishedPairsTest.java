package org.homeostat.physiology;

import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.replace;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.protocol.Protocol.at;
import static org.homeostat.control.unit.Time.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Evidence;
import org.homeostat.control.framing.Finding;
import org.homeostat.control.framing.Prediction;
import org.homeostat.control.framing.Relation;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.unit.Time;
import org.homeostat.physiology.glucose.Topp;
import org.homeostat.physiology.motif.Antithetic;
import org.homeostat.physiology.motif.PidInference;
import org.homeostat.physiology.motif.Tyson;
import org.homeostat.physiology.testosterone.Smith;
import org.homeostat.physiology.weight.ChowHall;
import org.homeostat.physiology.weight.Goldbeter;
import org.junit.jupiter.api.Test;

/** Published models in two writings, each with the relation in which the two stand. */
class PublishedPairsTest {

  /** Orders are fitted to runs; theirs is 1 to this. */
  private static final double ORDER = 0.1;

  private static Finding of(Verdict verdict, Relation relation) {
    return verdict.relations().stream().filter(finding -> finding.relation() == relation).findFirst()
        .orElseThrow(() -> new AssertionError(relation + " is not spoken of in\n" + verdict.text()));
  }

  /** The two versions part off Forbes's curve, and are one on it: under every change of intake. */
  @Test
  void chowAndHallsVersionsAreIdenticalOnForbesCurve() {
    Verdict verdict = Equivalence.between(ChowHall.invariantManifold(), ChowHall.fixedPoint())
        .on("F = D*exp(L/C)").until(days(1000))
        .challenged(Protocol.of("less", after(days(0)).hold("I", 10))).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
    assertEquals(Relation.ON_INVARIANT_SET, verdict.relation());
    assertTrue(verdict.survives().stream().anyMatch(what -> what.equals("infusing I")), verdict.text());
    assertTrue(verdict.separatedBy().stream().anyMatch(what -> what.intervention().contains("F")),
        verdict.text());
    assertTrue(verdict.statement().contains("kpsi is a gauge: whatever value it has, on that set, nothing"),
        verdict.statement());
    assertTrue(verdict.text().replaceAll("\\s+", " ").contains("; starts on the set"), verdict.text());
  }

  /** Fat that is taken away leaves the curve: one version comes back to its one rest, the other does not. */
  @Test
  void takingTenKilogramsOfFatTellsChowAndHallsVersionsApart() {
    Model slimming = ChowHall.invariantManifold().let("I", 10);
    double fat = Simulation.of(slimming).until(days(100)).run().orThrow().last("F");
    Protocol liposuction = Protocol.of("liposuction", at(days(100)).set("F", fat - 10));
    Verdict verdict = Equivalence.between(slimming, ChowHall.fixedPoint().let("I", 10))
        .on("F = D*exp(L/C)").until(days(40_000)).challenged(liposuction).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
    Prediction said = verdict.separatedBy().stream()
        .filter(what -> what.intervention().startsWith("liposuction")).findFirst().orElseThrow()
        .prediction().orElseThrow();
    assertEquals("M", said.quantity());
    assertEquals(Set.of("82.2414", "84.2032"),
        Set.of(Numbers.round(said.a()), Numbers.round(said.b())), verdict.text());
  }

  /** With the share rounded as in the paper's text, the curve is left. */
  @Test
  void withTheRoundedShareTheyAreNotIdenticalOnIt() {
    Verdict verdict = Equivalence.between(
        ChowHall.invariantManifold().named("rounded").with(
            replace("alpha = F/(2*unit)"), parameter("unit", 1, "kg", "the text's unit of mass")),
        ChowHall.fixedPoint()).on("F = D*exp(L/C)").until(days(1000)).verdict();
    assertTrue(!verdict.kind().equals("Proved"), verdict.text());
  }

  /** A formula that is an inhibition to one reader is a rectified error to the other. */
  @Test
  void smithsTwoReadingsAreIdentical() {
    Verdict verdict =
        Equivalence.between(Smith.setpoint(), Smith.feedback()).until(Time.of(20)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
    assertEquals(Relation.IDENTICAL, verdict.relation());
  }

  /**
   * Topp's growth law has a set point as a factor; in the logarithm of B it integrates the error, if B > 0.
   */
  @Test
  void toppsLawIsConjugateToAnIntegralOfTheError() {
    Model mass = Topp.setpoint().startingAt("G", 120);
    Model logarithm = Topp.logarithmic().startingAt("G", 120);
    Verdict verdict = Equivalence.between(mass, logarithm)
        .given(Topp.map(mass, logarithm).toArray(String[]::new)).until(days(200)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
    assertEquals(Relation.CONJUGATE, verdict.relation());
  }

  /** In antithetic control z1 - z2 integrates the error, though no molecule is it. */
  @Test
  void antitheticControlHidesAnIntegral() {
    Verdict verdict = Equivalence.between(Antithetic.species(), Antithetic.error())
        .given("z = z1 - z2").until(Time.of(20)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
  }

  /** Action that descends precision-weighted errors is a PID controller, given two assumptions. */
  @Test
  void controlAsInferenceIsPid() {
    Verdict verdict = Equivalence.between(PidInference.inference(), PidInference.pid())
        .given(PidInference.map(PidInference.inference(), PidInference.pid()).toArray(String[]::new))
        .until(Time.of(20)).verdict();
    assertEquals("Proved", verdict.kind(), verdict.text());
    assertTrue(verdict.assumptions().contains(
        "that the belief stays pinned at the prior eta, in motif.inference"), verdict.text());
    assertTrue(verdict.assumptions().stream().anyMatch(line -> line.contains("constant slopes (all 1)")));
  }

  /** Saturated enzymes integrate an error in the limit; the order is measured. */
  @Test
  void tysonsHomeostatIsAnIntegralInTheLimitOfOrderOne() {
    Finding limit = of(Equivalence.between(Tyson.integral(), Tyson.homeostat()).until(Time.of(20))
        .challenged(Protocol.of("signal", after(0).set("S", 1.5))).verdict(), Relation.LIMIT);
    assertTrue(limit.holds().orElse(false), limit.toString());
    assertEquals(Evidence.MEASURED, limit.evidence());
    assertEquals(1, order(limit), ORDER, limit.detail());
  }

  /**
   * Goldbeter's dieter integrates two errors in series, while intake and restraint are neither all nor
   * none.
   */
  @Test
  void goldbetersWeightIsTwoIntegralsInTheLimitOfOrderOne() {
    Finding limit = of(Equivalence.between(Goldbeter.zeroOrder(), Goldbeter.cycling())
        .until(Time.of(0.1)).verdict(), Relation.LIMIT);
    assertTrue(limit.holds().orElse(false), limit.toString());
    assertEquals(1, order(limit), ORDER, limit.detail());
  }

  private static double order(Finding limit) {
    return Double.parseDouble(limit.detail().replaceAll("(?s).*of order ([\\d.]+\\d).*", "$1"));
  }
}
