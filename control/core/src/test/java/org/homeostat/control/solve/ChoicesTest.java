package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoicesTest {

  @Test
  void manyChangesAreToldByTheirNumber() {
    Choices choices = Choices.NONE;
    for (int k = 0; k < 1000; k++) {
      choices = choices.then(new Choice(k, k % 2 == 0 ? "tsit5" : "bdf", "so"))
          .stepped(k % 2 + 1, Standing.START);
    }
    assertEquals(999, choices.changes());
    assertEquals(16, choices.first().size());
    assertEquals("tsit5 to 1, then bdf: so; from 2 on tsit5: so; 999 changes in all,"
        + " 67 % of the steps by bdf, 33 % of the steps by tsit5", choices.toString());
    assertEquals(choices, choices.plus(Choices.NONE));
    assertEquals(choices, Choices.NONE.plus(choices));
    assertEquals(1999, choices.plus(choices).changes());
  }

  @Test
  void aRunThatGoesOnRepeatsNothing() {
    Choices first = Choices.NONE.then(new Choice(0, "tsit5", "a")).stepped(3, Standing.START)
        .then(new Choice(1, "bdf", "b")).stepped(4, Standing.START);
    Choices second = Choices.NONE.then(new Choice(2, "bdf", "c")).stepped(5, Standing.START)
        .then(new Choice(3, "tsit5", "d")).stepped(6, Standing.START);
    Choices both = first.plus(second);
    assertEquals(List.of("a", "b", "d"), both.first().stream().map(Choice::reason).toList());
    assertEquals(2, both.changes());
    assertEquals(Map.of("tsit5", 9L, "bdf", 9L), both.steps());
  }
}
