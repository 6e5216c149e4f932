package org.homeostat.control.model;

import java.util.List;
import org.homeostat.control.expr.Evaluator;
import org.homeostat.control.noise.Diffusion;

/**
 * The noise of a model at its values.
 *
 * @param all the states, of which some are noisy
 * @param parameters the values that the evaluators take
 */
record ModelDiffusion(List<String> all, Intensities noise, double[] parameters, Evaluator values,
    Evaluator slopes) implements Diffusion {

  static Diffusion of(List<String> states, Intensities noise, double[] parameters) {
    return new ModelDiffusion(states, noise, parameters, noise.values(), noise.slopes());
  }

  @Override
  public int states() {
    return all.size();
  }

  @Override
  public int size() {
    return noise.states().size();
  }

  @Override
  public int place(int k) {
    return noise.places()[k];
  }

  @Override
  public String name(int k) {
    return noise.states().get(k);
  }

  @Override
  public String stateLabel(int place) {
    return all.get(place);
  }

  @Override
  public boolean dependsOn(int k, int place) {
    return noise.uses().get(k).contains(all.get(place));
  }

  @Override
  public void intensities(double t, double[] y, double[] b) {
    values.evaluate(t, y, parameters, b);
  }

  @Override
  public void slopes(double t, double[] y, double[] derivatives) {
    slopes.evaluate(t, y, parameters, derivatives);
  }

  @Override
  public Diffusion forOneRun() {
    return new ModelDiffusion(all, noise, parameters, values.forOneThread(), slopes.forOneThread());
  }
}
