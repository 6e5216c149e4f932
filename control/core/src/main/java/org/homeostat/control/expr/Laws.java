package org.homeostat.control.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * The laws by which exponentials, powers, logarithms and circular functions become products and sums of
 * atoms: {@code exp(a + b) = exp(a)*exp(b)}, {@code x^(a + b) = x^a*x^b}, {@code (x*y)^a = x^a*y^a},
 * {@code log(x^a) = a*log(x)}, {@code exp(a*log(x)) = x^a}, {@code sin(-u) = -sin(u)}.
 *
 * <p>A law of powers is used where the domains settle that the base is not negative, or where the exponent
 * is a number that is not whole, so that the power is defined for no negative base. What an atom is a power
 * of is the finest part that has been met: {@code exp(u)} becomes {@code exp(u/2)^2} once {@code exp(u/2)}
 * occurs.
 */
final class Laws {
  private static final int LARGEST_POWER = 64;
  private static final int LARGEST_PRIME = 1000;

  private final Canonical proof;

  Laws(Canonical proof) {
    this.proof = proof;
  }

  /** A factor that is not negative, to a whole power. */
  private record Factor(RationalFunction base, int times) {}

  /** A term of an exponent: a number times a function that has no numerical factor. */
  private record Term(BigFraction coefficient, RationalFunction function) {}

  /** exp(u). */
  RationalFunction exponential(RationalFunction exponent) {
    RationalFunction u = proof.reduced(exponent);
    RationalFunction product = RationalFunction.ONE;
    for (Term term : terms("exp", List.of(), u)) {
      Optional<Canonical.Atom> log = logarithmIn(term.function());
      product = product.times(log.isPresent()
          ? raised(log.get().argument(), u(term).over(log.get().value()))
          : atomRaised("exp", List.of(), term));
    }
    return product;
  }

  private static RationalFunction u(Term term) {
    return term.function().times(RationalFunction.constant(term.coefficient()));
  }

  /** The logarithm of which a term is a multiple. */
  private Optional<Canonical.Atom> logarithmIn(RationalFunction function) {
    Polynomial.Monomial monomial = function.numerator().content();
    return proof.atoms("log").stream()
        .filter(log -> monomial.of(log.variable()) == 1 && !function.denominator().contains(log.variable()))
        .findFirst();
  }

  /** base^exponent. */
  RationalFunction power(RationalFunction base, RationalFunction exponent) {
    RationalFunction e = proof.reduced(exponent);
    RationalFunction v = proof.reduced(base);
    Optional<BigFraction> number = Optional.of(e).filter(RationalFunction::isConstant).map(Laws::value);
    if (number.filter(Laws::isWhole).isPresent()) {
      return wholePower(v, number.get());
    }
    if (v.isZero()) {
      if (number.isEmpty() || number.get().getNumerator().signum() < 0) {
        throw new ArithmeticException("a power of zero");
      }
      return RationalFunction.ZERO;
    }
    int sign = proof.weakSign(v);
    if (sign < 0) {
      throw new ArithmeticException("a power of a negative number");
    }
    if (number.isEmpty() && sign == 0) {
      return proof.atom("power", List.of(v, e));
    }
    RationalFunction product = RationalFunction.ONE;
    for (Factor factor : factors(v)) {
      product = product.times(
          raised(factor.base(), e.times(RationalFunction.constant(new BigFraction(factor.times())))));
    }
    return product;
  }

  private static BigFraction value(RationalFunction constant) {
    return constant.isZero() ? BigFraction.ZERO : constant.constantValue();
  }

  private static RationalFunction wholePower(RationalFunction base, BigFraction exponent) {
    if (exponent.abs().compareTo(new BigFraction(LARGEST_POWER)) > 0) {
      throw new ArithmeticException("a power past " + LARGEST_POWER);
    }
    return base.power(exponent.getNumeratorAsInt());
  }

  /** base^exponent for one factor that is not negative. */
  private RationalFunction raised(RationalFunction base, RationalFunction exponent) {
    Optional<Canonical.Atom> atom = proof.atomIn(base);
    if (atom.filter(known -> known.kind().equals("exp")).isPresent()) {
      return exponential(atom.get().argument().times(exponent));
    }
    if (atom.filter(this::isSettledPower).isPresent()) {
      return raised(atom.get().argument(), atom.get().arguments().get(1).times(exponent));
    }
    RationalFunction product = RationalFunction.ONE;
    for (Term term : terms("power", List.of(base), proof.reduced(exponent))) {
      product = product.times(term.function().isConstant()
          ? root(base, term.coefficient().multiply(value(term.function())))
          : atomRaised("power", List.of(base), term));
    }
    return product;
  }

  /** A power that is the exponential of the exponent times the logarithm of the base. */
  private boolean isSettledPower(Canonical.Atom atom) {
    return atom.kind().equals("power")
        && (atom.arguments().get(1).isConstant() || proof.weakSign(atom.argument()) > 0);
  }

  /** base^(whole + rest), the rest through a root. */
  private RationalFunction root(RationalFunction base, BigFraction exponent) {
    BigInteger above = exponent.getNumerator();
    BigFraction rest = new BigFraction(above.mod(exponent.getDenominator()), exponent.getDenominator());
    RationalFunction wholePart = wholePower(base, exponent.subtract(rest));
    return rest.getNumerator().signum() == 0 ? wholePart
        : wholePart.times(atomRaised("power", List.of(base), new Term(rest, RationalFunction.ONE)));
  }

  /** An exponent's terms over its denominator; one term, if as a whole it is a multiple of one known. */
  private List<Term> terms(String kind, List<RationalFunction> before, RationalFunction exponent) {
    if (exponent.isZero()) {
      return List.of();
    }
    Optional<BigFraction> constant = ratio(exponent, RationalFunction.ONE);
    if (constant.isPresent()) {
      return List.of(new Term(constant.get(), RationalFunction.ONE));
    }
    if (known(kind, before, exponent).isPresent()) {
      return List.of(new Term(BigFraction.ONE, exponent));
    }
    List<Term> terms = new ArrayList<>();
    for (Map.Entry<Polynomial.Monomial, BigFraction> term : exponent.numerator().terms().entrySet()) {
      terms.add(new Term(term.getValue(), RationalFunction.of(
          Polynomial.term(term.getKey(), BigFraction.ONE), exponent.denominator())));
    }
    return terms;
  }

  /** An atom of that kind whose exponent is a multiple of a function. */
  private Optional<Canonical.Atom> known(
      String kind, List<RationalFunction> before, RationalFunction function) {
    return proof.atoms(kind).stream()
        .filter(atom -> !proof.isRefined(atom)
            && (before.isEmpty() || proof.reduced(atom.argument()).isSame(before.get(0)))
            && ratio(function, proof.reduced(last(atom))).isPresent())
        .findFirst();
  }

  private static RationalFunction last(Canonical.Atom atom) {
    return atom.arguments().get(atom.arguments().size() - 1);
  }

  /** The power of an atom that an exponent's term stands for, the atom made finer where that is needed. */
  private RationalFunction atomRaised(String kind, List<RationalFunction> before, Term term) {
    Optional<Canonical.Atom> found = known(kind, before, term.function());
    if (found.isEmpty()) {
      BigFraction part = term.function().isConstant() && !before.isEmpty()
          ? new BigFraction(term.coefficient().getDenominator()).reciprocal() : term.coefficient().abs();
      RationalFunction exponent = term.function().times(RationalFunction.constant(part));
      return times(made(kind, before, exponent), term.coefficient().divide(part));
    }
    Canonical.Atom atom = found.get();
    BigFraction multiple = ratio(term.function(), proof.reduced(last(atom))).orElseThrow()
        .multiply(term.coefficient());
    if (isWhole(multiple)) {
      return times(atom, multiple);
    }
    BigFraction parts = new BigFraction(multiple.getDenominator());
    Canonical.Atom finer =
        made(kind, before, last(atom).times(RationalFunction.constant(parts.reciprocal())));
    proof.reduction().let(atom.variable(), 1, times(finer, parts));
    return times(finer, multiple.multiply(parts));
  }

  private Canonical.Atom made(String kind, List<RationalFunction> before, RationalFunction exponent) {
    List<RationalFunction> arguments = new ArrayList<>(before);
    arguments.add(exponent);
    Canonical.Atom atom = proof.atomIn(proof.atom(kind, arguments)).orElseThrow();
    if (!before.isEmpty() && exponent.isConstant()) {
      BigInteger root = exponent.constantValue().getDenominator();
      if (root.bitLength() < Integer.SIZE) {
        proof.reduction().let(atom.variable(), root.intValueExact(), before.get(0));
      }
    }
    return atom;
  }

  private static RationalFunction times(Canonical.Atom atom, BigFraction times) {
    int exponent = times.getNumerator().intValueExact();
    RationalFunction power = RationalFunction.of(Polynomial.term(
        Polynomial.Monomial.ONE.with(atom.variable(), Math.abs(exponent)), BigFraction.ONE), Polynomial.ONE);
    return exponent < 0 ? power.reciprocal() : power;
  }

  /** log(v). */
  RationalFunction logarithm(RationalFunction argument) {
    RationalFunction v = proof.reduced(argument);
    if (v.isZero() || proof.weakSign(v) < 0) {
      throw new ArithmeticException("the logarithm of a number that is not positive");
    }
    RationalFunction sum = RationalFunction.ZERO;
    for (Factor factor : factors(v)) {
      sum = sum.plus(logarithmOf(factor.base())
          .times(RationalFunction.constant(new BigFraction(factor.times()))));
    }
    return sum;
  }

  private RationalFunction logarithmOf(RationalFunction base) {
    Optional<Canonical.Atom> atom = proof.atomIn(base);
    if (atom.filter(known -> known.kind().equals("exp")).isPresent()) {
      return atom.get().argument();
    }
    return atom.filter(this::isSettledPower)
        .map(power -> power.arguments().get(1).times(logarithmOf(power.argument())))
        .orElseGet(() -> proof.atom("log", List.of(base)));
  }

  /** What is not negative as a product of what is not: primes, names and atoms, and what is left. */
  private List<Factor> factors(RationalFunction v) {
    List<Factor> factors = new ArrayList<>();
    Polynomial above = positive(v.numerator(), 1, factors);
    Polynomial below = positive(v.denominator(), -1, factors);
    BigFraction scale = above.leadingCoefficient().abs().divide(below.leadingCoefficient().abs());
    primes(scale, factors);
    Polynomial up = above.times(above.leadingCoefficient().abs().reciprocal());
    Polynomial down = below.times(below.leadingCoefficient().abs().reciprocal());
    int sign = proof.strictSign(down) != 0 ? proof.strictSign(down) : proof.strictSign(up);
    if (sign == 0) {
      add(RationalFunction.of(up, down), 1, factors);
    } else {
      add(RationalFunction.of(up.times(new BigFraction(sign)), Polynomial.ONE), 1, factors);
      add(RationalFunction.of(down.times(new BigFraction(sign)), Polynomial.ONE), -1, factors);
    }
    return factors;
  }

  private static void add(RationalFunction base, int times, List<Factor> factors) {
    if (!base.isSame(RationalFunction.ONE)) {
      factors.add(new Factor(base, times));
    }
  }

  /** Takes the powers of positive names and atoms out of a polynomial. */
  private Polynomial positive(Polynomial polynomial, int times, List<Factor> factors) {
    Polynomial.Monomial content = polynomial.content();
    Polynomial.Monomial taken = Polynomial.Monomial.ONE;
    // what may be zero is taken out where the sign of all the others is settled, too
    boolean settled = polynomial.terms().size() == 1 && isSettled(content);
    for (int i = 0; i < content.exponents().length; i++) {
      if (content.of(i) > 0 && (settled || proof.sign(i) == 2)) {
        RationalFunction base = RationalFunction.variable(i);
        factors.add(new Factor(proof.sign(i) > 0 ? base : absolute(base), times * content.of(i)));
        taken = taken.with(i, content.of(i));
      }
    }
    return polynomial.over(taken);
  }

  /** Whether no factor is negative: a name that may be is there to an even power. */
  private boolean isSettled(Polynomial.Monomial monomial) {
    for (int i = 0; i < monomial.exponents().length; i++) {
      if (monomial.of(i) % 2 == 1 && proof.sign(i) == 0) {
        return false;
      }
    }
    return true;
  }

  private RationalFunction absolute(RationalFunction u) {
    return new Piecewise(proof, List.of()).positivePart(u)
        .times(RationalFunction.constant(BigFraction.TWO)).minus(u);
  }

  private static void primes(BigFraction value, List<Factor> factors) {
    primes(value.getNumerator(), 1, factors);
    primes(value.getDenominator(), -1, factors);
  }

  /** The small primes in a number, and what is left of it as a whole. */
  private static void primes(BigInteger value, int times, List<Factor> factors) {
    BigInteger rest = value;
    for (int p = 2; p < LARGEST_PRIME && !rest.equals(BigInteger.ONE); p++) {
      int count = 0;
      BigInteger prime = BigInteger.valueOf(p);
      while (rest.mod(prime).signum() == 0) {
        rest = rest.divide(prime);
        count++;
      }
      if (count > 0) {
        factors.add(new Factor(RationalFunction.constant(new BigFraction(p)), times * count));
      }
    }
    add(RationalFunction.constant(new BigFraction(rest)), times, factors);
  }

  /** sin(u) or cos(u): odd and even, and one square. */
  RationalFunction circular(Function function, RationalFunction argument) {
    RationalFunction u = proof.reduced(argument);
    boolean sine = function == Function.SIN;
    if (u.isZero()) {
      return sine ? RationalFunction.ZERO : RationalFunction.ONE;
    }
    for (Canonical.Atom known : proof.atoms(function.text())) {
      if (proof.reduced(known.argument()).isSame(u.negate())) {
        return sine ? known.value().negate() : known.value();
      }
    }
    RationalFunction value = proof.atom(function.text(), List.of(u));
    if (sine) {
      RationalFunction cosine = circular(Function.COS, u);
      proof.reduction().let(proof.atomIn(value).orElseThrow().variable(), 2,
          RationalFunction.ONE.minus(cosine.times(cosine)));
    }
    return value;
  }

  private static boolean isWhole(BigFraction value) {
    return value.getDenominator().equals(BigInteger.ONE);
  }

  /** The number c with u = c*v, if there is one; neither is zero. */
  static Optional<BigFraction> ratio(RationalFunction u, RationalFunction v) {
    BigFraction guess = u.numerator().times(v.denominator()).terms().entrySet().stream().findFirst()
        .map(term -> {
          BigFraction below = v.numerator().times(u.denominator()).terms().get(term.getKey());
          return below == null ? BigFraction.ZERO : term.getValue().divide(below);
        })
        .orElse(BigFraction.ZERO);
    return guess.getNumerator().signum() != 0 && u.isSame(v.times(RationalFunction.constant(guess)))
        ? Optional.of(guess)
        : Optional.empty();
  }
}
