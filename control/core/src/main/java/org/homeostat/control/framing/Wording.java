package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;

/** What a verdict says, in words. */
final class Wording {
  /** Why a difference of two delayed models may be seen and not be shown. */
  static final String LATE = "derivatives at the start tell nothing of what comes after a lag";

  private final Model a;
  private final Model b;
  private final Mapping mapping;
  private final IdentityProof.Result proof;

  Wording(Model a, Model b, Mapping mapping, IdentityProof.Result proof) {
    this.a = a;
    this.b = b;
    this.mapping = mapping;
    this.proof = proof;
  }

  private String both() {
    return a.name() + " and " + b.name();
  }

  /** The statement of a proof. */
  String proved(boolean general, NoiseAgreement noise, Set<String> staying) {
    String where = general ? "for all values in the domain" : "at these values";
    return both() + " are one system written in two ways" + under()
        + (noise.agrees() ? "" : " without noise") + ", "
        + where + at() + "." + staying() + ofGauges() + staying(staying) + bent() + noise(noise);
  }

  private static String staying(Set<String> names) {
    return names.isEmpty() ? "" : " That holds as long as " + String.join(", ", names) + " "
        + (names.size() == 1 ? "stays where it is" : "stay where they are")
        + ": a delay remembers what was.";
  }

  private static String noise(NoiseAgreement noise) {
    return switch (noise.kind()) {
      case NONE, PATHS -> "";
      case LAW -> " With noise they are one in law, each on paths of its own.";
      case DIFFERENT -> " With noise they are not shown to be one: "
          + String.join("; ", noise.differing()) + ".";
    };
  }

  private String bent() {
    return !proof.shape().bent() ? ""
        : " That is so with their noise: the motion holds Ito's term, so that without noise they differ.";
  }

  private String under() {
    List<String> changes = new ArrayList<>(mapping.changesOfState());
    mapping.entries().keySet().stream().filter(name -> !mapping.target().states().contains(name))
        .forEach(name -> changes.add(name + " = " + Text.of(mapping.entries().get(name))));
    return (changes.isEmpty() ? "" : " under " + String.join(", ", changes)) + where();
  }

  /** Where the map is invertible, and the set that both keep to. */
  private String where() {
    return proof.shape().where() + (mapping.set().isEverything() ? "" : " on " + mapping.set());
  }

  private String staying() {
    return mapping.set().isEverything() ? ""
        : " Both keep to that set once they are on it; any jump off it breaks it.";
  }

  private String at() {
    if (proof.fixed().isEmpty() || proof.atValues()) {
      return "";
    }
    return ", with " + proof.fixed().stream().map(this::valued).collect(Collectors.joining(", "));
  }

  private String valued(String name) {
    Model owner = mapping.source().has(name) ? mapping.source() : mapping.target();
    String own = name.endsWith("'") ? name.substring(0, name.length() - 1) : name;
    return owner.has(own) ? own + " = " + Numbers.show(owner.value(own)) : own;
  }

  /** What has any value without moving what both models have. */
  List<String> gauges() {
    Set<String> gauges = new TreeSet<>(proof.free());
    gauges.removeAll(proof.fixed());
    gauges.removeIf(name -> a.has(name) && b.has(name));
    return List.copyOf(gauges);
  }

  private String ofGauges() {
    List<String> gauges = gauges();
    if (gauges.isEmpty()) {
      return "";
    }
    boolean one = gauges.size() == 1;
    return " " + String.join(", ", gauges) + (one ? " is a gauge" : " are gauges")
        + ": whatever value " + (one ? "it has" : "they have")
        + (mapping.set().isEverything() ? "" : ", on that set")
        + ", nothing that both models have changes, so that no measurement of what they share can tell "
        + (one ? "it." : "them.");
  }

  /** What "identical" rests on. */
  String identity() {
    return "equation by equation, every intermediate quantity written out"
        + (under().isEmpty() ? "" : "," + under()) + " (auxiliaries eliminated, in exact arithmetic)";
  }

  /** What is said of the noise. */
  Finding noisy(NoiseAgreement noise) {
    String values = noise.atValues() ? ", at these values" : "";
    return switch (noise.kind()) {
      case NONE -> throw new IllegalArgumentException("there is no noise to speak of");
      case PATHS -> new Finding(Relation.NOISE, Optional.of(true), Evidence.PROOF,
          "the same intensities on the same states: under one seed, one path" + values);
      case LAW -> new Finding(Relation.NOISE, Optional.of(true), Evidence.PROOF,
          "the same covariances" + under() + ": one law; each state's noise goes by the state's name,"
              + " so that one seed gives two paths" + values);
      case DIFFERENT -> new Finding(
          Relation.NOISE, Optional.empty(), Evidence.PROOF, String.join("; ", noise.differing()));
    };
  }

  /** What "conjugate" rests on. */
  String conjugacy() {
    List<String> changes = mapping.changesOfState();
    return changes.isEmpty()
        ? "with every quantity as it is"
        : "by " + String.join(", ", changes)
            + (proof.shape().curved() ? ", smooth and invertible" + inverse() : ", affine and invertible")
            + "; inputs, outputs and starts correspond";
  }

  private String inverse() {
    Inversion inversion = new Inversion(mapping);
    return inversion.isComplete() ? " by " + inversion : " by the stated inverse";
  }

  /** That only values or starts differ. */
  String sameEquations(List<String> values, List<String> starts) {
    List<String> all = new ArrayList<>(values);
    all.addAll(starts);
    return (values.isEmpty() ? "same equations, different starts: " : "same equations, different values: ")
        + String.join("; ", all);
  }

  /** In what the equations differ. */
  String unequal() {
    String differing = String.join(", ", proof.differing());
    if (proof.settled()) {
      return "every intermediate quantity written out, the equations are unequal in " + differing;
    }
    return proof.differing().isEmpty() ? "no proof was found"
        : "not shown equal by algebra: " + differing;
  }

  /** What a difference says of all maps: outputs that part from the models' own starts. */
  String noMap(Refutation.Found found) {
    return "no map that carries the start of " + a.name() + " to that of " + b.name() + " leaves "
        + found.witness().quantity() + " as it is";
  }

  /** The statement where a map was searched for and there is none; from other starts there may be one. */
  String unmapped(Refutation.Found found) {
    return both() + ": " + noMap(found) + ". " + capital(found.witness().toString())
        + ". From other starts, or with other values, one is not ruled out.";
  }

  /** The statement where no proof holds. */
  String different(
      Optional<Refutation.Found> found, boolean sameEquations, List<String> values, List<String> starts,
      List<Finding> findings, Optional<String> seen) {
    String limit = findings.stream().filter(finding -> finding.relation() == Relation.LIMIT).findFirst()
        .map(finding -> " They are " + finding.detail() + ".").orElse("");
    if (found.isPresent()) {
      String reason = sameEquations ? "have the " + sameEquations(values, starts) : "are different systems";
      String witness = capital(found.get().witness().toString());
      return both() + " " + reason + ". " + witness + "." + limit;
    }
    String reason = capital(sameEquations ? sameEquations(values, starts) : unequal());
    String doubt = seen.map(text -> " A difference was seen " + text + ", but not shown exactly"
        + (mapping.remembers() ? ": " + LATE : "") + ".").orElse("");
    return both() + ": not decided. " + reason + "." + doubt + limit;
  }

  static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
