package org.homeostat.control.expr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * The nodes of a table, as exact decimals: those of a curve that is straight from one to the next, and level
 * before the first and after the last.
 *
 * @param x where they are, increasing
 * @param y the values there
 */
public record Nodes(List<BigDecimal> x, List<BigDecimal> y) {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Checks that there are two nodes at least, each with a value, and that they increase. */
  public Nodes {
    x = List.copyOf(x);
    y = List.copyOf(y);
    if (x.size() != y.size()) {
      throw new IllegalArgumentException("a table has a value for each node, not " + y.size() + " for "
          + x.size() + ".");
    }
    if (x.size() < 2) {
      throw new IllegalArgumentException("a table has two nodes at least, not " + x.size() + ".");
    }
    for (int i = 1; i < x.size(); i++) {
      if (x.get(i).compareTo(x.get(i - 1)) <= 0) {
        throw new IllegalArgumentException(notIncreasing(x.get(i - 1), x.get(i)));
      }
    }
  }

  static String notIncreasing(BigDecimal before, BigDecimal after) {
    return "the nodes of a table increase, and " + after + " does not come after a smaller one but after "
        + before + ".";
  }

  /** How many there are. */
  public int size() {
    return x.size();
  }

  /**
   * The curve at {@code at}, in other operations of the notation: choices by halves, and in the chosen piece
   * {@code y1 + (y2 - y1)/(x2 - x1)*(x - x1)}, which is exact at its left node.
   */
  <R> R spelled(Algebra<R> in, R at) {
    return chosen(in, at, in.number(y.get(0)), i -> line(in, at, i), in.number(y.get(size() - 1)));
  }

  private <R> R line(Algebra<R> in, R at, int i) {
    R rise = in.subtract(in.number(y.get(i + 1)), in.number(y.get(i)));
    R run = in.subtract(in.number(x.get(i + 1)), in.number(x.get(i)));
    R way = in.subtract(at, in.number(x.get(i)));
    return in.add(in.number(y.get(i)), in.multiply(in.divide(rise, run), way));
  }

  /** The slope at {@code at}; at a node that of the piece to its right, and 0 outside and at both ends. */
  Expr slope(Expr at) {
    Expr level = new Expr.Number(BigDecimal.ZERO);
    return chosen(new Rebuilding() {}, at, level, i -> new Expr.Quotient(
        new Expr.Number(y.get(i + 1).subtract(y.get(i))), new Expr.Number(x.get(i + 1).subtract(x.get(i)))),
        level);
  }

  private <R> R chosen(Algebra<R> in, R at, R before, IntFunction<R> piece, R after) {
    int last = size() - 1;
    return in.choose(in.compare(Relation.LESS_OR_EQUAL, at, in.number(x.get(0))), () -> before,
        () -> in.choose(in.compare(Relation.GREATER_OR_EQUAL, at, in.number(x.get(last))), () -> after,
            () -> among(in, at, piece, 0, last)));
  }

  /** The piece, of those between two nodes. */
  private <R> R among(Algebra<R> in, R at, IntFunction<R> piece, int first, int last) {
    if (last - first == 1) {
      return piece.apply(first);
    }
    int middle = (first + last) / 2;
    return in.choose(in.compare(Relation.LESS, at, in.number(x.get(middle))),
        () -> among(in, at, piece, first, middle), () -> among(in, at, piece, middle, last));
  }

  /** The exact value at a number. */
  BigFraction at(BigFraction at) {
    if (at.compareTo(exactX(0)) <= 0) {
      return exactY(0);
    }
    return IntStream.range(1, size()).filter(i -> at.compareTo(exactX(i)) < 0).mapToObj(i ->
        exactY(i - 1).add(steepness(i - 1).multiply(at.subtract(exactX(i - 1))))).findFirst()
        .orElseGet(() -> exactY(size() - 1));
  }

  BigFraction exactX(int i) {
    return Literal.exact(x.get(i));
  }

  BigFraction exactY(int i) {
    return Literal.exact(y.get(i));
  }

  /** The slope to the right of node i; level from the last on, and to the right of node -1. */
  private BigFraction steepness(int i) {
    return i < 0 || i == size() - 1 ? BigFraction.ZERO
        : exactY(i + 1).subtract(exactY(i)).divide(exactX(i + 1).subtract(exactX(i)));
  }

  /** How much steeper the curve is to the right of node i than to its left. */
  BigFraction turn(int i) {
    return steepness(i).subtract(steepness(i - 1));
  }

  private boolean isBent(int i) {
    BigDecimal before = i == 0 ? BigDecimal.ZERO : y.get(i).subtract(y.get(i - 1));
    BigDecimal after = i == size() - 1 ? BigDecimal.ZERO : y.get(i + 1).subtract(y.get(i));
    BigDecimal past = i == 0 ? BigDecimal.ONE : x.get(i).subtract(x.get(i - 1));
    BigDecimal ahead = i == size() - 1 ? BigDecimal.ONE : x.get(i + 1).subtract(x.get(i));
    return before.multiply(ahead).compareTo(after.multiply(past)) != 0;
  }

  /** Those at which the curve has a kink, which say it all; empty where it is a level line. */
  Optional<Nodes> kinks() {
    int[] bent = IntStream.range(0, size()).filter(this::isBent).toArray();
    return bent.length == 0 ? Optional.empty()
        : Optional.of(new Nodes(IntStream.of(bent).mapToObj(x::get).toList(),
            IntStream.of(bent).mapToObj(y::get).toList()));
  }

  /**
   * The curve that is zero where this one has a kink, and there alone: it goes up and down in turn, by one
   * each one. Empty where this is a level line.
   */
  Optional<Nodes> zigzag() {
    return kinks().map(bent -> zigzag(bent.x));
  }

  private static Nodes zigzag(List<BigDecimal> kinks) {
    List<BigDecimal> places = new ArrayList<>(List.of(kinks.get(0).subtract(BigDecimal.ONE)));
    List<BigDecimal> heights = new ArrayList<>(List.of(BigDecimal.ONE.negate()));
    for (int i = 0; i < kinks.size(); i++) {
      BigDecimal way = i == kinks.size() - 1 ? BigDecimal.ONE
          : kinks.get(i + 1).subtract(kinks.get(i)).multiply(HALF);
      places.addAll(List.of(kinks.get(i), kinks.get(i).add(way)));
      heights.addAll(List.of(BigDecimal.ZERO, i % 2 == 0 ? way : way.negate()));
    }
    return new Nodes(places, heights);
  }

  /** As pairs, in their order: {@code x1, y1, x2, y2}. */
  List<BigDecimal> pairs() {
    return IntStream.range(0, size()).boxed()
        .flatMap(i -> List.of(x.get(i), y.get(i)).stream()).toList();
  }
}
