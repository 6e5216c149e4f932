package org.homeostat.control.view.picture;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** A drawing as SVG text that stands alone in a file and inside a page beside others. */
final class Svg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";
  private static final int DECIMALS = 2;
  private static final Pattern PROLOGUE = Pattern.compile("\\A.*?(?=<svg[\\s>])", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
  private static final Pattern REFERENCE = Pattern.compile("url\\(#(\\w+)\\)");

  /** What XML cannot hold. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  /** The measures of DejaVu Sans, with which text is laid out, are those of Verdana. */
  private static final String FONTS = "'DejaVu Sans',Verdana,sans-serif";
  private static final Set<String> PLAIN = Set.of("sans-serif", "SansSerif");

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
    String own = "p" + Integer.toHexString(text(graphics, root).hashCode());
    mend(root, own);
    return COMMENT.matcher(PROLOGUE.matcher(text(graphics, root)).replaceFirst("")).replaceAll("").strip();
  }

  /** A drawing as a file of its own, on white wherever it is shown. */
  static String file(String svg) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + svg.replaceFirst("<svg ", "<svg style=\"background:white\" ") + "\n";
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

  /** Gives it fonts, names that no other picture of the page has, and no letters that XML cannot hold. */
  private static void mend(Node node, String own) {
    NamedNodeMap attributes = node.getAttributes();
    for (int i = 0; attributes != null && i < attributes.getLength(); i++) {
      Node attribute = attributes.item(i);
      String value = attribute.getNodeValue();
      attribute.setNodeValue(writable(
          attribute.getNodeName().equals("id") ? own + "-" + value
          : attribute.getNodeName().equals("aria-label") ? value
          : PLAIN.contains(value) ? FONTS : REFERENCE.matcher(value).replaceAll("url(#" + own + "-$1)")));
    }
    if (node.getNodeType() == Node.TEXT_NODE) {
      node.setNodeValue(writable(node.getNodeValue()));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      mend(child, own);
    }
  }

  private static String writable(String text) {
    return UNWRITABLE.matcher(text).replaceAll("\uFFFD");
  }
}
