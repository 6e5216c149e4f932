package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.homeostat.control.model.Model;

/**
 * The verdict on two models for which no proof goes through: a witness where there is one, else what is
 * open. A lumping of what both name alike answers a question by name, and no question that states a map or a
 * set.
 */
final class Doubting {
  private final Model a;
  private final Model b;
  private final Trial trial;
  private final Battery battery;
  private final List<String> searched;

  /**
   * What is to be said without a proof.
   *
   * @param searched what was tried to find a map; nothing where none was looked for
   */
  Doubting(Model a, Model b, Trial trial, Battery battery, List<String> searched) {
    this.a = a;
    this.b = b;
    this.trial = trial;
    this.battery = battery.on(a, b);
    this.searched = searched;
  }

  Verdict verdict() {
    IdentityProof.Result proof = trial.proof();
    List<String> values = trial.values();
    List<String> starts = trial.starts();
    Wording wording = new Wording(a, b, trial.mapping(), proof);
    boolean byName = searched.isEmpty() && trial.mapping().changesOfState().isEmpty()
        && trial.mapping().set().isEverything();
    Refutation refutation = new Refutation(a, b, battery, byName);
    Optional<Refutation.Found> found = refutation.search();
    boolean lumpable = found.isEmpty() && trial.mapping().entries().isEmpty()
        && trial.mapping().set().isEverything();
    Optional<Verdict> lumped = lumpable ? Lumped.proved(a, b) : Optional.empty();
    if (lumped.isPresent()) {
      Account account = lumped.get().account();
      return new Verdict.Proved(account.saying(account.statement() + said()));
    }
    Battery telling = found.map(yes -> battery.beginningWith(yes.witness().protocol())).orElse(battery);
    String unshown = refutation.seen().map(text -> "seen but not shown exactly: " + text
        + (trial.mapping().remembers() ? " (" + Wording.LATE + ")" : ""))
        .orElse("no difference was seen");
    boolean sameEquations = proof.proved();
    List<Finding> findings = new ArrayList<>();
    Evidence shown = found.map(Refutation.Found::evidence).orElse(Evidence.PROOF);
    findings.add(new Finding(Relation.IDENTICAL, found.map(yes -> false),
        proof.settled() ? Evidence.PROOF : shown,
        sameEquations ? wording.sameEquations(values, starts) : wording.unequal()));
    searched.forEach(tried -> findings.add(new Finding(Relation.CONJUGATE, found.map(yes -> false), shown,
        found.map(wording::noMap).map(none -> none + "; " + tried).orElse(tried))));
    findings.addAll(new Limit(a, b, telling).findings());
    findings.add(battery.finding(a, b, false));
    findings.add(new Finding(Relation.DIFFERENT, found.map(yes -> true), shown,
        found.map(Refutation.Found::exact).orElse(unshown)));
    String statement = (found.isPresent() && !searched.isEmpty() && !sameEquations
        ? wording.unmapped(found.get())
        : wording.different(found, sameEquations, values, starts, findings, refutation.seen())) + said();
    String scope = sameEquations && starts.isEmpty() ? Trial.REFITTED : Trial.HERE;
    Relation asked = searched.isEmpty() ? Relation.IDENTICAL : Relation.CONJUGATE;
    Account account = new Account(a.name(), b.name(), asked, scope, statement, List.of(), List.of(),
        List.of(), findings, OptionalDouble.empty());
    return found.isPresent()
        ? new Verdict.Refuted(account, found.get().witness())
        : new Verdict.Undecided(account);
  }

  private String said() {
    return searched.stream().map(tried -> " " + Wording.capital(tried) + ".").reduce("", String::concat);
  }
}
