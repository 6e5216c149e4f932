package org.homeostat.control.model;

import java.util.Optional;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.Delays;

/** The delayed terms of a model at its values, compiled. */
final class ModelDelays implements Delays {
  private final Model model;
  private final DelayPrograms programs;
  private final double[] values;
  private final double[] lags;

  ModelDelays(Model model, DelayPrograms programs, double[] values) {
    this.model = model;
    this.programs = programs;
    this.values = values;
    this.lags = programs.constantLags(values);
  }

  @Override
  public int terms() {
    return programs.terms().size();
  }

  @Override
  public int signals() {
    return programs.signals().size();
  }

  @Override
  public int signal(int k) {
    return programs.read(k);
  }

  @Override
  public boolean reads(int j, int k) {
    return programs.reads(j, k);
  }

  @Override
  public String label(int k) {
    return Delayed.name(programs.terms().get(k));
  }

  @Override
  public boolean isConstant(int k) {
    return programs.isConstant(k);
  }

  @Override
  public double lag(int k, double t, double[] w) {
    if (isConstant(k)) {
      return lags[k];
    }
    double[] lag = new double[1];
    programs.compiledLag(k).evaluate(t, w, values, lag);
    return lag[0];
  }

  @Override
  public void signals(double t, double[] w, double[] x) {
    programs.compiledSignals().evaluate(t, w, values, x);
  }

  @Override
  public void derivatives(double t, double[] w, double[] dydt) {
    programs.compiledRates().evaluate(t, w, values, dydt);
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return programs.sparsity();
  }

  @Override
  public void linearize(double t, double[] w, double[] out) {
    programs.compiledLinearized().evaluate(t, w, values, out);
  }

  @Override
  public int switches() {
    return programs.switches().size();
  }

  @Override
  public void switches(double t, double[] w, double[] switches) {
    programs.compiledSwitches().evaluate(t, w, values, switches);
  }

  @Override
  public boolean isKink(int k) {
    return programs.switches().get(k).kink();
  }

  @Override
  public String switchLabel(int k) {
    return programs.switches().get(k).label();
  }

  @Override
  public Optional<String> explain(double t, double[] w, int i) {
    return Culprit.of(model, t, programs.named(t, w, values), model.states().get(i));
  }

  @Override
  public Delays forOneRun() {
    return new RunningDelays(this, programs, values);
  }
}
