package org.homeostat.control.expr;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** What forms are made of, looked for inside atoms too, and which signs that gives. */
final class Contents {
  private static final Set<String> JUMPING = Set.of("negative", "zero", "sign", "floor");

  private final Canonical proof;

  Contents(Canonical proof) {
    this.proof = proof;
  }

  private List<Canonical.Atom> atomsIn(RationalFunction value) {
    return proof.atoms().stream().filter(atom -> value.mentions(atom.variable())).toList();
  }

  /** Whether only names and what they were occur. */
  boolean isRational(RationalFunction value) {
    return atomsIn(value).stream()
        .allMatch(atom -> atom.kind().equals(Words.DELAY) && isRational(atom.arguments().get(1)));
  }

  /** Whether no atom jumps. */
  boolean isContinuous(RationalFunction value) {
    return atomsIn(value).stream().allMatch(atom -> !JUMPING.contains(atom.kind())
        && atom.arguments().stream().allMatch(this::isContinuous));
  }

  /** Whether what a name was occurs. */
  boolean remembers(RationalFunction value) {
    return atomsIn(value).stream().anyMatch(atom -> atom.kind().equals(Words.DELAY)
        || atom.arguments().stream().anyMatch(this::remembers));
  }

  /** The names that occur. */
  Set<String> names(RationalFunction value) {
    Set<String> found = new TreeSet<>();
    collect(value, found);
    return found;
  }

  private void collect(RationalFunction value, Set<String> found) {
    proof.nameVariables().stream().filter(value::mentions)
        .forEach(i -> found.add(proof.nameOf(i).orElseThrow()));
    atomsIn(value).forEach(atom -> atom.arguments().forEach(argument -> collect(argument, found)));
  }

  /** Whether a name occurs in an atom. */
  boolean mentions(Canonical.Atom atom, String name) {
    return atom.arguments().stream().anyMatch(argument -> names(argument).contains(name));
  }

  /** Whether a variable is one of these names, or an atom that is made of one. */
  boolean mentionsAny(int variable, Set<String> some) {
    return names(RationalFunction.variable(variable)).stream().anyMatch(some::contains);
  }

  /** Whether a variable occurs in an atom. */
  boolean isMadeOf(Canonical.Atom atom, int variable) {
    return atom.arguments().stream().anyMatch(argument -> argument.mentions(variable)
        || atomsIn(argument).stream().anyMatch(part -> isMadeOf(part, variable)));
  }

  /** 2 for what is positive, 1 for what is not negative, else 0; given the same for names. */
  int sign(int variable, ToIntFunction<String> signs) {
    return proof.nameOf(variable).map(signs::applyAsInt)
        .orElseGet(() -> sign(proof.atomOf(variable), signs));
  }

  private int sign(Canonical.Atom atom, ToIntFunction<String> signs) {
    return switch (atom.kind()) {
      case "exp", "pi" -> 2;
      case "pos", "negative", "zero" -> 1;
      case "power" -> signOfPower(atom, signs);
      case Words.TABLE -> proof.nodesOf(atom).y().stream().mapToInt(y -> y.signum() + 1).min().orElseThrow();
      case Words.DELAY -> sign(nameIn(atom), signs);
      default -> 0;
    };
  }

  /** A power that is not whole is defined for no negative base. */
  private int signOfPower(Canonical.Atom power, ToIntFunction<String> signs) {
    RationalFunction base = power.argument();
    int strict = base.numerator().definiteSign(i -> sign(i, signs))
        * base.denominator().definiteSign(i -> sign(i, signs));
    int weak = base.numerator().weakSign(i -> sign(i, signs))
        * base.denominator().definiteSign(i -> sign(i, signs));
    return strict > 0 ? 2 : weak > 0 || power.arguments().get(1).isConstant() ? 1 : 0;
  }

  /** The variable of the name whose past an atom is. */
  private int nameIn(Canonical.Atom past) {
    return proof.nameVariables().stream().filter(past.argument()::mentions).findFirst().orElseThrow();
  }
}
