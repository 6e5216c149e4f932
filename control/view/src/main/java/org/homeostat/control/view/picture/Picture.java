package org.homeostat.control.view.picture;

import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.simulate.WholeFile;

/**
 * A drawing: SVG in which text stays text. A framing has the same colour in every picture, and every line
 * its own dashes. Immutable.
 *
 * <pre>{@code
 * Picture.of(study, "FM", "FI").write(Path.of("fast.svg"));
 * }</pre>
 */
public final class Picture {
  private final String title;
  private final int width;
  private final int height;
  private final String svg;

  private Picture(String title, int width, int height, String svg) {
    this.title = title;
    this.width = width;
    this.height = height;
    this.svg = svg;
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
    return new Picture(title, width, height, Svg.of(painter, width, height, title, description));
  }

  /**
   * Quantities over time of all models of a study, each drawn for the models that have it; an
   * {@link IllegalArgumentException} with the nearest name where none has.
   */
  public static Picture of(Comparison study, String... quantities) {
    return Courses.of(study, quantities);
  }

  /** Quantities of one run over time. */
  public static Picture of(Trajectory trajectory, String... quantities) {
    return Courses.of(trajectory, quantities);
  }

  /** One of a study's pictures at a size that several of them fit into a page. */
  public static Picture small(Comparison study, String quantity) {
    return Courses.small(study, quantity);
  }

  /** The drawing as one {@code svg} element that needs nothing else. */
  public String svg() {
    return svg;
  }

  /** Writes the drawing to a file, whole or not at all. */
  public void write(Path file) {
    WholeFile.write(file, out -> out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg + "\n"));
  }

  /** Title and size. */
  @Override
  public String toString() {
    long kilobytes = (svg.length() + 512) / 1024;
    return "Picture of " + title + ", " + width + " x " + height + ", " + kilobytes + " kB of SVG";
  }
}
