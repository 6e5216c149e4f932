package org.homeostat.control.view.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a model's line is drawn. The colour tells the framing, by the model's name, and is the same in every
 * picture: what is named after a set point or an error is vermilion, feedback is blue. The dashes tell the
 * place in the study, so that lines differ without colour, and a dashed line that lies on a solid one lets
 * it show.
 *
 * @see "M. Okabe, K. Ito, Color universal design (2008): a pair that no common colour blindness confuses"
 */
public record Ink(Color colour, BasicStroke stroke) {
  private static final List<Color> FEEDBACK =
      List.of(new Color(0x0072B2), new Color(0x003E63), new Color(0x4A7FA5));
  private static final List<Color> SETPOINT =
      List.of(new Color(0xD55E00), new Color(0x7F3300), new Color(0xB0764A));
  private static final List<Color> OTHER =
      List.of(new Color(0x00795A), new Color(0x8B4C9E), new Color(0x4D4D4D), new Color(0x8A6D00));

  private static final Pattern COMPARES = Pattern.compile("set[ _-]?point|error");

  private static final float[][] DASHES = {{}, {7, 6}, {2, 4}, {12, 4, 2, 4}, {4, 3}, {14, 6},
      {12, 4, 2, 4, 2, 4}, {2, 2}, {14, 4, 4, 4}, {4, 3, 4, 9}};

  /** The markers: circle, square, triangle, diamond, pentagon, triangle upside down. */
  private static final int ROUND = 0;
  private static final int[] CORNERS = {ROUND, 4, 3, 4, 5, 3};
  private static final double[] FIRST_CORNER = {0, 0.5, 0, 0, 0, 0.5};

  /** The inks of the models of one study, by their names, in order. */
  public static List<Ink> of(List<String> names) {
    List<Ink> inks = new ArrayList<>();
    List<List<Color>> used = new ArrayList<>();
    for (String name : names) {
      List<Color> family = family(name);
      long before = used.stream().filter(other -> other == family).count();
      used.add(family);
      inks.add(new Ink(family.get((int) before % family.size()), stroke(inks.size())));
    }
    return inks;
  }

  private static List<Color> family(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return COMPARES.matcher(lower).find() ? SETPOINT : lower.contains("feedback") ? FEEDBACK : OTHER;
  }

  private static BasicStroke stroke(int place) {
    float[] dashes = DASHES[place % DASHES.length];
    return dashes.length == 0
        ? new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  /** A point on the line, of a shape that tells the lines apart as the dashes do. */
  public Shape marker(double size) {
    double half = size / 2;
    float[] dashes = stroke.getDashArray();
    int place = IntStream.range(0, DASHES.length)
        .filter(i -> Arrays.equals(DASHES[i], dashes == null ? new float[0] : dashes)).findFirst().orElse(0);
    int corners = CORNERS[place % CORNERS.length];
    if (corners == ROUND) {
      return new Ellipse2D.Double(-half, -half, size, size);
    }
    Path2D shape = new Path2D.Double();
    shape.moveTo(half * Math.sin(turn(place, 0)), -half * Math.cos(turn(place, 0)));
    for (int i = 1; i < corners; i++) {
      shape.lineTo(half * Math.sin(turn(place, i)), -half * Math.cos(turn(place, i)));
    }
    shape.closePath();
    return shape;
  }

  private static double turn(int place, int corner) {
    int shape = place % CORNERS.length;
    return 2 * Math.PI * (corner + FIRST_CORNER[shape]) / CORNERS[shape];
  }

  /** A piece of the line, for a page. */
  public String swatch() {
    float[] dashes = stroke.getDashArray();
    String pattern = dashes == null ? "" : " stroke-dasharray=\"" + IntStream.range(0, dashes.length)
        .mapToObj(i -> String.valueOf((int) dashes[i])).collect(Collectors.joining(" ")) + "\"";
    return String.format(Locale.ROOT, "<svg class=\"swatch\" viewBox=\"0 0 34 8\" aria-hidden=\"true\">"
        + "<path d=\"M0 4H34\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%d\"%s/></svg>",
        colour.getRGB() & 0xFFFFFF, (int) stroke.getLineWidth(), pattern);
  }
}
