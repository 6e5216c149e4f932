package org.homeostat.physiology.leptin;

import static org.homeostat.physiology.leptin.Digits.assertAgrees;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the named protocols make of a model; no solver runs but to find a rest. */
class LeptinProtocolsTest {

  @ParameterizedTest
  @ValueSource(strings = {"none", "fast", "fast-then-diet", "diet", "rich-diet", "cold", "lipectomy",
      "infusion", "knockout", "receptor-knockout", "replacement", "clamp-S", "sensor-bias"})
  void whatActsOnThePlantCanBeDoneToEveryLaw(String name) {
    LeptinLoop.laws().forEach(law -> {
      Catalogue.protocol(name).check(law.feedback());
      Catalogue.protocol(name).check(law.setpoint());
    });
  }

  @ParameterizedTest
  @CsvSource({
      "silence-N, leptin.feedback,     leptin.reducedDelay",
      "clamp-e,   leptin.setpoint,     leptin.feedback",
      "clamp-e,   leptin.lag.setpoint, leptin.lag.feedback",
      "shift,     leptin.setpoint,     leptin.feedback",
      "shift,     leptin.lag.setpoint, leptin.integral.feedback"})
  void whatActsOnALawOrAFramingNeedsIt(String name, String having, String lacking) {
    Catalogue.protocol(name).check(Catalogue.model(having));
    assertThrows(ModelException.class, () -> Catalogue.protocol(name).check(Catalogue.model(lacking)));
  }

  @Test
  void theFastIsFromDayTenToTwelveAndTheDietBeginsOnDayTwenty() {
    Model model = LeptinLoop.feedback();
    Protocol protocol = LeptinProtocols.fastThenDiet();
    assertEquals(List.of(10.0, 12.0, 20.0), protocol.boundaries(model.timeUnit()));
    assertEquals(0, intake(protocol, 10));
    assertAgrees("3.472391", intake(protocol, 12), "FI");
    assertEquals(4.07, model(protocol, 20).value("rhoFood"));
  }

  private static Model model(Protocol protocol, double t) {
    Model base = LeptinLoop.feedback();
    return protocol.model(base, protocol.openAt(t, base.timeUnit()));
  }

  private static double intake(Protocol protocol, double t) {
    return Runs.start(model(protocol, t)).get("FI");
  }

  @ParameterizedTest
  @CsvSource({"none, 6.335960", "diet, 9.068256", "infusion, 5.117549", "knockout, 51.346431",
      "receptor-knockout, 51.346431", "clamp-S, 6.335960", "sensor-bias, 7.9926"})
  void aProtocolThatStaysOnLeadsToItsOwnRest(String name, String fat) {
    assertAgrees(fat, Runs.start(model(Catalogue.protocol(name), 0).atRest()).get("FM"), name);
  }
}
