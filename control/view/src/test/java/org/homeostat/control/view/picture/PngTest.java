package org.homeostat.control.view.picture;

import static org.junit.jupiter.api.Assertions.*;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.homeostat.control.view.Tank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PngTest {
  private static final Picture TANK = Picture.of(Tank.study(), "V");
  private static final Picture DOT = Picture.drawn("a dot <i>", "a dot of 4 \u03bcm", 30, 20, graphics -> {
    graphics.setColor(Color.BLUE);
    graphics.fillRect(10, 10, 5, 5);
  });

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void thereAreTwoPixelsForEachOfThePicture() throws IOException {
    BufferedImage image = read(TANK.png());
    assertEquals(1280, image.getWidth());
    assertEquals(720, image.getHeight());
    assertEquals(640, read(TANK.png(1)).getWidth());
  }

  @Test
  void itShowsWhatTheSvgShowsOnWhite() throws IOException {
    BufferedImage image = read(TANK.png());
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    assertTrue(colours.containsAll(List.of(0x0072B2, 0xD55E00, 0xFFFFFF)), "feedback, setpoint, paper");
  }

  @Test
  void titleDescriptionAndDensityAreInTheFile() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(DOT.png()))) {
      reader.setInput(in);
      Element root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      NodeList entries = root.getElementsByTagName("iTXtEntry");
      List<String> said = new ArrayList<>();
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        said.add(entry.getAttribute("keyword") + ": " + entry.getAttribute("text"));
      }
      assertEquals(List.of("Title: a dot <i>", "Description: a dot of 4 \u03bcm"), said);
      Element density = (Element) root.getElementsByTagName("pHYs").item(0);
      assertEquals("7559", density.getAttribute("pixelsPerUnitXAxis"), "192 to the inch");
    }
  }

  @Test
  void theNameOfTheFileSaysTheFormat(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dot.PNG");
    DOT.write(file);
    assertEquals(60, ImageIO.read(file.toFile()).getWidth());
    DOT.write(folder.resolve("dot.svg"));
    assertTrue(Files.readString(folder.resolve("dot.svg")).startsWith("<?xml"));
  }

  @Test
  void anotherFormatIsRefusedWithTheRemedy(@TempDir Path folder) throws IOException {
    for (String name : List.of("dot.gif", "dot", "svg")) {
      Path file = folder.resolve(name);
      IllegalArgumentException problem =
          assertThrows(IllegalArgumentException.class, () -> DOT.write(file));
      assertEquals("cannot draw into " + file
          + ": a picture is SVG or PNG. Give the file a name that ends in .svg or .png.",
          problem.getMessage());
    }
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void anUnwritablePlaceIsNamedAndAPainterThatFailsLeavesTheOldFile(@TempDir Path folder)
      throws IOException {
    Path nowhere = folder.resolve("missing").resolve("dot.png");
    UncheckedIOException problem =
        assertThrows(UncheckedIOException.class, () -> DOT.write(nowhere));
    assertTrue(problem.getMessage().startsWith("cannot write " + nowhere + ": there is no folder"),
        problem.getMessage());
    Path old = Files.writeString(folder.resolve("old.png"), "old");
    Picture broken = Picture.drawn("", "", 30, 20, graphics -> {
      throw new IllegalStateException("no paint");
    });
    assertThrows(IllegalStateException.class, () -> broken.write(old));
    assertEquals("old", Files.readString(old));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void aPictureWithoutSizeIsRefused() {
    for (int[] size : new int[][] {{0, 20}, {30, 0}, {-30, 20}}) {
      assertThrows(IllegalArgumentException.class,
          () -> Picture.drawn("none", "", size[0], size[1], graphics -> { }));
    }
    for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e6}) {
      IllegalArgumentException problem =
          assertThrows(IllegalArgumentException.class, () -> DOT.png(scale));
      assertTrue(problem.getMessage().contains("give a scale above 0"), problem.getMessage());
    }
  }
}
