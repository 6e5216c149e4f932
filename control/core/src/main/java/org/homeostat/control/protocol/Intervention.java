package org.homeostat.control.protocol;

import java.util.OptionalDouble;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;

/** One thing that is done to one quantity. */
public sealed interface Intervention {

  /** The name of the quantity. */
  String quantity();

  /** The model while the intervention acts. Setting and scaling a state changes no equation. */
  Model applyTo(Model model);

  /** Why it cannot be done to a quantity, with the remedy; empty where it can. */
  String objection(Quantity quantity, Window window);

  /** A state, an auxiliary or an input kept at a value; a state without one is kept where it is. */
  record Hold(String quantity, OptionalDouble value) implements Intervention {
    @Override
    public Model applyTo(Model model) {
      return value.isPresent() ? model.held(quantity, value.getAsDouble()) : model.held(quantity);
    }

    @Override
    public String objection(Quantity target, Window window) {
      if (window.isInstant()) {
        return "cannot be held at an instant. Use during(...) or after(...);"
            + " set(...) changes a state at once.";
      }
      if (target.kind() == Quantity.Kind.PARAMETER) {
        return "cannot be held; it is a parameter, and only states, inputs and auxiliaries can.\n"
            + "    To change a parameter, use scale(\"" + quantity + "\", factor)"
            + " or set(\"" + quantity + "\", value).";
      }
      return value.isEmpty() && target.kind() != Quantity.Kind.STATE
          ? "needs a value to be held at; only a state can be held where it is." : "";
    }

    @Override
    public String toString() {
      return "hold " + quantity
          + (value.isPresent() ? " at " + Numbers.show(value.getAsDouble()) : " where it is");
    }
  }

  /** A rate added to a state's derivative (its unit per time) or to an input (its unit). */
  record Infuse(String quantity, double rate) implements Intervention {
    @Override
    public Model applyTo(Model model) {
      return model.infused(quantity, rate);
    }

    @Override
    public String objection(Quantity target, Window window) {
      if (window.isInstant()) {
        return "cannot be infused at an instant. Use during(...), or set(...) for a bolus.";
      }
      return target.kind() == Quantity.Kind.STATE || target.kind() == Quantity.Kind.INPUT ? ""
          : "cannot be infused; it is " + target.kind().phrase() + ", and only states and inputs can."
              + " Hold an auxiliary, or set a parameter.";
    }

    @Override
    public String toString() {
      return "infuse " + quantity + " at " + Numbers.show(rate);
    }
  }

  /** A parameter at another value over the window, or a state put to a value at the instant. */
  record Assign(String quantity, double value) implements Intervention {
    @Override
    public Model applyTo(Model model) {
      return model.quantity(quantity).kind() == Quantity.Kind.STATE ? model : model.let(quantity, value);
    }

    @Override
    public String objection(Quantity target, Window window) {
      return changeObjection("set", target, window);
    }

    @Override
    public String toString() {
      return "set " + quantity + " to " + Numbers.show(value);
    }
  }

  /** A parameter times a factor over the window, or a state multiplied at the instant. */
  record Scale(String quantity, double factor) implements Intervention {
    @Override
    public Model applyTo(Model model) {
      return model.quantity(quantity).kind() == Quantity.Kind.STATE ? model
          : model.let(quantity, model.value(quantity) * factor);
    }

    @Override
    public String objection(Quantity target, Window window) {
      return changeObjection("scale", target, window);
    }

    @Override
    public String toString() {
      return "scale " + quantity + " by " + Numbers.show(factor);
    }
  }

  private static String changeObjection(String verb, Quantity target, Window window) {
    return switch (target.kind()) {
      case PARAMETER -> window.isInstant()
          ? "is a parameter, which changes over a window. Use after(...) or during(...)." : "";
      case STATE -> window instanceof Window.At || window instanceof Window.When ? ""
          : "is a state; " + verb + " acts on a state at an instant."
              + " Use at(...) for that, or hold(...) over a window.";
      case INPUT, AUXILIARY -> "cannot be " + (verb.equals("set") ? "set" : "scaled") + "; it is "
          + target.kind().phrase() + ". To keep it at a value, use hold(\"" + target.name() + "\", value).";
    };
  }
}
