package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;

/**
 * The question whether two models are the same, with the map under which it is asked and the protocols under
 * which a difference is looked for.
 *
 * <pre>{@code
 * Equivalence.between(LeptinLoop.lagSetpoint(), LeptinLoop.lagFeedback()).verdict();
 * }</pre>
 *
 * <p>Quantities of one name count as one quantity. {@link #given} says how others correspond:
 * {@code "Ls = Lset - e"} writes a quantity of one model in quantities of the other; for states such a map
 * must be affine and invertible.
 */
public final class Equivalence {
  private static final double USUAL_LENGTH = 400;
  private static final String EVERYWHERE = "all values in the domain";
  private static final String HERE = "these values";
  private static final String REFITTED = "after refitting";

  private final Model a;
  private final Model b;
  private final List<String> map;
  private final Battery battery;

  private Equivalence(Model a, Model b, List<String> map, Battery battery) {
    this.a = a;
    this.b = b;
    this.map = List.copyOf(map);
    this.battery = battery;
    checkComparable();
  }

  /** Between two models, by name, with runs of 400 of the first one's time units. */
  public static Equivalence between(Model a, Model b) {
    return new Equivalence(a, b, List.of(),
        new Battery(List.of(Protocol.none()), Time.of(USUAL_LENGTH), Solver.auto()));
  }

  /** Under a map; each entry is {@code name = expression}. */
  public Equivalence given(String... entries) {
    return new Equivalence(a, b, Arrays.asList(entries), battery);
  }

  /** With one more protocol under which differences are looked for and predictions are made. */
  public Equivalence challenged(Protocol protocol) {
    List<Protocol> protocols = new ArrayList<>(battery.protocols());
    if (protocols.stream().noneMatch(known -> known.name().equals(protocol.name()))) {
      protocols.add(protocol);
    }
    return new Equivalence(a, b, map, new Battery(protocols, battery.until(), battery.solver()));
  }

  /** With runs of that length. */
  public Equivalence until(Time time) {
    return new Equivalence(a, b, map, new Battery(battery.protocols(), time, battery.solver()));
  }

  /** With runs by that solver. */
  public Equivalence with(Solver solver) {
    return new Equivalence(a, b, map, new Battery(battery.protocols(), battery.until(), solver));
  }

  private void checkComparable() {
    a.parameterValues();
    b.parameterValues();
    String both = a.name() + " and " + b.name();
    if (a.timeUnit().isDimensionless() != b.timeUnit().isDimensionless()) {
      throw new ModelException(both, "the time is in " + a.timeUnit() + " and in " + b.timeUnit()
          + "; give both a unit of time, or neither.");
    }
    Set<String> shared = new LinkedHashSet<>(variables(a));
    shared.retainAll(variables(b));
    shared.removeIf(name -> !a.quantity(name).unit().isCommensurable(b.quantity(name).unit()));
    if (shared.isEmpty()) {
      throw new ModelException(both, "they have no state or auxiliary in common to be compared by: "
          + String.join(", ", variables(a)) + " against " + String.join(", ", variables(b))
          + ". Rename one, or add an auxiliary of the same name to both.");
    }
  }

  private static List<String> variables(Model model) {
    List<String> names = new ArrayList<>(model.states());
    names.addAll(model.auxiliaries());
    return names;
  }

  /** The scope in which the two are proved one system, not asking what that survives; empty for no proof. */
  Optional<String> provedScope() {
    Mapping mapping = Mapping.of(a, b, map);
    IdentityProof prover = new IdentityProof(mapping);
    IdentityProof.Result proof = prover.result();
    Agreement agreement = new Agreement(mapping, prover);
    boolean proved = proof.proved()
        && agreement.differingValues().isEmpty()
        && agreement.differingEndings().isEmpty()
        && agreement.differingStarts().isEmpty()
        && agreement.differingHistories().isEmpty();
    return proved ? Optional.of(scope(proof, agreement, noise(prover, proof, agreement))) : Optional.empty();
  }

  /** For all values, unless values of both had to be put in, or the starts agree at these values only. */
  private String scope(IdentityProof.Result proof, Agreement agreement, NoiseAgreement noise) {
    boolean coincidence = proof.fixed().stream().anyMatch(a::has) && proof.fixed().stream().anyMatch(b::has);
    boolean general = !proof.atValues() && !noise.atValues() && agreement.startsAgreeForAllValues();
    return general && !coincidence ? EVERYWHERE : HERE;
  }

  /** The verdict: a proof where there is one; else a refutation with a witness; else what is open. */
  public Verdict verdict() {
    Mapping mapping = Mapping.of(a, b, map);
    IdentityProof prover = new IdentityProof(mapping);
    IdentityProof.Result proof = prover.result();
    if (!proof.proved()) {
      return different(mapping, proof, List.of(), List.of());
    }
    Agreement agreement = new Agreement(mapping, prover);
    NoiseAgreement noise = noise(prover, proof, agreement);
    List<String> values = agreement.differingValues();
    List<String> starts = new ArrayList<>(agreement.differingStarts());
    starts.addAll(agreement.differingHistories());
    starts.addAll(agreement.differingEndings());
    return values.isEmpty() && starts.isEmpty()
        ? proved(mapping, gauges(proof, agreement, noise), agreement, noise)
        : different(mapping, proof, values, starts);
  }

  private static NoiseAgreement noise(
      IdentityProof prover, IdentityProof.Result proof, Agreement agreement) {
    NoiseAgreement noise = prover.noise(proof);
    return noise.counts() ? noise.differingIn(agreement.differingValues(noise)) : noise;
  }

  /** What stands in a start, or in a noise, that agrees at these values only is no gauge. */
  private static IdentityProof.Result gauges(
      IdentityProof.Result proof, Agreement agreement, NoiseAgreement noise) {
    IdentityProof.Result quiet =
        noise.agrees() && !noise.atValues() ? proof : proof.without(noise.names());
    return agreement.startsAgreeForAllValues() ? quiet : quiet.without(agreement.namesInStarts());
  }

  private Verdict proved(
      Mapping mapping, IdentityProof.Result proof, Agreement agreement, NoiseAgreement noise) {
    Survival survival = new Survival(mapping, proof, noise, battery);
    Wording wording = new Wording(a, b, mapping, proof);
    String scope = scope(proof, agreement, noise);
    boolean general = scope.equals(EVERYWHERE);
    List<String> assumptions = new ArrayList<>(new Assumptions(a, b).lines());
    assumptions.addAll(agreement.domains());
    if (!agreement.startsAgreeForAllValues() && !proof.atValues()) {
      assumptions.add("the starts agree at these values; the equations agree for all");
    }
    List<Finding> findings = new ArrayList<>();
    if (!noise.agrees()) {
      findings.add(new Finding(Relation.IDENTICAL, Optional.empty(), Evidence.PROOF, "not with noise"));
    }
    Relation relation = noise.agrees() ? Relation.IDENTICAL : Relation.IDENTICAL_WITHOUT_NOISE;
    findings.add(new Finding(relation, Optional.of(true), Evidence.PROOF, wording.identity()));
    if (noise.counts()) {
      findings.add(wording.noisy(noise));
    }
    findings.add(new Finding(Relation.CONJUGATE, Optional.of(true), Evidence.PROOF, wording.conjugacy()));
    findings.add(battery.finding(a, b, true));
    findings.add(new Finding(Relation.DIFFERENT, Optional.of(false), Evidence.PROOF, noise.agrees()
        ? "not under anything that both models share" : "not without noise, under anything that both share"));
    OptionalDouble rounding = RoundingBound.of(a, b, mapping.sharedAuxiliaries());
    Account account = new Account(
        a.name(), b.name(), relation, scope, wording.proved(general, noise, survival.staying()), assumptions,
        survival.survives(), survival.separatedBy(), findings, rounding);
    return contradiction().<Verdict>map(why -> new Verdict.Undecided(account.shaken(why)))
        .orElseGet(() -> new Verdict.Proved(account));
  }

  /** Why a run speaks against the proof, where one does: then neither is believed. */
  private Optional<String> contradiction() {
    Assumptions assumptions = new Assumptions(a, b);
    Trajectory first = battery.run(a, Protocol.none());
    Trajectory second = battery.run(b, Protocol.none());
    if (first.outcome().isFinished() != second.outcome().isFinished()) {
      return Optional.of("the equations of " + a.name() + " and " + b.name()
          + " agree where both are defined, but one run stops: "
          + (first.outcome().isFinished() ? second : first).ending());
    }
    Optional<String> broken = assumptions.brokenAlong(first).or(() -> assumptions.brokenAlong(second));
    if (broken.isPresent()) {
      return Optional.of("the equations of " + a.name() + " and " + b.name()
          + " agree, but an assumption of the proof does not hold: " + broken.get() + ".");
    }
    return battery.disagreement(a, b).map(gap -> "the equations of " + a.name() + " and " + b.name()
        + " agree by the proof, but their runs do not: " + gap
        + ". Tighten rtol; if the difference stays, please report it.");
  }

  private Verdict different(
      Mapping mapping, IdentityProof.Result proof, List<String> values, List<String> starts) {
    Wording wording = new Wording(a, b, mapping, proof);
    Refutation refutation = new Refutation(a, b, battery);
    Optional<Refutation.Found> found = refutation.search();
    Battery telling = found.map(yes -> battery.beginningWith(yes.witness().protocol())).orElse(battery);
    String unshown = refutation.seen().map(text -> "seen but not shown exactly: " + text
        + (mapping.remembers() ? " (" + Wording.LATE + ")" : ""))
        .orElse("no difference was seen");
    boolean sameEquations = proof.proved();
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(Relation.IDENTICAL, found.map(yes -> false), Evidence.PROOF,
        sameEquations ? wording.sameEquations(values, starts) : wording.unequal()));
    findings.addAll(new Limit(a, b, telling).findings());
    findings.add(battery.finding(a, b, false));
    findings.add(new Finding(Relation.DIFFERENT, found.map(yes -> true), Evidence.PROOF,
        found.map(Refutation.Found::exact).orElse(unshown)));
    String statement = wording.different(found, sameEquations, values, starts, findings, refutation.seen());
    String scope = sameEquations && starts.isEmpty() ? REFITTED : HERE;
    Account account = new Account(
        a.name(), b.name(), Relation.IDENTICAL, scope, statement, List.of(),
        List.of(), List.of(), findings, OptionalDouble.empty());
    return found.isPresent()
        ? new Verdict.Refuted(account, found.get().witness())
        : new Verdict.Undecided(account);
  }
}
