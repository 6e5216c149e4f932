package org.homeostat.control.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.Crossing;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/**
 * What is done to a model, and when, as a value. Its clauses never claim one quantity at one time. The
 * factories of clauses are meant for a static import.
 *
 * <pre>{@code
 * Protocol.of("two-day fast", during(days(10), days(12)).hold("FI", 0));
 * }</pre>
 */
public final class Protocol {
  private final String name;
  private final List<Clause> clauses;
  private final Map<String, String> notes;

  private Protocol(String name, List<Clause> clauses, Map<String, String> notes) {
    if (name.isBlank()) {
      throw new ModelException("a protocol without a name", "give it one; every message begins with it.");
    }
    this.name = name;
    this.clauses = List.copyOf(clauses);
    this.notes = Map.copyOf(notes);
    Overlap.check(this, Overlap.commonUnit(clauses));
  }

  /** A protocol of these clauses; two that claim one quantity at one time are a {@link ModelException}. */
  public static Protocol of(String name, Clause... clauses) {
    return new Protocol(name, List.of(clauses), Map.of());
  }

  /** Nothing is done. */
  public static Protocol none() {
    return new Protocol("none", List.of(), Map.of());
  }

  /** The clauses of both, under the name "a + b". */
  public Protocol and(Protocol other) {
    List<Clause> all = new ArrayList<>(clauses);
    all.addAll(other.clauses);
    Map<String, String> both = new HashMap<>(other.notes);
    both.putAll(notes);
    return new Protocol(
        isNone() ? other.name : other.isNone() ? name : name + " + " + other.name, all, both);
  }

  /**
   * The same, with what a reader must know where a model lacks the quantity: who has it, and what to do
   * instead. A sentence without its capital and its stop, for it may stand in brackets.
   */
  public Protocol noting(String quantity, String note) {
    if (clauses.stream().flatMap(clause -> clause.interventions().stream())
        .noneMatch(intervention -> intervention.quantity().equals(quantity))) {
      throw new ModelException(name, "a note on '" + quantity + "' is never read, for nothing is done to it."
          + " Note on a quantity that a clause names.");
    }
    Map<String, String> more = new HashMap<>(notes);
    more.put(quantity, note);
    return new Protocol(name, clauses, more);
  }

  /** What a reader must know where a model lacks the quantity; empty where nothing was noted. */
  public Optional<String> note(String quantity) {
    return Optional.ofNullable(notes.get(quantity));
  }

  /** From one time (included) to another (excluded). */
  public static Clause during(Time from, Time to) {
    boolean comparable = from.unit().isPresent() == to.unit().isPresent();
    Unit unit = from.unit().orElse(Unit.ONE);
    if (comparable && !(from.in(unit) < to.in(unit))) {
      throw new IllegalArgumentException(
          "a window from " + from + " to " + to + " is empty; the end comes after the start.");
    }
    return new Clause(new Window.During(from, to), List.of());
  }

  /** From one time to another, both in the model's own unit. */
  public static Clause during(double from, double to) {
    return during(Time.of(from), Time.of(to));
  }

  /** From a time on. */
  public static Clause after(Time from) {
    return new Clause(new Window.After(from), List.of());
  }

  /** From a time on, in the model's own unit. */
  public static Clause after(double from) {
    return after(Time.of(from));
  }

  /** At one instant, for setting and scaling states. */
  public static Clause at(Time instant) {
    return new Clause(new Window.At(instant), List.of());
  }

  /** At one instant, in the model's own unit. */
  public static Clause at(double instant) {
    return at(Time.of(instant));
  }

  /**
   * At each crossing of zero by an expression in that direction: {@code when("FM - 0.8*FMrest", FALLING)}.
   * Literals are pure numbers here too: a threshold with a unit is a parameter. States are set or scaled at
   * each crossing; everything else goes on from the first one, or for {@link Clause#lasting} after each.
   * A jump over zero that another clause causes is a crossing; one that this clause causes itself is none.
   */
  public static Clause when(String expression, Crossing direction) {
    return new Clause(new Window.When(Parser.expression(expression), direction, Optional.empty()), List.of());
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its clauses, in the order given. */
  public List<Clause> clauses() {
    return clauses;
  }

  /** Whether nothing is done. */
  public boolean isNone() {
    return clauses.isEmpty();
  }

  /** The times, in the given unit and increasing, at which a window opens or closes or a state is set. */
  public List<Double> boundaries(Unit time) {
    TreeSet<Double> times = new TreeSet<>();
    for (Clause clause : clauses) {
      if (!(clause.window() instanceof Window.When)) {
        times.add(clause.window().begin(time));
        times.add(clause.window().end(time));
      }
    }
    times.remove(Double.POSITIVE_INFINITY);
    return List.copyOf(times);
  }

  /** The clauses whose window is open at a time; those that crossings open are not among them. */
  public List<Clause> openAt(double t, Unit time) {
    return clauses.stream()
        .filter(clause -> !(clause.window() instanceof Window.When))
        .filter(clause -> clause.window().begin(time) <= t && t < clause.window().end(time))
        .toList();
  }

  /** The model while exactly these clauses act: a pure rewriting. */
  public Model model(Model base, Collection<Clause> active) {
    Model model = base;
    for (Clause clause : active) {
      for (Intervention intervention : clause.interventions()) {
        model = intervention.applyTo(model);
      }
    }
    return model;
  }

  /**
   * Checks that everything in it can be done to {@code model}; a {@link ModelException} says what cannot, and
   * why.
   */
  public void check(Model model) {
    clauses.forEach(clause -> checkTimes(model, clause.window()));
    for (Clause clause : clauses) {
      if (clause.window() instanceof Window.When when) {
        model.unitOf(name, when.gauge());
        model.checkPresent(name, when.gauge());
      }
      for (Intervention intervention : clause.interventions()) {
        checkName(model, intervention);
        String objection = intervention.objection(model.quantity(intervention.quantity()), clause.window());
        if (!objection.isEmpty()) {
          throw new ModelException(name, "'" + intervention.quantity() + "' " + objection);
        }
      }
    }
    Overlap.check(this, Optional.of(model.timeUnit()));
    clauses.stream().flatMap(clause -> clause.interventions().stream())
        .forEach(intervention -> checkValue(model, intervention));
  }

  private void checkName(Model model, Intervention intervention) {
    if (!model.has(intervention.quantity())) {
      throw new ModelException(name, "'" + intervention + "' cannot be done to " + model.name()
          + ", which has no '" + intervention.quantity() + "'." + instead(model, intervention.quantity())
          + Trouble.A_PROTOCOL_CANNOT_BE_DONE_TO_A_MODEL.more());
    }
  }

  private String instead(Model model, String quantity) {
    List<String> parts = model.quantities().stream().map(q -> q.name())
        .filter(known -> known.endsWith("_" + quantity)).toList();
    if (!parts.isEmpty()) {
      return "\n    It has " + String.join(" and ", parts) + "; a protocol of your own can name "
          + (parts.size() == 1 ? "it." : "each.");
    }
    return note(quantity)
        .map(note -> "\n    " + note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1) + ".")
        .orElseGet(() -> near(model, quantity));
  }

  private static String near(Model model, String quantity) {
    List<String> known = model.quantities().stream().map(q -> q.name()).toList();
    return Nearest.of(quantity, known).map(near -> " Did you mean '" + near + "'?").orElse("");
  }

  private void checkTimes(Model model, Window window) {
    try {
      window.times().forEach(time -> time.in(model.timeUnit()));
    } catch (IllegalArgumentException problem) {
      throw new ModelException(
          name, "'" + window + "' does not fit " + model.name() + ": " + problem.getMessage());
    }
    if (!window.isInstant() && !(window.begin(model.timeUnit()) < window.end(model.timeUnit()))) {
      throw new ModelException(name, "the window " + window + " is empty in " + model.name()
          + ", whose time is in " + model.timeUnit() + "; the end comes after the start.");
    }
  }

  private void checkValue(Model model, Intervention intervention) {
    try {
      Model under = intervention.applyTo(model);
      if (intervention instanceof Intervention.Assign set && model.states().contains(set.quantity())) {
        under.held(set.quantity(), set.value());
      }
      if (intervention instanceof Intervention.Scale scale && model.states().contains(scale.quantity())) {
        checkSign(model, scale);
      }
    } catch (ModelException problem) {
      throw new ModelException(name, "'" + intervention + "' cannot be done to " + problem.getMessage());
    }
  }

  /** A quantity that is never negative has no negative multiple. */
  private static void checkSign(Model model, Intervention.Scale scale) {
    Domain domain = model.quantity(scale.quantity()).domain();
    if (scale.factor() < 0 && domain.low() >= 0) {
      throw new ModelException(model.name(), "'" + scale.quantity()
          + "' would fall below 0, outside its domain " + domain.condition(scale.quantity()) + ".");
    }
  }

  /**
   * What of this can be done to one of {@code models}, under the same name: clauses lose what acts on names
   * that all of them lack. An expression that a model cannot watch is not left out; {@link #check} refuses
   * it.
   */
  public Protocol restrictedTo(Model... models) {
    List<Clause> kept = clauses.stream()
        .map(clause -> new Clause(clause.window(),
            clause.interventions().stream()
                .filter(i -> Stream.of(models).anyMatch(model -> model.has(i.quantity()))).toList()))
        .filter(clause -> !clause.interventions().isEmpty())
        .toList();
    return new Protocol(name, kept, kept.isEmpty() ? Map.of() : notes);
  }

  /** The interventions that act on names that {@code model} lacks. */
  public List<Intervention> missingIn(Model model) {
    return clauses.stream()
        .flatMap(clause -> clause.interventions().stream())
        .filter(intervention -> !model.has(intervention.quantity()))
        .toList();
  }

  /** Its name and its clauses, one a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name);
    if (isNone() && !name.equals("none")) {
      text.append(": nothing is done");
    }
    clauses.forEach(clause -> text.append("\n  ").append(clause));
    return text.toString();
  }
}
