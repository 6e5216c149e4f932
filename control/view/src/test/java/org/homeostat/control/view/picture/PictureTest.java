package org.homeostat.control.view.picture;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.protocol.Protocol.after;
import static org.homeostat.control.view.Drawn.elements;
import static org.homeostat.control.view.Drawn.parsed;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Simulation;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class PictureTest {
  private static final String BLUE = "rgb(0,114,178)";
  private static final String VERMILION = "rgb(213,94,0)";
  private static final int LARGEST = 60_000;

  private static List<String> texts(String svg) throws Exception {
    return elements(svg, "text").stream().map(text -> text.getTextContent().strip()).toList();
  }

  /** An attribute of an element or of what it stands in. */
  private static String inherited(Element element, String attribute) {
    return !element.getAttribute(attribute).isEmpty() ? element.getAttribute(attribute)
        : element.getParentNode() instanceof Element parent ? inherited(parent, attribute) : "";
  }

  /** The courses drawn in a colour: open paths of more than two points. */
  private static List<Element> courses(String svg, String colour) throws Exception {
    return elements(svg, "path").stream()
        .filter(path -> inherited(path, "stroke").equals(colour))
        .filter(path -> path.getAttribute("d").split("L").length > 4)
        .toList();
  }

  @Test
  void axesAndLegendAreTextWithUnits() throws Exception {
    List<String> texts = texts(Picture.of(Tank.study(), "V").svg());
    assertTrue(texts.containsAll(List.of("Volume under drought", "V, volume (L)", "time (h)", "tank.feedback",
        "tank.setpoint", "hold q at 0", "12")), texts.toString());
  }

  @Test
  void bothCoursesAreSeenThoughTheyCoincide() throws Exception {
    String svg = Picture.of(Tank.study(), "V").svg();
    Element solid = courses(svg, BLUE).get(0);
    Element dashed = courses(svg, VERMILION).get(0);
    assertEquals(solid.getAttribute("d"), dashed.getAttribute("d"));
    assertEquals("none", inherited(solid, "stroke-dasharray"));
    assertNotEquals("none", inherited(dashed, "stroke-dasharray"));
    assertTrue(svg.indexOf(BLUE) < svg.indexOf(VERMILION), "the dashed one is drawn over the solid one");
  }

  @Test
  void aFramingHasItsColourWhateverItsPlace() throws Exception {
    Comparison turned = Comparison.of(Tank.setpoint(), Tank.feedback()).under(Tank.DROUGHT).until(12);
    String svg = Picture.of(turned, "V").svg();
    assertEquals("none", inherited(courses(svg, VERMILION).get(0), "stroke-dasharray"));
    assertNotEquals("none", inherited(courses(svg, BLUE).get(0), "stroke-dasharray"));
  }

  @Test
  void severalQuantitiesShareTheTimeAxis() throws Exception {
    String svg = Picture.of(Tank.study(), "V", "q").svg();
    List<String> texts = texts(svg);
    assertTrue(texts.containsAll(List.of("V, volume (L)", "q, inflow (L/h)")), texts.toString());
    assertEquals(1, texts.stream().filter("time (h)"::equals).count());
    assertEquals(2, courses(svg, BLUE).size());
  }

  @Test
  void aQuantityOfOneModelOnlyIsDrawnForThatOne() throws Exception {
    String svg = Picture.of(Tank.study(), "e").svg();
    assertEquals(0, courses(svg, BLUE).size());
    assertEquals(1, courses(svg, VERMILION).size());
  }

  @Test
  void oneRunHasAPictureToo() throws Exception {
    Trajectory run = Simulation.of(Tank.feedback()).under(Tank.DROUGHT).until(12).run();
    String svg = Picture.of(run, "V", "q").svg();
    assertEquals(2, courses(svg, BLUE).size());
  }

  @Test
  void theEndOfARunThatEndsEarlyIsMarkedInWords() throws Exception {
    Protocol drought = Protocol.of("long drought", after(1).hold("q", 0));
    List<String> texts = texts(Picture.of(Tank.study().under(drought).until(30), "V").svg());
    assertEquals(1, texts.stream().filter("runs dry, 5.16 h"::equals).count(), texts.toString());
  }

  @Test
  void aLongOscillationStaysSmall() {
    Model wave = Model.of("wave", time("1"), state("x", 0, "1", ""), equations("dx/dt = cos(t)"));
    String svg = Picture.of(Simulation.of(wave).until(2000).run(), "x", "x", "x").svg();
    assertTrue(svg.length() < LARGEST, svg.length() + " characters");
  }

  @Test
  void picturesOfOnePageDoNotNameTheSameThings() {
    List<String> names = new ArrayList<>();
    for (String quantity : List.of("V", "q", "e")) {
      String svg = Picture.of(Tank.study(), quantity).svg();
      Matcher matcher = Pattern.compile("\\bid=\"([^\"]+)\"").matcher(svg);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    assertFalse(names.isEmpty());
    assertEquals(new HashSet<>(names).size(), names.size());
  }

  @Test
  void everyReferenceInsideAPictureHasItsTarget() {
    String svg = Picture.of(Tank.study(), "V").svg();
    Matcher matcher = Pattern.compile("url\\(#([^)]+)\\)").matcher(svg);
    assertTrue(matcher.find());
    do {
      assertTrue(svg.contains("id=\"" + matcher.group(1) + "\""), matcher.group(1));
    } while (matcher.find());
  }

  @Test
  void thoseWhoDoNotSeeItAreToldWhatItShows() throws Exception {
    String svg = Picture.of(Tank.study(), "V").svg();
    Element root = parsed(svg).getDocumentElement();
    assertEquals("img", root.getAttribute("role"));
    assertEquals("Volume under drought", root.getAttribute("aria-label"));
    assertEquals("Volume under drought", elements(svg, "title").get(0).getTextContent());
    assertEquals("0 0 640 360", root.getAttribute("viewBox"));
  }

  @Test
  void theSameStudyGivesTheSamePicture() {
    assertEquals(Picture.of(Tank.study(), "V").svg(), Picture.of(Tank.study(), "V").svg());
  }

  @Test
  void itsTextTellsTitleAndSize() {
    String text = Picture.of(Tank.study(), "V").toString();
    assertTrue(text.matches("Picture of Volume under drought, 640 x 360, \\d+ kB of SVG"), text);
  }

  @Test
  void anUnknownQuantityIsAnsweredWithTheNearest() {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> Picture.of(Tank.study(), "twic"));
    assertEquals("there is no state or auxiliary 'twic' in tank.feedback or tank.setpoint."
        + " Did you mean 'twice'?", problem.getMessage());
  }

  @Test
  void aPictureOfNothingIsRefused() {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> Picture.of(Tank.study()));
    assertEquals("a picture shows something: name a quantity, as in Picture.of(study, \"V\").",
        problem.getMessage());
  }

  @Test
  void aFileIsAWholeSvgDocument(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("tank.svg");
    Picture.of(Tank.study(), "V").write(file);
    assertEquals("svg", parsed(Files.readString(file)).getDocumentElement().getTagName());
  }

  @Test
  void anUnwritablePlaceIsNamedAndNothingIsLeft(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("missing").resolve("tank.svg");
    Picture picture = Picture.of(Tank.study(), "V");
    UncheckedIOException problem = assertThrows(UncheckedIOException.class, () -> picture.write(file));
    String start = "cannot write " + file + ": there is no folder";
    assertTrue(problem.getMessage().startsWith(start), problem.getMessage());
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  /** On a dark page a file would show dark words on dark; inside a page of ours the page says on what. */
  @Test
  void aFileIsOnWhite(@TempDir Path folder) throws Exception {
    Picture picture = Picture.of(Tank.study(), "V");
    Path file = folder.resolve("tank.svg");
    picture.write(file);
    Element root = parsed(Files.readString(file)).getDocumentElement();
    assertEquals("background:white", root.getAttribute("style"));
    assertEquals("", parsed(picture.svg()).getDocumentElement().getAttribute("style"));
  }
}
