package org.homeostat.control.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.homeostat.control.unit.Time;

/**
 * A window of time and what is done in it. Immutable: each method gives a clause with one intervention more.
 */
public record Clause(Window window, List<Intervention> interventions) {

  /** Copies the list. */
  public Clause {
    interventions = List.copyOf(interventions);
  }

  /** A state, an auxiliary or an input kept at {@code value}, in its unit. */
  public Clause hold(String quantity, double value) {
    return and(new Intervention.Hold(quantity, OptionalDouble.of(finite(quantity, value))));
  }

  /** A state kept where it is. */
  public Clause hold(String state) {
    return and(new Intervention.Hold(state, OptionalDouble.empty()));
  }

  /** A node that gives nothing any more: held at 0. */
  public Clause lesion(String quantity) {
    return hold(quantity, 0);
  }

  /** {@code rate} added to a state's derivative, in its unit per time, or to an input, in its unit. */
  public Clause infuse(String quantity, double rate) {
    return and(new Intervention.Infuse(quantity, finite(quantity, rate)));
  }

  /** A parameter at {@code value} over the window, or a state put to it at the instant. */
  public Clause set(String quantity, double value) {
    return and(new Intervention.Assign(quantity, finite(quantity, value)));
  }

  /** A parameter times {@code factor} over the window, or a state multiplied at the instant. */
  public Clause scale(String quantity, double factor) {
    return and(new Intervention.Scale(quantity, finite(quantity, factor)));
  }

  /** For a clause that a crossing opens: closed again this long after each crossing; longer than 0. */
  public Clause lasting(Time span) {
    if (!(span.value() > 0)) {
      throw new IllegalArgumentException("what lasts for " + span + " is over at once; give a longer time.");
    }
    if (!(window instanceof Window.When when)) {
      throw new IllegalArgumentException("only when(...) can last for a time; use during(from, to).");
    }
    return new Clause(new Window.When(when.gauge(), when.direction(), Optional.of(span)), interventions);
  }

  private Clause and(Intervention more) {
    List<Intervention> all = new ArrayList<>(interventions);
    all.add(more);
    return new Clause(window, all);
  }

  private static double finite(String quantity, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "the value for '" + quantity + "' is " + value + "; give a finite number.");
    }
    return value;
  }

  @Override
  public String toString() {
    return window + ": " + (interventions.isEmpty() ? "nothing is done" : said());
  }

  private String said() {
    return interventions.stream().map(Intervention::toString).collect(Collectors.joining(", "));
  }
}
