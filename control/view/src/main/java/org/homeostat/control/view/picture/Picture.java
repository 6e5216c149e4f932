package org.homeostat.control.view.picture;

import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.WholeFile;

/**
 * A drawing: as SVG, in which text stays text, or as PNG. A framing has the same colour in every picture, and
 * every line its own dashes. Immutable; drawn when it is first asked for.
 *
 * <pre>{@code
 * Picture.of(study, "FM", "FI").write(Path.of("fast.svg"));
 * }</pre>
 *
 * <p>{@link Courses} draws quantities over time with more to choose; other pictures are a {@link PhasePlane},
 * an {@link OperatingPointPlot}, a {@link BodePlot}, a {@link NyquistPlot}, a {@link BifurcationDiagram} and
 * a {@link SensitivityMap}.
 */
public final class Picture {

  /** A PNG has twice as many pixels each way, for sharp screens and for print. */
  private static final double SHARP = 2;

  private final String title;
  private final String description;
  private final int width;
  private final int height;
  private final Consumer<Graphics2D> painter;
  private String svg;

  private Picture(
      String title, String description, int width, int height, Consumer<Graphics2D> painter) {
    this.title = title;
    this.description = description;
    this.width = width;
    this.height = height;
    this.painter = painter;
  }

  /**
   * What a painter draws.
   *
   * @param title what is seen, in a few words
   * @param description the same in a sentence or two, for those who do not see it
   * @param width in pixels, as is {@code height}
   * @param painter draws the same each time
   */
  public static Picture drawn(
      String title, String description, int width, int height, Consumer<Graphics2D> painter) {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height
          + " pixels shows nothing; give a width and a height above 0.");
    }
    return new Picture(title, description, width, height, painter);
  }

  /**
   * Quantities over time of all models of a study, each drawn for the models that have it; an
   * {@link IllegalArgumentException} with the nearest name where none has. {@link Courses} can do more.
   */
  public static Picture of(Comparison study, String... quantities) {
    return Courses.of(study).showing(quantities).picture();
  }

  /** Quantities of one run over time. */
  public static Picture of(Trajectory trajectory, String... quantities) {
    return Courses.of(trajectory).showing(quantities).picture();
  }

  /** Quantities of many runs over time, a band for each model; see {@link Courses#ofMembers}. */
  public static Picture ofMembers(List<Trajectory> runs, String... quantities) {
    return Courses.ofMembers(runs).showing(quantities).picture();
  }

  /** One of a study's pictures at a size that several of them fit into a page. */
  public static Picture small(Comparison study, String quantity) {
    return Courses.small(study, quantity);
  }

  /** What is seen, in a few words. */
  public String title() {
    return title;
  }

  /** The drawing as one {@code svg} element that needs nothing else. */
  public synchronized String svg() {
    if (svg == null) {
      svg = Svg.of(painter, width, height, title, description);
    }
    return svg;
  }

  /** The drawing as a PNG file on white, at two pixels for each of its own. */
  public byte[] png() {
    return png(SHARP);
  }

  /** The drawing as a PNG file on white, at so many pixels for each of its own. */
  public synchronized byte[] png(double scale) {
    return Png.of(painter, width, height, scale, title, description);
  }

  /** Writes the drawing on white to a file, whole or not at all: as SVG or PNG, as the file's name ends. */
  public void write(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      WholeFile.write(file, out -> out.write(Svg.file(svg())));
    } else if (name.endsWith(".png")) {
      WholeFile.writeBytes(file, out -> out.write(png()));
    } else {
      throw new IllegalArgumentException("cannot draw into " + file
          + ": a picture is SVG or PNG. Give the file a name that ends in .svg or .png.");
    }
  }

  /** Title and size. */
  @Override
  public String toString() {
    long kilobytes = (svg().length() + 512) / 1024;
    return "Picture of " + title + ", " + width + " x " + height + ", " + kilobytes + " kB of SVG";
  }
}
