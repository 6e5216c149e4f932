package org.homeostat.control.framing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything that a verdict says beside its kind.
 *
 * @param relation what was asked for, or the strongest that was found
 * @param scope {@code these values}, {@code all values in the domain} or {@code after refitting}
 * @param gauges parameters that can have any value without moving what both models have
 * @param survives interventions after which the relation still holds, decided by proving it again
 * @param roundingBound how far shared quantities may differ by rounding in one evaluation, relative
 */
public record Account(
    String a,
    String b,
    Relation relation,
    String scope,
    String statement,
    List<String> gauges,
    List<String> assumptions,
    List<String> survives,
    List<Separation> separatedBy,
    List<Finding> relations,
    OptionalDouble roundingBound) {

  /** Copies the lists. */
  public Account {
    gauges = List.copyOf(gauges);
    assumptions = List.copyOf(assumptions);
    survives = List.copyOf(survives);
    separatedBy = List.copyOf(separatedBy);
    relations = List.copyOf(relations);
  }

  /** Without gauges. */
  Account(String a, String b, Relation relation, String scope, String statement, List<String> assumptions,
      List<String> survives, List<Separation> separatedBy, List<Finding> relations,
      OptionalDouble roundingBound) {
    this(a, b, relation, scope, statement, List.of(), assumptions, survives, separatedBy, relations,
        roundingBound);
  }

  /** The scope in a sentence: for which values of parameters and starts the verdict is given. */
  public String validity() {
    return scope + switch (scope) {
      case "all values in the domain" ->
          ": whichever values of parameters and starts both models allow, not only those given"
              + (relation == Relation.ON_INVARIANT_SET ? "; starts on the set" : "");
      case "these values" -> ": the parameters and starts given; at others it may be otherwise";
      case "after refitting" -> ": the equations agree, and with other values the two are one";
      default -> "";
    };
  }

  Account saying(String other) {
    return new Account(
        a, b, relation, scope, other, gauges, assumptions, survives, separatedBy, relations, roundingBound);
  }

  /** The same with its proofs set aside: what a broken assumption leaves. */
  Account shaken(String why) {
    List<Finding> open = relations.stream()
        .map(finding -> finding.evidence() == Evidence.PROOF
            ? new Finding(finding.relation(), Optional.empty(), Evidence.PROOF, finding.detail()) : finding)
        .toList();
    return new Account(
        a, b, relation, "these values", why, assumptions, List.of(), List.of(), open, OptionalDouble.empty());
  }
}
