package org.homeostat.control.view.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A drawing as the bytes of a PNG file, with its title and description inside. */
final class Png {
  private static final String FORMAT = "javax_imageio_png_1.0";

  /** More pixels than these are no picture that anything opens. */
  private static final double MOST = 1e8;

  /** Of a picture's own pixels 96 are an inch, as on the web. */
  private static final double PIXELS_A_METRE = 96 / 0.0254;

  private Png() {}

  static byte[] of(Consumer<Graphics2D> painter, int width, int height, double scale, String title,
      String description) {
    BufferedImage image = image(painter, width, height, scale);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      metadata.mergeTree(FORMAT, said(scale, title, description));
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } catch (IOException impossible) {
      throw new UncheckedIOException("a picture in memory cannot be written.", impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static BufferedImage image(Consumer<Graphics2D> painter, int width, int height, double scale) {
    double wide = Math.ceil(width * scale);
    double high = Math.ceil(height * scale);
    if (!(wide >= 1 && high >= 1 && wide * high <= MOST)) {
      throw new IllegalArgumentException("a picture of " + width + " x " + height + " at a scale of " + scale
          + " cannot be drawn; give a scale above 0 with which it has at most a hundred million pixels.");
    }
    BufferedImage image = new BufferedImage((int) wide, (int) high, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS,
        RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    painter.accept(graphics);
    graphics.dispose();
    return image;
  }

  private static IIOMetadataNode said(double scale, String title, String description) {
    IIOMetadataNode root = new IIOMetadataNode(FORMAT);
    IIOMetadataNode size = child(root, "pHYs");
    String density = String.valueOf(Math.round(PIXELS_A_METRE * scale));
    size.setAttribute("pixelsPerUnitXAxis", density);
    size.setAttribute("pixelsPerUnitYAxis", density);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode texts = child(root, "iTXt");
    text(texts, "Title", title);
    text(texts, "Description", description);
    return root;
  }

  private static void text(IIOMetadataNode texts, String keyword, String text) {
    IIOMetadataNode entry = child(texts, "iTXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "en");
    entry.setAttribute("translatedKeyword", keyword);
    entry.setAttribute("text", text);
  }

  private static IIOMetadataNode child(IIOMetadataNode parent, String name) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    parent.appendChild(node);
    return node;
  }
}
