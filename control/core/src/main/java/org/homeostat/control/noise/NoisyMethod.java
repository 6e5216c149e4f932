package org.homeostat.control.noise;

import java.util.List;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.Monitor;
import org.homeostat.control.solve.Problem;
import org.homeostat.control.solve.Solution;
import org.homeostat.control.solve.Tolerance;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Unit;

/**
 * A scheme at fixed steps along given paths, as a method: it integrates dX = f dt + b dW, f the problem's
 * field. Steps end on the multiples of h; a problem that starts or ends between two has a shorter one there.
 * The tolerance does not matter to it.
 *
 * @param time the unit of time
 * @param paths for each noisy state its Wiener process
 */
record NoisyMethod(Diffusion diffusion, Scheme scheme, double h, Unit time,
    List<BrownianPath> paths) implements Method {

  @Override
  public String shortName() {
    return scheme.shortName();
  }

  @Override
  public Solution integrate(Problem problem, Tolerance tolerance, Monitor monitor) {
    return new NoisyRun(this, problem, monitor).solution();
  }

  /** What makes its steps on a field, for one run on one thread. */
  Strides strides(VectorField field) {
    return new Strides(this, field);
  }
}
