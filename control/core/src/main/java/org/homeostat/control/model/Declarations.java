package org.homeostat.control.model;

import java.util.regex.Pattern;
import org.homeostat.control.expr.Parser;

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
        throw new ModelException(model,
            "the guess for the rest of '" + quantity.name() + "' is " + rest.guess()
                + "; give a finite number.");
      }
    });
    quantity.ending().ifPresent(ending -> checkEnding(model, quantity, ending.bound()));
  }

  /** Checks that a quantity is a state, which has a start and a derivative. */
  static void checkState(String model, Quantity quantity) {
    if (!quantity.is(Quantity.Kind.STATE)) {
      throw new ModelException(model, "'" + quantity.name() + "' is " + quantity.kind().phrase()
          + "; only states have a start and a derivative.");
    }
  }

  /** Checks that a quantity has a start that can be changed. */
  static void checkStarts(String model, Quantity quantity) {
    if (!quantity.is(Quantity.Kind.STATE)) {
      throw new ModelException(model, "'" + quantity.name()
          + "' has no start; only states have one. let(...) changes a value.");
    }
  }

  /** Checks that a quantity can be held where it is. */
  static void checkStops(String model, Quantity quantity) {
    if (!quantity.is(Quantity.Kind.STATE)) {
      throw new ModelException(model, "'" + quantity.name()
          + "' is not a state; say the value at which it is held.");
    }
  }

  static ModelException valueless(String model, String name) {
    return new ModelException(model, "'" + name
        + "' has no value of its own; only parameters and inputs with a default have.");
  }

  static void checkName(String model, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new ModelException(model, "'" + name
          + "' is not a name; a name is a letter from A to z, then letters, digits and underscores.");
    }
    if (Parser.isReserved(name)) {
      throw new ModelException(
          model, "'" + name + "' has a meaning in the notation already; choose another name.");
    }
  }

  private static void checkEnding(String model, Quantity quantity, double bound) {
    if (!quantity.is(Quantity.Kind.STATE)) {
      throw new ModelException(model, "'" + quantity.name() + "' cannot end a run; it is "
          + quantity.kind().phrase() + ", and only a state can.");
    }
    if (!Double.isFinite(bound)) {
      throw new ModelException(
          model, "'" + quantity.name() + "' ends a run at " + bound + "; give a finite number.");
    }
  }

  static void checkValue(String model, Quantity quantity, double value) {
    check(model, quantity, "is", value);
  }

  static void checkStart(String model, Quantity quantity, double value) {
    check(model, quantity, "starts at", value);
  }

  private static void check(String model, Quantity quantity, String is, double value) {
    if (!Double.isFinite(value)) {
      throw new ModelException(
          model, "'" + quantity.name() + "' " + is + " " + value + ", which is no finite number.");
    }
    if (!quantity.domain().contains(value)) {
      String unit = quantity.unit().isDimensionless() ? "" : " " + quantity.unit();
      throw new ModelException(model, "'" + quantity.name() + "' " + is + " " + Numbers.show(value) + unit
          + ", outside its domain " + quantity.domain().condition(quantity.name()) + ".");
    }
  }
}
