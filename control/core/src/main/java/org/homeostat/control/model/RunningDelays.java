package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Delays;

/**
 * {@link ModelDelays} in one run: what depends on the parameters alone has been worked out, and what depends
 * on the time alone is worked out once for each time. The results are the same to the last bit.
 */
final class RunningDelays implements Delays {
  private final ModelDelays delays;
  private final DelayPrograms programs;
  private final Kept rates;
  private final List<Kept> lags = new ArrayList<>();
  private final Kept signals;
  private final Kept switching;
  private final double[] lag = new double[1];
  private Optional<Kept> linearized = Optional.empty();

  RunningDelays(ModelDelays delays, DelayPrograms programs, double[] values) {
    this.delays = delays;
    this.programs = programs;
    DelayPrograms.Splits splits = programs.splits();
    rates = Kept.of(splits.rates(), values);
    Kept last = rates;
    for (Split split : splits.lags()) {
      last = last.then(split);
      lags.add(last);
    }
    signals = last.then(splits.signals());
    switching = signals.then(splits.switches());
  }

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
    if (isConstant(k)) {
      return delays.lag(k, t, w);
    }
    lags.get(k).evaluate(t, w, lag);
    return lag[0];
  }

  @Override
  public void signals(double t, double[] w, double[] x) {
    signals.evaluate(t, w, x);
  }

  @Override
  public void derivatives(double t, double[] w, double[] dydt) {
    rates.evaluate(t, w, dydt);
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return delays.sparsity();
  }

  @Override
  public void linearize(double t, double[] w, double[] out) {
    if (linearized.isEmpty()) {
      linearized = Optional.of(switching.then(programs.splits().linearized().get()));
    }
    linearized.get().evaluate(t, w, out);
  }

  @Override
  public int switches() {
    return delays.switches();
  }

  @Override
  public void switches(double t, double[] w, double[] values) {
    switching.evaluate(t, w, values);
  }

  @Override
  public boolean isKink(int k) {
    return delays.isKink(k);
  }

  @Override
  public String switchLabel(int k) {
    return delays.switchLabel(k);
  }

  @Override
  public Optional<String> explain(double t, double[] w, int i) {
    return delays.explain(t, w, i);
  }
}
