package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;

/**
 * A change of unknowns that no measurement shows, to first order.
 *
 * @param changes of each unknown that takes part, in its unit; the first one's is a round number
 */
public record Direction(Map<String, Double> changes) {

  /** A part smaller than this, each measured by its unknown's size, is rounding. */
  private static final double NONE = 1e-6;
  private static final int DIGITS = 3;

  /** Copies the map. */
  public Direction {
    changes = new LinkedHashMap<>(changes);
  }

  /**
   * From one vector of a kernel.
   *
   * @param shares the change of each unknown, measured by its size
   */
  static Direction of(List<String> unknowns, double[] shares, double[] sizes) {
    double largest = 0;
    for (double share : shares) {
      largest = Math.max(largest, Math.abs(share));
    }
    Map<String, Double> changes = new LinkedHashMap<>();
    double unit = 0;
    for (int j = 0; j < shares.length; j++) {
      if (Math.abs(shares[j]) > NONE * largest) {
        unit = unit == 0 ? round(sizes[j]) / (shares[j] * sizes[j]) : unit;
        changes.put(unknowns.get(j), shares[j] * sizes[j] * unit);
      }
    }
    return new Direction(changes);
  }

  /** The power of ten below a size: one step of it is neither too small nor too large to imagine. */
  private static double round(double size) {
    return Math.pow(10, Math.floor(Math.log10(size)));
  }

  /** The unknowns that take part. */
  public List<String> names() {
    return List.copyOf(changes.keySet());
  }

  /** In words; {@code Lset and c trade off along Lset + 0.1, c - 0.391}. */
  @Override
  public String toString() {
    List<String> names = names();
    if (names.size() == 1) {
      return "no output depends on " + names.get(0);
    }
    List<String> steps = new ArrayList<>();
    changes.forEach((name, change) -> steps.add(
        name + (change < 0 ? " - " : " + ") + Numbers.round(Math.abs(change), DIGITS)));
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1)
        + " trade off along " + String.join(", ", steps);
  }

  /** The same with how it is called in a model: a state is where it starts. */
  String in(Model model) {
    String text = toString();
    List<String> starts = names().stream().filter(model.states()::contains).toList();
    return starts.isEmpty() ? text
        : text + " (" + String.join(", ", starts) + (starts.size() == 1 ? " is" : " are") + " at the start)";
  }
}
