package org.homeostat.control.diagram;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.junit.jupiter.api.Test;

class ErrorsTest {

  private static Map<String, List<String>> errors(String equations, Part... more) {
    Part[] parts = new Part[more.length + 6];
    parts[0] = time("1");
    parts[1] = state("x", 1, "1", "level").nonNegative();
    parts[2] = parameter("r", 2, "1", "reference");
    parts[3] = parameter("shift", 0, "1", "by how much it is moved");
    parts[4] = parameter("tau", 2, "1", "lag").positive();
    parts[5] = equations(equations);
    System.arraycopy(more, 0, parts, 6, more.length);
    return Errors.of(Model.of("a loop", parts));
  }

  @Test
  void aReferenceLessWhatIsSensedIsAnErrorAndTheReferenceIsKnown() {
    assertEquals(Map.of("d", List.of("r", "shift")), errors("d = r + shift - x\ndx/dt = d"));
  }

  @Test
  void aReferenceMayBeMadeOfParametersByAnEquation() {
    assertEquals(Map.of("d", List.of("rho")), errors("rho = r/tau\nd = rho - x\ndx/dt = d"));
  }

  @Test
  void whatIsSensedLessABiasIsNoError() {
    assertEquals(Map.of(), errors("S = x - shift\ndx/dt = r - S"));
  }

  @Test
  void theRestOfATotalIsNoErrorWhereItsDomainSaysSo() {
    assertEquals(Map.of(), errors("free = r - x\ndx/dt = free",
        auxiliary("free", "1", "not bound").nonNegative()));
  }

  @Test
  void whatAnErrorImpliesIsNoError() {
    assertEquals(Map.of("d", List.of("r", "shift")),
        errors("d = r + shift - x\nimplied = r - d\ndx/dt = r - implied"));
    assertEquals(Map.of("d", List.of("r")),
        errors("d = r - x\nimplied = r - delay(d, tau)\ndx/dt = r - implied"));
  }

  @Test
  void anErrorNeuronThatLagsIsAnError() {
    assertEquals(Map.of("d", List.of("r")),
        errors("dx/dt = d\ndd/dt = (r - x - d)/tau", state("d", 0, "1", "cell")));
  }

  @Test
  void aSensorThatLagsIsNone() {
    assertEquals(Map.of(), errors("dx/dt = r - s\nds/dt = (x - s)/tau", state("s", 0, "1", "sensor")));
  }

  @Test
  void anAuxiliaryIsAnErrorIfItsMeaningSaysSo() {
    assertEquals(Map.of("d", List.of()), errors("d = p - x\ndx/dt = d\ndp/dt = (x - p)/tau",
        state("p", 1, "1", "level that is expected"),
        auxiliary("d", "1", "prediction error: more than expected")));
  }
}
