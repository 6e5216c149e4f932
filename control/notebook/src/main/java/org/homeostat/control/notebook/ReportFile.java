package org.homeostat.control.notebook;

import java.nio.file.Path;
import org.homeostat.control.view.report.Report;

/** A report as a file beside the notebook, where a page of its own can show it. */
final class ReportFile {
  private static final String NAME = "homeostat-report.html";

  private ReportFile() {}

  /** Writes the report into the folder of the notebook, and links to it. */
  static String written(Report report) {
    String name = NAME;
    report.write(Path.of(name));
    return Markup.paragraph(Markup.text(report.toString()) + ": <a href=\"" + name + "\">" + name + "</a>");
  }
}
