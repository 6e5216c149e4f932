package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ProgramTest {

  @Test
  void aNameUsedBeforeItIsAssignedIsNamed() {
    assertRefused(
        "the assignment of 'u' uses 'v', which is not declared before it.",
        () -> Programs.of("u = v + 1\nv = x", "u"));
  }

  @Test
  void anUndeclaredNameInAResultIsNamed() {
    assertRefused(
        "result 1 uses 'w', which is not declared before it.", () -> Programs.of("u = x", "u", "w"));
  }

  @Test
  void aNameIsDeclaredOnce() {
    assertRefused("'u' is declared twice.", () -> Programs.of("u = x\nu = y", "u"));
    assertRefused("'a' is declared twice.", () -> Programs.of("a = x", "a"));
    assertRefused(
        "'x' is declared twice.", () -> Program.of(List.of("x"), List.of("x"), List.of(), List.of()));
  }

  @Test
  void theTimeCannotBeDeclared() {
    assertRefused(
        "'t' is the time, and cannot be declared.",
        () -> Program.of(List.of("t"), List.of(), List.of(), List.of()));
  }

  @Test
  void aProgramKeepsNoneOfTheListsItWasGiven() {
    List<String> states = new ArrayList<>(List.of("x"));
    Program program = Program.of(states, List.of(), List.of(), List.of());
    states.add("y");
    assertEquals(List.of("x"), program.states());
  }

  @Test
  void assignmentsThatNoResultNeedsAreRemoved() {
    Program pruned = Programs.of("u = x\nv = u*u\nw = v + 1\nk = w", "v").pruned();
    assertEquals(List.of("u", "v"), pruned.body().stream().map(Assignment::name).toList());
  }

  @Test
  void theTimeCountsOnlyWhereAResultNeedsIt() {
    assertTrue(Programs.of("", "t*x").dependsOnTime());
    assertTrue(Programs.of("u = sin(t)\nv = u*x", "v").dependsOnTime());
    assertFalse(Programs.of("u = sin(t)\nv = x", "v").dependsOnTime());
  }

  private static void assertRefused(String message, Executable making) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, making).getMessage());
  }
}
