package org.homeostat.control.analysis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.complex.Complex;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Modes;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.trouble.Trouble;

/**
 * A point inside a model's domain at which nothing moves.
 *
 * @param values all states and auxiliaries there
 * @param residual the largest |dX/dt| that is left, in the state's unit per the model's time
 * @param modes the eigenvalues of the exact Jacobian over the states that are not held, fastest first,
 *     those along conserved totals apart; as if nothing came late, see {@link #roots}
 * @param totals what no equation changes, and their values here
 */
public record Equilibrium(Model model, Map<String, Double> values, double residual, Modes modes,
    List<ConservedTotal> totals) {

  /** Two equilibria closer than this, relative to their size, are one. */
  private static final double SAME = 1e-7;

  /** A state this little outside its domain, relative to the start's size, stands on the domain's edge. */
  private static final double EDGE = 1e-9;

  /** An eigenvalue below this share of the fastest one is 0 but for rounding. */
  private static final double STILL = 1e-12;

  /**
   * Whether every mode decays; with delays, every one of the infinitely many.
   *
   * @throws ModelException where the roots of a model with delays are not known, which says why
   */
  public boolean isStable() {
    return isDelayed() ? DelayedModes.at(this).orThrow(this).isStable() : modes.isStable() && !isNeutral();
  }

  /**
   * The characteristic roots, those along conserved totals apart: without delays the eigenvalues, fastest
   * first; with delays the rightmost ones, all that grow among them, rightmost first.
   */
  public List<Complex> roots() {
    return isDelayed() ? DelayedModes.at(this).orThrow(this).roots() : modes.eigenvalues();
  }

  /**
   * Whether nothing grows here and something neither grows nor decays, by the linear parts: a point of a line
   * of rests, mostly, from which a push to the side does not come back. It is not stable.
   */
  public boolean isNeutral() {
    double still = STILL * modes.eigenvalues().stream().mapToDouble(Complex::norm).max().orElse(0);
    return !isDelayed()
        && modes.eigenvalues().stream().allMatch(value -> value.getRealPart() <= still)
        && modes.eigenvalues().stream().anyMatch(value -> value.norm() <= still);
  }

  private boolean isTakenAsStable() {
    return isDelayed()
        ? DelayedModes.at(this).roots().map(CharacteristicRoots::isStable).orElseGet(modes::isStable)
        : isStable();
  }

  private boolean isDelayed() {
    return !model.delayedQuantities().isEmpty();
  }

  /** The value of a state or auxiliary, or of a parameter, there. */
  public double value(String name) {
    return values.containsKey(name) ? values.get(name) : model.value(name);
  }

  /** The states, in the order of the model. */
  public double[] state() {
    return model.states().stream().mapToDouble(values::get).toArray();
  }

  /**
   * The equilibria inside the domain that are found, stable or not, at the totals of the start where totals
   * are conserved. There may be others; {@link EquilibriumSearch} says where was looked.
   */
  public static List<Equilibrium> all(Model model) {
    return EquilibriumSearch.in(model).found();
  }

  private static double size(double start) {
    return start == 0 ? 1 : Math.abs(start);
  }

  /**
   * The equilibrium inside the domain that the flow leads to from a state, which is stable or one of a line
   * of rests; if the flow leads to none, the stable one nearest to it among {@link #all}. Conserved totals
   * are those of that state. The flow is that of the model as if nothing came late, which has the same
   * equilibria; where it cannot be told whether one is stable with its delays, as its text then says, it
   * counts if it is so without them.
   */
  public static Optional<Equilibrium> near(Model model, double[] state) {
    checkAutonomous(model);
    if (state.length != model.states().size()) {
      throw new IllegalArgumentException(model.name() + " has the states " + String.join(", ", model.states())
          + "; give a value for each.");
    }
    Optional<Equilibrium> reached = reachedFrom(model, state)
        .filter(found -> found.isTakenAsStable() || found.isNeutral());
    return reached.isPresent() ? reached
        : EquilibriumSearch.in(model, state).found().stream().filter(Equilibrium::isTakenAsStable)
            .min(Comparator.comparingDouble(other -> distance(model, other.values, state)));
  }

  /**
   * The equilibrium inside the domain that the flow leads to from a state, by implicit steps so long that
   * they may end at one that is not stable. Conserved totals are those of that state.
   */
  public static Optional<Equilibrium> reachedFrom(Model model, double[] state) {
    checkAutonomous(model);
    Leaf leaf = Leaf.of(model).through(state);
    return SteadyState.reachedFrom(leaf.field(), leaf.kept(state), leaf.held())
        .filter(found -> Double.isFinite(found.residual()))
        .flatMap(found -> admitted(leaf, found));
  }

  private static double distance(Model model, Map<String, Double> values, double[] state) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      double difference = values.get(model.states().get(i)) - state[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Whether both are one point. */
  boolean isAt(Equilibrium other) {
    for (String state : model.states()) {
      double a = values.get(state);
      double b = other.values.get(state);
      if (Math.abs(a - b) > SAME * Math.max(1e-3, Math.max(Math.abs(a), Math.abs(b)))) {
        return false;
      }
    }
    return true;
  }

  /** The equilibrium at a point, if that lies in the domain, or beside it by a rounding. */
  static Optional<Equilibrium> admitted(Leaf leaf, SteadyState found) {
    Model model = leaf.model();
    double[] y = leaf.whole(found.state());
    for (int i = 0; i < y.length; i++) {
      Domain domain = model.quantity(model.states().get(i)).domain();
      if (!domain.contains(y[i])) {
        double inside = Math.max(domain.low(), Math.min(domain.high(), y[i]));
        if (!domain.contains(inside) || Math.abs(inside - y[i]) > EDGE * size(model.start()[i])) {
          return Optional.empty();
        }
        y[i] = inside;
      }
    }
    Map<String, Double> point = model.evaluate(0, y);
    Map<String, Double> values = new LinkedHashMap<>();
    model.states().forEach(name -> values.put(name, point.get(name)));
    model.auxiliaries().forEach(name -> values.put(name, point.get(name)));
    return Optional.of(new Equilibrium(model, values, found.residual(), found.modes(), leaf.totals()));
  }

  /** Refuses a model that depends on time. */
  static void checkAutonomous(Model model) {
    if (model.program().dependsOnTime()) {
      throw new ModelException(
          model.name(), "the equations depend on t, so that nothing rests. Hold what depends on t."
          + Trouble.NOTHING_RESTS.more());
    }
  }

  /** States and auxiliaries, the residual, and the modes with their time constants. */
  @Override
  public String toString() {
    String time = model.timeUnit().isDimensionless() ? "" : " " + model.timeUnit();
    StringBuilder text = new StringBuilder(model.name());
    Optional<DelayedModes> delayed = Optional.of(this).filter(Equilibrium::isDelayed).map(DelayedModes::at);
    text.append(delayed.map(DelayedModes::heading)
        .orElseGet(() -> isNeutral() ? " rests, and stays where it is pushed in one direction, at"
            : isStable() ? " rests at" : " has an unstable equilibrium at"));
    values.forEach((name, value) -> text.append("\n  ").append(String.format("%-8s", name)).append(" ")
        .append(Numbers.digits(value, 7)).append(" ").append(model.quantity(name).unit()));
    totals.forEach(total -> text.append("\n  at ").append(total));
    text.append("\n  residual ").append(Numbers.round(residual, 2));
    if (modes.eigenvalues().isEmpty()) {
      return text.append("; every state is held").toString();
    }
    delayed.ifPresent(known -> text.append("\n  ").append(known));
    text.append(delayed.isPresent() ? "\n  as if nothing came late, eigenvalues" : "\n  eigenvalues");
    modes.eigenvalues().forEach(value -> text.append(" ").append(shown(value)));
    text.append(time.isEmpty() ? "" : " per" + time).append("; time constants");
    modes.timeConstants().forEach(constant -> text.append(" ").append(Numbers.round(constant)));
    text.append(time);
    RestOnSwitch.at(model, state()).ifPresent(met -> text.append("\n  on a switch, ").append(met)
        .append(": eigenvalues may be those of neither of its sides"));
    return text.toString();
  }

  private static String shown(Complex value) {
    double imaginary = value.getImaginaryPart();
    return Numbers.round(value.getRealPart())
        + (imaginary == 0 ? "" : String.format(Locale.ROOT, "%+.6gi", imaginary));
  }
}
