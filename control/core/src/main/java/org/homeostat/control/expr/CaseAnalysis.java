package org.homeostat.control.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * Whether a function is zero, by the signs of what stands in {@code pos}, {@code sign} and conditions:
 * negative, zero and positive each, ties included. A case is left out only where the domains and
 * what else is assumed are shown to exclude it.
 */
final class CaseAnalysis {
  /** No more cases than these are looked at; then the function is not shown to be zero. */
  private static final int MOST_CASES = 400;

  private static final Set<String> KINDS = Set.of("pos", "negative", "zero", "sign");

  private final Canonical proof;
  private int looked;

  CaseAnalysis(Canonical proof) {
    this.proof = proof;
  }

  /** Whether a function is shown to be zero in every case. */
  boolean vanishes(RationalFunction function) {
    return vanishes(function, List.of());
  }

  private boolean vanishes(RationalFunction function, List<Piecewise.Case> cases) {
    RationalFunction f = proof.reduced(function);
    if (f.isZero()) {
      return true;
    }
    Optional<RationalFunction> argument = innermost(f);
    if (argument.isEmpty()) {
      return cases.stream().anyMatch(known -> known.sign() == 0
          && f.numerator().dividedExactly(known.argument().numerator()).isPresent())
          || new Contradiction(proof, cases).isShown();
    }
    looked += 3;
    return looked <= MOST_CASES && vanishes(f, cases, argument.get(), 1)
        && vanishes(f, cases, argument.get(), -1) && vanishes(f, cases, argument.get(), 0);
  }

  private boolean vanishes(
      RationalFunction f, List<Piecewise.Case> cases, RationalFunction argument, int sign) {
    List<Piecewise.Case> more = new ArrayList<>(cases);
    RationalFunction whole = whole(proof.reduced(argument));
    more.add(new Piecewise.Case(whole, sign));
    Map<Integer, RationalFunction> solved = sign == 0 ? solved(whole) : Map.of();
    return vanishes(new Rebuilt(more, solved).of(f), more);
  }

  /** The polynomial N*D that has the sign of N/D: reduction may have brought divisors in. */
  private static RationalFunction whole(RationalFunction u) {
    return u.denominator().isConstant() ? u
        : RationalFunction.of(u.numerator().times(u.denominator()), Polynomial.ONE);
  }

  /** An argument of something piecewise that has nothing piecewise in it. */
  private Optional<RationalFunction> innermost(RationalFunction f) {
    for (Canonical.Atom atom : proof.atoms()) {
      if (f.mentions(atom.variable())) {
        Optional<RationalFunction> inside = atom.arguments().stream()
            .map(this::innermost).flatMap(Optional::stream).findFirst();
        if (inside.isPresent() || KINDS.contains(atom.kind())) {
          return inside.isPresent() ? inside : Optional.of(atom.argument());
        }
      }
    }
    return Optional.empty();
  }

  /** A name in terms of the others, where the argument is zero and says so. */
  private Map<Integer, RationalFunction> solved(RationalFunction argument) {
    Polynomial zero = argument.numerator();
    for (int i : proof.nameVariables()) {
      Map<Integer, Polynomial> parts = zero.parts(i);
      boolean linear = parts.keySet().equals(Set.of(0, 1)) || parts.keySet().equals(Set.of(1));
      if (linear && !isInAtom(zero, i) && proof.strictSign(parts.get(1)) != 0) {
        return Map.of(i, RationalFunction.of(
            parts.getOrDefault(0, Polynomial.ZERO), parts.get(1)).negate());
      }
    }
    return Map.of();
  }

  private boolean isInAtom(Polynomial polynomial, int variable) {
    return proof.atoms().stream()
        .anyMatch(atom -> polynomial.contains(atom.variable()) && proof.contents().isMadeOf(atom, variable));
  }

  /** A function in which assumptions are put to use and names are replaced, atoms made anew. */
  private final class Rebuilt {
    private final Laws laws = new Laws(proof);
    private final Piecewise piecewise;
    private final Map<Integer, RationalFunction> values;

    Rebuilt(List<Piecewise.Case> cases, Map<Integer, RationalFunction> solved) {
      this.piecewise = new Piecewise(proof, cases);
      this.values = new HashMap<>(solved);
    }

    RationalFunction of(RationalFunction f) {
      return of(f.numerator()).over(of(f.denominator()));
    }

    private RationalFunction of(Polynomial polynomial) {
      RationalFunction sum = RationalFunction.ZERO;
      for (Map.Entry<Polynomial.Monomial, BigFraction> term : polynomial.terms().entrySet()) {
        RationalFunction product = RationalFunction.constant(term.getValue());
        for (int i = 0; i < term.getKey().exponents().length; i++) {
          if (term.getKey().of(i) > 0) {
            product = product.times(value(i).power(term.getKey().of(i)));
          }
        }
        sum = sum.plus(product);
      }
      return sum;
    }

    private RationalFunction value(int variable) {
      RationalFunction known = values.get(variable);
      if (known == null) {
        known = proof.isName(variable) ? RationalFunction.variable(variable) : made(proof.atomOf(variable));
        values.put(variable, known);
      }
      return known;
    }

    private RationalFunction made(Canonical.Atom atom) {
      if (atom.kind().equals(Words.DELAY)) {
        // what a name was is not what it is, so that nothing is put in for it
        return proof.atom(atom.kind(), List.of(atom.argument(), of(atom.arguments().get(1))));
      }
      List<RationalFunction> x = atom.arguments().stream().map(this::of).toList();
      return switch (atom.kind()) {
        case "exp" -> laws.exponential(x.get(0));
        case "log" -> laws.logarithm(x.get(0));
        case "power" -> laws.power(x.get(0), x.get(1));
        case "sin" -> laws.circular(Function.SIN, x.get(0));
        case "cos" -> laws.circular(Function.COS, x.get(0));
        case "pos" -> piecewise.positivePart(x.get(0));
        case "negative" -> piecewise.negative(x.get(0));
        case "zero" -> piecewise.vanishing(x.get(0));
        case "sign" -> piecewise.sign(x.get(0));
        case Words.TABLE -> new Tables(proof, piecewise).of(x.get(0), proof.nodesOf(atom));
        default -> proof.atom(atom.kind(), x);
      };
    }
  }
}
