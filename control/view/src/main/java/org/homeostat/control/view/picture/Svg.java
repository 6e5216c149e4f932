package org.homeostat.control.view.picture;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawing as SVG text that stands alone in a file and inside a page beside others. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int DECIMALS = 2;
  private static final Pattern PROLOGUE = Pattern.compile("\\A.*?(?=<svg[\\s>])", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern NAMES = Pattern.compile("(\\bid=\"|url\\(#)(\\w+)");

  /** The measures of DejaVu Sans, with which text is laid out, are those of Verdana. */
  private static final String FONTS = "font-family=\"'DejaVu Sans',Verdana,sans-serif\"";

  private Svg() {}

  /** What is drawn at this size, with its title and description for those who do not see it. */
  static String of(
      Consumer<Graphics2D> painter, int width, int height, String title, String description) {
    SVGGraphics2D graphics = new SVGGraphics2D(context(), false);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    TextUtils.setUseDrawRotatedStringWorkaround(false);
    painter.accept(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    describe(root, "desc", description);
    describe(root, "title", title);
    return alone(text(graphics, root));
  }

  private static SVGGeneratorContext context() {
    Document document =
        GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setPrecision(DECIMALS);
    return context;
  }

  private static void describe(Element root, String tag, String text) {
    Element element = root.getOwnerDocument().createElementNS(NAMESPACE, tag);
    element.setTextContent(text);
    root.insertBefore(element, root.getFirstChild());
  }

  private static String text(SVGGraphics2D graphics, Element root) {
    StringWriter out = new StringWriter();
    try {
      graphics.stream(root, out, false, false);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text in memory cannot be written.", impossible);
    }
    return out.toString();
  }

  /** Without the prologue of a file, and with names that no other picture of the page has. */
  private static String alone(String svg) {
    String bare = COMMENT.matcher(PROLOGUE.matcher(svg).replaceFirst("")).replaceAll("")
        .replace("font-family=\"sans-serif\"", FONTS).replace("font-family=\"SansSerif\"", FONTS);
    String own = "p" + Integer.toHexString(bare.hashCode()).toLowerCase(Locale.ROOT);
    return NAMES.matcher(bare).replaceAll("$1" + own + "-$2").strip();
  }
}
