package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.unit.Unit;

/** A model's parts, sorted by kind, their equations parsed. */
final class Parts {
  private static final Unit SECOND = Unit.parse("s");

  private final String model;
  private final List<Quantity> quantities = new ArrayList<>();
  private final List<Equation> equations = new ArrayList<>();
  private final List<Equation> replacements = new ArrayList<>();
  private Optional<Unit> time = Optional.empty();

  private Parts(String model) {
    this.model = model;
  }

  static Parts of(String model, Part... parts) {
    Parts sorted = new Parts(model);
    for (Part part : parts) {
      sorted.add(part);
    }
    return sorted;
  }

  private void add(Part part) {
    if (part instanceof Quantity quantity) {
      quantities.add(quantity);
    } else if (part instanceof Part.Equations block) {
      (block.replacing() ? replacements : equations).addAll(parsed(block));
    } else if (part instanceof Part.TimeUnit unit) {
      if (time.isPresent()) {
        throw new ModelException(model, "its time unit is given twice.");
      }
      time = Optional.of(unit.unit());
      checkTime(unit.unit());
    }
  }

  private void checkTime(Unit unit) {
    if (!unit.isDimensionless() && !unit.isCommensurable(SECOND)) {
      throw new ModelException(model, "its time unit '" + unit + "' does not measure time. Use time(\"d\"),"
          + " time(\"min\") ..., or time(\"1\") for a dimensionless one.");
    }
  }

  private List<Equation> parsed(Part.Equations block) {
    try {
      return Parser.equations(block.text());
    } catch (NotationException problem) {
      throw new ModelException(model, problem.getMessage());
    }
  }

  Unit time() {
    return time.orElseThrow(() -> new ModelException(model,
        "it has no time unit. Add time(\"d\"), time(\"min\") ..., or time(\"1\") for a dimensionless one."));
  }

  List<Quantity> quantities() {
    return quantities;
  }

  List<Equation> equations() {
    if (!replacements.isEmpty()) {
      throw new ModelException(model, "there is nothing to replace yet; use equations(...).");
    }
    return equations;
  }

  /** These equations added to older ones, the replacements in their places. */
  List<Equation> onto(List<Equation> older) {
    if (time.isPresent()) {
      throw new ModelException(model, "it has a time unit already, and keeps it.");
    }
    List<Equation> all = new ArrayList<>(older);
    for (Equation replacement : replacements) {
      int place = place(older, replacement);
      if (place < 0) {
        throw new ModelException(model, "there is no equation for '" + replacement.left()
            + "' to replace.\n    " + replacement.text() + "\n    Use equations(...) to add one.");
      }
      if (all.get(place) != older.get(place)) {
        throw new ModelException(model, "'" + replacement.left() + "' is replaced twice.\n    "
            + all.get(place).text() + "\n    " + replacement.text() + "\n    Keep one of them.");
      }
      all.set(place, replacement);
    }
    all.addAll(equations);
    return all;
  }

  private static int place(List<Equation> all, Equation wanted) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(wanted.name()) && all.get(i).derivative() == wanted.derivative()) {
        return i;
      }
    }
    return -1;
  }
}
