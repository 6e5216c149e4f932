package org.homeostat.control.diagram;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class LoopDiagramTest {

  private static List<String> texts(LoopDiagram diagram) throws Exception {
    byte[] svg = diagram.picture().svg().getBytes(StandardCharsets.UTF_8);
    Document drawn = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg));
    NodeList found = drawn.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void aTerminalShowsWhoDrivesWhom() {
    assertEquals("""
        room.setpoint: who drives whom
          T    <- heat +, out +, T -
          e    <- Tset +, T -   (an error)
          heat <- e +""", LoopDiagram.of(Loops.thermostat()).toString());
  }

  @Test
  void thePictureHasEachNameMeaningAndSignAsText() throws Exception {
    List<String> texts = texts(LoopDiagram.of(Loops.thermostat()));
    assertTrue(texts.containsAll(List.of("room.setpoint", "T", "e", "heat", "out", "Tset", "warmth", "+",
        "\u2212", "error: reference less sensed")), texts::toString);
    assertFalse(texts.contains("gain"), "a parameter that no error compares with");
  }

  @Test
  void parametersAreNodesIfAskedFor() throws Exception {
    List<String> texts = texts(LoopDiagram.of(Loops.thermostat()).withParameters());
    assertTrue(texts.containsAll(List.of("gain", "tau")), texts::toString);
  }

  @Test
  void twoFramingsStandSideBySide() throws Exception {
    List<String> texts =
        texts(LoopDiagram.of(Comparison.of(Loops.thermostat(), Loops.feedback())));
    assertTrue(texts.containsAll(List.of("room.setpoint", "room.feedback")));
    assertEquals(2, texts.stream().filter("heat"::equals).count());
    assertEquals(1, texts.stream().filter("e"::equals).count());
    assertEquals(List.of("e"), LoopDiagram.of(Loops.feedback(), Loops.thermostat()).errors());
  }

  @Test
  void aModelInWhichNothingDrivesAnythingIsDrawn() throws Exception {
    LoopDiagram diagram =
        LoopDiagram.of(Loops.of(time("1"), state("x", 1, "1", "rock"), equations("dx/dt = 0")));
    assertEquals("some: who drives whom\n  nothing drives anything", diagram.toString());
    assertTrue(texts(diagram).containsAll(List.of("x", "rock")));
  }

  @Test
  void markupStaysText() throws Exception {
    Model model = Model.of("<b>&\"'</b>", time("1"),
        state("x", 1, "1", "<script>alert(1)</script> & ]]>"), equations("dx/dt = -x"));
    LoopDiagram diagram = LoopDiagram.of(model);
    assertFalse(diagram.picture().svg().contains("<script") || diagram.picture().svg().contains("<b>"));
    assertTrue(texts(diagram).contains("<b>&\"'</b>"));
  }

  @Test
  void aLongMeaningIsCutAtAWord() {
    assertEquals(List.of("by how much the set", "point is moved beyond", "what anybody would\u2026"),
        Node.wrapped("by how much the set point is moved beyond what anybody would have expected of it"));
    assertEquals(List.of(), Node.wrapped(" "));
  }
}
