package org.homeostat.control.loop;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.RealMatrix;

/**
 * The H2 and the H-infinity norm of linear systems, with and without delays. Every mode counts, also one that
 * the outputs do not show: the norms of a system that has one that does not decay are infinite.
 *
 * @see "K. Zhou, J. C. Doyle, Essentials of robust control, Prentice Hall, 1998, chapter 4"
 */
public final class Norms {

  /** At how many phases of its lag a delayed feed-through is looked at. */
  private static final int PHASES = 720;

  private Norms() {}

  /**
   * The H2 norm: without delays from Lyapunov's equation, with delays from the integral of the gain over all
   * frequencies, to about nine digits.
   */
  public static H2Norm h2(LinearSystem system) {
    Shapes.checkPorts("the H2 norm", system);
    CharacteristicRoots roots = CharacteristicRoots.of(system);
    if (!roots.isStable()) {
      return new H2Norm(Double.POSITIVE_INFINITY, unstable(roots));
    }
    if (directGain(system) > 0) {
      return new H2Norm(Double.POSITIVE_INFINITY, "since an input reaches an output with no state between");
    }
    if (system.states().isEmpty()) {
      return new H2Norm(0, "since no input reaches an output");
    }
    return system.isDelayed()
        ? new H2Norm(Math.sqrt(FrequencyIntegral.of(system, roots)), "from the integral over all frequencies")
        : new H2Norm(undelayedH2(system, roots), "from Lyapunov's equation");
  }

  private static double undelayedH2(LinearSystem system, CharacteristicRoots roots) {
    RealMatrix b = new Block(system.states().size(), system.inputs().size(), system.b()).toMatrix();
    RealMatrix c = new Block(system.outputs().size(), system.states().size(), system.c()).toMatrix();
    double slowest = roots.roots().stream().mapToDouble(Complex::norm).min().orElseThrow();
    double fastest = roots.roots().stream().mapToDouble(Complex::norm).max().orElseThrow();
    RealMatrix p = Lyapunov.solve(new Block(b.getRowDimension(), b.getRowDimension(), system.a()).toMatrix(),
        b.multiplyTransposed(b), Math.sqrt(slowest * fastest));
    return Math.sqrt(Math.max(0, c.multiply(p).multiplyTransposed(c).getTrace()));
  }

  /**
   * The H-infinity norm: without delays by level sets, with delays from the largest gain of a finite
   * approximation and of a dense grid, followed uphill on the exact system.
   */
  public static HInfinityNorm hInfinity(LinearSystem system) {
    Shapes.checkPorts("the H-infinity norm", system);
    CharacteristicRoots roots = CharacteristicRoots.of(system);
    if (!roots.isStable()) {
      return new HInfinityNorm(Double.POSITIVE_INFINITY, frequency(roots), unstable(roots), system.time());
    }
    Peak far = new Peak(Double.POSITIVE_INFINITY, directGain(system));
    if (system.states().isEmpty()) {
      return new HInfinityNorm(far.value(), 0, "since no state is between, at any frequency", system.time());
    }
    double[] grid = Frequencies.of(List.of(system), List.of(roots));
    Peak found = far.or(Peak.of(omega -> gain(system, omega), grid));
    Peak peak = LevelSets.raise(system, found).orAsHigh(new Peak(0, gain(system, 0)), far);
    return new HInfinityNorm(peak.value(), peak.frequency(), system.isDelayed()
        ? "the exact gain, its peak found on a finite approximation and on a grid" : "by level sets",
        system.time());
  }

  /** The largest gain at i omega. */
  static double gain(LinearSystem system, double omega) {
    return SingularValues.largest(system.at(new Complex(0, omega)));
  }

  /**
   * The largest gain from inputs to outputs with no state between, whatever the phase of its delay.
   *
   * @throws IllegalArgumentException where several lags are in it, whose phases may meet at any frequency
   */
  static double directGain(LinearSystem system) {
    LinearSystem direct = direct(system);
    if (!direct.isDelayed()) {
      return gain(direct, 0);
    }
    double[] lags = direct.lags();
    if (IntStream.range(1, lags.length).anyMatch(k -> lags[k] != lags[0])) {
      throw new IllegalArgumentException("inputs reach outputs with no state between, by several lags: the"
          + " gain at high frequency never settles. Put a state into those paths.");
    }
    double[] phases = IntStream.rangeClosed(0, PHASES)
        .mapToDouble(k -> Math.PI * k / (PHASES * lags[0])).toArray();
    return Peak.of(omega -> gain(direct, omega), phases).value();
  }

  /** The system without its states: what is left at high frequency; without delays if none matters there. */
  static LinearSystem direct(LinearSystem system) {
    LinearSystem now = LinearSystem.gain(system.d());
    int k = system.lags().length;
    Block in = new Block(k, system.inputs().size(), system.dzu());
    Block out = new Block(system.outputs().size(), k, system.dyw());
    Block along = new Block(k, k, system.dzw());
    Block carried = in;
    boolean seen = false;
    for (int step = 0; step < Math.max(1, k); step++) {
      seen = seen || out.times(carried).size() > 0;
      carried = along.times(carried);
    }
    if (!seen) {
      return now;
    }
    Block all = new Block(system.outputs().size(), system.inputs().size(), system.d()).beside(out)
        .above(in.beside(along));
    return LinearSystem.gain(all.entries()).delaying(system.delayedTerms(), system.lags());
  }

  /**
   * What the system is at infinite frequency, a gain.
   *
   * @throws IllegalArgumentException where a delay keeps it from settling
   */
  static LinearSystem settled(LinearSystem system) {
    LinearSystem direct = direct(system);
    if (direct.isDelayed()) {
      throw new IllegalArgumentException("an input reaches an output by a delay with no state between, so"
          + " that the response never settles at high frequency. Put a state into that path.");
    }
    return direct;
  }

  private static String unstable(CharacteristicRoots roots) {
    String root = ComplexText.of(roots.rightmost());
    return roots.growing() > 0 ? "since the system is unstable: a mode grows, " + root
        : "since a mode does not decay, " + root;
  }

  private static double frequency(CharacteristicRoots roots) {
    return Math.abs(roots.rightmost().getImaginaryPart());
  }
}
