package org.homeostat.control.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds where a model rests that is declared to start there. */
final class Settling {
  private Settling() {}

  /**
   * A freshly described model. Rest is solved at the declared values where a start depends on it; what was
   * let and put to a start before stays.
   */
  static Model of(Description description, Givens before) {
    Starts.check(description);
    Programs programs = new Programs(description);
    Model declared = new Model(description, programs, before.valued(programs.declared(description)));
    Givens current = before.onto(declared.givens().values());
    if (!declared.openInputs().isEmpty()) {
      return declared.given(current);
    }
    Resting resting = new Resting(description, declared.givens().values(), declared.held());
    Map<String, Double> put = current.set();
    Model settled = put.keySet().containsAll(resting.free()) ? declared.given(current)
        : declared.given(current.starting(atRest(declared).rest(), put));
    settled.start();
    return settled;
  }

  /** A description whose other states come to rest while some stay where they start. All are put there. */
  static Model beside(Description description, Givens before, List<String> staying) {
    Starts.check(description);
    Programs programs = new Programs(description);
    Map<String, Double> declared = programs.declared(description);
    Model model = new Model(description, programs, before.onto(declared));
    if (!model.openInputs().isEmpty()) {
      return model;
    }
    boolean[] held = model.held();
    for (int i = 0; i < held.length; i++) {
      held[i] |= staying.contains(model.states().get(i));
    }
    Resting resting = new Resting(description, declared, held);
    if (!before.set().keySet().containsAll(resting.free())) {
      Map<String, Double> rested =
          resting.of(model.given(model.givens().valued(declared)), before.starts(), before.set());
      model = model.given(before.onto(declared).starting(Map.of(), Starts.together(rested, before.set())));
    }
    model.start();
    return model;
  }

  /** Where a model rests at its present values; starts that were put stay for states that are not to rest. */
  static Givens atRest(Model model) {
    Givens givens = model.givens();
    Resting resting = new Resting(model.description(), givens.values(), model.held());
    Map<String, Double> kept = new LinkedHashMap<>(givens.set());
    kept.keySet().removeAll(resting.free());
    Map<String, Double> rested = resting.of(model, givens.starts(), kept);
    kept.putAll(resting.staying(givens.starts(), Starts.together(rested, kept)));
    return givens.starting(rested, kept);
  }
}
