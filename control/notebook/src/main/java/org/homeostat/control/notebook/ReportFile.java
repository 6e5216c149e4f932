package org.homeostat.control.notebook;

import java.nio.file.Path;
import org.homeostat.control.view.report.Report;

/**
 * A report as a file beside the notebook, where a page of its own can show it. It is named after its title,
 * so that a second run writes it again, and the report of other models is another file.
 */
final class ReportFile {
  private static final String NO_PART_OF_A_NAME = "[^\\p{L}\\p{N}.]+";
  private static final int LONGEST = 80;

  private ReportFile() {}

  /** Writes the report into the folder of the notebook, and links to it. */
  static String written(Report report) {
    String name = name(report.title());
    report.write(Path.of(name));
    String shown = Markup.text(name);
    return Markup.paragraph(Markup.text(report.toString()) + ": <a href=\"" + shown + "\">" + shown + "</a>");
  }

  /** The title as a name that any file system takes. */
  static String name(String title) {
    String words = title.replaceAll(NO_PART_OF_A_NAME, "-");
    return "report-" + words.substring(0, Math.min(LONGEST, words.length())) + ".html";
  }
}
