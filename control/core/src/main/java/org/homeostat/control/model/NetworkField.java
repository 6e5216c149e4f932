package org.homeostat.control.model;

import java.util.Optional;
import java.util.function.Supplier;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.VectorField;

/**
 * A network's derivatives, compiled to loops; with the entries of its Jacobian that are not always zero, and
 * explanations in the words of its unit.
 */
final class NetworkField implements VectorField {
  private final Network network;
  private final NetworkCode code;
  private final Supplier<NetworkRun> run;

  private NetworkField(Network network, NetworkCode code, Supplier<NetworkRun> run) {
    this.network = network;
    this.code = code;
    this.run = run;
  }

  /** A field for any number of threads: each evaluation is a run of its own. */
  NetworkField(Network network, NetworkCode code) {
    this(network, code, () -> new NetworkRun(code));
  }

  @Override
  public VectorField forOneRun() {
    NetworkRun one = new NetworkRun(code);
    return new NetworkField(network, code, () -> one);
  }

  @Override
  public int dimension() {
    return code.dimension();
  }

  @Override
  public void derivatives(double t, double[] y, double[] dydt) {
    run.get().derivatives(t, y, dydt);
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return code.pattern().sparsity();
  }

  @Override
  public void jacobian(double t, double[] y, double[] dfdy) {
    run.get().jacobian(t, y, dfdy);
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] dfdt) {
    run.get().timeDerivative(t, y, dfdt);
  }

  @Override
  public void linearize(double t, double[] y, double[] out) {
    run.get().linearize(t, y, out);
  }

  @Override
  public LinearSolver linearSolver() {
    LinearSolver pivoting = VectorField.super.linearSolver();
    return code.elimination().<LinearSolver>map(written -> new StraightLine(written, pivoting))
        .orElse(pivoting);
  }

  @Override
  public ComplexLinearSolver complexLinearSolver() {
    ComplexLinearSolver pivoting = VectorField.super.complexLinearSolver();
    return code.complexElimination()
        .<ComplexLinearSolver>map(written -> new ComplexStraightLine(written, pivoting)).orElse(pivoting);
  }

  @Override
  public int switches() {
    return code.size() * code.switches().size();
  }

  @Override
  public void switches(double t, double[] y, double[] values) {
    run.get().switches(t, y, values);
  }

  @Override
  public boolean isKink(int k) {
    return code.switches().get(k % code.switches().size()).kink();
  }

  @Override
  public String switchLabel(int k) {
    int count = code.switches().size();
    return code.switches().get(k % count).label() + " of unit " + k / count;
  }

  @Override
  public String label(int i) {
    return Programs.rateOf(state(i)) + ofUnit(i);
  }

  @Override
  public String stateLabel(int i) {
    return state(i) + ofUnit(i);
  }

  private String state(int i) {
    return network.unit().states().get(i % network.unit().states().size());
  }

  private String ofUnit(int i) {
    return " of unit " + i / network.unit().states().size();
  }

  @Override
  public Optional<String> explain(double t, double[] y, int i) {
    return network.culprit(t, y, i / network.unit().states().size(), state(i));
  }
}
