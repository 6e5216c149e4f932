package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.model.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drives read as firing rates, beside what was measured. */
class NeuralReadoutTest {
  private static final NeuralReadout STATIC = NeuralReadout.of(LeptinLoop.feedback());

  static Stream<Model> laws() {
    return LeptinLoop.laws().stream().flatMap(law -> Stream.of(law.feedback(), law.setpoint()));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void aSatedAnimalFiresAsMeasuredUnderEveryLaw(Model law) {
    Map<String, Double> start = Runs.start(NeuralReadout.on(law));
    assertAgrees("1.4000", start.get("agrp"), "agrp");
    assertAgrees("18.5000", start.get("pomc"), "pomc");
  }

  /** N is at most 1, and 0.62 in a sated animal. */
  @Test
  void leptinAloneCannotMakeAgrpCellsFireAsTheyDoInTheAfternoon() {
    NeuralReadout.Row starved = STATIC.rows().get(1);
    NeuralReadout.Row without = STATIC.rows().get(2);
    assertAgrees("1.48", starved.rate(), "Hz after a day without food");
    assertAgrees("-3.5", starved.standardErrors(), "standard errors");
    assertAgrees("2.26", without.rate(), "Hz without leptin");
    assertAgrees("-3.0", without.standardErrors(), "standard errors");
    assertEquals(without.rate(), Runs.start(STATIC.model().startingAt("L", 0)).get("agrp"), 1e-15 * 10);
  }

  @Test
  void thePomcCellsMoveTooLittleToo() {
    NeuralReadout.Row starved = STATIC.rows().get(4);
    assertAgrees("17.31", starved.rate(), "Hz");
    assertAgrees("1.5", starved.standardErrors(), "no more, because both rates are so uncertain");
  }

  /** MODELS 1.6, row by row. */
  @Test
  void theRatesAreThoseThatWereMeasured() {
    String paper = ", " + FiringRate.SATED_AGRP.source();
    assertEquals("AgRP, sated, in the morning: 1.4 +/- 0.3 Hz (n = 10)" + paper,
        FiringRate.SATED_AGRP.toString());
    assertEquals("AgRP, fed freely, in the afternoon: 7.6 +/- 1.7 Hz (n = 9)" + paper,
        FiringRate.HUNGRY_AGRP.toString());
    assertEquals("putative POMC, sated, in the morning: 18.5 +/- 7.6 Hz (n = 7)" + paper,
        FiringRate.SATED_POMC.toString());
    assertEquals("putative POMC, fed freely, in the afternoon: 5.9 +/- 2.4 Hz (n = 7)" + paper,
        FiringRate.HUNGRY_POMC.toString());
    assertTrue(paper.contains("Fig 2"), paper);
    assertEquals(5, FiringRate.HUNGRY_AGRP.mean() / FiringRate.SATED_AGRP.mean(), 0.5, "about fivefold");
  }

  /** Welch's t of the two putative POMC rates, as the paper's p = 0.14 has it at 12 degrees of freedom. */
  @Test
  void whatIsGivenWithTheRatesAreStandardErrors() {
    double t = (FiringRate.SATED_POMC.mean() - FiringRate.HUNGRY_POMC.mean())
        / Math.hypot(FiringRate.SATED_POMC.error(), FiringRate.HUNGRY_POMC.error());
    assertAgrees("1.58", t, "t");
    assertEquals(12, FiringRate.SATED_POMC.count() + FiringRate.HUNGRY_POMC.count() - 2);
  }

  @Test
  void theModelSaysWhatItsRatesAreNot() {
    String text = STATIC.model().toString();
    assertTrue(text.contains("map assumed"), text);
    assertTrue(text.contains("AgRP falls at food cues before calories arrive"), text);
    assertTrue(text.contains("not a zero-mean leptin error"), text);
  }

  @Test
  void itsAnchorsHaveTheirSource() {
    Quantity anchor = STATIC.model().quantity("agrpSated");
    assertEquals(1.4, anchor.value().orElseThrow());
    assertEquals(Source.Mark.READ, anchor.source().orElseThrow().mark());
    assertTrue(STATIC.model().references().stream().anyMatch(line -> line.contains("eLife 4:e07122")));
  }

  @Test
  void nothingDependsOnIt() {
    double[] with = new double[2];
    double[] without = new double[2];
    double[] point = {10, 3};
    STATIC.model().field().derivatives(0, point, with);
    LeptinLoop.feedback().field().derivatives(0, point, without);
    assertEquals(without[0], with[0]);
    assertEquals(without[1], with[1]);
  }

  @Test
  void aModelWithoutDrivesIsRefused() {
    var problem = assertThrows(ModelException.class, () -> NeuralReadout.on(LeptinLoop.reducedDelay()));
    assertEquals("leptin.reducedDelay: it has no 'N'; the read-out needs the drives N and M, which every law"
        + " of LeptinLoop has.", problem.getMessage());
  }

  @Test
  void itPrintsWhatWasMeasuredBesideWhatTheModelSays() {
    assertEquals("""
        leptin.feedback: measured firing rates, and the model's
          AgRP           sated, in the morning          1.4 +/- 0.3 Hz   at rest                  1.40 Hz   \
        anchored here
          AgRP           fed freely, in the afternoon   7.6 +/- 1.7 Hz   a day without food       1.48 Hz   \
        -3.5 standard errors
          AgRP           fed freely, in the afternoon   7.6 +/- 1.7 Hz   without leptin (N = 1)   2.26 Hz   \
        -3.0 standard errors
          putative POMC  sated, in the morning         18.5 +/- 7.6 Hz   at rest                 18.50 Hz   \
        anchored here
          putative POMC  fed freely, in the afternoon   5.9 +/- 2.4 Hz   a day without food      17.31 Hz   \
        +1.5 standard errors
          rate in proportion to the drive, map assumed, anchored at a sated mouse; AgRP falls at food cues \
        before calories arrive: not a zero-mean leptin error""", STATIC.toString());
  }
}
