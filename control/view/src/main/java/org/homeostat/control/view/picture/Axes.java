package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Numbers;

/** What is on the two axes of a picture, and the ranges that were asked for. */
record Axes(List<String> names, List<Optional<double[]>> ranges) {

  /** Of two different quantities. */
  static Axes of(String across, String up) {
    if (across.equals(up)) {
      throw new IllegalArgumentException("both axes are '" + across + "'; name two different quantities.");
    }
    return new Axes(List.of(across, up), List.of(Optional.empty(), Optional.empty()));
  }

  String across() {
    return names.get(0);
  }

  String up() {
    return names.get(1);
  }

  /** The place of a quantity, 0 or 1; an {@link IllegalArgumentException} where it is on neither axis. */
  int place(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("'" + name + "' is on no axis here; " + across() + " and " + up()
          + " are." + Nearest.of(name, names).map(near -> " Did you mean '" + near + "'?").orElse(""));
    }
    return names.indexOf(name);
  }

  /** With a range of one of the two, in its unit. */
  Axes between(String name, double low, double high) {
    int place = place(name);
    if (!(low < high && Double.isFinite(low) && Double.isFinite(high))) {
      throw new IllegalArgumentException("'" + name + "' is to be shown from " + Numbers.show(low) + " to "
          + Numbers.show(high) + ", which holds nothing; give two finite numbers, the lower one first.");
    }
    List<Optional<double[]>> other = new ArrayList<>(ranges);
    other.set(place, Optional.of(new double[] {low, high}));
    return new Axes(names, List.copyOf(other));
  }

  /** The ends of both axes: those asked for, or others that follow from the name. */
  double[][] view(Function<String, double[]> otherwise) {
    return new double[][] {ranges.get(0).orElseGet(() -> otherwise.apply(across())),
        ranges.get(1).orElseGet(() -> otherwise.apply(up()))};
  }
}
