package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.homeostat.control.diagram.LoopDiagram;
import org.homeostat.control.model.Model;
import org.homeostat.physiology.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagramCommandTest {
  private static final String ERROR = "(.._)?e";

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
  void everyModelOfTheCatalogueIsDrawnWithItsErrorsWhereItSaysThatTheyAre() {
    for (Catalogue.Entry<Model> entry : Catalogue.models()) {
      Model model = entry.make();
      LoopDiagram diagram = LoopDiagram.of(model);
      boolean named = model.quantities().stream().anyMatch(quantity -> quantity.name().matches(ERROR));
      assertEquals(named, diagram.errors().stream().anyMatch(name -> name.matches(ERROR)), entry.name());
      assertTrue(diagram.picture().svg().contains(">" + entry.name() + "<"), entry.name());
    }
  }

  @Test
  void aPictureOfAnotherKindIsRefusedBeforeAnythingElse(@TempDir Path folder) {
    Ran ran = Ran.in(folder, "diagram", "motif.pid", "--file", folder.resolve("loop.pdf").toString());
    assertEquals(2, ran.status());
    assertTrue(ran.err().contains("a picture is SVG or PNG") && ran.out().isEmpty(), ran.err());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void aNameThatEndsInPngGivesOne(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("loop.png");
    assertEquals(0, Ran.in(folder, "diagram", "motif.pid", "--file", file.toString()).status());
    assertTrue(ImageIO.read(file.toFile()).getWidth() > 0);
  }
}
