package org.homeostat.control.solve;

import java.util.Optional;
import org.homeostat.control.linear.Sparsity;

/** y' = a + y(t-1), where a is 1 up to t = 0.7 and 3 after it, with y = 0 before. */
record SwitchedDelay() implements VectorField {

  private static final double SWITCH = 0.7;

  /** By the method of steps. */
  static double solution(double t) {
    double u = t - 1;
    double r = u - SWITCH;
    return t <= SWITCH ? t : t <= 1 ? SWITCH + 3 * (t - SWITCH)
        : u <= SWITCH ? 1.6 + 3 * u + u * u / 2 : 3.945 + 3.7 * r + 1.5 * r * r;
  }

  private static double slope(double t) {
    return t < SWITCH ? 1 : 3;
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    dydt[0] = slope(t) + y[0];
  }

  @Override
  public Optional<Delays> delays() {
    return Optional.of(new Term());
  }

  private record Term() implements Delays {

    @Override
    public int terms() {
      return 1;
    }

    @Override
    public int signals() {
      return 1;
    }

    @Override
    public int signal(int k) {
      return 0;
    }

    @Override
    public boolean reads(int j, int k) {
      return false;
    }

    @Override
    public String label(int k) {
      return "delay(y, 1)";
    }

    @Override
    public boolean isConstant(int k) {
      return true;
    }

    @Override
    public double lag(int k, double t, double[] w) {
      return 1;
    }

    @Override
    public void signals(double t, double[] w, double[] x) {
      x[0] = w[0];
    }

    @Override
    public void derivatives(double t, double[] w, double[] dydt) {
      dydt[0] = slope(t) + w[1];
    }

    @Override
    public Sparsity sparsity() {
      return Sparsity.full(1);
    }

    @Override
    public int switches() {
      return 1;
    }

    @Override
    public void switches(double t, double[] w, double[] values) {
      values[0] = t - SWITCH;
    }
  }
}
