package org.homeostat.control.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.unit.Time;
import org.junit.jupiter.api.Test;

/**
 * Proofs and refutations of random pairs, against an evaluation of both models' equations at random rational
 * points of the domain, ties among them: in rational arithmetic where the laws are rational or piecewise so,
 * else in decimals of eighty digits. {@code mvn -Pthorough test} looks at 10,000 pairs.
 */
class RandomPairsTest {
  private static final boolean THOROUGH = Boolean.getBoolean("homeostat.thorough");
  private static final int PAIRS = THOROUGH ? 10_000 : 2_000;

  /** A proof takes a millisecond, a refutation runs both models: these many of the pairs are refuted too. */
  private static final int DECIDED = THOROUGH ? PAIRS : 90;
  private static final int POINTS = 40;

  /** Decimals of eighty digits cost more, and laws without cases have fewer places to differ in. */
  private static final int POINTS_IN_DIGITS = 12;

  /** Far above what eighty digits lose in these short formulas, far below what one changed place does. */
  private static final String ROUNDING = "1e-50";

  /** Rational laws that stay undecided are a weakness; five in a hundred may. */
  private static final double MOST_UNDECIDED = 0.05;

  /** The same share of the pairs that are equal, whatever their laws. */
  private static final double MOST_UNPROVED = 0.05;

  private static final int WHOLE_VERDICTS = THOROUGH ? 1_000 : 40;
  private static final int SEARCHED = THOROUGH ? 600 : 26;

  /** Long enough for a difference to be seen, too short for most of the random laws to explode. */
  private static final Time UNTIL = Time.of(0.05);

  /** As {@link Pairs} declares them. */
  private static final Map<String, BigFraction> AT_START = Map.of(
      "x", new BigFraction(3, 2), "y", new BigFraction(3, 4), "w", new BigFraction(3, 4),
      "a", BigFraction.ONE_HALF, "b", BigFraction.TWO, "q", BigFraction.ONE_HALF,
      "c", new BigFraction(5, 4), "r", new BigFraction(4, 5));

  /** To which multiples of itself a state is moved where a witness is looked for. */
  private static final List<BigFraction> DISPLACED =
      List.of(BigFraction.ONE, new BigFraction(5, 4), new BigFraction(1, 4), new BigFraction(4));

  /** What a verdict came to, and what is true. */
  private static final class Tally {
    private int equal;
    private int different;
    private int proved;
    private int refuted;
    private int undecided;
    private int undefined;

    @Override
    public String toString() {
      return equal + " equal and " + different + " different: " + proved + " proved, " + refuted
          + " refuted, " + undecided + " undecided; " + undefined + " defined nowhere";
    }
  }

  private static BigFraction some(SplittableRandom random) {
    return random.nextInt(3) == 0 ? new BigFraction(1 + random.nextInt(5))
        : new BigFraction(1 + random.nextInt(80), 1 + random.nextInt(20));
  }

  /** The parameters anywhere or at their declared values, the states anywhere. */
  private static Map<String, BigFraction> point(SplittableRandom random, boolean atValues) {
    Map<String, BigFraction> point = new HashMap<>();
    List.of("x", "y", "a", "b", "c", "r").forEach(name -> point.put(name, some(random)));
    if (atValues) {
      point.put("a", new BigFraction(1, 2));
      point.put("b", new BigFraction(2));
      point.put("c", new BigFraction(5, 4));
    }
    point.put("w", point.get("y"));
    point.put("q", point.get("b").reciprocal());
    return point;
  }

  /** An expression in a model's quantities, states and parameters given, auxiliaries by their equations. */
  private static BigFraction exact(Model model, Map<String, BigFraction> point, Expr expression) {
    return expression.fold(new ExactValue(name -> model.definition(name)
        .map(equation -> exact(model, point, equation)).orElseGet(() -> point.get(name)), (name, lag) -> {
          throw new UnsupportedOperationException("a point has no past");
        }));
  }

  private static Dfp inDigits(Model model, Map<String, BigFraction> point, Expr expression) {
    return expression.fold(new DfpValue(name -> model.definition(name)
        .map(equation -> inDigits(model, point, equation))
        .orElseGet(() -> DfpValue.exactly(point.get(name)))));
  }

  /** Whether two values agree; what is not defined is no value. */
  private static boolean nearly(Dfp a, Dfp b) {
    if (a.isNaN() || a.isInfinite() || b.isNaN() || b.isInfinite()) {
      throw new ArithmeticException("not defined");
    }
    Dfp size = a.abs().greaterThan(b.abs()) ? a.abs() : b.abs();
    return !a.subtract(b).abs().greaterThan(size.add(1).multiply(size.newInstance(ROUNDING)));
  }

  /** Whether both rates agree at a point; empty where one of the models is not defined there. */
  private static Optional<Boolean> agreeAt(Pairs.Pair pair, Map<String, BigFraction> point) {
    try {
      boolean agree = true;
      for (int i = 0; i < 2; i++) {
        Expr mine = pair.first().rate(pair.first().states().get(i));
        Expr theirs = pair.second().rate(pair.second().states().get(i));
        agree &= pair.kind() == Pairs.Kind.TRANSCENDENTAL
            ? nearly(inDigits(pair.first(), point, mine), inDigits(pair.second(), point, theirs))
            : exact(pair.first(), point, mine).equals(exact(pair.second(), point, theirs));
      }
      return Optional.of(agree);
    } catch (ArithmeticException undefined) {
      return Optional.empty();
    }
  }

  /** Where refutations begin, and points anywhere. */
  private static Stream<Map<String, BigFraction>> points(Pairs.Pair pair, long seed, boolean atValues) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    int some = pair.kind() == Pairs.Kind.TRANSCENDENTAL ? POINTS_IN_DIGITS : POINTS;
    Stream<Map<String, BigFraction>> starts = Stream.of("x", "y").flatMap(moved -> DISPLACED.stream()
        .map(multiple -> {
          Map<String, BigFraction> start = new HashMap<>(AT_START);
          start.compute(moved, (name, value) -> value.multiply(multiple));
          start.put("w", start.get("y"));
          return start;
        }));
    return Stream.concat(starts, Stream.generate(() -> point(random, atValues)).limit(some));
  }

  /** Empty where a change of sign has left no point at which both are defined. */
  private static Optional<Boolean> areEqualWhereTried(Pairs.Pair pair, long seed, boolean atValues) {
    boolean defined = false;
    for (Map<String, BigFraction> point : points(pair, seed, atValues).toList()) {
      Optional<Boolean> agree = agreeAt(pair, point);
      if (!agree.orElse(true)) {
        return agree;
      }
      defined |= agree.isPresent();
    }
    return defined ? Optional.of(true) : Optional.empty();
  }

  private static Equivalence between(Pairs.Pair pair) {
    return Equivalence.between(pair.first(), pair.second()).given(pair.map().toArray(String[]::new));
  }

  /** Of what is equal not even a difference that nobody could see may be certain. */
  private static boolean isRefuted(Pairs.Pair pair, boolean equal) {
    Battery battery = new Battery(List.of(Protocol.none()), UNTIL, Solver.auto());
    Refutation refutation = new Refutation(pair.first(), pair.second(), battery);
    return equal ? refutation.isCertain() : refutation.search().isPresent();
  }

  @Test
  void noPairThatDiffersAnywhereIsProvedNoneThatIsEqualIsRefutedAndAlmostAllAreDecided() {
    List<String> wrong = new ArrayList<>();
    int equal = 0;
    int unproved = 0;
    Map<Pairs.Kind, Tally> tallies = new EnumMap<>(Pairs.Kind.class);
    for (long seed = 0; seed < PAIRS; seed++) {
      Pairs.Pair pair = Pairs.of(seed);
      Tally tally = tallies.computeIfAbsent(pair.kind(), fresh -> new Tally());
      Optional<Boolean> tried = areEqualWhereTried(pair, seed, true);
      if (tried.isEmpty()) {
        tally.undefined++;
        continue;
      }
      boolean here = tried.get();
      boolean everywhere = here && areEqualWhereTried(pair, seed, false).orElse(true);
      assertTrue(everywhere || !pair.rewritten(), "the battery is wrong: seed " + seed + "\n" + pair);
      Optional<String> scope = between(pair).provedScope();
      if (scope.isPresent() && !(scope.get().equals("these values") ? here : everywhere)) {
        wrong.add("proved, seed " + seed + "\n" + pair);
      }
      equal += here ? 1 : 0;
      unproved += here && scope.isEmpty() ? 1 : 0;
      if (seed >= DECIDED) {
        continue;
      }
      boolean refuted = isRefuted(pair, here);
      if (refuted && here) {
        wrong.add("refuted, seed " + seed + "\n" + pair);
      }
      tally.equal += here ? 1 : 0;
      tally.different += here ? 0 : 1;
      tally.proved += scope.isPresent() ? 1 : 0;
      tally.refuted += refuted ? 1 : 0;
      tally.undecided += scope.isEmpty() && !refuted ? 1 : 0;
    }
    assertEquals(List.of(), wrong);
    System.out.println(PAIRS + " random pairs, " + unproved + " of " + equal + " equal ones not proved; of "
        + DECIDED + ", by kind of law: " + tallies);
    assertTrue(unproved <= MOST_UNPROVED * equal, unproved + " of " + equal + " equal pairs are not proved");
    Tally rational = tallies.get(Pairs.Kind.RATIONAL);
    assertTrue(rational.undecided <= MOST_UNDECIDED * (rational.equal + rational.different),
        "rational: " + rational);
    tallies.values().forEach(tally -> assertTrue(tally.proved > 0 && tally.refuted > 0, tally.toString()));
  }

  @Test
  void wholeVerdictsNeverProveADifferenceNorRefuteAnEquality() {
    for (long seed = 0; seed < WHOLE_VERDICTS; seed++) {
      Pairs.Pair pair = Pairs.of(seed);
      boolean same = areEqualWhereTried(pair, seed, true).orElse(true);
      Verdict verdict = between(pair).until(UNTIL).verdict();
      assertTrue(same ? !verdict.kind().equals("Refuted") : !verdict.kind().equals("Proved"),
          "seed " + seed + "\n" + pair + "\n" + verdict);
    }
  }

  /** Both are called x, so that a map that is found must leave it moving as it does. */
  @Test
  void aSearchFindsNoMapThatMovesWhatBothNameNorRefutesWhatIsRenamedOnly() {
    int found = 0;
    for (long seed = 0; seed < SEARCHED; seed++) {
      Pairs.Pair pair = Pairs.of(seed);
      if (pair.kind() == Pairs.Kind.RATIONAL && !pair.map().isEmpty()) {
        Verdict verdict =
            Equivalence.between(pair.first(), pair.second()).searching("x").until(UNTIL).verdict();
        String what = "seed " + seed + "\n" + pair + "\n" + verdict;
        assertTrue(!pair.rewritten() || !verdict.kind().equals("Refuted"), what);
        if (verdict.kind().equals("Proved")) {
          found++;
          assertEquals(exact(pair.first(), AT_START, pair.first().rate("x")),
              exact(pair.second(), AT_START, pair.second().rate("x")), what);
        }
      }
    }
    assertTrue(found > 0);
    System.out.println("maps found by searching: " + found);
  }
}
