package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.homeostat.control.diagram.LoopDiagram;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.view.picture.Picture;
import org.homeostat.control.view.report.Report;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.junit.jupiter.api.Test;

class ShowTest {

  private static String shown(Object value) {
    return Printed.by(() -> Show.show(value)).stripTrailing();
  }

  private static String written(Object value, String ending) throws IOException {
    String place = shown(value);
    assertTrue(place.endsWith(ending), place);
    Path file = Path.of(place);
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  @Test
  void withoutADesktopTheFileIsWrittenAndItsPlaceIsPrinted() throws IOException {
    Comparison study = Comparison.of(LeptinLoop.feedback(), LeptinLoop.setpoint()).until(1);
    assertTrue(written(Picture.of(study, "FM"), ".svg").contains("<svg"));
    assertTrue(written(LoopDiagram.of(LeptinLoop.setpoint()), ".svg").contains(">NPY/AgRP drive<"));
    assertTrue(written(Report.of(study), ".html").contains("</html>"));
  }

  @Test
  void anythingElseIsPrintedWhole() {
    assertEquals(LeptinLoop.setpoint().toString(), shown(LeptinLoop.setpoint()));
    assertEquals("null", shown(null));
  }
}
