package org.homeostat.control.notebook;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.homeostat.control.framing.ComparisonTable;
import org.homeostat.control.framing.Verdict;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.view.picture.Picture;
import org.homeostat.control.view.report.Report;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.image.DefaultImageDisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.rapaio.jupyter.kernel.display.table.DefaultTableDisplayRenderer;

/**
 * How values of the library are shown in a Jupyter notebook that runs in rapaio-jupyter-kernel, which finds
 * this class by itself where it is on the class path.
 *
 * <p>What is chosen here must also be seen where nothing runs: on a site that hosts code. Such sites convert
 * notebooks with nbconvert, which prefers {@code text/html} to {@code image/svg+xml} to {@code text/latex} to
 * {@code image/png}, and afterwards strip HTML of {@code svg}, {@code math} and styles. So a picture is sent
 * as PNG and as nothing that would be preferred to it; SVG, whose text stays text, is there for who asks:
 * {@code display("text/html", picture)}. Equations are sent as LaTeX, and tables as HTML without styles that
 * matter.
 */
public final class Displays implements DisplayProvider {
  private static final String HTML = "text/html";

  /** Where a PNG file says how wide and how high it is, and how many of its pixels make one on a page. */
  private static final int WIDTH = 16;
  private static final int HEIGHT = 20;
  private static final int SHARP = 2;

  /** For the kernel, which makes one of its own. */
  public Displays() {}

  /** The renderers, best first; last, what any value prints, which the kernel would take for HTML. */
  @Override
  public List<DisplayRenderer> getDisplayRenderers() {
    return List.of(
        Shown.as(Picture.class,
            Form.of("image/png", Displays::png).about(Displays::size),
            Form.onRequest(HTML, Picture::svg),
            Form.onRequest("image/svg+xml", Picture::svg)),
        Shown.as(Model.class, Form.of("text/latex", model -> "$$" + model.latex() + "$$")),
        Shown.as(Verdict.class,
            Form.of(HTML, VerdictMarkup::of),
            Form.onRequest("text/latex", Verdict::toLatex)),
        Shown.as(Trajectory.class, Form.of(HTML, TableMarkup::of)),
        Shown.as(ComparisonTable.class, Form.of(HTML, TableMarkup::of)),
        Shown.as(Report.class, Form.of(HTML, ReportFile::written)),
        new DefaultImageDisplayRenderer(),
        new DefaultTableDisplayRenderer(),
        Shown.as(Object.class));
  }

  @Override
  public List<DisplayTransformer> getDisplayTransformers() {
    return List.of();
  }

  private static String png(Picture picture) {
    return Base64.getEncoder().encodeToString(picture.png(SHARP));
  }

  private static Map<String, Object> size(Picture picture, String sent) {
    ByteBuffer png = ByteBuffer.wrap(Base64.getDecoder().decode(sent));
    return Map.of("width", png.getInt(WIDTH)/SHARP, "height", png.getInt(HEIGHT)/SHARP,
        "alt", picture.title());
  }
}
