package org.homeostat.control.solve;

import java.util.stream.IntStream;
import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.AbstractODEStateInterpolator;

/**
 * A step of one of our methods as Hipparchus interpolates it. The methods' interpolants are polynomials, and
 * this is the same one, by its values at ten points of the step: a value that knows neither the kernel nor
 * the equations any more, and can be serialized.
 *
 * <p>Rates within the step are the polynomial's slope, which costs no evaluation and lacks an order; at the
 * step's ends they are those of the equations.
 */
final class PolynomialInterpolator extends AbstractODEStateInterpolator {
  private static final long serialVersionUID = 1L;

  /** The highest degree of an interpolant of our methods: Vern7's is 7, Radau's with most stages 9. */
  private static final int DEGREE = 9;

  /** Where the values are, as shares of the step: at the extrema of Chebyshev's polynomial. */
  private static final double[] NODES = IntStream.rangeClosed(0, DEGREE)
      .mapToDouble(k -> (1 - Math.cos(Math.PI * k / DEGREE)) / 2).toArray();

  /** The states at the nodes but the first and the last, which are the step's ends. */
  private final double[][] inside;

  private PolynomialInterpolator(double[][] inside, boolean forward, ODEStateAndDerivative globalPrevious,
      ODEStateAndDerivative globalCurrent, ODEStateAndDerivative softPrevious,
      ODEStateAndDerivative softCurrent, EquationsMapper mapper) {
    super(forward, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
    this.inside = inside;
  }

  /** Writes the state at a share of a step. */
  @FunctionalInterface
  interface Course {
    void at(double theta, double[] y);
  }

  /** A whole step, of which the course is looked at here only. */
  static PolynomialInterpolator of(Course course, boolean forward, ODEStateAndDerivative from,
      ODEStateAndDerivative to, EquationsMapper mapper) {
    double[][] inside = new double[DEGREE - 1][mapper.getTotalDimension()];
    for (int k = 1; k < DEGREE; k++) {
      course.at(NODES[k], inside[k - 1]);
    }
    return new PolynomialInterpolator(inside, forward, from, to, from, to, mapper);
  }

  @Override
  protected PolynomialInterpolator create(boolean forward, ODEStateAndDerivative globalPrevious,
      ODEStateAndDerivative globalCurrent, ODEStateAndDerivative softPrevious,
      ODEStateAndDerivative softCurrent, EquationsMapper mapper) {
    return new PolynomialInterpolator(
        inside, forward, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
  }

  @Override
  protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(EquationsMapper mapper, double time,
      double theta, double thetaH, double oneMinusThetaH) {
    if (oneMinusThetaH == 0) {
      return getGlobalCurrentState();
    }
    if (thetaH == 0) {
      return getGlobalPreviousState();
    }
    double[] start = getGlobalPreviousState().getCompleteState();
    double[] end = getGlobalCurrentState().getCompleteState();
    double h = getGlobalCurrentState().getTime() - getGlobalPreviousState().getTime();
    double[] y = start.clone();
    double[] dydt = new double[y.length];
    for (int k = 1; k <= DEGREE; k++) {
      double[] node = k == DEGREE ? end : inside[k - 1];
      double weight = weight(k, theta);
      double slope = slope(k, theta) / h;
      for (int i = 0; i < y.length; i++) {
        double rise = node[i] - start[i];
        y[i] += weight * rise;
        dydt[i] += slope * rise;
      }
    }
    return mapper.mapStateAndDerivative(time, y, dydt);
  }

  /** Lagrange's polynomial that is 1 at node k and 0 at the others. */
  private static double weight(int k, double theta) {
    double product = 1;
    for (int j = 0; j <= DEGREE; j++) {
      product *= j == k ? 1 : (theta - NODES[j]) / (NODES[k] - NODES[j]);
    }
    return product;
  }

  /** Its derivative. */
  private static double slope(int k, double theta) {
    double sum = 0;
    for (int m = 0; m <= DEGREE; m++) {
      double product = m == k ? 0 : 1 / (NODES[k] - NODES[m]);
      for (int j = 0; j <= DEGREE; j++) {
        product *= j == k || j == m ? 1 : (theta - NODES[j]) / (NODES[k] - NODES[j]);
      }
      sum += product;
    }
    return sum;
  }
}
