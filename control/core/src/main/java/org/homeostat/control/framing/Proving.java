package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;

/** The verdict on two models for which a proof goes through: what it says, survives and assumes. */
final class Proving {
  private final Model a;
  private final Model b;
  private final Trial trial;
  private final Battery battery;
  private final List<String> searched;

  /**
   * A proof to be told.
   *
   * @param searched what was tried before this mapping was found; nothing where it was given
   */
  Proving(Model a, Model b, Trial trial, Battery battery, List<String> searched) {
    this.a = a;
    this.b = b;
    this.trial = trial;
    this.battery = battery.on(a, b);
    this.searched = searched;
  }

  Verdict verdict() {
    Mapping mapping = trial.mapping();
    Agreement agreement = trial.agreement();
    NoiseAgreement noise = trial.noise();
    IdentityProof.Result proof = trial.gauges(noise);
    Survival survival = new Survival(mapping, proof, noise, battery);
    Battery alike = battery.only(survival.protocols(), !mapping.set().isEverything());
    Wording wording = new Wording(a, b, mapping, proof);
    String scope = trial.scope(noise);
    Relation relation = relation(noise);
    String statement = wording.proved(scope.equals(Trial.EVERYWHERE), noise, survival.staying());
    Account account = new Account(
        a.name(), b.name(), relation, scope, statement, wording.gauges(),
        assumptions(mapping, proof, agreement), survival.survives(), survival.separatedBy(),
        findings(relation, wording, noise, alike),
        RoundingBound.of(a, b, mapping.sharedAuxiliaries()));
    return contradiction(alike).<Verdict>map(why -> new Verdict.Undecided(account.shaken(why)))
        .orElseGet(() -> new Verdict.Proved(account));
  }

  private Relation relation(NoiseAgreement noise) {
    return !noise.agrees() ? Relation.IDENTICAL_WITHOUT_NOISE
        : !trial.mapping().set().isEverything() ? Relation.ON_INVARIANT_SET
        : trial.proof().shape().curved() || !searched.isEmpty() ? Relation.CONJUGATE
        : Relation.IDENTICAL;
  }

  private List<String> assumptions(Mapping mapping, IdentityProof.Result proof, Agreement agreement) {
    List<String> assumptions = new ArrayList<>(new Assumptions(a, b).lines());
    assumptions.addAll(agreement.domains());
    proof.shape().conditions().forEach(condition -> assumptions.add(
        condition.text() + " in " + condition.owner().name() + ": the map is invertible there only"));
    assumptions.addAll(agreement.nearTheSet());
    assumptions.addAll(agreement.guesses());
    if (!agreement.startsAgreeForAllValues() && !proof.atValues()) {
      assumptions.add("the starts agree at these values; the equations agree for all");
    }
    return assumptions;
  }

  private List<Finding> findings(
      Relation relation, Wording wording, NoiseAgreement noise, Battery alike) {
    List<Finding> findings = new ArrayList<>();
    if (!noise.agrees()) {
      findings.add(new Finding(Relation.IDENTICAL, Optional.empty(), Evidence.PROOF, "not with noise"));
    }
    if (relation != Relation.CONJUGATE) {
      findings.add(new Finding(relation, Optional.of(true), Evidence.PROOF, wording.identity()));
    }
    if (noise.counts()) {
      findings.add(wording.noisy(noise));
    }
    if (relation != Relation.ON_INVARIANT_SET) {
      findings.add(new Finding(Relation.CONJUGATE, Optional.of(true), Evidence.PROOF,
          wording.conjugacy() + searched.stream().map(line -> "; " + line).reduce("", String::concat)));
    }
    if (!isBent()) {
      findings.add(alike.finding(a, b, true));
    }
    findings.add(new Finding(Relation.DIFFERENT, Optional.of(false), Evidence.PROOF,
        relation == Relation.ON_INVARIANT_SET ? "not on the set, under anything that keeps both on it"
            : noise.agrees() ? "not under anything that both models share"
            : "not without noise, under anything that both share"));
    return findings;
  }

  private boolean isBent() {
    return trial.proof().shape().bent();
  }

  /** Why a run speaks against the proof, where one does: then neither is believed. */
  private Optional<String> contradiction(Battery alike) {
    Assumptions assumptions = new Assumptions(a, b);
    Trajectory first = battery.run(a, Protocol.none());
    Trajectory second = battery.run(b, Protocol.none());
    String agreeing = "the equations of " + a.name() + " and " + b.name() + " agree ";
    if (!isBent() && first.outcome().isFinished() != second.outcome().isFinished()) {
      return Optional.of(agreeing + "where both are defined, but one run stops: "
          + (first.outcome().isFinished() ? second : first).ending());
    }
    Optional<String> broken = assumptions.brokenAlong(first).or(() -> assumptions.brokenAlong(second))
        .or(() -> trial.brokenAlong(first)).or(() -> trial.brokenAlong(second));
    if (broken.isPresent()) {
      return Optional.of(
          agreeing.strip() + ", but an assumption of the proof does not hold: " + broken.get() + ".");
    }
    if (isBent()) {
      return Optional.empty();
    }
    return alike.disagreement(a, b).map(gap -> agreeing + "by the proof, but their runs do not: " + gap
        + ". Tighten rtol; if the difference stays, please report it.");
  }
}
