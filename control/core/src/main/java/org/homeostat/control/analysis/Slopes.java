package org.homeostat.control.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;

/** The value of an expression in the quantities of a phase, and its derivatives. */
final class Slopes {

  /** A small part of the states, by which second derivatives are looked at. */
  private static final double NEAR = 1e-3;

  private final PhaseModel phase;
  private final int n;
  private final Evaluator evaluator;
  private final double[] results;

  /**
   * Of an expression.
   *
   * @param variables those of the derivatives that are wanted, each by its size
   */
  Slopes(PhaseModel phase, Expr value, List<Variable> variables) {
    this.phase = phase;
    Program base = phase.model().program();
    n = base.states().size();
    Cotangents slopes = new Cotangents(base, List.of(value), List.of(Terms.ONE));
    List<Expr> wanted = new ArrayList<>(List.of(value, slopes.of("t")));
    base.states().forEach(state -> wanted.add(slopes.of(state)));
    variables.forEach(variable -> wanted.add(phase.felt(variable, slopes.of(variable.name()))));
    evaluator = Program.of(base.states(), base.parameters(),
        Variations.together(base.body(), slopes.lines()), wanted).interpreted();
    results = new double[wanted.size()];
  }

  /** Works them out at a point. */
  Slopes at(double t, double[] y) {
    evaluator.evaluate(t, y, phase.model().parameterValues(), results);
    return this;
  }

  /**
   * What an error of the states by their own sizes would make of the value and of its derivatives: how large
   * it is when nothing cancels.
   */
  double size(double t, double[] y, double[] sizes) {
    double[] here = at(t, y).byState();
    double size = Math.abs(value());
    double[] there = at(t, Arrays.stream(y).map(component -> component * (1 + NEAR)).toArray()).byState();
    for (int i = 0; i < sizes.length; i++) {
      double term = (Math.abs(here[i]) + Math.abs(there[i] - here[i]) / NEAR) * sizes[i];
      size += Double.isFinite(term) ? term : 0;
    }
    return size;
  }

  double value() {
    return results[0];
  }

  double[] byState() {
    return Arrays.copyOfRange(results, 2, 2 + n);
  }

  double[] byVariable() {
    return Arrays.copyOfRange(results, 2 + n, results.length);
  }

  /** How fast the value changes along a solution with these rates. */
  double along(double[] rates) {
    return results[1] + dot(byState(), rates);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
