package org.homeostat.control.solve;

import java.util.Optional;
import org.homeostat.control.linear.Sparsity;

/** y' = -x(t - tau)/2, x = y(t - D) + y: a signal that reads a delayed term itself. */
record NestedDelay(double lag, double tau) implements VectorField {

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    dydt[0] = -y[0];
  }

  @Override
  public Optional<Delays> delays() {
    return Optional.of(new Terms(lag, tau));
  }

  /** Signal 0 is y, signal 1 is x; term 0 is y(t - D), term 1 is x(t - tau). */
  private record Terms(double lag, double tau) implements Delays {

    @Override
    public int terms() {
      return 2;
    }

    @Override
    public int signals() {
      return 2;
    }

    @Override
    public int signal(int k) {
      return k;
    }

    @Override
    public boolean reads(int j, int k) {
      return j == 1 && k == 0;
    }

    @Override
    public String label(int k) {
      return k == 0 ? "delay(y, D)" : "delay(x, tau)";
    }

    @Override
    public boolean isConstant(int k) {
      return true;
    }

    @Override
    public double lag(int k, double t, double[] w) {
      return k == 0 ? lag : tau;
    }

    @Override
    public void signals(double t, double[] w, double[] x) {
      x[0] = w[0];
      x[1] = w[1] + w[0];
    }

    @Override
    public void derivatives(double t, double[] w, double[] dydt) {
      dydt[0] = -w[2] / 2;
    }

    @Override
    public Sparsity sparsity() {
      return Sparsity.full(1);
    }
  }
}
