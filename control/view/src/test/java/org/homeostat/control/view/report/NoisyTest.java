package org.homeostat.control.view.report;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.StringWriter;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.view.Tank;
import org.homeostat.control.view.json.Json;
import org.junit.jupiter.api.Test;

/** What documents and reports say of noise, and of delays. */
class NoisyTest {

  private static Model noisy(Model tank) {
    return tank.with(parameter("s", 0.1, "1/h^(1/2)", "noise on the volume")).noisy("V", "s*V");
  }

  private static Comparison study() {
    return Comparison.of(noisy(Tank.feedback()), noisy(Tank.setpoint())).until(12)
        .noisy(Noise.seed(3).step(0.0625));
  }

  private static JsonObject noise(int model) {
    StringWriter out = new StringWriter();
    Json.write(study(), 1, out);
    return JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonArray("models").get(model)
        .getAsJsonObject().getAsJsonObject("noise");
  }

  @Test
  void theDocumentSaysWhosePathsByWhatAndInWhatSteps() {
    assertEquals("{\"seed\":3,\"path\":0,\"method\":\"milstein\",\"step\":0.0625}", noise(0).toString());
    assertEquals(noise(0), noise(1));
  }

  @Test
  void theReportShowsTheIntensityOnceAndHowItWasRun() {
    String html = Report.of(study()).html();
    assertEquals(2, html.split("on V, in L per square root of time", -1).length, "once");
    assertTrue(html.contains("milstein in steps of 0.0625 h, seed 3; states of one name see one path"), html);
    assertTrue(html.contains("Before and after: without the noise."));
    assertTrue(html.contains("with noise"));
  }

  @Test
  void aReportWithoutNoiseDoesNotMentionIt() {
    assertFalse(Report.of(Tank.study()).html().contains("noise"));
  }

  @Test
  void aReportOnDelaysSaysWhatItsRestsLeaveOut() {
    Model late = Tank.feedback().named("late").with(parameter("tau", 0.5, "h", "how late"),
        replace("q = g*(top - delay(V, tau))"));
    String html = Report.of(Comparison.of(late).until(12)).html();
    assertTrue(html.contains("if nothing came late"));
    assertFalse(Report.of(Tank.study()).html().contains("came late"));
  }
}
