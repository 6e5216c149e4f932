package org.homeostat.control.noise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.complex.Complex;
import org.homeostat.control.solve.VectorField;

/** The methods for equations with noise, by what they ask of the noise, and how fast they converge. */
public enum Scheme {

  /** For every noise: strong order 1/2 (1 where the noise is additive), weak order 1. */
  EULER_MARUYAMA("euler-maruyama", 1, Euler::new) {
    @Override
    public Optional<String> objection(Diffusion diffusion) {
      return Optional.empty();
    }
  },

  /**
   * For noise that is diagonal: no intensity depends on a noisy state other than its own. Strong order 1,
   * weak order 1.
   */
  MILSTEIN("milstein", 1, Milstein::new) {
    @Override
    public Optional<String> objection(Diffusion diffusion) {
      return first(diffusion, (k, place) -> place != diffusion.place(k) && isNoisy(diffusion, place))
          .map(pair -> "milstein is for diagonal noise, and the noise on " + diffusion.name(pair[0])
              + " depends on " + diffusion.stateLabel(pair[1]) + ", which has noise of its own."
              + " Use euler-maruyama.");
    }
  },

  /**
   * For noise that is additive: no intensity depends on a state; and for fields without delays. Strong order
   * 3/2, weak order 2: Roessler's SRA1.
   */
  SRA1("sra1", 1.0 / 3, Sra1::new) {
    @Override
    public Optional<String> objection(Diffusion diffusion) {
      return first(diffusion, (k, place) -> true)
          .map(pair -> "sra1 is for additive noise, and the noise on " + diffusion.name(pair[0])
              + " depends on " + diffusion.stateLabel(pair[1]) + ". Use "
              + (MILSTEIN.objection(diffusion).isEmpty() ? "milstein." : "euler-maruyama."));
    }
  };

  private final String shortName;
  private final double swing;
  private final Making making;

  /** How the kernel of a scheme is made. */
  @FunctionalInterface
  private interface Making {
    NoisyStep on(VectorField field, Diffusion diffusion);
  }

  /** Whether an intensity and a state are such a pair. */
  @FunctionalInterface
  private interface Pairing {
    boolean holds(int k, int place);
  }

  Scheme(String shortName, double swing, Making making) {
    this.shortName = shortName;
    this.swing = swing;
    this.making = making;
  }

  /** Its short name, as the command line takes it. */
  public String shortName() {
    return shortName;
  }

  /** Why it is not for this noise, with the remedy; empty where it is. */
  public abstract Optional<String> objection(Diffusion diffusion);

  /** Why it is not for a field with this noise, with the remedy; empty where it is. */
  public Optional<String> objection(VectorField field, Diffusion diffusion) {
    return objection(diffusion).or(() -> field.delays().filter(delays -> this == SRA1 && delays.terms() > 0)
        .map(delays -> shortName + " asks for rates inside its steps, where what " + delays.label(0)
            + " reads may not be known yet. Use euler-maruyama, which is of strong order 1 for additive"
            + " noise."));
  }

  /** The names of all schemes. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Scheme::shortName).toList();
  }

  /** The scheme of that name. */
  public static Scheme named(String name) {
    return Arrays.stream(values()).filter(scheme -> scheme.shortName.equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no method '" + name
            + "' for noise. The methods are " + String.join(", ", names()) + "."));
  }

  /**
   * The one of highest order that is for a field with this noise; of two that are one method on additive
   * noise, as it is with delays, euler-maruyama.
   */
  public static Scheme best(VectorField field, Diffusion diffusion) {
    boolean additive = SRA1.objection(diffusion).isEmpty();
    return (additive ? List.of(SRA1, EULER_MARUYAMA) : List.of(MILSTEIN, EULER_MARUYAMA)).stream()
        .filter(scheme -> scheme.objection(field, diffusion).isEmpty()).findFirst().orElseThrow();
  }

  /** Its kernel, for one run. */
  NoisyStep on(VectorField field, Diffusion diffusion) {
    return making.on(field, diffusion);
  }

  /**
   * The rate that a mode of the drift asks steps to be short against: in steps of more than 2 over it a
   * decaying mode grows. That of a mode without oscillation is its own; one that is damped at d only asks for
   * |lambda|^2/d where the drift is taken to first order, exactly, and for |lambda|^(4/3)/d^(1/3), nearly,
   * where it is to second. Of damping, what shows over the span counts.
   */
  double rate(Complex mode, double span) {
    double size = mode.norm();
    double damping = Math.max(Math.abs(mode.getRealPart()), Math.min(1 / span, size));
    return size > 0 ? size * Math.pow(size / damping, swing) : 0;
  }

  private static boolean isNoisy(Diffusion diffusion, int place) {
    return IntStream.range(0, diffusion.size()).anyMatch(k -> diffusion.place(k) == place);
  }

  /** The first intensity, and a state that it depends on, for which a relation holds. */
  private static Optional<int[]> first(Diffusion diffusion, Pairing pairing) {
    return IntStream.range(0, diffusion.size()).boxed()
        .flatMap(k -> IntStream.range(0, diffusion.states())
            .filter(place -> diffusion.dependsOn(k, place) && pairing.holds(k, place))
            .mapToObj(place -> new int[] {k, place}))
        .findFirst();
  }
}
