package org.homeostat.control.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Switch;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.simulate.Phase;

/**
 * The model of a phase, with what the clauses that act in it leave of the base model's parameters.
 *
 * @param active the clauses
 */
record PhaseModel(Model model, List<Clause> active) {
  private static final String OBJECTIVE = "the objective";

  static PhaseModel of(Phase phase) {
    return new PhaseModel(phase.model(), phase.active());
  }

  /**
   * By how much a parameter of the phase's model changes with the base model's: 0 where a clause sets or
   * holds it, the factor where one scales it.
   */
  double felt(String parameter) {
    double factor = 1;
    for (Clause clause : active) {
      for (Intervention intervention : clause.interventions()) {
        if (intervention.quantity().equals(parameter)) {
          factor *= felt(intervention);
        }
      }
    }
    return factor;
  }

  private static double felt(Intervention intervention) {
    if (intervention instanceof Intervention.Scale scale) {
      return scale.factor();
    }
    return intervention instanceof Intervention.Infuse ? 1 : 0;
  }

  /**
   * What the derivative of an expression by a parameter of the phase's model makes of a change by its size.
   */
  Expr felt(Variable variable, Expr slope) {
    return Terms.product(Terms.number(variable.size() * felt(variable.name())), slope);
  }

  /** How fast everything changes along the solution that is in a program over this model. */
  Tangents flow(Program program) {
    Program base = model.program();
    return new Tangents(program, " in time", name -> {
      int place = base.states().indexOf(name);
      return name.equals("t") ? Terms.ONE : place >= 0 ? base.results().get(place) : Terms.ZERO;
    });
  }

  /** Where the rates, and an expression beside them, are not smooth. */
  List<Switch> switches(Expr beside) {
    Program base = model.program();
    List<String> labels = Variations.together(
        base.states().stream().map(state -> "d" + state + "/dt").toList(), List.of(OBJECTIVE));
    return Switch.stopping(Program.of(base.states(), base.parameters(), base.body(),
        Variations.together(base.results(), List.of(beside))), labels);
  }

  /** The rates at a point. */
  double[] rates(double t, double[] y) {
    double[] rates = new double[model.states().size()];
    model.field().derivatives(t, head(y), rates);
    return rates;
  }

  /** The states, which come first in a longer vector. */
  double[] head(double[] y) {
    return IntStream.range(0, model.states().size()).mapToDouble(i -> y[i]).toArray();
  }
}
