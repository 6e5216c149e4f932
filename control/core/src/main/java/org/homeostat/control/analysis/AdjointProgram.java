package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.linear.Sparsity;

/**
 * The adjoint equations of one phase, compiled: the rates of lambda, of mu and of the objective, given
 * lambda, the states of the run and the model's values.
 */
final class AdjointProgram {
  private final PhaseModel phase;
  private final List<Variable> variables;
  private final int n;
  private final Evaluator rates;
  private final Later<Evaluator> inTime;
  private final Later<Sparsity> sparsity;
  private final Later<Evaluator> jacobian;

  AdjointProgram(PhaseModel phase, Expr integrand, List<Variable> variables) {
    this.phase = phase;
    this.variables = variables;
    Program base = phase.model().program();
    n = base.states().size();
    List<String> lambda = base.states().stream().map(state -> "lambda " + state).toList();
    List<Expr> weights = Variations.together(lambda.stream().map(Terms::name).toList(), List.of(Terms.ONE));
    Cotangents slopes =
        new Cotangents(base, Variations.together(base.results(), List.of(integrand)), weights);
    List<Expr> results = new ArrayList<>();
    base.states().forEach(state -> results.add(slopes.of(state)));
    variables.forEach(variable -> results.add(phase.felt(variable, slopes.of(variable.name()))));
    results.add(integrand);
    Program backward = Program.of(lambda, Variations.together(base.states(), base.parameters()),
        Variations.together(base.body(), slopes.lines()), results);
    rates = backward.compiled();
    inTime = new Later<>(() -> inTime(backward).compiled());
    Later<Program> derivative = new Later<>(backward::jacobian);
    sparsity = new Later<>(() -> Sparsity.ofRows(IntStream.range(0, results.size())
        .mapToObj(i -> IntStream.range(0, n).filter(j -> !derivative.get().isZero(i * n + j)).toArray())
        .toArray(int[][]::new)));
    jacobian = new Later<>(() -> derivative.get().only(IntStream.range(0, results.size() * n)
        .filter(k -> !derivative.get().isZero(k)).toArray()).compiled());
  }

  private Program inTime(Program backward) {
    Tangents time = phase.flow(backward);
    return Program.of(backward.states(), backward.parameters(),
        Variations.together(backward.body(), time.lines()),
        backward.results().stream().map(time::of).toList());
  }

  PhaseModel phase() {
    return phase;
  }

  /** How many states the model has. */
  int states() {
    return n;
  }

  /** Where the derivatives of the rates by lambda, mu and the objective are not identically 0. */
  Sparsity sparsity() {
    return sparsity.get();
  }

  /** The rates. */
  Evaluator rates() {
    return rates;
  }

  /** How fast the rates change with the time of the run. */
  Evaluator inTime() {
    return inTime.get();
  }

  /** The entries of the Jacobian. */
  Evaluator jacobian() {
    return jacobian.get();
  }

  /** What component {@code i} is called. */
  String name(int i) {
    return i < n ? "dG/d" + phase.model().states().get(i)
        : i < n + variables.size() ? "dG/d" + variables.get(i - n).name() : "G";
  }
}
