package org.homeostat.control.noise;

import org.homeostat.control.solve.VectorField;

/** Makes steps of any length along the paths of a {@link NoisyMethod}; for one thread. */
final class Strides {
  private final NoisyStep step;
  private final BrownianTree[] trees;
  private final double[] w;
  private final double[] area;

  Strides(NoisyMethod method, VectorField field) {
    step = method.scheme().on(field.forOneRun(), method.diffusion().forOneRun());
    trees = method.paths().stream().map(BrownianPath::tree).toArray(BrownianTree[]::new);
    w = new double[trees.length];
    area = new double[trees.length];
  }

  /** Where one step from {@code y} at {@code t} to {@code end} leads. */
  void make(double t, double[] y, double end, double[] next) {
    for (int k = 0; k < trees.length; k++) {
      trees[k].read(t, end);
      w[k] = trees[k].w();
      area[k] = trees[k].area();
    }
    step.make(t, y, end - t, w, area, next);
  }

  /** How often a step calls the right-hand side. */
  int stages() {
    return step.stages();
  }
}
