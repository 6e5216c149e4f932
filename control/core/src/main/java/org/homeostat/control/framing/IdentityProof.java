package org.homeostat.control.framing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   */
  record Result(
      boolean proved, boolean settled, Set<String> free, Set<String> fixed, boolean atValues,
      List<String> differing) {

    /** The same with fewer names said to be free. */
    Result without(Set<String> names) {
      Set<String> rest = new TreeSet<>(free);
      rest.removeAll(names);
      return new Result(proved, settled, rest, fixed, atValues, differing);
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

  /** Tries for all values; then with private parameters that matter at their values; then at all values. */
  Result result() {
    Set<String> own = new TreeSet<>(privateParameters());
    Set<String> all = new LinkedHashSet<>(source.parameters());
    all.addAll(own);
    all.removeAll(moving);
    try {
      IdentityAttempt general = attempt(Set.of());
      if (general.holds()) {
        return new Result(true, true, own, Set.of(), false, List.of());
      }
      Set<String> blamed = new TreeSet<>(general.namesInDifferences());
      blamed.retainAll(own);
      blamed.removeAll(moving);
      IdentityAttempt partial = blamed.isEmpty() ? general : attempt(blamed);
      if (partial.holds()) {
        Set<String> free = new TreeSet<>(own);
        free.removeAll(blamed);
        return new Result(true, true, free, blamed, false, List.of());
      }
      IdentityAttempt numeric = attempt(all);
      return numeric.holds()
          ? new Result(true, true, Set.of(), own, true, List.of())
          : new Result(false, numeric.isRational(), Set.of(), own, true, numeric.differing());
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return new Result(false, false, Set.of(), Set.of(), false, List.of(beyond.getMessage()));
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
    Set<String> own = new TreeSet<>(privateParameters());
    Set<String> all = new LinkedHashSet<>(source.parameters());
    all.addAll(own);
    List<Set<String>> ladder = proof.atValues() ? List.of(all) : List.of(proof.fixed(), own, all);
    NoiseAgreement general = noise(ladder.get(0));
    NoiseAgreement found = general;
    for (int i = 1; i < ladder.size() && !found.agrees(); i++) {
      found = noise(ladder.get(i)).withValues();
    }
    return found.agrees() ? found : general;
  }

  private NoiseAgreement noise(Set<String> fixed) {
    try {
      Set<String> still = new TreeSet<>(fixed);
      still.removeAll(moving);
      return attempt(still).noise();
    } catch (Forms.Beyond | IdentityAttempt.Structure beyond) {
      return new NoiseAgreement(
          NoiseAgreement.Kind.DIFFERENT, List.of("the noise: " + beyond.getMessage()), Set.of(), false);
    }
  }

  private IdentityAttempt attempt(Set<String> fixed) {
    return new IdentityAttempt(mapping, fixed, moving);
  }

  /** Whether a parameter of the source moves a derivative or a shared quantity in either; true in doubt. */
  boolean matters(String parameter) {
    try {
      return attempt(Set.of()).isMovedBy(parameter);
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
