package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Program;
import org.homeostat.control.linear.ComplexLinearSolver;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.VectorField;

/**
 * The {@link Variations} of a phase as a field of n(1 + p) states, with its exact Jacobian, in one run. The
 * Jacobian has the model's own, J, once for the states and once for each column, and beside it the second
 * derivatives of the equations, H_j:
 *
 * <pre>
 * J
 * H_1  J
 * H_2     J
 * </pre>
 *
 * <p>So all of it costs p times what the model's own costs, and J is decomposed once: {@link ColumnSolver}.
 */
final class VariationalField implements VectorField {
  private final Variations variations;
  private final int n;
  private final int size;
  private final VectorField base;
  private final Evaluator rates;
  private final Later<Second> second;
  private final double[] y;
  private final double[] values;

  VariationalField(Variations variations) {
    this.variations = variations;
    n = variations.states();
    size = n * (1 + variations.columns());
    base = variations.model().field().forOneRun();
    Program program = variations.rates();
    rates = program.compiled().forOneThread();
    second = new Later<>(() -> new Second(program));
    y = new double[n];
    values = variations.values(new double[size]);
  }

  private void place(double[] state) {
    System.arraycopy(state, 0, y, 0, n);
    System.arraycopy(state, n, values, 0, size - n);
  }

  @Override
  public int dimension() {
    return size;
  }

  @Override
  public void derivatives(double t, double[] state, double[] dydt) {
    place(state);
    rates.evaluate(t, y, values, dydt);
  }

  @Override
  public boolean hasJacobian() {
    return true;
  }

  @Override
  public Sparsity sparsity() {
    return second.get().sparsity;
  }

  @Override
  public void linearize(double t, double[] state, double[] out) {
    place(state);
    second.get().linearize(t, out);
  }

  @Override
  public void jacobian(double t, double[] state, double[] dfdy) {
    double[] whole = second.get().whole;
    linearize(t, state, whole);
    System.arraycopy(whole, size, dfdy, 0, dfdy.length);
  }

  @Override
  public void timeDerivative(double t, double[] state, double[] dfdt) {
    double[] whole = second.get().whole;
    linearize(t, state, whole);
    System.arraycopy(whole, whole.length - size, dfdt, 0, size);
  }

  @Override
  public LinearSolver linearSolver() {
    return new ColumnSolver(base.linearSolver(), base.sparsity(), sparsity());
  }

  @Override
  public ComplexLinearSolver complexLinearSolver() {
    return new ComplexColumnSolver(base.complexLinearSolver(), base.sparsity(), sparsity());
  }

  @Override
  public int switches() {
    return base.switches();
  }

  @Override
  public void switches(double t, double[] state, double[] switches) {
    base.switches(t, variations.phase().head(state), switches);
  }

  @Override
  public String switchLabel(int k) {
    return base.switchLabel(k);
  }

  @Override
  public String label(int i) {
    return i < n ? base.label(i) : "d(" + variations.name(i - n) + ")/dt";
  }

  @Override
  public Optional<String> explain(double t, double[] state, int i) {
    return i < n ? base.explain(t, variations.phase().head(state), i) : Optional.empty();
  }

  /** The Jacobian, which explicit methods never ask for. */
  private final class Second {
    private final Sparsity sparsity;
    private final Evaluator linearized;

    /** For each entry of the Jacobian, its place among the results of {@code linearized}. */
    private final int[] source;

    private final double[] results;
    private final double[] whole;

    Second(Program program) {
      Program all = program.linearized();
      sparsity = Sparsity.ofRows(
          IntStream.range(0, size).mapToObj(i -> columns(all, i)).toArray(int[][]::new));
      List<Integer> chosen = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      source = sources(chosen);
      IntStream.range(0, size).forEach(i -> chosen.add(size + size * n + i));
      linearized = all.only(chosen.stream().mapToInt(k -> k).toArray()).compiled().forOneThread();
      results = new double[chosen.size()];
      whole = new double[size + sparsity.size() + size];
    }

    /** Where row i has entries: those of J, and before them, in a column's rows, those of its H. */
    private int[] columns(Program all, int i) {
      Sparsity model = base.sparsity();
      IntStream own = IntStream.range(model.start(i % n), model.start(i % n + 1)).map(model::column);
      return i < n ? own.toArray() : IntStream.concat(
          IntStream.range(0, n).filter(j -> !all.isZero(size + i * n + j)),
          own.map(j -> i - i % n + j)).toArray();
    }

    /** Notes which results are needed, behind the rates, and where each entry finds its own. */
    private int[] sources(List<Integer> chosen) {
      int[] places = new int[sparsity.size()];
      for (int k = 0; k < places.length; k++) {
        int row = sparsity.row(k);
        int column = sparsity.column(k);
        if (column < n) {
          places[k] = chosen.size();
          chosen.add(size + row * n + column);
        } else {
          places[k] = places[sparsity.entry(row % n, column % n)];
        }
      }
      return places;
    }

    void linearize(double t, double[] out) {
      linearized.evaluate(t, y, values, results);
      System.arraycopy(results, 0, out, 0, size);
      for (int k = 0; k < source.length; k++) {
        out[size + k] = results[source[k]];
      }
      System.arraycopy(results, results.length - size, out, size + source.length, size);
    }
  }
}
