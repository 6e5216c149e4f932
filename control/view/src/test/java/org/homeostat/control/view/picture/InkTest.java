package org.homeostat.control.view.picture;

import static org.junit.jupiter.api.Assertions.*;

import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * That all inks are seen, and a pair of framings told apart by those who see colours otherwise.
 *
 * @see "Web Content Accessibility Guidelines 2.2, contrast minimum and non-text contrast"
 * @see "G. Machado, M. Oliveira, L. Fernandes, A physiologically-based model for simulation of color vision
 *     deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298: the matrices
 *     of severity 1"
 */
class InkTest {
  private static final double LINE_CONTRAST = 3;
  private static final double TEXT_CONTRAST = 4.5;

  /**
   * Ten times the difference in CIELAB that is just noticed between large patches, 2.3 (M. Mahy, L. Van
   * Eycken, A. Oosterlinck, Color Research and Application 19 (1994) 105-121): lines two or three pixels wide
   * need several times that of patches (D. Szafir, IEEE Transactions on Visualization and Computer Graphics
   * 24 (2018) 392-401).
   */
  private static final double APART = 23;

  private static final Map<String, double[][]> VISION = Map.of(
      "all cones", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
      "protanopia", new double[][] {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
          {-0.003882, -0.048116, 1.051998}},
      "deuteranopia", new double[][] {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
          {-0.011820, 0.042940, 0.968881}},
      "tritanopia", new double[][] {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602},
          {0.004733, 0.691367, 0.303900}});

  private static final double[][] XYZ = {{0.4124564, 0.3575761, 0.1804375},
      {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}};
  private static final double[] WHITE = {0.95047, 1, 1.08883};

  private static final List<Color> FEEDBACK = colours("feedback", 3);
  private static final List<Color> SETPOINT = colours("setpoint", 3);
  private static final List<Color> OTHER = colours("tank", 4);

  private static List<Color> colours(String name, int count) {
    return Ink.of(IntStream.range(0, count).mapToObj(i -> name + i).toList()).stream()
        .map(Ink::colour).toList();
  }

  private static double[] linear(Color colour) {
    return IntStream.of(colour.getRed(), colour.getGreen(), colour.getBlue()).mapToDouble(i -> i / 255.0)
        .map(v -> v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)).toArray();
  }

  private static double[] times(double[][] matrix, double[] v) {
    return Arrays.stream(matrix).mapToDouble(row -> row[0] * v[0] + row[1] * v[1] + row[2] * v[2]).toArray();
  }

  private static double luminance(Color colour) {
    return times(XYZ, linear(colour))[1];
  }

  private static double contrast(Color colour, Color background) {
    return (luminance(background) + 0.05) / (luminance(colour) + 0.05);
  }

  private static double[] lab(double[] rgb) {
    double[] xyz = times(XYZ, Arrays.stream(rgb).map(v -> Math.max(0, Math.min(1, v))).toArray());
    double[] f = IntStream.range(0, 3).mapToDouble(i -> xyz[i] / WHITE[i])
        .map(t -> t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116).toArray();
    return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
  }

  private static double difference(double[][] vision, Color a, Color b) {
    double[] one = lab(times(vision, linear(a)));
    double[] two = lab(times(vision, linear(b)));
    return Math.sqrt(IntStream.range(0, 3).mapToDouble(i -> Math.pow(one[i] - two[i], 2)).sum());
  }

  /** A window of a protocol on white paper. */
  private static Color shaded() {
    float[] window = Look.WINDOW.getRGBColorComponents(null);
    float alpha = Look.WINDOW_ALPHA;
    return new Color(1 - alpha + alpha * window[0], 1 - alpha + alpha * window[1],
        1 - alpha + alpha * window[2]);
  }

  @Test
  void everyLineStandsOutFromThePaperAndFromAWindow() {
    for (Color ink : Stream.of(FEEDBACK, SETPOINT, OTHER).flatMap(List::stream).toList()) {
      assertTrue(contrast(ink, Color.WHITE) >= LINE_CONTRAST, ink.toString());
      assertTrue(contrast(ink, shaded()) >= LINE_CONTRAST, ink + " on a window");
    }
    assertTrue(contrast(Look.AXIS, Color.WHITE) >= LINE_CONTRAST);
  }

  @Test
  void everyTextCanBeReadOnThePaperAndOnAWindow() {
    for (Color text : List.of(Look.TEXT, Look.SOFT_TEXT)) {
      assertTrue(contrast(text, Color.WHITE) >= TEXT_CONTRAST, text.toString());
      assertTrue(contrast(text, shaded()) >= TEXT_CONTRAST, text + " on a window");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"all cones", "protanopia", "deuteranopia", "tritanopia"})
  void aSetpointIsToldFromAFeedbackByItsColour(String vision) {
    for (Color setpoint : SETPOINT) {
      for (Color feedback : FEEDBACK) {
        double apart = difference(VISION.get(vision), setpoint, feedback);
        assertTrue(apart >= APART, vision + ": " + setpoint + " and " + feedback + " are " + apart);
      }
    }
  }

  @Test
  void everyLineHasItsDashesAndItsMarker() {
    List<Ink> inks = Ink.of(List.of("a", "b", "c", "d", "e", "f"));
    Set<String> dashes = new HashSet<>();
    Set<String> markers = new HashSet<>();
    for (Ink ink : inks) {
      dashes.add(Arrays.toString(ink.stroke().getDashArray()));
      markers.add(outline(ink));
      assertEquals(8, Math.max(ink.marker(8).getBounds2D().getWidth(),
          ink.marker(8).getBounds2D().getHeight()), 2.4, "they are of about one size");
    }
    assertEquals(6, dashes.size());
    assertEquals(6, markers.size());
  }

  @Test
  void aFramingIsKnownByItsName() {
    for (String name :
        List.of("leptin.setpoint", "Set-point loop", "a set point", "motif.antithetic.error")) {
      assertEquals(SETPOINT.get(0), Ink.of(List.of(name)).get(0).colour(), name);
    }
    assertEquals(FEEDBACK.get(0), Ink.of(List.of("tank", "Feedback loop")).get(1).colour());
    assertEquals(OTHER.get(0), Ink.of(List.of("motif.antithetic")).get(0).colour());
  }

  @Test
  void noTwoLinesOfALongStudyAreAlike() {
    for (String framing : List.of("feedback", "setpoint", "other")) {
      List<Ink> inks = Ink.of(IntStream.range(0, 20).mapToObj(i -> framing + i).toList());
      Set<String> drawn = new HashSet<>();
      inks.forEach(ink -> drawn.add(ink.colour() + Arrays.toString(ink.stroke().getDashArray())));
      assertEquals(20, drawn.size(), framing);
    }
  }

  private static String outline(Ink ink) {
    StringBuilder text = new StringBuilder();
    double[] point = new double[6];
    for (var path = ink.marker(8).getPathIterator(null); !path.isDone(); path.next()) {
      text.append(path.currentSegment(point)).append(Math.round(100 * point[0])).append(' ')
          .append(Math.round(100 * point[1])).append(' ');
    }
    return text.toString();
  }
}
