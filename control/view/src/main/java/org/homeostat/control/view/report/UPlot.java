package org.homeostat.control.view.report;

/**
 * The plotting library of the page, from its webjar, with its licence, which asks to go where the code goes.
 *
 * @see "L. Sorokin, uPlot, https://github.com/leeoniya/uPlot, MIT licence"
 */
final class UPlot {
  static final String VERSION = "1.6.30";

  private static final String FOLDER = "/META-INF/resources/webjars/uplot/" + VERSION + "/";

  private UPlot() {}

  /** Code that defines {@code uPlot}. */
  static String script() {
    return "/*!\nuPlot " + VERSION + "\n" + Resource.text(FOLDER + "LICENSE").strip() + "\n*/\n"
        + Resource.text(FOLDER + "dist/uPlot.iife.min.js").strip();
  }

  static String style() {
    return Resource.text(FOLDER + "dist/uPlot.min.css").strip();
  }
}
