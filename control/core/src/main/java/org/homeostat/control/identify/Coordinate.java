package org.homeostat.control.identify;

import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;

/**
 * How an unknown is moved: in its logarithm where it can be only positive, else in steps of its size.
 *
 * @param isStart whether it is where a state starts
 */
record Coordinate(String name, boolean isStart, boolean isLogarithm, double size, Domain domain) {

  /** Profiles are followed over so many steps: four decades, or so many times the size. */
  private static final double DECADES = Math.log(1e4);
  private static final double SIZES = 1e3;

  static Coordinate of(Model model, String name) {
    boolean isStart = model.states().contains(name);
    double value = isStart ? model.start()[model.states().indexOf(name)] : model.value(name);
    Domain domain = model.quantity(name).domain();
    return new Coordinate(
        name, isStart, domain.low() >= 0 && value > 0, value == 0 ? 1 : Math.abs(value), domain);
  }

  double place(double value) {
    return isLogarithm ? Math.log(value) : value / size;
  }

  double value(double place) {
    return isLogarithm ? Math.exp(place) : place * size;
  }

  /** The derivative of the value. */
  double slope(double place) {
    return isLogarithm ? Math.exp(place) : size;
  }

  boolean admits(double place) {
    return domain.contains(value(place));
  }

  /** A place that the domain admits, near one that it need not. */
  double admitted(double place) {
    double inside = Math.max(domain.low(), Math.min(domain.high(), value(place)));
    return admits(place) ? place : place(domain.contains(inside) ? inside : size);
  }

  double reach() {
    return isLogarithm ? DECADES : SIZES;
  }

  Model in(Model model, double place) {
    return isStart ? model.startingAt(name, value(place)) : model.let(name, value(place));
  }
}
