package org.homeostat.control.framing;

import java.util.Locale;
import java.util.OptionalDouble;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.unit.Unit;

/**
 * How fast one quantity of two models on one path comes together: its difference goes like the parameter to
 * the power {@code order}.
 *
 * @param order empty where none is seen
 * @param spread twice the standard error of the order over the paths; without noise, how far the order of a
 *     single halving is from it
 * @param difference the root mean square of the difference over times and paths, at the parameter's smallest
 *     value
 * @param why there is no order; empty where there is one
 */
public record StrongOrder(
    String quantity, Unit unit, OptionalDouble order, double spread, double difference, String why) {

  @Override
  public String toString() {
    String size = Numbers.round(difference, 3) + (unit.isDimensionless() ? "" : " " + unit);
    return String.format(Locale.ROOT, "%-10s %-16s %s", quantity, order.isPresent()
        ? String.format(Locale.ROOT, "%.3f +- %.3f", order.getAsDouble(), spread) : "none seen",
        order.isPresent() ? size : size + " (" + why + ")");
  }
}
