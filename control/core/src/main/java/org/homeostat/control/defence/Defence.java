package org.homeostat.control.defence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.analysis.ConservedTotal;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.analysis.EquilibriumSearch;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Modes;
import org.homeostat.control.trouble.Trouble;

/**
 * How strongly a quantity is defended against a load that stays, at a stable operating point: how far its
 * rest moves per unit of the load with the loop closed, and with the loop opened, the quantities at which it
 * is opened kept where they are at the operating point.
 *
 * <pre>{@code
 * Defence.of(LeptinLoop.feedback(), "FM").counted("rhoFat").openedAt("Lb")     // kcal/d on fat
 * Defence.of(LeptinLoop.feedback(), "FM").against("rhoFood").openedAt("Lb").upTo(4.07)
 * }</pre>
 *
 * <p>Slopes are infinitesimal, by the exact Jacobian at the operating point; {@link #upTo} adds the finite
 * step, whose share is another number. A delay moves no rest, and counts for stability alone.
 */
public final class Defence {

  /** An offset this small beside what cancels in it is none. */
  private static final double ROUNDING = 1e-12;

  /** A mode this slow beside the fastest stands still. */
  private static final double STANDING = 1e-12;

  private final Model model;
  private final String quantity;
  private final Equilibrium point;
  private final Load load;
  private final List<String> opened;
  private final OptionalDouble last;

  private Defence(Model model, String quantity, Equilibrium point, Load load, List<String> opened,
      OptionalDouble last) {
    this.model = model;
    this.quantity = quantity;
    this.point = point;
    this.load = load;
    this.opened = List.copyOf(opened);
    this.last = last;
  }

  /**
   * The defence of a state, auxiliary or closed input at the rest that the model's start leads to; a {@link
   * ModelException} where there is none, or none that is stable. The load is one on the derivative of a
   * state, unless {@link #against} says another.
   */
  public static Defence of(Model model, String quantity) {
    return of(model, quantity, operatingPoint(model));
  }

  /** The defence at an equilibrium, which must be stable. */
  public static Defence of(Equilibrium point, String quantity) {
    if (!point.isStable()) {
      throw unstable(point);
    }
    return of(point.model(), quantity, point);
  }

  private static Defence of(Model model, String quantity, Equilibrium point) {
    if (model.parameters().contains(quantity)) {
      throw new ModelException(model.name(), "'" + quantity + "' is a parameter, and nothing defends it; name"
          + " a state or an auxiliary.");
    }
    String first = model.states().contains(model.quantity(quantity).name()) ? quantity
        : model.states().stream().findFirst().orElseThrow();
    return new Defence(model, quantity, point, Load.of(model, first), List.of(), OptionalDouble.empty());
  }

  static Equilibrium operatingPoint(Model model) {
    Optional<Equilibrium> reached = Equilibrium.reachedFrom(model, model.start());
    if (reached.isPresent() && !reached.get().isStable()) {
      throw unstable(reached.get());
    }
    return reached.orElseGet(() -> {
      EquilibriumSearch search = EquilibriumSearch.in(model);
      search.orThrow();
      throw new ModelException(model.name(), "the start leads to no rest, so that there is no operating"
          + " point. Start near one, or name one of these: Defence.of(equilibrium, ...).\n    " + search);
    });
  }

  private static ModelException unstable(Equilibrium point) {
    return new ModelException(point.model().name(), "the operating point is unstable, so that a load that"
        + " stays moves no rest: " + Phrases.at(point) + "; " + point.modes()
        + ".\n    Change what destabilises it, or name a stable one: Defence.of(equilibrium, ...)."
        + Trouble.THE_OPERATING_POINT_IS_UNSTABLE.more());
  }

  /**
   * Against a load on a state's derivative (in its unit per time), on an input, or a change of a parameter.
   */
  public Defence against(String what) {
    return new Defence(model, quantity, point, Load.of(model, what), opened, OptionalDouble.empty());
  }

  /**
   * With the load counted in another unit: times a factor, as {@code rhoFat} makes kcal/d of g/d of fat.
   */
  public Defence counted(String factor) {
    return new Defence(model, quantity, point, load.counted(factor), opened, last);
  }

  /** Against the same plant with the loop opened: these quantities kept where they are. */
  public Defence openedAt(String... names) {
    for (String name : names) {
      if (model.quantity(name).name().equals(quantity)) {
        throw new IllegalArgumentException("'" + name + "' is what is defended; the loop through it is opened"
            + " at what senses it or acts on it." + Trouble.THE_LOOP_CANNOT_BE_OPENED_THERE.more());
      }
      Phrases.holding(model, name, point);
    }
    return new Defence(model, quantity, point, load, List.of(names), last);
  }

  /**
   * With a finite step besides: the parameter taken to {@code value}, or so much added where the load is an
   * added one, as it is counted.
   */
  public Defence upTo(double value) {
    return new Defence(model, quantity, point, load, opened, OptionalDouble.of(value));
  }

  /** The rest at which the slopes are taken. */
  public Equilibrium operatingPoint() {
    return point;
  }

  /** How far the rest moves per unit of the load, the loop closed; infinite where nothing comes to rest. */
  public double offset() {
    return offset(load.model());
  }

  /** The same with the loop opened: infinite where nothing else leaks. */
  public double openOffset() {
    return offset(openModel());
  }

  private double offset(Model loaded) {
    RestShift shift = new RestShift(loaded, quantity, load.name(), point.state(), totals(loaded));
    return shift.isStill(ROUNDING) ? 0
        : shift.value().orElse(Double.POSITIVE_INFINITY) / perParameter();
  }

  private List<ConservedTotal> totals(Model loaded) {
    return point.totals().isEmpty() ? List.of()
        : ConservedTotal.of(loaded);
  }

  private double perParameter() {
    return load.perParameter(point::value);
  }

  private Model openModel() {
    if (opened.isEmpty()) {
      throw new IllegalArgumentException("say where the loop is opened: openedAt(\"...\") names quantities"
          + " that are then kept where they are.");
    }
    Model open = load.model();
    for (String name : opened) {
      open = Phrases.holding(open, name, point);
    }
    return open;
  }

  /** What a unit of the quantity's displacement brings back, in units of the load: 1/offset. */
  public double restoringSlope() {
    return 1 / offset();
  }

  /** The part of it that is left with the loop opened: 0 for a plant without a leak. */
  public double passiveSlope() {
    return 1 / openOffset();
  }

  /** The part of it that the loop gives. */
  public double activeSlope() {
    return restoringSlope() - passiveSlope();
  }

  /** Guyton's gain: the correction over the error that remains; infinite where the plant has no leak. */
  public double gain() {
    return openOffset() / offset() - 1;
  }

  /** The share of the load's effect that the loop removes; 1 where the plant has no leak. */
  public double share() {
    return 1 - offset() / openOffset();
  }

  /** Whether no mode of the opened plant grows, so that its offset can be seen. */
  public boolean isOpenStable() {
    return Modes.at(openModel().field(), 0, point.state())
        .map(modes -> modes.eigenvalues().stream()
            .allMatch(mode -> mode.getRealPart() <= STANDING * modes.eigenvalues().get(0).norm()))
        .orElse(false);
  }

  /** The finite step, if one was named with {@link #upTo}. */
  public Optional<Step> step() {
    return last.isEmpty() ? Optional.empty() : Optional.of(stepTo(last.getAsDouble()));
  }

  private Step stepTo(double value) {
    double parameter = load.isAdded() ? value / perParameter() : value;
    Equilibrium closed = rested(load.model().let(load.name(), parameter));
    Optional<Equilibrium> open =
        opened.isEmpty() ? Optional.empty() : Optional.of(rested(openModel().let(load.name(), parameter)));
    return new Step(value, point.value(quantity), closed.value(quantity),
        open.map(rest -> OptionalDouble.of(rest.value(quantity))).orElse(OptionalDouble.empty()));
  }

  private Equilibrium rested(Model loaded) {
    Optional<Equilibrium> found = Equilibrium.reachedFrom(loaded, point.state());
    if (found.isEmpty() || !found.get().isStable()) {
      throw new ModelException(loaded.name(), "under " + load.text() + " = "
          + Numbers.show(last.getAsDouble())
          + " the operating point leads to no stable rest" + found.map(rest -> ": " + Phrases.at(rest)
          + " is unstable").orElse("") + ".\n    Name a smaller step with upTo(...).");
    }
    return found.get();
  }

  /**
   * The rest after a finite step of the load.
   *
   * @param load up to which it went
   * @param from the quantity at the operating point
   * @param closed where it rests with the loop closed
   * @param open where it rests with the loop opened, if it was
   */
  public record Step(double load, double from, double closed, OptionalDouble open) {

    /** The share of the displacement that the loop removes. */
    public double share() {
      return 1 - (closed - from) / (open.orElse(Double.NaN) - from);
    }
  }

  Model model() {
    return model;
  }

  String quantity() {
    return quantity;
  }

  Load load() {
    return load;
  }

  List<String> opened() {
    return opened;
  }

  /** The operating point, the offsets, the slopes, the share removed and Guyton's gain. */
  @Override
  public String toString() {
    return new DefenceText(this).toString();
  }
}
