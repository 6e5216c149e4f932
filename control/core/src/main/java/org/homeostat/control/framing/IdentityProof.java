package org.homeostat.control.framing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/**
 * Proves, or fails to prove, that a mapping carries every solution of its source to a solution of its target
 * and leaves every shared quantity as it is: each target state's derivative, written in the source, equals
 * the derivative of what the state is mapped from, by exact rational arithmetic; the same for each shared
 * auxiliary.
 */
final class IdentityProof {
  private final Mapping mapping;
  private final Model source;
  private final Model target;
  private final Set<String> moving;

  /**
   * What came of it.
   *
   * @param proved whether source and target are one system under the mapping
   * @param settled whether a failure is a real difference of the fields, not a limit of the method
   * @param free parameters of one model only that have no influence on anything shared
   * @param fixed parameters of one model only that had to be put to their values
   * @param atValues whether all parameters had to be put to their values
   * @param differing the quantities in which they differ
   * @param shape what the map is like
   */
  record Result(
      boolean proved, boolean settled, Set<String> free, Set<String> fixed, boolean atValues,
      List<String> differing, Shape shape) {

    /** The same with fewer names said to be free. */
    Result without(Set<String> names) {
      Set<String> rest = new TreeSet<>(free);
      rest.removeAll(names);
      return new Result(proved, settled, rest, fixed, atValues, differing, shape);
    }
  }

  /**
   * What a map is like.
   *
   * @param curved whether its slopes depend on the states
   * @param bent whether the motion agrees with noise, Ito's term being there, and not without
   * @param conditions what has to be positive for it to be invertible
   */
  record Shape(boolean curved, boolean bent, List<Condition> conditions) {
    static final Shape UNKNOWN = new Shape(false, false, List.of());

    /** Where it is invertible, in words to be added: {@code " where B > 0"}; nothing if everywhere. */
    String where() {
      return conditions.isEmpty() ? "" : " where "
          + conditions.stream().map(Condition::text).distinct().collect(Collectors.joining(" and "));
    }
  }

  IdentityProof(Mapping mapping) {
    this(mapping, Set.of());
  }

  /** A proof for parameters that move in time, so that a delay remembers what they were. */
  IdentityProof(Mapping mapping, Set<String> moving) {
    this.mapping = mapping;
    this.moving = moving;
    this.source = mapping.source();
    this.target = mapping.target();
  }

  /**
   * Tries for all values; then with private parameters that matter at their values; then at all values. Under
   * a curved map noisy models are tried as such first, then without their noise.
   */
  Result result() {
    boolean noise = !source.noisyStates().isEmpty();
    Result first = result(noise);
    return first.proved() || !noise || mapping.entries().isEmpty() ? first : result(false);
  }

  private Result result(boolean noisy) {
    Set<String> own = new TreeSet<>(privateParameters());
    Set<String> all = new LinkedHashSet<>(source.parameters());
    all.addAll(own);
    all.removeAll(moving);
    try {
      return inSymbols(own, noisy).orElseGet(() -> atValues(all, own, noisy));
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return new Result(
          false, false, Set.of(), Set.of(), false, List.of(beyond.getMessage()), Shape.UNKNOWN);
    }
  }

  private Optional<Result> inSymbols(Set<String> own, boolean noisy) {
    try {
      IdentityAttempt general = attempt(Set.of(), noisy);
      if (general.holds()) {
        return Optional.of(proved(general, own, Set.of(), false));
      }
      Set<String> blamed = new TreeSet<>(general.namesInDifferences());
      blamed.retainAll(own);
      blamed.removeAll(moving);
      IdentityAttempt partial = blamed.isEmpty() ? general : attempt(blamed, noisy);
      Set<String> free = new TreeSet<>(own);
      free.removeAll(blamed);
      return partial.holds() ? Optional.of(proved(partial, free, blamed, false)) : Optional.empty();
    } catch (IdentityAttempt.Structure unsigned) {
      // a map by a parameter of either sign may be singular, and by its value not
      return Optional.empty();
    }
  }

  private Result atValues(Set<String> all, Set<String> own, boolean noisy) {
    IdentityAttempt numeric = attempt(all, noisy);
    if (!numeric.holds()) {
      return new Result(
          false, numeric.isRational(), Set.of(), own, true, numeric.differing(), Shape.UNKNOWN);
    }
    return mapping.set().isEverything() ? proved(numeric, Set.of(), own, true) : loosened(all, noisy);
  }

  /**
   * The same proof again, for what an intervention makes of the two models: with what was put to its value
   * then, and with no more.
   */
  Result again(Result earlier, Set<String> values) {
    Set<String> still = new TreeSet<>(values);
    still.removeAll(moving);
    try {
      IdentityAttempt attempt = attempt(still, earlier.shape().bent());
      if (attempt.holds()) {
        return proved(attempt, earlier.free(), earlier.fixed(), earlier.atValues());
      }
      return new Result(false, false, Set.of(), Set.of(), false, attempt.differing(), Shape.UNKNOWN);
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return new Result(
          false, false, Set.of(), Set.of(), false, List.of(beyond.getMessage()), Shape.UNKNOWN);
    }
  }

  /** What a proof puts to its value. */
  Set<String> values(Result proof) {
    Set<String> all = new LinkedHashSet<>(source.parameters());
    all.addAll(privateParameters());
    return proof.atValues() ? all : proof.fixed();
  }

  private static Result proved(
      IdentityAttempt attempt, Set<String> free, Set<String> fixed, boolean atValues) {
    return new Result(true, true, free, fixed, atValues, List.of(),
        new Shape(attempt.isCurved(), attempt.isBent(), attempt.conditions()));
  }

  /** A proof at values, with as many of them as can be set free again: what is left names the set. */
  private Result loosened(Set<String> fixed, boolean noisy) {
    Set<String> kept = new TreeSet<>(fixed);
    for (String parameter : fixed) {
      kept.remove(parameter);
      if (!holds(kept, noisy)) {
        kept.add(parameter);
      }
    }
    return proved(attempt(kept, noisy), Set.of(), kept, false);
  }

  private boolean holds(Set<String> fixed, boolean noisy) {
    try {
      return attempt(fixed, noisy).holds();
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return false;
    }
  }

  /**
   * Whether the noise agrees as well, where the rest is proved: with no more values put in than the proof
   * needed; then with those of what one model alone has; then with all.
   */
  NoiseAgreement noise(Result proof) {
    if (source.noisyStates().isEmpty() && target.noisyStates().isEmpty()) {
      return NoiseAgreement.NO_NOISE;
    }
    if (!mapping.set().isEverything()) {
      return new NoiseAgreement(NoiseAgreement.Kind.DIFFERENT,
          List.of("noise is not shown to keep to " + mapping.set()), Set.of(), false);
    }
    Set<String> own = new TreeSet<>(privateParameters());
    Set<String> all = new LinkedHashSet<>(source.parameters());
    all.addAll(own);
    List<Set<String>> ladder = proof.atValues() ? List.of(all) : List.of(proof.fixed(), own, all);
    boolean bent = proof.shape().bent();
    NoiseAgreement general = noise(ladder.get(0), bent);
    NoiseAgreement found = general;
    for (int i = 1; i < ladder.size() && !found.agrees(); i++) {
      found = noise(ladder.get(i), bent).withValues();
    }
    return found.agrees() ? found : general;
  }

  private NoiseAgreement noise(Set<String> fixed, boolean bent) {
    try {
      Set<String> still = new TreeSet<>(fixed);
      still.removeAll(moving);
      return attempt(still, bent).noise();
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return new NoiseAgreement(
          NoiseAgreement.Kind.DIFFERENT, List.of("the noise: " + beyond.getMessage()), Set.of(), false);
    }
  }

  /**
   * Whether an expression in names of both is one quantity in both, with no more values put in than before.
   */
  boolean agreesOn(Expr expression, Result proof) {
    try {
      return attempt(values(proof), proof.shape().bent()).agreesOn(expression);
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return false;
    }
  }

  private IdentityAttempt attempt(Set<String> fixed, boolean noisy) {
    return new IdentityAttempt(mapping, fixed, moving, noisy);
  }

  /** Whether a parameter of the source moves a derivative or a shared quantity in either; true in doubt. */
  boolean matters(String parameter) {
    try {
      return attempt(Set.of(), false).isMovedBy(parameter);
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return true;
    }
  }

  private Set<String> privateParameters() {
    Set<String> own = new LinkedHashSet<>();
    Set<String> mapped = mapping.parameterSources();
    source.parameters().stream()
        .filter(name -> !mapping.shares(name) && !mapped.contains(name))
        .forEach(own::add);
    target.parameters().stream()
        .filter(name -> !mapping.shares(name) && !mapping.entries().containsKey(name))
        .forEach(name -> own.add(mapping.ownName(name)));
    return own;
  }
}
