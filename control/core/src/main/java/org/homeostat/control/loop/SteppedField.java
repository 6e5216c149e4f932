package org.homeostat.control.loop;

import java.util.Optional;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Delays;
import org.homeostat.control.solve.VectorField;

/** A delayed linear system with its one input at 1: the field of its step response. */
record SteppedField(LinearSystem system, Block[] blocks) implements VectorField {

  SteppedField(LinearSystem system) {
    this(system, system.blocks());
  }

  /** A system without states has one that stands still. */
  @Override
  public int dimension() {
    return Math.max(1, states());
  }

  private int states() {
    return blocks[0].rows();
  }

  /** As if nothing had ever been delayed, which a step from a past of zeros never asks for. */
  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    double[] w = new double[dimension() + terms()];
    System.arraycopy(y, 0, w, 0, y.length);
    rates(w, dydt);
  }

  private int terms() {
    return system.delayedTerms().size();
  }

  /** Of the states and, behind them, the delayed terms. */
  void rates(double[] w, double[] dydt) {
    for (int i = 0; i < states(); i++) {
      dydt[i] = sum(blocks[0].entries()[i], blocks[1].entries()[i], w);
    }
  }

  /** The signal that a term reads. */
  private double signal(int k, double[] w) {
    return sum(blocks[2].entries()[1 + k], blocks[3].entries()[1 + k], w);
  }

  /** The output. */
  double output(double[] w) {
    return sum(blocks[2].entries()[0], blocks[3].entries()[0], w);
  }

  /** A row of A and B, or of C and D, times the states, the input, which is 1, and the terms. */
  private double sum(double[] ofStates, double[] ofRest, double[] w) {
    double sum = ofRest[0];
    for (int j = 0; j < ofStates.length; j++) {
      sum += ofStates[j] * w[j];
    }
    for (int k = 1; k < ofRest.length; k++) {
      sum += ofRest[k] * w[dimension() + k - 1];
    }
    return sum;
  }

  @Override
  public Optional<Delays> delays() {
    return Optional.of(new Terms(this, system.lags()));
  }

  /** What of the past it reads. */
  private record Terms(SteppedField field, double[] lags) implements Delays {
    @Override
    public int terms() {
      return lags.length;
    }

    @Override
    public int signals() {
      return lags.length;
    }

    @Override
    public int signal(int k) {
      return k;
    }

    @Override
    public boolean reads(int j, int k) {
      return field.blocks[3].at(1 + j, 1 + k) != 0;
    }

    @Override
    public String label(int k) {
      return field.system.delayedTerms().get(k);
    }

    @Override
    public boolean isConstant(int k) {
      return true;
    }

    @Override
    public double lag(int k, double t, double[] w) {
      return lags[k];
    }

    @Override
    public void signals(double t, double[] w, double[] x) {
      for (int k = 0; k < lags.length; k++) {
        x[k] = field.signal(k, w);
      }
    }

    @Override
    public void derivatives(double t, double[] w, double[] dydt) {
      field.rates(w, dydt);
    }

    @Override
    public Sparsity sparsity() {
      return Sparsity.full(field.dimension());
    }
  }
}
