package org.homeostat.control.framing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;

/**
 * Proofs on random pairs of delayed models, against an exact evaluation of both along random courses: a
 * course gives a state an independent rational value at every rational time, and whatever is delayed is
 * evaluated at the time it is delayed to.
 */
class RandomDelaysTest {
  private static final int PAIRS = 500;
  private static final int MOVED = 300;
  private static final int COURSES = 15;

  /** Laws equal by construction and still not proved are a weakness; five in a hundred may be. */
  private static final double MOST_UNPROVED = 0.05;

  /** A model's quantities at a time, on the course of that seed; what moves does so as states do. */
  private record Course(Model model, Map<String, BigFraction> parameters, Set<String> moving, long seed) {

    BigFraction of(String name, BigFraction t) {
      if (name.equals("t")) {
        return t;
      }
      if (model.states().contains(name) || moving.contains(name)) {
        var random = new SplittableRandom(seed * 31 + name.hashCode() * 1_000_003L + t.hashCode() * 7_919L);
        random.nextLong();
        return new BigFraction(1 + random.nextInt(400), 1 + random.nextInt(60));
      }
      return model.definition(name).map(definition -> definition.fold(at(t)))
          .orElseGet(() -> parameters.get(name));
    }

    ExactValue at(BigFraction t) {
      return new ExactValue(name -> of(name, t), (name, lag) -> of(name, t.subtract(lag)));
    }
  }

  private static Map<String, BigFraction> parameters(SplittableRandom random, boolean declared) {
    return declared
        ? Map.of("a", new BigFraction(1, 2), "b", new BigFraction(2), "c", new BigFraction(5, 4),
            "p", new BigFraction(1, 4), "q", new BigFraction(1, 2))
        : Map.of("a", some(random), "b", some(random), "c", some(random), "p", some(random),
            "q", some(random));
  }

  private static BigFraction some(SplittableRandom random) {
    return new BigFraction(1 + random.nextInt(400), 1 + random.nextInt(60));
  }

  private static boolean equalOnAllTried(
      DelayPairs.Pair pair, long seed, boolean declared, Set<String> moving) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    for (int k = 0; k < COURSES; k++) {
      Map<String, BigFraction> parameters = parameters(random, declared);
      long course = random.nextLong();
      BigFraction t = some(random);
      ExactValue first = new Course(pair.first(), parameters, moving, course).at(t);
      ExactValue second = new Course(pair.second(), parameters, moving, course).at(t);
      for (String state : List.of("x", "y")) {
        if (!pair.first().rate(state).fold(first).equals(pair.second().rate(state).fold(second))) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void noDelayedPairThatDiffersIsProvedAndAlmostEveryEqualOneIs() {
    List<String> wrong = new ArrayList<>();
    int equal = 0;
    int delayed = 0;
    int unproved = 0;
    for (long seed = 0; seed < PAIRS; seed++) {
      DelayPairs.Pair pair = DelayPairs.of(seed);
      boolean same = equalOnAllTried(pair, seed, false, Set.of());
      assertTrue(same || !pair.rewritten(), "the battery is wrong: seed " + seed + "\n" + pair);
      Optional<String> scope = Equivalence.between(pair.first(), pair.second()).provedScope();
      boolean proved = scope.isPresent();
      boolean here = scope.filter("these values"::equals).isPresent();
      if (proved && !same && !(here && equalOnAllTried(pair, seed, true, Set.of()))) {
        wrong.add("seed " + seed + "\n" + pair);
      }
      equal += same ? 1 : 0;
      unproved += same && !proved ? 1 : 0;
      delayed += pair.second().delayedQuantities().isEmpty() ? 0 : 1;
    }
    assertEquals(List.of(), wrong, "proved, but different on a course");
    assertTrue(equal > PAIRS / 2 - 1 && equal < 0.7 * PAIRS, equal + " of " + PAIRS + " pairs are equal");
    assertTrue(delayed > PAIRS / 2, delayed + " of " + PAIRS + " pairs have delays");
    assertTrue(unproved <= MOST_UNPROVED * equal, unproved + " of " + equal + " equal pairs are not proved");
  }

  @Test
  void noPairIsProvedForParametersThatMoveUnlessItIsEqualOnAllTheirCourses() {
    List<String> wrong = new ArrayList<>();
    int proved = 0;
    int lost = 0;
    for (long seed = 0; seed < MOVED; seed += 2) {
      DelayPairs.Pair pair = DelayPairs.of(seed);
      Set<String> moving = seed % 4 == 0 ? Set.of("c") : Set.of("a", "p");
      IdentityProof.Result still =
          new IdentityProof(Mapping.of(pair.first(), pair.second(), List.of()), moving).result();
      boolean holds = still.proved() && !still.atValues();
      if (holds && !equalOnAllTried(pair, seed, false, moving)) {
        wrong.add("seed " + seed + ", moving " + moving + "\n" + pair);
      }
      proved += holds ? 1 : 0;
      lost += holds ? 0 : 1;
    }
    assertEquals(List.of(), wrong, "proved, but different where they move");
    assertTrue(proved > 10 && lost > 10, proved + " survive, " + lost + " do not");
  }
}
