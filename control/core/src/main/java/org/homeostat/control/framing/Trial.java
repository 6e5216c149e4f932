package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.simulate.Trajectory;

/** One mapping put to the test: what is proved under it, and what of values and starts does not fit. */
final class Trial {
  static final String EVERYWHERE = "all values in the domain";
  static final String HERE = "these values";
  static final String REFITTED = "after refitting";

  private final Mapping mapping;
  private final IdentityProof prover;
  private final IdentityProof.Result proof;
  private final Agreement agreement;
  private final List<String> values;
  private final List<String> starts = new ArrayList<>();

  Trial(Mapping mapping) {
    this.mapping = mapping;
    this.prover = new IdentityProof(mapping);
    this.proof = prover.result();
    this.agreement = new Agreement(mapping, prover);
    this.values = proof.proved() ? agreement.differingValues() : List.of();
    if (proof.proved()) {
      starts.addAll(agreement.differingStarts());
      starts.addAll(agreement.startsBesideTheSet());
      starts.addAll(agreement.differingHistories());
      starts.addAll(agreement.differingEndings());
    }
  }

  Mapping mapping() {
    return mapping;
  }

  IdentityProof.Result proof() {
    return proof;
  }

  Agreement agreement() {
    return agreement;
  }

  /** The values that differ where the equations are proved to be the same. */
  List<String> values() {
    return values;
  }

  /** The starts, pasts and endings that differ where the equations are proved to be the same. */
  List<String> starts() {
    return starts;
  }

  /** Whether the two are proved to be one system under the mapping, values and starts included. */
  boolean holds() {
    return proof.proved() && values.isEmpty() && starts.isEmpty()
        && (!proof.shape().bent() || noise().agrees());
  }

  /** Whether the noise agrees, too. */
  NoiseAgreement noise() {
    NoiseAgreement noise = prover.noise(proof);
    return noise.counts() ? noise.differingIn(agreement.differingValues(noise)) : noise;
  }

  /**
   * Where along a run of the source the map is not invertible, in words; conditions on the image follow from
   * those on what is mapped.
   */
  Optional<String> brokenAlong(Trajectory run) {
    return run.model() != mapping.source() ? Optional.empty()
        : proof.shape().conditions().stream()
            .flatMap(condition -> condition.brokenAlong(run).stream()).findFirst();
  }

  /** For all values, unless values of both had to be put in, or the starts agree at these values only. */
  String scope(NoiseAgreement noise) {
    Model source = mapping.source();
    Model target = mapping.target();
    boolean coincidence =
        proof.fixed().stream().anyMatch(source::has)
            && proof.fixed().stream().anyMatch(name -> target.has(name) || !source.has(name));
    boolean general = !proof.atValues() && !noise.atValues() && agreement.startsAgreeForAllValues();
    return general && !coincidence ? EVERYWHERE : HERE;
  }

  /** What stands in a start, or in a noise, that agrees at these values only is no gauge. */
  IdentityProof.Result gauges(NoiseAgreement noise) {
    IdentityProof.Result quiet =
        noise.agrees() && !noise.atValues() ? proof : proof.without(noise.names());
    return agreement.startsAgreeForAllValues() ? quiet : quiet.without(agreement.namesInStarts());
  }
}
