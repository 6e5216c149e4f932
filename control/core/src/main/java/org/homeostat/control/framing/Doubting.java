package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.model.Model;

/** The verdict on two models for which no proof goes through: a witness where there is one, else what is open. */
final class Doubting {
  private final Model a;
  private final Model b;
  private final Trial trial;
  private final Battery battery;

  Doubting(Model a, Model b, Trial trial, Battery battery) {
    this.a = a;
    this.b = b;
    this.trial = trial;
    this.battery = battery;
  }

  Verdict verdict() {
    IdentityProof.Result proof = trial.proof();
    List<String> values = trial.values();
    List<String> starts = trial.starts();
    Wording wording = new Wording(a, b, trial.mapping(), proof);
    Refutation refutation = new Refutation(a, b, battery);
    Optional<Refutation.Found> found = refutation.search();
    Battery telling = found.map(yes -> battery.beginningWith(yes.witness().protocol())).orElse(battery);
    String unshown = refutation.seen().map(text -> "seen but not shown exactly: " + text
        + (trial.mapping().remembers() ? " (" + Wording.LATE + ")" : ""))
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
    String scope = sameEquations && starts.isEmpty() ? Trial.REFITTED : Trial.HERE;
    Account account = new Account(
        a.name(), b.name(), Relation.IDENTICAL, scope, statement, List.of(),
        List.of(), List.of(), findings, OptionalDouble.empty());
    return found.isPresent()
        ? new Verdict.Refuted(account, found.get().witness())
        : new Verdict.Undecided(account);
  }
}
