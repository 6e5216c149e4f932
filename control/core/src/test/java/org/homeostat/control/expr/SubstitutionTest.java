package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubstitutionTest {

  static Stream<Long> seeds() {
    return Cases.seeds(5);
  }

  @Test
  void allNamesAreReplacedAtOnce() {
    Expr swapped = Substitution.in(
        Parser.expression("a - b"), Map.of("a", new Expr.Name("b"), "b", new Expr.Name("a")));
    assertEquals("b - a", Text.of(swapped));
  }

  @Test
  void aReplacementKeepsItsPlaceInTheTree() {
    Expr sum = Parser.expression("r - y");
    assertEquals("a*(r - y)^0.5", Text.of(Substitution.in(Parser.expression("a*e^0.5"), Map.of("e", sum))));
  }

  @Test
  void namesAreListedInOrderOfAppearance() {
    Expr expr = Parser.expression("if(b < t, c, a + b)^2*pi");
    assertEquals(List.of("b", "t", "c", "a"), List.copyOf(Names.of(expr)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void replacingNothingChangesNothing(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Expr expr = Cases.random(r, 5, List.of("a", "b", "c"));
      assertEquals(expr, Substitution.in(expr, Map.of()));
      assertEquals(expr, Substitution.in(expr, Map.of("z", new Expr.Name("a"))));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aReplacedNameIsGoneAndTheValueIsThatOfTheWhole(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      Expr outer = Cases.random(r, 4, List.of("a", "b"));
      Expr inner = Cases.random(r, 3, List.of("b"));
      Expr whole = Substitution.in(outer, Map.of("a", inner));
      assertTrue(Set.of("b").containsAll(Names.of(whole)));
      double b = r.nextDouble(0.1, 3);
      double a = Value.of(inner, name -> b);
      if (Literal.of(inner) == null) {
        assertEquals(Value.of(outer, name -> name.equals("a") ? a : b), Value.of(whole, name -> b));
      }
    }
  }
}
