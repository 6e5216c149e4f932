package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.view.Drawn.elements;
import static org.homeostat.control.view.Drawn.parsed;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That names and meanings are shown as they are written, and never become part of the drawing. */
class MarkupTest {

  private static String svg(String text) {
    Model model = Model.of("tank " + text, time("h"), state("x", 1, "1", "level " + text),
        parameter("k", 1, "1/h", ""), equations("dx/dt = -k*x"));
    return Picture.of(Simulation.of(model).until(4).run(), "x").svg();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "</text><image href='x'/>", "&lt;b>", "]]>",
      "<!-- x -->", "\"onload=\"alert(1)", " id=\"a\" ", "url(#a)", "font-family=\"sans-serif\""})
  void markupStaysText(String text) throws Exception {
    String svg = svg(text);
    assertEquals(List.of(), elements(svg, "script"));
    assertEquals(List.of(), elements(svg, "image"));
    assertFalse(parsed(svg).getDocumentElement().hasAttribute("onload"));
    assertEquals("Level " + text, elements(svg, "title").get(0).getTextContent());
    assertTrue(elements(svg, "text").stream()
        .anyMatch(element -> element.getTextContent().strip().equals(("tank " + text).strip())), svg);
  }

  @Test
  void whatXmlCannotHoldIsReplaced() throws Exception {
    assertEquals("Level a\uFFFDb\uFFFDc", elements(svg("a\u0000b\uD800c"), "title").get(0).getTextContent());
  }
}
