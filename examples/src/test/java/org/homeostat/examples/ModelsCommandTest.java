package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;

class ModelsCommandTest {

  @Test
  void everyModelHasALineThatFitsATerminal() {
    Ran ran = Ran.of("models");
    List<String> lines = ran.out().lines().toList();
    for (var entry : Catalogue.models()) {
      assertEquals(1, lines.stream().filter(line -> line.startsWith(entry.name() + " ")
          && line.endsWith(" " + entry.description())).count(), entry.name());
    }
    assertEquals(List.of(), lines.stream().filter(line -> line.length() > 100).toList());
  }

  @Test
  void aSystemListsItsModelsAlone() {
    List<String> listed =
        Ran.of("models weight").out().lines().filter(line -> line.contains("weight.")).toList();
    assertEquals(4, listed.size());
    assertTrue(Ran.of("models weight").out().lines().noneMatch(line -> line.startsWith("leptin.")));
  }

  @Test
  void oneModelIsShownWithTheSourceAndTheMarkOfEachNumber() {
    String text = Ran.of("models leptin.integral.setpoint").out().replaceAll("\\s+", " ");
    assertTrue(text.contains("dZ/dt = e"), text);
    assertTrue(text.contains("FM 6.33596 g fat mass; FM >= 0, and at 0 it starves a chow-fed animal"), text);
    assertTrue(text.contains(
        "k1 1.42 ng/g brain leptin, saturable part; k1 > 0 Tam et al. 2009, Eq 2 [read]"), text);
    assertTrue(text.contains("Eq 8 [reconstructed]: listed as -288, which makes the loop unstable"), text);
    assertTrue(text.contains("Zeng et al. 1997 [derived]: 3.6 ng per 100 g"), text);
    assertTrue(text.contains("[assumed]"), text);
    assertTrue(text.contains("REFERENCES Tam J, Fukumura D, Jain RK (2009). A mathematical model"), text);
  }

  @Test
  void everyModelCanBeShownInAHundredColumns() {
    for (var entry : Catalogue.models()) {
      Ran ran = Ran.of("models " + entry.name());
      assertEquals(ExitStatus.DONE, ran.status(), ran.err());
      assertEquals(List.of(), ran.out().lines().filter(line -> line.length() > 100).toList(), entry.name());
    }
  }

  @Test
  void anUnknownOneIsAnsweredWithTheNearest() {
    assertEquals("There is no model 'weight.goldbetter'. Did you mean 'weight.goldbeter'?",
        Ran.of("models weight.goldbetter").err().lines().findFirst().orElse(""));
    assertEquals("There is no model 'lag.setpoint'. Did you mean 'leptin.lag.setpoint'?\n"
        + "    'models' lists them all.\n", Ran.of("models lag.setpoint").err());
  }
}
