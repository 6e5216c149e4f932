package org.homeostat.control.view.picture;

import java.util.List;

/**
 * What of some courses is to be seen, and how.
 *
 * @param from the first time shown, on the axis of the courses; so is {@code until}
 * @param width in pixels
 * @param height in pixels, or 0 for what the panels need
 * @param title what stands above, or empty for what the quantities are
 */
record Layout(List<String> quantities, List<String> logarithmic, boolean differences, double from,
    double until, int width, int height, String title) {

  Layout {
    quantities = List.copyOf(quantities);
    logarithmic = List.copyOf(logarithmic);
  }

  Layout showing(List<String> names) {
    return new Layout(names, logarithmic, differences, from, until, width, height, title);
  }

  Layout logarithmic(List<String> names) {
    return new Layout(quantities, names, differences, from, until, width, height, title);
  }

  Layout withDifferences() {
    return new Layout(quantities, logarithmic, true, from, until, width, height, title);
  }

  Layout within(double begin, double end) {
    return new Layout(quantities, logarithmic, differences, begin, end, width, height, title);
  }

  Layout size(int wide, int high) {
    return new Layout(quantities, logarithmic, differences, from, until, wide, high, title);
  }

  Layout titled(String text) {
    return new Layout(quantities, logarithmic, differences, from, until, width, height, text);
  }
}
