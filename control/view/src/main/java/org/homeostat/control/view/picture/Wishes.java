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
record Wishes(List<String> quantities, List<String> logarithmic, boolean differences, double from,
    double until, int width, int height, String title) {

  Wishes {
    quantities = List.copyOf(quantities);
    logarithmic = List.copyOf(logarithmic);
  }

  Wishes showing(List<String> names) {
    return new Wishes(names, logarithmic, differences, from, until, width, height, title);
  }

  Wishes logarithmic(List<String> names) {
    return new Wishes(quantities, names, differences, from, until, width, height, title);
  }

  Wishes withDifferences() {
    return new Wishes(quantities, logarithmic, true, from, until, width, height, title);
  }

  Wishes within(double begin, double end) {
    return new Wishes(quantities, logarithmic, differences, begin, end, width, height, title);
  }

  Wishes size(int wide, int high) {
    return new Wishes(quantities, logarithmic, differences, from, until, wide, high, title);
  }

  Wishes titled(String text) {
    return new Wishes(quantities, logarithmic, differences, from, until, width, height, text);
  }
}
