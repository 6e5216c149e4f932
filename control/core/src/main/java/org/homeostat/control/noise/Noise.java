package org.homeostat.control.noise;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.VectorField;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/**
 * Which Brownian paths a run takes, by which method and in what steps, as a value. Each noisy state has a
 * Wiener process of its own, named by it: two models with noise on L see the same path under one seed, and
 * what other states are noisy does not change it.
 *
 * <pre>{@code
 * Simulation.of(model).until(days(60)).noisy(Noise.seed(7)).run();
 * Noise.seed(7).path(3).by("milstein").step(0.001)
 * }</pre>
 *
 * @param member which of the seed's many runs; 0 the first
 * @param given paths that are not taken from the seed, by state
 * @param scheme the method; the best one that suits the noise, if none is named
 * @param step the length of the steps; chosen from the model, if none is given
 * @param clock the unit in which paths run; the model's own time unit, if none is given. Models in different
 *     units see one path if they name one clock
 */
public record Noise(long seed, long member, Map<String, BrownianPath> given, Optional<Scheme> scheme,
    Optional<Time> step, Optional<Unit> clock) {

  /** Checks that the member is none below 0, and the step a length. */
  public Noise {
    if (member < 0) {
      throw new IllegalArgumentException("there is no path " + member + "; the first is path 0.");
    }
    if (member > 0 && !given.isEmpty()) {
      throw new IllegalArgumentException("paths that are given are those of one run; there is no path "
          + member + " beside them. Say Noise.along(...) for each run.");
    }
    given = Map.copyOf(given);
    step.ifPresent(Noise::checkStep);
  }

  private static void checkStep(Time step) {
    double length = step.unit().map(step::in).orElseGet(() -> step.in(Unit.ONE));
    if (!(length > 0 && length < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a step of " + step + " leads nowhere; give a length above 0.");
    }
  }

  /** The paths of a seed: the same on every machine and thread. */
  public static Noise seed(long seed) {
    return new Noise(seed, 0, Map.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** These paths, by the names of the noisy states; every one of these needs its own. */
  public static Noise along(Map<String, BrownianPath> paths) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no paths to run along; give one for each noisy state, or say Noise.seed(7).");
    }
    return new Noise(0, 0, paths, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Another of the many runs of this seed, counted from 0: independent of the others. */
  public Noise path(long number) {
    return new Noise(seed, number, given, scheme, step, clock);
  }

  /** By a method: {@code euler-maruyama}, {@code milstein} or {@code sra1}. */
  public Noise by(String method) {
    return by(Scheme.named(method));
  }

  /** By a method. */
  public Noise by(Scheme other) {
    return new Noise(seed, member, given, Optional.of(other), step, clock);
  }

  /** In steps of that length. Those of 2^-k of the model's time unit cost least: see {@link BrownianPath}. */
  public Noise step(Time length) {
    return new Noise(seed, member, given, scheme, Optional.of(length), clock);
  }

  /** In steps of that length in the model's own time unit. */
  public Noise step(double length) {
    return step(Time.of(length));
  }

  /** With paths that run in that unit of time. */
  public Noise clock(Unit unit) {
    return new Noise(seed, member, given, scheme, step, Optional.of(unit));
  }

  /** The Wiener process of a state in a model whose time unit that is. */
  public BrownianPath wiener(String state, Unit time) {
    BrownianPath path = given.isEmpty()
        ? BrownianPath.of(member == 0 ? seed : Mixing.at(Mixing.mix(seed), member), state)
        : givenFor(state);
    return clock.map(unit -> path.atRate(time.factorTo(unit))).orElse(path);
  }

  /** The path that was given for a noisy state. */
  BrownianPath givenFor(String state) {
    if (!given.containsKey(state)) {
      throw new IllegalArgumentException("there is no path for the noise on " + state + ", only for "
          + String.join(", ", new TreeMap<>(given).keySet()) + ". Give every noisy state one.");
    }
    return given.get(state);
  }

  /**
   * Checks that it suits a field and its noise, before anything is computed: an
   * {@link IllegalArgumentException} says what does not, and the remedy.
   */
  public void check(VectorField field, Diffusion diffusion) {
    Settling.check(this, field, diffusion);
  }

  /**
   * This noise with a method and a step. The method is the one of the highest order that suits the noise. The
   * step is the largest 2^-k that is at most a thousandth of the run, and a twentieth of the longest in which
   * no decaying mode grows where the run starts: a tenth of the time constant of the fastest one, and less
   * for an oscillation that is hardly damped. The square of an intensity's slope counts as the rate of a
   * mode, and delayed terms are held for that; then the step is at most a tenth of the shortest lag above 0
   * where the run starts, too. A step that was given is refused where a mode would grow in it, and a phase of
   * a run that would do so under a protocol stops there.
   *
   * @param field the equations without noise
   * @param y0 where the run starts, at time 0
   * @param length how long it is
   * @param time the unit of time
   */
  public Noise settled(VectorField field, Diffusion diffusion, double[] y0, double length, Unit time) {
    return new Settling(this, field, diffusion).at(y0, length, time);
  }

  /** The method, settled, for a field that has this noise, in that unit of time. */
  public Method method(Diffusion diffusion, Unit time) {
    return new NoisyMethod(diffusion, scheme.orElseThrow(), step.orElseThrow().in(time), time,
        IntStream.range(0, diffusion.size()).mapToObj(k -> wiener(diffusion.name(k), time)).toList());
  }

  /** The same, settled, in steps half as long. */
  public Noise halved() {
    return step(new Time(step.orElseThrow().value() / 2, step.get().unit()));
  }

  /** The method and the steps, as far as they are settled, and whose paths. */
  @Override
  public String toString() {
    return scheme.map(method -> method.shortName()
            + step.map(length -> " in steps of " + length).orElse("") + ", ")
        .orElseGet(() -> step.map(length -> "steps of " + length + ", ").orElse(""))
        + whose();
  }

  private String whose() {
    return given.isEmpty() ? "seed " + seed + (member == 0 ? "" : ", path " + member)
        : "given paths of " + String.join(", ", new TreeMap<>(given).keySet());
  }
}
