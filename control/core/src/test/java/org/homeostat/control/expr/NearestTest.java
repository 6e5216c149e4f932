package org.homeostat.control.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

  @Test
  void oneSlipIsForgiven() {
    assertEquals(Optional.of("N"), Nearest.of("Nm", List.of("N", "FM", "GFR")));
    assertEquals(Optional.of("Rsyn"), Nearest.of("Rsny", List.of("Rsyn", "RC")));
    assertEquals(Optional.of("shift"), Nearest.of("shfit", List.of("shift", "sigmoid")));
  }

  @Test
  void theWrongCaseIsNearerThanAWrongLetter() {
    assertEquals(Optional.of("lb"), Nearest.of("LB", List.of("L1", "LX", "lb")));
    assertEquals(Optional.of("Lb"), Nearest.of("LB", List.of("lb", "Lb")));
  }

  @Test
  void longNamesForgiveMore() {
    assertEquals(Optional.of("infusion"), Nearest.of("infussoin", List.of("infusion", "fusion")));
  }

  @Test
  void aNameOfOneLetterIsNotReplacedByAnother() {
    assertEquals(Optional.empty(), Nearest.of("x", List.of("y", "z")));
    assertEquals(Optional.empty(), Nearest.of("leptin", List.of("insulin", "fat")));
    assertEquals(Optional.empty(), Nearest.of("x", List.of()));
  }

  @Test
  void tiesAreBrokenTheSameWayEveryTime() {
    assertEquals(Optional.of("k1"), Nearest.of("k9", List.of("k3", "k2", "k1")));
  }
}
