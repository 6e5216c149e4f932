package org.homeostat.control.simulate;

import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.solve.Outcome;

/** The states of a model whose fall to a bound ends a run, and what is said then. */
public final class Endings {
  private Endings() {}

  static List<Quantity> of(Model model) {
    return model.states().stream().map(model::quantity).filter(state -> state.ending().isPresent()).toList();
  }

  /** Why a run ends that several states may end together: {@code starves (wt_FM) and starves (ob_FM)}. */
  static String reason(Model model, List<Quantity> states) {
    return states.stream().map(state -> reason(model, state)).collect(Collectors.joining(" and "));
  }

  /** Why a run ends; where several states can end it, with the state: {@code starves (wt_FM)}. */
  static String reason(Model model, Quantity state) {
    String reason = state.ending().orElseThrow().reason();
    return of(model).size() > 1 ? reason + " (" + state.name() + ")" : reason;
  }

  /** The state that ended a run of a model; the first of several. */
  public static Quantity which(Model model, Outcome.Ended ended) {
    return of(model).stream().filter(state -> ended.reason().contains(reason(model, state))).findFirst()
        .orElseThrow();
  }
}
