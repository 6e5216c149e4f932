package org.homeostat.control.view.picture;

/**
 * The part of the time axis that a picture shows, and how wide.
 *
 * @param width in pixels, about
 */
record Span(double from, double until, double width) {

  /** Whether a time is seen. */
  boolean holds(double time) {
    return time >= from && time <= until;
  }

  /** How much of the time one pixel is. */
  double pixel() {
    return (until - from) / width;
  }
}
