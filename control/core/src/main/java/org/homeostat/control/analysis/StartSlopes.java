package org.homeostat.control.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.homeostat.control.expr.Derivative;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Value;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Start;

/**
 * How the states' starts change with one variable: a start that is an expression follows what it is made of,
 * one that is a number stays. A start at rest stays too, as {@code let} leaves it where it is; or it follows,
 * by the equations of rest:
 *
 * <pre>
 * f(y, p) = 0,  so  f_y dy/dp = -f_p
 * </pre>
 */
final class StartSlopes {
  private final Model model;
  private final Variable variable;
  private final Map<String, Double> point;
  private final Map<String, Double> slopes = new HashMap<>();

  private StartSlopes(Model model, Variable variable, Map<String, Double> point) {
    this.model = model;
    this.variable = variable;
    this.point = point;
  }

  /** For each variable, the changes of all starts for a change of it by its size. */
  static List<double[]> of(Model model, List<Variable> variables, boolean atRest) {
    Map<String, Double> point = model.evaluate(0, model.start());
    return variables.stream()
        .map(variable -> new StartSlopes(model, variable, point).all(atRest)).toList();
  }

  private double[] all(boolean atRest) {
    if (atRest) {
      rest();
    }
    return model.states().stream().mapToDouble(this::of).map(slope -> slope * variable.size()).toArray();
  }

  private double of(String name) {
    if (!slopes.containsKey(name)) {
      slopes.put(name, found(name));
    }
    return slopes.get(name);
  }

  private double found(String name) {
    if (name.equals(variable.name())) {
      return 1;
    }
    if (model.states().contains(name)) {
      return model.startOf(name) instanceof Start.Formula formula ? of(formula.value()) : 0;
    }
    return model.definition(name).map(this::of).orElse(0.0);
  }

  private double of(Expr value) {
    Expr slope = Derivative.of(value, name -> Terms.number(of(name)));
    return Value.of(slope, name -> name.equals("t") ? 0 : point.get(name));
  }

  /** Notes how the starts that are declared as rest follow; the states that are held stay where they are. */
  private void rest() {
    boolean[] held = model.held();
    int n = held.length;
    double[] rest = SteadyPoint.of(model);
    double[] jacobian = new double[model.field().sparsity().size()];
    model.field().jacobian(0, rest, jacobian);
    double[] rows = model.field().sparsity().spread(jacobian, 0);
    double[] right = direct(rest);
    int[] free = IntStream.range(0, n).filter(i -> !held[i]).toArray();
    for (int i : free) {
      for (int j = 0; j < n; j++) {
        right[i] += held[j] ? rows[i * n + j] * of(model.states().get(j)) : 0;
      }
    }
    var matrix = new Array2DRowRealMatrix(free.length, free.length);
    var minus = new ArrayRealVector(free.length);
    for (int a = 0; a < free.length; a++) {
      for (int b = 0; b < free.length; b++) {
        matrix.setEntry(a, b, rows[free[a] * n + free[b]]);
      }
      minus.setEntry(a, -right[free[a]]);
    }
    var moved = new QRDecomposition(matrix).getSolver().solve(minus);
    slopes.clear();
    for (int a = 0; a < free.length; a++) {
      String state = model.states().get(free[a]);
      if (model.startOf(state) instanceof Start.Rest && !state.equals(variable.name())) {
        slopes.put(state, moved.getEntry(a));
      }
    }
  }

  /** f_p at a point. */
  private double[] direct(double[] y) {
    Program base = model.program();
    Tangents tangents = new Tangents(base, " by it", name ->
        name.equals(variable.name()) && !variable.isStart() ? Terms.ONE : Terms.ZERO);
    List<Expr> results = base.results().stream().map(tangents::of).toList();
    double[] slope = new double[y.length];
    Program.of(base.states(), base.parameters(), Variations.together(base.body(), tangents.lines()), results)
        .interpreted().evaluate(0, y, model.parameterValues(), slope);
    return slope;
  }
}
