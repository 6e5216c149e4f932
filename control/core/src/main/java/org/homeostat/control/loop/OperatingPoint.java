package org.homeostat.control.loop;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.solve.SteadyState;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Unit;

/** Where a model is linearised: the states' values, delayed terms being what their quantities are there. */
record OperatingPoint(Model model, double[] y) {

  /**
   * A derivative below this share of the size of the terms that cancel in it counts as zero: points are
   * given to seven digits.
   */
  private static final double REST = 1e-6;

  /** A switch counts as met if so small a relative change of the states carries the point across it. */
  private static final double MET = 1e-9;

  /** The model's start. */
  static OperatingPoint start(Model model) {
    if (model.program().dependsOnTime()) {
      throw new ModelException(model.name(), "the equations depend on t, so that there is no linear system"
          + " with constant coefficients. Hold what depends on t.");
    }
    return new OperatingPoint(model, model.start());
  }

  /** The same model with other values of some states and parameters; those of auxiliaries follow. */
  OperatingPoint at(Map<String, Double> values) {
    Model changed = model;
    double[] moved = y.clone();
    for (Map.Entry<String, Double> given : values.entrySet()) {
      String name = given.getKey();
      model.quantity(name);
      int state = model.states().indexOf(name);
      if (state >= 0) {
        moved[state] = given.getValue();
      } else if (model.definition(name).isEmpty()) {
        changed = changed.let(name, given.getValue());
      }
    }
    return new OperatingPoint(changed, moved);
  }

  /** The equilibrium that the flow leads to from here. */
  OperatingPoint settled() {
    SteadyState found = SteadyState.reachedFrom(model.field(), y, model.held())
        .orElseThrow(() -> new ModelException(model.name(), "no equilibrium was reached from " + shown(y)
            + ", where " + fastest() + ".\n    Begin the search elsewhere: at(...).atRest()."));
    return new OperatingPoint(model, found.state());
  }

  /** All quantities there, delayed terms by their text. */
  Map<String, Double> values() {
    return model.evaluate(0, y);
  }

  /** Checks that nothing moves there. */
  void checkRest() {
    double[] shares = shares();
    if (Arrays.stream(shares).anyMatch(share -> !(share <= REST))) {
      throw new ModelException(model.name(), "it does not rest at " + shown(y) + ": " + fastest()
          + ".\n    Linearise at rest with atRest(), or here all the same with evenIfMoving().");
    }
  }

  /** The largest derivative, compared with the terms that it is the sum of, in words. */
  private String fastest() {
    double[] shares = shares();
    double[] f = new double[y.length];
    model.field().derivatives(0, y, f);
    int fastest = IntStream.range(0, y.length).boxed()
        .max((i, j) -> Double.compare(shares[i], shares[j])).orElseThrow();
    String state = model.states().get(fastest);
    Unit unit = model.quantity(state).unit().over(model.timeUnit());
    return "d" + state + "/dt is " + Numbers.round(f[fastest]) + (unit.isDimensionless() ? "" : " " + unit);
  }

  private double[] shares() {
    VectorField field = model.field();
    double[] f = new double[y.length];
    double[] entries = new double[field.sparsity().size()];
    field.derivatives(0, y, f);
    field.jacobian(0, y, entries);
    boolean[] held = model.held();
    double[] shares = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double terms = Double.MIN_NORMAL;
      for (int k = field.sparsity().start(i); k < field.sparsity().start(i + 1); k++) {
        terms = Math.max(terms, Math.abs(entries[k] * y[field.sparsity().column(k)]));
      }
      shares[i] = held[i] || f[i] == 0 ? 0 : Math.abs(f[i]) / terms;
    }
    return shares;
  }

  private String shown(double[] state) {
    List<String> names = model.states();
    return String.join(", ", IntStream.range(0, state.length)
        .mapToObj(i -> names.get(i) + " = " + Numbers.round(state[i])).toList());
  }

  /** Checks that the point is on no switch, where the equations have two different slopes. */
  void checkSmooth() {
    Program rates = model.program();
    List<Switch> switches =
        Switch.of(rates, rates.states().stream().map(state -> "d" + state + "/dt").toList());
    Evaluator functions = Program.of(rates.states(), rates.parameters(), rates.body(),
        switches.stream().map(Switch::function).toList()).interpreted();
    double[] here = new double[switches.size()];
    functions.evaluate(0, y, model.parameterValues(), here);
    double[] reach = new double[here.length];
    for (int i = 0; i < y.length; i++) {
      double[] beside = y.clone();
      beside[i] += MET * Math.abs(y[i]);
      double[] there = new double[here.length];
      functions.evaluate(0, beside, model.parameterValues(), there);
      Arrays.setAll(reach, k -> reach[k] + Math.abs(there[k] - here[k]));
    }
    IntStream.range(0, here.length).filter(k -> Math.abs(here[k]) <= reach[k]).findFirst().ifPresent(k -> {
      throw new ModelException(model.name(), "the point " + shown(y) + " is on a switch, "
          + switches.get(k).label() + ", and the slopes on its two sides differ.\n    Linearise beside it"
          + " with at(...).evenIfMoving(), or write a smooth law, softplus(x) for pos(x).");
    });
  }

  @Override
  public String toString() {
    return shown(y);
  }
}
