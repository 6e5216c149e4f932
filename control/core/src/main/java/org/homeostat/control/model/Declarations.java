package org.homeostat.control.model;

import java.util.regex.Pattern;

/** What can be said against a declaration by itself. */
final class Declarations {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private Declarations() {}

  static void check(String model, Quantity quantity) {
    checkName(model, quantity.name());
    quantity.value().ifPresent(value -> checkValue(model, quantity, value));
    quantity.start().ifPresent(start -> {
      if (start instanceof Start.At at) {
        checkStart(model, quantity, at.value());
      } else if (start instanceof Start.Rest rest && !Double.isFinite(rest.guess())) {
        throw new ModelException(model, "the guess for the rest of '" + quantity.name() + "' is " + rest.guess()
            + "; give a finite number.");
      }
    });
    if (quantity.ending().isPresent() && !quantity.is(Quantity.Kind.STATE)) {
      throw new ModelException(model, "'" + quantity.name() + "' cannot end a run; only a state can.");
    }
  }

  static void checkName(String model, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ModelException(model, "'" + name
          + "' is not a name; a name is a letter followed by letters, digits and underscores.");
    }
    if (Description.isReserved(name)) {
      throw new ModelException(model, "'" + name + "' has a meaning in the notation already; choose another name.");
    }
  }

  static void checkValue(String model, Quantity quantity, double value) {
    if (!quantity.domain().contains(value)) {
      throw new ModelException(model, "'" + quantity.name() + "' is " + shown(quantity, value) + ", "
          + (Double.isFinite(value)
              ? "outside its domain " + quantity.domain().condition(quantity.name()) + "."
              : "which is no finite number."));
    }
  }

  static void checkStart(String model, Quantity quantity, double value) {
    if (!quantity.domain().contains(value)) {
      throw new ModelException(model, "'" + quantity.name() + "' starts at " + shown(quantity, value) + ", "
          + (Double.isFinite(value)
              ? "outside its domain " + quantity.domain().condition(quantity.name()) + "."
              : "which is no finite number."));
    }
  }

  private static String shown(Quantity quantity, double value) {
    return Numbers.show(value) + (quantity.unit().isDimensionless() ? "" : " " + quantity.unit());
  }
}
