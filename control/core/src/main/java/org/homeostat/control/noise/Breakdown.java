package org.homeostat.control.noise;

import java.util.Arrays;
import java.util.Optional;
import org.homeostat.control.solve.Outcome;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Digits;

/**
 * Says why a step of a run with noise led to no number: it makes the step again, and notes the first point at
 * which a rate was none.
 */
final class Breakdown implements VectorField {

  private static final String LOOK = "Look at the values there: a state may have left the range that the"
      + " equation is meant for, which noise can make it do, or the steps are too long: Noise.step(...)"
      + " takes shorter ones." + Trouble.A_RATE_IS_NOT_A_NUMBER.more();

  private final NoisyMethod method;
  private final VectorField field;
  private Optional<Outcome.Stopped> found = Optional.empty();
  private double start;

  Breakdown(NoisyMethod method, VectorField field) {
    this.method = method;
    this.field = field;
  }

  /** The end of a run that a step from a good state led to a bad one. */
  Outcome.Stopped after(double t, double[] y, double end) {
    start = t;
    double[] next = new double[y.length];
    method.strides(this).make(t, y, end, next);
    return found.or(() -> ofNoise(t, y)).orElseGet(() -> ofState(t, y, end, next));
  }

  @Override
  public int dimension() {
    return field.dimension();
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    field.derivatives(t, y, dydt);
    boolean good = Arrays.stream(y).allMatch(Double::isFinite);
    for (int i = 0; i < dydt.length && good && found.isEmpty(); i++) {
      if (!Double.isFinite(dydt[i])) {
        found = Optional.of(new Outcome.Stopped(
            field.label(i) + " is " + dydt[i], start, field.explain(t, y, i).orElse(""), LOOK));
      }
    }
  }

  private Optional<Outcome.Stopped> ofNoise(double t, double[] y) {
    Diffusion diffusion = method.diffusion();
    double[] b = new double[diffusion.size()];
    diffusion.intensities(t, y, b);
    for (int k = 0; k < b.length; k++) {
      if (!Double.isFinite(b[k])) {
        String name = diffusion.name(k);
        return Optional.of(new Outcome.Stopped("the noise on " + name + " is " + b[k], t,
            "where " + name + " is " + Digits.of(y[diffusion.place(k)]), LOOK));
      }
    }
    return Optional.empty();
  }

  private Outcome.Stopped ofState(double t, double[] y, double end, double[] next) {
    int first = 0;
    while (Double.isFinite(next[first])) {
      first++;
    }
    return new Outcome.Stopped(field.stateLabel(first) + " is " + next[first] + " after a step of "
        + Digits.of(end - t), t, "where it was " + Digits.of(y[first]), LOOK);
  }
}
