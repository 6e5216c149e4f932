package org.homeostat.control.solve;

import java.util.Locale;
import java.util.Optional;

/**
 * A kernel that stands on one of two others: an explicit one, and a stiff one where the field is stiff. It
 * hands over from one to the other at the end of a step, so that a run is one run, whatever it uses. Which is
 * used is {@link Stiffness}' to tell; either is made when it is first needed.
 */
final class Auto implements Kernel, StepControl {

  /** The first stiff step is longer by this than the explicit ones, which stability had held short. */
  private static final double LONGER = 2;

  /** A step that goes too far counts as having this error, ... */
  private static final double TOO_FAR = 2;

  /** ... and is tried again so far into the region of stability. */
  private static final double FARTHER = 0.8;

  /**
   * It is not looked whether a step goes too far that is longer by no more than this than one that did not.
   */
  private static final double GROWN = 1.1;

  /** The first explicit step after stiff ones goes this far into the region of stability. */
  private static final double WITHIN = 0.5;

  private final VectorField field;
  private final Tolerance tolerance;
  private final Explicit explicit;
  private final Stiffness stiffness;
  private Optional<Implicit> implicit = Optional.empty();
  private Optional<Lane> waiting = Optional.empty();
  private Lane lane;
  private Kernel now;
  private double t;
  private double end;
  private double factor = Double.NaN;
  private double known;
  private long accepted;
  private long told;
  private Choices choices;

  /** A method at work, with what belongs to it. */
  private record Lane(KernelMethod method, Kernel kernel, StepControl control, Interpolant interpolant) {
    static Lane of(KernelMethod method, VectorField field, Tolerance tolerance) {
      Kernel kernel = method.kernel(field, tolerance);
      return new Lane(method, kernel, kernel.control(), kernel.interpolant());
    }
  }

  Auto(VectorField field, Tolerance tolerance, Explicit explicit, Standing standing) {
    this.field = field;
    this.tolerance = tolerance;
    this.explicit = explicit;
    stiffness = new Stiffness(explicit, this::implicit, explicit.suspicious(tolerance), standing);
    lane = Lane.of(method(), field, tolerance);
    now = lane.kernel;
    choices = Choices.NONE;
  }

  /** Chosen when it is first needed: with many states that takes time. */
  private Implicit implicit() {
    if (implicit.isEmpty()) {
      implicit = Optional.of(Implicit.of(field, tolerance));
    }
    return implicit.get();
  }

  private KernelMethod method() {
    return stiffness.isStiff() ? implicit().method() : explicit.method();
  }

  @Override
  public int errorOrder() {
    return now.errorOrder();
  }

  @Override
  public StepControl control() {
    return this;
  }

  @Override
  public void start(double t0, double[] y) {
    t = t0;
    choices = choices.then(new Choice(t0, lane.method.shortName(), stiffness.isStiff()
        ? "the run before ended with it" : "a run starts without knowing that it is stiff"));
    now.start(t0, y);
  }

  @Override
  public double attempt(double to) {
    end = to;
    stiffness.attempted();
    double error = now.attempt(to);
    if (error <= 1 && goesTooFar()) {
      return TOO_FAR;
    }
    if (error != error && stiffness.isStiff() && Double.isNaN(now.fastest())) {
      stiffness.change();
      handOver("the Jacobian has an entry that is not finite");
      return now.attempt(to);
    }
    return error;
  }

  /** Whether an explicit step, longer than those before, goes farther than it may; the next one does not. */
  private boolean goesTooFar() {
    double h = end - t;
    if (h <= known || stiffness.isStiff() || explicit.farthest() == Double.POSITIVE_INFINITY) {
      return false;
    }
    double reach = h * now.fastest();
    if (reach > explicit.farthest()) {
      factor = FARTHER * explicit.stability() / reach;
      return true;
    }
    known = GROWN * h;
    return false;
  }

  @Override
  public void accept() {
    double h = end - t;
    double reach = stiffness.looks() ? h * now.fastest() : Double.NaN;
    known = reach > explicit.stability() ? 0 : known;
    now.accept();
    t = end;
    accepted++;
    if (!Double.isNaN(reach) && stiffness.changes(h, reach)) {
      change(reach);
    }
  }

  private void change(double reach) {
    String share = String.format(Locale.ROOT, "h*|lambda| = %.2g", reach);
    if (stiffness.isStiff()) {
      factor = LONGER;
      handOver("the steps were held short by stability (" + share + "), not by accuracy");
    } else {
      factor = Math.min(1, WITHIN * explicit.stability() / reach);
      handOver("the steps were so short (" + share + ") that explicit ones cost less");
    }
  }

  private void handOver(String reason) {
    Lane next = waiting.orElseGet(
        () -> Lane.of(method(), field, tolerance));
    next.control.forget();
    next.kernel.start(t, now.state());
    waiting = Optional.of(lane);
    choices = choices.stepped(accepted - told, stiffness.standing())
        .then(new Choice(t, next.method.shortName(), reason));
    told = accepted;
    known = 0;
    lane = next;
    now = next.kernel;
  }

  @Override
  public double afterAcceptance(double error) {
    if (factor == factor) {
      double chosen = factor;
      factor = Double.NaN;
      return chosen;
    }
    return lane.control.afterAcceptance(error);
  }

  @Override
  public double afterRejection(double error) {
    if (factor == factor) {
      double chosen = factor;
      factor = Double.NaN;
      return chosen;
    }
    return lane.control.afterRejection(error);
  }

  @Override
  public void forget() {
    lane.control.forget();
  }

  @Override
  public void restart() {
    now.restart();
  }

  @Override
  public boolean isMultistep() {
    return now.isMultistep();
  }

  @Override
  public Optional<String> complaint() {
    return now.complaint();
  }

  @Override
  public Optional<March.Making> making() {
    return Optional.of(lane.method::kernel);
  }

  @Override
  public double[] rates() {
    return now.rates();
  }

  @Override
  public double[] state() {
    return now.state();
  }

  @Override
  public double[] proposed() {
    return now.proposed();
  }

  @Override
  public void interpolate(double theta, double[] y) {
    now.interpolate(theta, y);
  }

  @Override
  public void sketch(double theta, double[] y) {
    now.sketch(theta, y);
  }

  @Override
  public double roughness() {
    return now.roughness();
  }

  @Override
  public int blindTo() {
    return now.blindTo();
  }

  @Override
  public int degree() {
    return now.degree();
  }

  @Override
  public int kept() {
    return now.kept();
  }

  @Override
  public void keep(double[] store, int offset) {
    now.keep(store, offset);
  }

  @Override
  public Interpolant interpolant() {
    return lane.interpolant;
  }

  @Override
  public long evaluations() {
    return now.evaluations() + waiting.map(other -> other.kernel.evaluations()).orElse(0L);
  }

  @Override
  public long jacobians() {
    return now.jacobians() + waiting.map(other -> other.kernel.jacobians()).orElse(0L);
  }

  @Override
  public Choices choices(long steps) {
    return choices.stepped(steps - told, stiffness.standing());
  }
}
