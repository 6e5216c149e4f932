package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.complex.Complex;
import org.homeostat.control.model.Domain;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.Modes;
import org.homeostat.control.solve.SteadyState;

/**
 * A point inside a model's domain at which nothing moves.
 *
 * @param values all states and auxiliaries there
 * @param residual the largest |dX/dt| that is left, in the state's unit per the model's time
 * @param modes the eigenvalues of the exact Jacobian over the states that are not held, fastest first
 */
public record Equilibrium(Model model, Map<String, Double> values, double residual, Modes modes) {

  /** Multiples of the start from which Newton's method is tried. */
  private static final double[] SPREAD = {1, 0, 0.1, 0.3, 2, 5, 10, 30};

  /** Two equilibria closer than this, relative to their size, are one. */
  private static final double SAME = 1e-7;

  /** A state this little outside its domain, relative to the start's size, stands on the domain's edge. */
  private static final double EDGE = 1e-9;

  /** In models of more states, single states are varied around the start only, so as to end in time. */
  private static final int MANY = 10;

  /** Whether every mode decays. */
  public boolean isStable() {
    return modes.isStable();
  }

  /** The value of a state or auxiliary, or of a parameter, there. */
  public double value(String name) {
    return values.containsKey(name) ? values.get(name) : model.value(name);
  }

  /**
   * The equilibria inside the domain that are found from the start and from multiples of it, each state by
   * itself and all together, negative ones too where the domain has them: by the flow and by Newton's method
   * on the exact Jacobian. There may be others.
   */
  public static List<Equilibrium> all(Model model) {
    checkAutonomous(model);
    List<Equilibrium> found = new ArrayList<>();
    double[] start = model.start();
    boolean[] held = model.held();
    for (double factor : SPREAD) {
      double[] together = start.clone();
      for (int i = 0; i < start.length; i++) {
        together[i] = held[i] ? start[i] : start[i] * factor;
      }
      SteadyState.reachedFrom(model.field(), together, held).ifPresent(state -> add(found, model, state));
      for (int i = 0; i < start.length && (factor == 1 || start.length <= MANY); i++) {
        if (!held[i]) {
          varyOne(found, model, together, i);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Newton's method from multiples of one state, and the flow from where it is and from its negative. */
  private static void varyOne(List<Equilibrium> found, Model model, double[] together, int i) {
    Domain domain = model.quantity(model.states().get(i)).domain();
    double size = size(model.start()[i]);
    for (double own : SPREAD) {
      for (double value : new double[] {own * size, -own * size}) {
        double[] guess = together.clone();
        guess[i] = value;
        if (value >= 0 || domain.contains(value)) {
          SteadyState.newtonFrom(model.field(), guess, model.held())
              .ifPresent(state -> add(found, model, state));
        }
        if (own == 1 && domain.contains(value)) {
          SteadyState.reachedFrom(model.field(), guess, model.held())
              .ifPresent(state -> add(found, model, state));
        }
      }
    }
  }

  private static double size(double start) {
    return start == 0 ? 1 : Math.abs(start);
  }

  /**
   * The stable equilibrium inside the domain that the flow leads to from a state; if the flow leads to none,
   * the stable one nearest to it among {@link #all}.
   */
  public static Optional<Equilibrium> near(Model model, double[] state) {
    checkAutonomous(model);
    if (state.length != model.states().size()) {
      throw new IllegalArgumentException(model.name() + " has the states " + String.join(", ", model.states())
          + "; give a value for each.");
    }
    Optional<Equilibrium> reached = SteadyState.reachedFrom(model.field(), state, model.held())
        .flatMap(found -> admitted(model, found))
        .filter(Equilibrium::isStable);
    return reached.isPresent() ? reached
        : all(model).stream().filter(Equilibrium::isStable)
            .min(Comparator.comparingDouble(other -> distance(model, other.values, state)));
  }

  private static double distance(Model model, Map<String, Double> values, double[] state) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      double difference = values.get(model.states().get(i)) - state[i];
      sum += difference * difference;
    }
    return sum;
  }

  private static void add(List<Equilibrium> found, Model model, SteadyState state) {
    admitted(model, state).filter(fresh -> found.stream().noneMatch(fresh::isAt)).ifPresent(found::add);
  }

  private boolean isAt(Equilibrium other) {
    for (String state : model.states()) {
      double a = values.get(state);
      double b = other.values.get(state);
      if (Math.abs(a - b) > SAME * Math.max(1e-3, Math.max(Math.abs(a), Math.abs(b)))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Equilibrium> admitted(Model model, SteadyState found) {
    double[] y = found.state();
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
    return Optional.of(new Equilibrium(model, values, found.residual(), found.modes()));
  }

  private static void checkAutonomous(Model model) {
    if (model.program().dependsOnTime()) {
      throw new ModelException(
          model.name(), "the equations depend on t, so that nothing rests. Hold what depends on t.");
    }
  }

  /** States and auxiliaries, the residual, and the modes with their time constants. */
  @Override
  public String toString() {
    String time = model.timeUnit().isDimensionless() ? "" : " " + model.timeUnit();
    StringBuilder text = new StringBuilder(model.name());
    text.append(isStable() ? " rests at" : " has an unstable equilibrium at");
    values.forEach((name, value) -> text.append("\n  ").append(String.format("%-8s", name)).append(" ")
        .append(Numbers.digits(value, 7)).append(" ").append(model.quantity(name).unit()));
    text.append("\n  residual ").append(Numbers.round(residual, 2));
    if (modes.eigenvalues().isEmpty()) {
      return text.append("; every state is held").toString();
    }
    text.append("\n  eigenvalues");
    modes.eigenvalues().forEach(value -> text.append(" ").append(shown(value)));
    text.append(time.isEmpty() ? "" : " per" + time).append("; time constants");
    modes.timeConstants().forEach(constant -> text.append(" ").append(Numbers.round(constant)));
    return text.append(time).toString();
  }

  private static String shown(Complex value) {
    double imaginary = value.getImaginaryPart();
    return Numbers.round(value.getRealPart())
        + (imaginary == 0 ? "" : String.format(Locale.ROOT, "%+.6gi", imaginary));
  }
}
