package org.homeostat.control.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.model.Model;

/**
 * Whether a point is where a rectifier, a choice or a table of the equations bends: slopes there are those of
 * one side, or of neither, and so is what is made of them.
 */
public final class RestOnSwitch {

  /** A switch is met where moving each state by this share of itself passes it. */
  private static final double MET = 1e-9;

  private RestOnSwitch() {}

  /** The first switch that is met, in words; empty where the equations are smooth. */
  public static Optional<String> at(Model model, double[] y) {
    Program rates = model.program();
    List<Switch> switches =
        Switch.of(rates, rates.states().stream().map(state -> "d" + state + "/dt").toList());
    Evaluator functions = Program.of(rates.states(), rates.parameters(), rates.body(),
        switches.stream().map(Switch::function).toList()).interpreted();
    int count = switches.size();
    double[] here = values(functions, model, y, count);
    double[] reach = new double[here.length];
    for (int i = 0; i < y.length; i++) {
      double[] beside = y.clone();
      beside[i] += MET * Math.abs(y[i]);
      double[] there = values(functions, model, beside, count);
      Arrays.setAll(reach, k -> reach[k] + Math.abs(there[k] - here[k]));
    }
    return IntStream.range(0, here.length).filter(k -> Math.abs(here[k]) <= reach[k])
        .mapToObj(k -> switches.get(k).label()).findFirst();
  }

  private static double[] values(Evaluator functions, Model model, double[] y, int count) {
    double[] values = new double[count];
    functions.evaluate(0, y, model.parameterValues(), values);
    return values;
  }
}
