package org.homeostat.control.simulate;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.noise.Noise;
import org.homeostat.control.trouble.Trouble;
import org.homeostat.control.unit.Time;

/** Whether a noise suits a model, said in the model's name. */
final class NoiseFit {

  private NoiseFit() {}

  /** Checks that the model has noise, and the method is one for it. */
  static void check(Noise noise, Model model) {
    if (model.noisyStates().isEmpty()) {
      throw new ModelException(model.name(), "no noise is declared. Declare it on a state, as in"
          + " state(\"" + model.states().get(0) + "\", ...).noise(\"s*" + model.states().get(0)
          + "\"), or add it by model.noisy(\"" + model.states().get(0) + "\", \"...\")."
          + Trouble.NOISE_IS_REFUSED.more());
    }
    try {
      noise.check(model.field(), model.diffusion());
    } catch (IllegalArgumentException problem) {
      throw named(model, problem);
    }
  }

  /** The noise with its method and steps, as the model's start asks for them. */
  static Noise settled(Noise noise, Model model, Time until) {
    try {
      return noise.settled(model.field(), model.diffusion(), model.start(), until.in(model.timeUnit()),
          model.timeUnit());
    } catch (IllegalArgumentException problem) {
      throw named(model, problem);
    }
  }

  private static IllegalArgumentException named(Model model, IllegalArgumentException problem) {
    return new IllegalArgumentException(
        model.name() + ": " + problem.getMessage() + Trouble.NOISE_IS_REFUSED.more(), problem);
  }
}
