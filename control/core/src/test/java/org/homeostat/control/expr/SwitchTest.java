package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SwitchTest {

  private static List<Switch> switches(String block, String... results) {
    return Switch.of(
        Programs.of(block, results),
        IntStream.range(0, results.length).mapToObj(i -> "result " + i).toList());
  }

  private static void assertFunctions(List<String> expected, String... results) {
    assertEquals(expected, switches("", results).stream().map(found -> Text.of(found.function())).toList());
  }

  @Test
  void whatHasAKinkSwitchesWhereTheKinkIs() {
    assertFunctions(List.of("x - a"), "pos(x - a)");
    assertFunctions(List.of("x"), "abs(x)");
    assertFunctions(List.of("x*y"), "sign(x*y)");
    assertFunctions(List.of("x - y"), "min(x, y)");
    assertFunctions(List.of("2*x - a"), "max(2*x, a)");
    assertFunctions(
        List.of("if(x - 2*floor(x/2) <= 1.5, 0.5 - abs(x - 2*floor(x/2) - 0.5), x - 2*floor(x/2) - 2)"),
        "floor(x)");
  }

  @Test
  void everyComparisonInAConditionSwitchesExceptEquality() {
    assertFunctions(List.of("x - y", "t - 3"), "if(x < y & t >= 3 | z == 2, 1, 2)");
  }

  @Test
  void whatIsNestedSwitchesToo() {
    assertFunctions(List.of("x", "abs(x) - y", "z", "y"), "if(abs(x) > y, pos(z), exp(sign(y)))");
  }

  @Test
  void smoothFormulasHaveNone() {
    assertFunctions(List.of(), "tanh(x) + softplus(y)*hill(z, 1, 2) + sqrt(x)^3/exp(-y)");
  }

  @Test
  void theTimeSwitchesAndParametersDoNot() {
    assertFunctions(List.of("sin(t)"), "pos(sin(t))", "max(a, b)*x", "if(a < 2*b, x, y)");
  }

  @Test
  void oneFunctionIsOneSwitchWhicheverWayItIsWritten() {
    assertFunctions(List.of("x - y", "z"), "min(x, y) + max(y, x)", "if(x >= y, 1, 0)", "max(z, 0) + pos(z)");
  }

  @Test
  void aKinkIsOneOnlyWhereNothingJumps() {
    assertKinks("[true, true, true]", "pos(x) + abs(y)*min(x, z)");
    assertKinks("[false, false, false]", "sign(x) + floor(y) + if(z > 1, z, 1)");
    assertKinks("[false]", "pos(x - y)", "if(y < x, 1, 0)");
    assertKinks("[false]", "if(y < x, 1, 0)", "max(x, y)");
  }

  private static void assertKinks(String expected, String... results) {
    assertEquals(expected, switches("", results).stream().map(Switch::kink).toList().toString());
  }

  @Test
  void assignmentsThatResultsNeedAreLookedInto() {
    List<Switch> found = switches("u = min(x, a)\nk = max(a, b)\nw = abs(y)\nv = u*x", "if(v > k, 1, 0)");
    assertEquals(List.of("min(x, a) in u", "v > k in result 0"), found.stream().map(Switch::label).toList());
  }
}
