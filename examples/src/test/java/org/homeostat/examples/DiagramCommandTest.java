package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.homeostat.control.diagram.LoopDiagram;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramCommandTest {

  @Test
  void theErrorOfTheSetPointIsMarkedAndItsSignsAreThoseOfTheLaw() {
    String text = Ran.of("diagram leptin.setpoint").out();
    assertTrue(text.contains("e        <- Lset +, shift +, S -   (an error)\n"), text);
    assertTrue(text.contains("N        <- Lset -, e +\n"), text);
    assertTrue(text.contains("FM       <- FI +, EE -, load -\n"), text);
    assertTrue(text.contains("L        <- FM +, infusion +, L -, BV ?\n"), text);
  }

  @Test
  void theFeedbackHasNone() {
    String text = Ran.of("diagram leptin.feedback").out();
    assertTrue(text.contains("N        <- S -\n") && !text.contains("error"), text);
  }

  @Test
  void severalModelsAreDrawnSideBySide(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("loop.svg");
    String text =
        Ran.in(folder, "diagram", "leptin.setpoint", "leptin.feedback", "--file", file.toString()).out();
    assertTrue(text.endsWith("\nPicture: " + file.toAbsolutePath() + "\n"), text);
    String svg = Files.readString(file);
    assertTrue(svg.contains(">leptin.setpoint<") && svg.contains(">leptin.feedback<"), "titles are text");
  }

  @Test
  void parametersAreShownIfAskedFor() {
    assertTrue(Ran.of("diagram glucose.topp.feedback --parameters").out().contains("SI -"));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidBeforeAnythingElse(@TempDir Path folder) {
    Ran ran = Ran.in(folder, "diagram", "leptin.setpoint", "--file", folder.toString());
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("it is a folder. Name a file in it.") && ran.out().isEmpty(), ran.err());
  }

  @Test
  void anUnknownModelIsAnsweredWithTheNearest() {
    Ran ran = Ran.of("diagram leptin.setpiont");
    assertTrue(ran.status() == 2 && ran.err().contains("Did you mean 'leptin.setpoint'?"), ran.err());
  }

  @Test
  void errorsAreFoundWhereTheModelsSayThatTheyAre() {
    for (Catalogue.Entry<Model> entry : Catalogue.models()) {
      List<String> errors = LoopDiagram.of(entry.make()).errors();
      boolean named = entry.make().quantities().stream()
          .anyMatch(quantity -> quantity.name().matches("(.._)?e"));
      assertEquals(named, errors.stream().anyMatch(name -> name.matches("(.._)?e")), entry.name());
    }
  }

  @Test
  void everyModelOfTheCatalogueIsDrawn() {
    for (Catalogue.Entry<Model> entry : Catalogue.models()) {
      String svg = LoopDiagram.of(entry.make()).picture().svg();
      assertTrue(svg.contains(">" + entry.name() + "<"), entry.name());
    }
  }
}
