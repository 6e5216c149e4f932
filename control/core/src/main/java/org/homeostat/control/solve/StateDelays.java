package org.homeostat.control.solve;

import org.homeostat.control.linear.Sparsity;

/** The delays of a {@link DelayField}: the signals are its states. */
final class StateDelays implements Delays {

  private final DelayField field;
  private final Sparsity sparsity;

  StateDelays(DelayField field) {
    this(field, Sparsity.full(field.dimension()));
  }

  private StateDelays(DelayField field, Sparsity sparsity) {
    this.field = field;
    this.sparsity = sparsity;
  }

  @Override
  public int terms() {
    return field.terms().size();
  }

  @Override
  public int signals() {
    return field.dimension();
  }

  @Override
  public int signal(int k) {
    return field.terms().get(k).state();
  }

  @Override
  public boolean reads(int j, int k) {
    return false;
  }

  @Override
  public String label(int k) {
    return field.terms().get(k).label();
  }

  @Override
  public boolean isConstant(int k) {
    return field.terms().get(k).isConstant();
  }

  @Override
  public double lag(int k, double t, double[] w) {
    return field.terms().get(k).lag().at(t, w);
  }

  @Override
  public void signals(double t, double[] w, double[] x) {
    System.arraycopy(w, 0, x, 0, field.dimension());
  }

  @Override
  public void derivatives(double t, double[] w, double[] dydt) {
    derivatives(t, w, new double[field.dimension()], new double[terms()], dydt);
  }

  private void derivatives(double t, double[] w, double[] y, double[] z, double[] dydt) {
    System.arraycopy(w, 0, y, 0, y.length);
    System.arraycopy(w, y.length, z, 0, z.length);
    field.rates().at(t, y, z, dydt);
  }

  @Override
  public Sparsity sparsity() {
    return sparsity;
  }

  /** With arrays of its own. */
  @Override
  public Delays forOneRun() {
    return new InOneRun(this, new double[field.dimension()], new double[terms()]);
  }

  /** The same, evaluated without allocating. */
  private record InOneRun(StateDelays delays, double[] y, double[] z) implements Delays {
    @Override
    public int terms() {
      return delays.terms();
    }

    @Override
    public int signals() {
      return delays.signals();
    }

    @Override
    public int signal(int k) {
      return delays.signal(k);
    }

    @Override
    public boolean reads(int j, int k) {
      return delays.reads(j, k);
    }

    @Override
    public String label(int k) {
      return delays.label(k);
    }

    @Override
    public boolean isConstant(int k) {
      return delays.isConstant(k);
    }

    @Override
    public double lag(int k, double t, double[] w) {
      return delays.lag(k, t, w);
    }

    @Override
    public void signals(double t, double[] w, double[] x) {
      delays.signals(t, w, x);
    }

    @Override
    public void derivatives(double t, double[] w, double[] dydt) {
      delays.derivatives(t, w, y, z, dydt);
    }

    @Override
    public Sparsity sparsity() {
      return delays.sparsity();
    }
  }
}
