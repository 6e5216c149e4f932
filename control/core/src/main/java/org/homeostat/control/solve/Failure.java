package org.homeostat.control.solve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.trouble.Trouble;

/**
 * Says why an integration could not go on: where, in which equation, how fast the field is there, and what
 * to try.
 *
 * @param tolerance what the method was asked to keep
 * @param time the last time that was reached
 * @param state the state there
 * @param stiffly whether the method is made for stiff fields
 * @param chooses whether the method looks for itself whether the field is stiff
 */
record Failure(Problem problem, Tolerance tolerance, double time, double[] state, boolean stiffly,
    boolean chooses) {

  /**
   * A field is called stiff where the fastest mode is this much faster than the slowest one, and had
   * decayed by this many time constants when the run stopped.
   */
  private static final double STIFF = 1e3;

  private static final String DERIVATIVES = "Something may jump here, or the Jacobian is not that of the"
      + " field: JacobianCheck and SparsityCheck tell. Look at the state just before.";

  /** A point at which something was not a number. */
  record Point(double time, double[] state) {}

  /** A field that gives no numbers even where it starts. */
  static Optional<Outcome.Stopped> atStart(VectorField field, double t0, double[] y0) {
    return notANumber(new Point(t0, y0), field, t0);
  }

  /**
   * Why the steps end here.
   *
   * @param reason what to say if nothing better is found
   * @param complaint what the method says of its last attempts
   * @param bad points at which a rate was not finite; the first that does not lie behind counts
   */
  Outcome.Stopped because(String reason, Optional<String> complaint, List<Point> bad) {
    VectorField field = problem.field();
    return bad.stream().filter(point -> point.time() >= time)
        .flatMap(point -> notANumber(point, field, time).stream())
        .findFirst()
        .or(this::withoutJacobian)
        .orElseGet(() -> stuck(reason, complaint));
  }

  private static Optional<Outcome.Stopped> notANumber(Point point, VectorField field, double time) {
    double[] rates = new double[field.dimension()];
    field.derivatives(point.time(), point.state(), rates);
    for (int i = 0; i < rates.length; i++) {
      if (!Double.isFinite(rates[i])) {
        return Optional.of(new Outcome.Stopped(field.label(i) + " is " + rates[i], time,
            field.explain(point.time(), point.state(), i).orElse(""),
            "Look at the values there: a state may have left the range that the equation is meant for."
                + Trouble.A_RATE_IS_NOT_A_NUMBER.more()));
      }
    }
    return Optional.empty();
  }

  /** A method that needs the Jacobian goes no further where an entry of it is not a number. */
  private Optional<Outcome.Stopped> withoutJacobian() {
    if (!stiffly) {
      return Optional.empty();
    }
    Sparsity sparsity = problem.field().sparsity();
    double[] jacobian = new double[sparsity.size()];
    problem.field().jacobian(time, state, jacobian);
    for (int k = 0; k < jacobian.length; k++) {
      if (!Double.isFinite(jacobian[k])) {
        return Optional.of(new Outcome.Stopped("the derivative of " + problem.field().label(sparsity.row(k))
            + " by " + problem.field().stateLabel(sparsity.column(k)) + " is " + jacobian[k], time, "",
            "The equation has no slope there, as sqrt(x) has none at 0. Keep the state away from that point,"
                + " or use a method that needs no Jacobian: Solver.nonStiff()."
                + Trouble.A_DERIVATIVE_IS_NOT_A_NUMBER.more()));
      }
    }
    return Optional.empty();
  }

  private Outcome.Stopped stuck(String reason, Optional<String> complaint) {
    Optional<Modes> modes = Modes.at(problem.field(), time, state);
    String remedy = complaint.map(said -> DERIVATIVES).or(() -> modes.map(this::remedy))
        .orElse("Something may jump or become infinite here. Look at the state just before.");
    Trouble entry = complaint.isPresent() ? Trouble.NEWTONS_ITERATION_DOES_NOT_CONVERGE
        : Trouble.STIFF_MODEL_STOPPED;
    return new Outcome.Stopped(complaint.map(said -> reason + "; " + said).orElse(reason), time,
        modes.map(Modes::toString).orElseGet(this::fastest), remedy + entry.more());
  }

  /** The component that leaves its tolerance soonest. */
  private String fastest() {
    VectorField field = problem.field();
    double[] rates = new double[field.dimension()];
    field.derivatives(time, state, rates);
    int fastest = 0;
    double largest = 0;
    for (int i = 0; i < rates.length; i++) {
      double speed = Math.abs(rates[i]) / (tolerance.atol() + tolerance.rtol() * Math.abs(state[i]));
      if (speed > largest) {
        largest = speed;
        fastest = i;
      }
    }
    return String.format(Locale.ROOT, "fastest against its tolerance: %s is %.3g, where %s is %.3g",
        field.label(fastest), rates[fastest], field.stateLabel(fastest), state[fastest]);
  }

  private String remedy(Modes modes) {
    double fastest = modes.eigenvalues().get(0).getRealPart();
    if (!stiffly && !chooses && modes.spread() > STIFF && -fastest * (time - problem.t0()) > STIFF) {
      return "The model is stiff. Use Solver.stiff().";
    }
    return (fastest > 0 ? "The fastest mode grows: something may become infinite here."
        : "Something may jump here.") + " Look at the state just before, or loosen rtol.";
  }
}
