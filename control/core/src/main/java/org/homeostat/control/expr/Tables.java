package org.homeostat.control.expr;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * Tables in canonical forms. One with few kinks is a sum of rectifiers, which can be compared with {@code
 * min}, {@code max} and choices. One with more is an atom, first written as it stands; another is that atom
 * up to a factor and a number added, where its curve is the same one, moved or stretched along either axis.
 */
final class Tables {
  private static final int FEW = 4;
  private static final int LOOKS = 4;

  private final Canonical proof;
  private final Piecewise piecewise;

  Tables(Canonical proof, Piecewise piecewise) {
    this.proof = proof;
    this.piecewise = piecewise;
  }

  /** {@code u = factor*v + offset}. */
  private record Affine(BigFraction factor, BigFraction offset) {

    BigFraction undone(BigFraction u) {
      return u.subtract(offset).divide(factor);
    }

    RationalFunction of(RationalFunction v) {
      return v.times(RationalFunction.constant(factor)).plus(RationalFunction.constant(offset));
    }
  }

  /** The curve through some nodes, at a function. */
  RationalFunction of(RationalFunction at, Nodes all) {
    Optional<Nodes> bent = all.kinks();
    if (bent.isEmpty()) {
      return RationalFunction.constant(all.exactY(0));
    }
    Nodes nodes = bent.get();
    RationalFunction u = proof.reduced(at);
    Optional<BigFraction> number = u.constant();
    if (number.isPresent()) {
      return RationalFunction.constant(nodes.at(number.get()));
    }
    return nodes.size() <= FEW ? rectified(u, nodes)
        : proof.atoms(Words.TABLE).stream().flatMap(known -> as(known, u, nodes).stream()).findFirst()
            .orElseGet(() -> proof.atom(Words.TABLE, List.of(u, proof.number(nodes))));
  }

  /** The first value, and at each node as much of a rectifier as the curve turns there. */
  private RationalFunction rectified(RationalFunction u, Nodes nodes) {
    RationalFunction curve = RationalFunction.constant(nodes.exactY(0));
    for (int i = 0; i < nodes.size(); i++) {
      RationalFunction beyond = u.minus(RationalFunction.constant(nodes.exactX(i)));
      curve = curve.plus(piecewise.positivePart(beyond).times(RationalFunction.constant(nodes.turn(i))));
    }
    return curve;
  }

  /** The curve in terms of a known one, if it is that one moved or stretched. */
  private Optional<RationalFunction> as(Canonical.Atom known, RationalFunction u, Nodes nodes) {
    Nodes other = proof.nodesOf(known);
    return other.size() != nodes.size() ? Optional.empty()
        : affine(u, proof.reduced(known.argument())).flatMap(way -> heights(way, nodes, other))
            .map(heights -> heights.of(known.value()));
  }

  /** The values in terms of the other's, if their nodes are at the same places. */
  private static Optional<Affine> heights(Affine way, Nodes nodes, Nodes other) {
    int n = nodes.size();
    int[] to = IntStream.range(0, n)
        .map(i -> way.factor().getNumerator().signum() > 0 ? i : n - 1 - i).toArray();
    boolean together = IntStream.range(0, n)
        .allMatch(i -> way.undone(nodes.exactX(i)).equals(other.exactX(to[i])));
    if (!together) {
      return Optional.empty();
    }
    int apart = IntStream.range(1, n)
        .filter(i -> !other.exactY(to[i]).equals(other.exactY(to[0]))).findFirst().orElseThrow();
    BigFraction factor = nodes.exactY(apart).subtract(nodes.exactY(0))
        .divide(other.exactY(to[apart]).subtract(other.exactY(to[0])));
    Affine heights =
        new Affine(factor, nodes.exactY(0).subtract(factor.multiply(other.exactY(to[0]))));
    return factor.getNumerator().signum() != 0 && IntStream.range(0, n)
        .allMatch(i -> heights.undone(nodes.exactY(i)).equals(other.exactY(to[i])))
        ? Optional.of(heights) : Optional.empty();
  }

  /** One function in terms of another, neither constant: guessed from two points, then proved. */
  private Optional<Affine> affine(RationalFunction u, RationalFunction v) {
    return IntStream.range(0, LOOKS).boxed().flatMap(look -> guess(u, v, look).stream()).findFirst()
        .filter(guess -> proof.reduced(u.minus(guess.of(v))).isZero());
  }

  private static Optional<Affine> guess(RationalFunction u, RationalFunction v, int look) {
    List<BigFraction> values = Stream.of(u, v)
        .flatMap(function -> Stream.of(2 * look, 2 * look + 1).flatMap(point ->
            function.at(i -> new BigFraction(3 + (i + 2) * (point + 1) % 17, 1 + (i + point) % 5)).stream()))
        .toList();
    if (values.size() < 4) {
      return Optional.empty();
    }
    BigFraction run = values.get(2).subtract(values.get(3));
    BigFraction rise = values.get(0).subtract(values.get(1));
    if (run.getNumerator().signum() == 0 || rise.getNumerator().signum() == 0) {
      return Optional.empty();
    }
    BigFraction factor = rise.divide(run);
    return Optional.of(new Affine(factor, values.get(0).subtract(factor.multiply(values.get(2)))));
  }
}
