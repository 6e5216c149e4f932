package org.homeostat.control.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * How the starts that are declared as rest follow a variable, the states that are held staying where they
 * are:
 *
 * <pre>
 * f(y, p) = 0,  so  f_y dy/dp = -f_p
 * </pre>
 */
final class RestSlopes {
  private final Model model;
  private final int n;
  private final boolean[] held;
  private final int[] free;
  private final double[] rest;
  private final double[] rows;
  private final DecompositionSolver solver;

  RestSlopes(Model model) {
    this.model = model;
    held = model.held();
    n = held.length;
    free = IntStream.range(0, n).filter(i -> !held[i]).toArray();
    rest = SteadyPoint.of(model);
    double[] jacobian = new double[model.field().sparsity().size()];
    model.field().jacobian(0, rest, jacobian);
    rows = model.field().sparsity().spread(jacobian, 0);
    var matrix = new Array2DRowRealMatrix(free.length, free.length);
    for (int a = 0; a < free.length; a++) {
      for (int b = 0; b < free.length; b++) {
        matrix.setEntry(a, b, rows[free[a] * n + free[b]]);
      }
    }
    solver = new QRDecomposition(matrix).getSolver();
  }

  /** Of all states at rest but the one that is varied itself; {@code starts} knows those of held states. */
  Map<String, Double> of(Variable variable, ToDoubleFunction<String> starts) {
    double[] right = direct(variable);
    for (int j = 0; j < n; j++) {
      double slope = held[j] ? starts.applyAsDouble(model.states().get(j)) : 0;
      for (int i = 0; i < n; i++) {
        right[i] += rows[i * n + j] * slope;
      }
    }
    var moved = solver.solve(
        new ArrayRealVector(IntStream.of(free).mapToDouble(i -> -right[i]).toArray()));
    Map<String, Double> slopes = new HashMap<>();
    for (int a = 0; a < free.length; a++) {
      String state = model.states().get(free[a]);
      if (model.startOf(state) instanceof Start.Rest && !state.equals(variable.name())) {
        slopes.put(state, moved.getEntry(a));
      }
    }
    return slopes;
  }

  /** f_p at the point of rest. */
  private double[] direct(Variable variable) {
    Program base = model.program();
    Tangents tangents = new Tangents(base, " by it", name ->
        name.equals(variable.name()) && !variable.isStart() ? Terms.ONE : Terms.ZERO);
    List<Expr> results = base.results().stream().map(tangents::of).toList();
    double[] slope = new double[n];
    Program.of(base.states(), base.parameters(), Variations.together(base.body(), tangents.lines()), results)
        .interpreted().evaluate(0, rest, model.parameterValues(), slope);
    return slope;
  }
}
