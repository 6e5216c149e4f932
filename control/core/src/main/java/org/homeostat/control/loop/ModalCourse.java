package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The step response of an undelayed system by the exponential of its matrix: with z = (x, 1),
 *
 * <pre>
 * z' = [A B; 0 0] z,   y = [C D] z
 * </pre>
 *
 * <p>Times are evenly spaced as long as the fastest mode lasts, then as suits the next.
 */
final class ModalCourse implements Course {

  /** A mode is gone when it has fallen by this many powers of e. */
  private static final double LASTING = 36;

  /** How many times there are in one radian, or one time constant, of the fastest mode that lasts. */
  private static final double DENSITY = 10;

  private static final int MOST = 200_000;

  private final RealMatrix generator;
  private final RealVector output;
  private final double[] times;
  private final List<RealVector> states;

  ModalCourse(LinearSystem system) {
    Block[] m = system.blocks();
    int n = system.states().size();
    generator = m[0].beside(m[1]).above(Block.zero(1, n + 1)).toMatrix();
    output = new ArrayRealVector(m[2].beside(m[3]).entries()[0]);
    List<Double> all = new ArrayList<>(List.of(0.0));
    states = new ArrayList<>();
    RealVector z = new ArrayRealVector(n + 1);
    z.setEntry(n, 1);
    states.add(z);
    List<Complex> modes = Eigenvalues.of(m[0]).stream()
        .sorted(Comparator.comparingDouble(Complex::getRealPart)).toList();
    for (int k = 0; k < modes.size(); k++) {
      double end = -LASTING / modes.get(k).getRealPart();
      double fastest = IntStream.range(k, n).mapToDouble(j -> modes.get(j).norm()).max().orElseThrow();
      z = march(z, all, end, fastest);
    }
    times = all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private RealVector march(RealVector start, List<Double> all, double end, double fastest) {
    double from = all.get(all.size() - 1);
    int count = (int) Math.min(MOST, Math.ceil((end - from) * fastest * DENSITY));
    if (end <= from || count == 0) {
      return start;
    }
    double step = (end - from) / count;
    RealMatrix over = MatrixUtils.matrixExponential(generator.scalarMultiply(step));
    RealVector z = start;
    for (int i = 1; i <= count; i++) {
      z = over.operate(z);
      all.add(from + i * step);
      states.add(z);
    }
    return z;
  }

  @Override
  public double[] times() {
    return times.clone();
  }

  @Override
  public double at(double t) {
    return output.dotProduct(state(t));
  }

  @Override
  public double slope(double t) {
    return output.dotProduct(generator.operate(state(t)));
  }

  private RealVector state(double t) {
    int found = Arrays.binarySearch(times, t);
    int before = found >= 0 ? found : Math.max(0, -found - 2);
    double ahead = t - times[before];
    return ahead == 0 ? states.get(before)
        : MatrixUtils.matrixExponential(generator.scalarMultiply(ahead)).operate(states.get(before));
  }
}
