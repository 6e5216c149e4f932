package org.homeostat.control.lumping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** States chosen for given combinations: what the combinations of the choice are is what was given. */
class SectionTest {
  private static final List<String> STATES = List.of("L1", "L2", "F");

  private static Map<String, Combination> combinations() {
    Map<String, Combination> made = new LinkedHashMap<>();
    made.put("L", new Combination(Map.of("L1", BigFraction.ONE, "L2", BigFraction.TWO)));
    made.put("F", Combination.sum(List.of("F")));
    return made;
  }

  private static void assertGivesBack(Map<String, Combination> section) {
    BigFraction sum = section.get("L1").weight("L").add(section.get("L2").weight("L").multiply(2));
    assertEquals(BigFraction.ONE, sum);
    assertEquals(BigFraction.ONE, section.get("F").weight("F"));
    assertEquals(BigFraction.ZERO, section.get("F").weight("L"));
  }

  @Test
  void theSparseChoicePutsAllIntoOneState() {
    Map<String, Combination> section = Section.sparse(STATES, combinations());
    assertEquals(BigFraction.ONE, section.get("L1").weight("L"));
    assertEquals(BigFraction.ZERO, section.get("L2").weight("L"));
    assertGivesBack(section);
  }

  @Test
  void theEvenChoiceIsThatOfLeastSquares() {
    Map<String, Combination> section = Section.even(STATES, combinations());
    assertEquals(new BigFraction(1, 5), section.get("L1").weight("L"));
    assertEquals(new BigFraction(2, 5), section.get("L2").weight("L"));
    assertGivesBack(section);
  }
}
