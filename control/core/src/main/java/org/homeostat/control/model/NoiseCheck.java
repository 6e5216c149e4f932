package org.homeostat.control.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.Fraction;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.expr.UnitMismatch;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Unit;

/**
 * Checks the intensities of noise: only states have one, of declared names, in the unit of the state per
 * square root of time, and without a delay.
 */
final class NoiseCheck {
  private static final Fraction HALF = new Fraction(1, 2);

  private final Description description;
  private final Quantity quantity;
  private final Expr intensity;
  private final String line;
  private final Set<String> seen = new HashSet<>();

  private NoiseCheck(Description description, Quantity quantity, Expr intensity) {
    this.description = description;
    this.quantity = quantity;
    this.intensity = intensity;
    this.line = "\n    noise on " + quantity.name() + ": " + Text.of(intensity);
  }

  static void check(Description description) {
    for (Quantity quantity : description.quantities().values()) {
      quantity.noise().ifPresent(intensity -> new NoiseCheck(description, quantity, intensity).check());
    }
  }

  private static Unit unit(Quantity state, Unit time) {
    return state.unit().over(time.power(HALF));
  }

  private void check() {
    if (!quantity.is(Quantity.Kind.STATE)) {
      throw notOnState();
    }
    checkNames();
    checkDelays(intensity, "");
    checkUnit();
  }

  private ModelException notOnState() {
    String name = quantity.name();
    return description.error("there is noise on '" + name + "', which is " + quantity.kind().phrase()
        + "; white noise acts on states only." + line + "\n    Give the noise a state of its own and let '"
        + name + "' use it:\n    dw/dt = -w/tau with noise s on w is band-limited noise,"
        + " of variance s^2*tau/2." + Trouble.NOISE_IS_REFUSED.more());
  }

  private void checkNames() {
    for (String used : Names.of(intensity)) {
      if (!used.equals("t") && !description.quantities().containsKey(used)) {
        throw error("uses '" + used + "', which is not declared."
            + Description.near(used, description.quantities().keySet()) + line);
      }
    }
  }

  /** Looks through every definition once. */
  private void checkDelays(Expr formula, String through) {
    Delayed.terms(formula).stream().findFirst().ifPresent(delay -> {
      throw error("has " + Text.of(delay) + " in it" + through + "." + line + "\n    What is delayed cannot"
          + " be an intensity. Use the present value, or a lag: a state of its own.");
    });
    for (String used : Names.of(formula)) {
      description.definition(used).filter(definition -> seen.add(used)).ifPresent(
          definition -> checkDelays(definition.value(), ", through " + definition.text()));
    }
  }

  private void checkUnit() {
    Unit needed = unit(quantity, description.time());
    Unit given = given().orElse(needed);
    if (!needed.isSame(given)) {
      throw error("is " + shown(given) + " where " + shown(needed) + " is needed." + line
          + "\n    An intensity has the unit of its state per square root of time." + remedy(needed, given)
          + Trouble.NOISE_IS_REFUSED.more());
    }
  }

  private Optional<Unit> given() {
    try {
      return new UnitAudit(description.name(), description.time(), description.quantities())
          .unitOf(intensity);
    } catch (UnitMismatch mismatch) {
      throw error("has units that do not fit." + line + "\n    " + mismatch.getMessage()
          + Trouble.NOISE_IS_REFUSED.more());
    }
  }

  private String remedy(Unit needed, Unit given) {
    if (given.isCommensurable(needed)) {
      return "\n    " + given.conversionTo(needed) + ".";
    }
    Unit time = description.time();
    return given.isCommensurable(quantity.unit()) ? " Is it per " + time.power(HALF) + "?"
        : given.isCommensurable(quantity.unit().over(time)) ? " Multiply a rate by the root of a time."
            : "";
  }

  private static String shown(Unit unit) {
    return unit.isDimensionless() ? "a pure number" : unit.toString();
  }

  private ModelException error(String what) {
    return description.error("the noise on '" + quantity.name() + "' " + what);
  }
}
