package org.homeostat.physiology.leptin;

import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.unit.Time.days;
import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of an independent computation with SciPy, to the digits given there. */
class GutBrainTest {

  /** A step off the kinks, in which no curve reaches its next node. */
  private static final double BESIDE = 1e-7;

  /** Twins differ by the solver's own error, which kinks make larger than the tolerance of 1e-9. */
  private static final double SOLVER = 1e-6;

  static List<Model> framings() {
    return List.of(GutBrain.setpoint(), GutBrain.feedback());
  }

  private static Trajectory from(Model model, double weight, double until) {
    return Simulation.of(model.startingAt("W", weight)).until(until).run().orThrow();
  }

  private static void assertWeights(Trajectory run, String... weights) {
    int[] days = {50, 200, 500, 1000, 4000};
    IntStream.range(0, days.length)
        .forEach(i -> assertAgrees(weights[i], run.at(days[i], "W"), "W at " + days[i] + " d"));
  }

  private static double[] rates(Model model) {
    double[] rates = new double[model.states().size()];
    model.field().derivatives(0, model.start(), rates);
    return rates;
  }

  @ParameterizedTest
  @MethodSource("framings")
  void theReferenceIsAFixedPointButForOneSampledValue(Model model) {
    double[] rates = rates(model);
    assertAgrees("1.7e-7", Math.abs(rates[1]), "|dF/dt|");
    IntStream.of(0, 2, 3, 4).forEach(i -> assertEquals(0, rates[i], 1e-16, model.states().get(i)));
  }

  @ParameterizedTest
  @MethodSource("framings")
  void from100KilogramsWeightUndershootsAndReturns(Model model) {
    assertWeights(from(model, 100, 4000), "96.464", "85.841", "77.455", "80.133", "80.000");
  }

  @ParameterizedTest
  @MethodSource("framings")
  void from72KilogramsWeightOvershootsAndReturns(Model model) {
    assertWeights(from(model, 72, 4000), "73.321", "77.685", "80.628", "79.989", "80.000");
  }

  @ParameterizedTest
  @MethodSource("framings")
  void theReferenceAnswersARiseOtherwiseThanAFall(Model model) {
    assertModes(model, BESIDE, "-0.0991", "-0.0684", "-0.0233", "-0.00457", "0.00830");
    assertModes(model, -BESIDE, "-0.0985", "-0.0694", "-0.0258", "-0.00312", "0.01128");
  }

  /** The eigenvalues of the slopes that every state has on one side of its reference. */
  private static void assertModes(
      Model model, double step, String first, String second, String third, String decay, String turn) {
    double[] beside = DoubleStream.of(model.start()).map(y -> y * (1 + step)).toArray();
    EigenDecompositionNonSymmetric modes = new EigenDecompositionNonSymmetric(
        MatrixUtils.createRealMatrix(slopes(model.field(), beside)));
    double[] real = Stream.of(modes.getEigenvalues()).mapToDouble(mode -> mode.getReal()).sorted().toArray();
    double swing = Stream.of(modes.getEigenvalues()).mapToDouble(mode -> mode.getImaginary()).max()
        .orElseThrow();
    assertAgrees(first, real[0], "first");
    assertAgrees(second, real[1], "second");
    assertAgrees(third, real[2], "third");
    assertAgrees(decay, real[3], "decay");
    assertAgrees(decay, real[4], "decay");
    assertAgrees(turn, swing, "turn");
  }

  private static double[][] slopes(VectorField field, double[] y) {
    double[] entries = new double[field.sparsity().size()];
    field.jacobian(0, y, entries);
    double[][] slopes = new double[y.length][y.length];
    for (int i = 0; i < y.length; i++) {
      for (int k = field.sparsity().start(i); k < field.sparsity().start(i + 1); k++) {
        slopes[i][field.sparsity().column(k)] = entries[k];
      }
    }
    return slopes;
  }

  @Test
  void theTwoFramingsAreOneSystemForAllValues() {
    Verdict verdict = GutBrain.twins().verdict();
    assertInstanceOf(Verdict.Proved.class, verdict);
    assertTrue(verdict.toString().contains("for all values in the domain"), verdict.toString());
  }

  /** Although it starts on kinks, where only values are certain. */
  @Test
  void aSetPointMovedInOneAloneIsRefuted() {
    Model left = GutBrain.setpoint().let("shift", 0.1);
    Model right = GutBrain.feedback();
    Verdict verdict = Equivalence.between(left, right)
        .given(GutBrain.map(left, right).toArray(String[]::new)).verdict();
    assertInstanceOf(Verdict.Refuted.class, verdict, verdict::toString);
  }

  @Test
  void aSetPointMovedUpIsASensorThatReadsTooLow() {
    Trajectory shifted = from(GutBrain.setpoint().let("shift", 0.1), 80, 400);
    Trajectory biased = from(GutBrain.feedback().let("bias", 0.1), 80, 400);
    assertEquals(85.06, shifted.last("W"), 0.01);
    assertEquals(shifted.last("W"), biased.last("W"), SOLVER * 85);
  }

  @Test
  void withoutAgrpLessIsEatenAndWithoutPomcMore() {
    assertTrue(silenced("A").last("W") < 70, silenced("A").toString());
    assertTrue(silenced("Po").last("W") > 85, silenced("Po").toString());
  }

  private static Trajectory silenced(String cells) {
    Protocol lesion = Protocol.of("silence " + cells, after(days(0)).lesion(cells));
    return Simulation.of(GutBrain.feedback()).under(lesion).until(400).run().orThrow();
  }

  @Test
  void theObesePresetIsTheSameCourseOnAnotherScale() {
    Model obese = GutBrain.setpoint().let("Wset", 107.2).let("Fset", 3327).let("Lset", 4.0e-3);
    assertEquals(107.2, obese.start()[0]);
    Trajectory lean = from(GutBrain.setpoint(), 100, 500);
    Trajectory scaled = from(obese, 134, 500);
    assertEquals(lean.last("W") * 1.34, scaled.last("W"), SOLVER * 107);
  }

  /** Settled on its kinks, where steps would be cut short for ever if they ended at each. */
  @Test
  void aLongRunAtTheReferenceGoesOn() {
    Trajectory run = from(GutBrain.setpoint(), 80, 20_000);
    assertEquals(80, run.last("W"), 1e-5);
    assertTrue(run.statistics().steps() < 2000, run.statistics().toString());
  }

  @Test
  void theReferenceIsOnKinksSoThatNothingIsLinearThere() {
    ModelException kinked = assertThrows(
        ModelException.class, () -> Linearization.of(GutBrain.feedback()).evenIfMoving().system());
    assertTrue(kinked.getMessage().contains("is on a switch, table("), kinked.getMessage());
  }

  @Test
  void itRestsAtTheReference() {
    Model model = GutBrain.setpoint();
    Equilibrium rest = Equilibrium.reachedFrom(model, model.start()).orElseThrow();
    assertEquals(80, rest.value("W"), 1e-5);
    assertTrue(rest.isStable(), rest.toString());
  }

  @ParameterizedTest
  @CsvSource({"100, 0.234", "72, 0.401"})
  void sigmoidsInPlaceOfTablesMoveWeightByUpToFourHundredGrams(double weight, String apart) {
    Trajectory tables = from(GutBrain.setpoint(), weight, 4000);
    Trajectory sigmoids = from(GutBrain.smooth(), weight, 4000);
    assertAgrees(apart, IntStream.rangeClosed(0, 400).mapToDouble(i ->
        Math.abs(tables.at(10 * i, "W") - sigmoids.at(10 * i, "W"))).max().orElseThrow(), "largest gap");
  }

  @Test
  void thereAre186Nodes() {
    int sampled = Stream.of(GutBrainCurves.LA, GutBrainCurves.LP, GutBrainCurves.AP, GutBrainCurves.AF,
        GutBrainCurves.PF).mapToInt(curve -> curve.nodes(0).size()).sum();
    assertEquals(186, sampled + GutBrainCurves.FW.size() + GutBrainCurves.WL.size());
  }

  @Test
  void whatItLacksIsSaid() {
    for (Map.Entry<String, Protocol> lacking : Map.of(
        "FI", LeptinProtocols.fast(), "S", LeptinProtocols.receptorKnockout()).entrySet()) {
      ModelException said = assertThrows(ModelException.class,
          () -> Simulation.of(GutBrain.feedback()).under(lacking.getValue()).run());
      assertTrue(said.getMessage().contains("no '" + lacking.getKey() + "'"), said.getMessage());
      assertTrue(said.getMessage().contains("gutBrain"), "and what it has instead: " + said.getMessage());
    }
  }
}
