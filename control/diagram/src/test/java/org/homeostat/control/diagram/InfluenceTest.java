package org.homeostat.control.diagram;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homeostat.control.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfluenceTest {

  private static List<String> lines(Model model) {
    return Loops.influences(model).stream().map(Influence::toString).toList();
  }

  @Test
  void aThermostatsSignsAreThoseOfItsEquations() {
    assertEquals(List.of("Tset -> e: +", "T -> e: -", "e -> heat: +", "heat -> T: +", "out -> T: +",
        "T -> T: -"), lines(Loops.thermostat()));
  }

  /** x is not negative, k = 2 and n = 3; signs by hand. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      x + k                               | +
      k - 2*x                             | -
      k*x/(n + x)                         | +
      k/(n + x)                           | -
      x^2/(k^2 + x^2)                     | +
      hill(x, k, n)                       | +
      hill(k, x, n)                       | -
      exp(-x)                             | -
      log(k + x)                          | +
      sqrt(x)                             | +
      tanh(k*x)                           | +
      sigmoid(-x)                         | -
      softplus(x - k)                     | +
      pos(k - x)                          | -
      min(max(x/k, 0), 1)                 | +
      abs(x)                              | +
      table(x, 0, 3, 1, 2, 2, 0)          | -
      table(x, 0, 0, 1, 2, 2, 1)          | ?
      x*(k - x)                           | ?
      sin(x)                              | ?
      x^3 - 3*x^2 + 3.1*x                 | (+)
      if(x > k, 1, 0)                     | ?
      if(x > k, x, 2*x)                   | +
      (x - k)/(x - k) - x/n               | -
      """)
  void aSignIsProvedWhereItHoldsAndElseSaidToBeLocal(String formula, String mark) {
    assertEquals(List.of("x -> y: " + mark), lines(Loops.with(formula)));
  }

  @Test
  void whatAZeroTurnsOffIsNoInfluence() {
    assertEquals(List.of(), lines(Loops.with("nothing*x + x - x")));
  }

  @Test
  void aSignFollowsTheValueOfAParameter() {
    Model model = Loops.of(time("1"), state("x", 1, "1", ""), parameter("k", 2, "1", "gain"),
        equations("y = k*x\ndx/dt = 1 - x"));
    assertEquals("x -> y: +", lines(model).get(0));
    assertEquals("x -> y: -", lines(model.let("k", -2)).get(0));
  }

  @Test
  void aDelayedInfluenceIsOneOfTheQuantityThatComesLate() {
    Model model = Loops.of(time("h"), state("x", 1, "1", "store").nonNegative(),
        parameter("D", 2, "h", "delay").nonNegative(), parameter("r", 1, "1/h", "rate").positive(),
        equations("dx/dt = r*(1/(1 + delay(x, D)) - x)"));
    assertEquals(List.of("x -> x: -, late by D", "x -> x: -"), lines(model));
  }

  @Test
  void theTimeDrivesWhatItStandsIn() {
    Model model = Loops.of(time("h"), state("x", 1, "1", "store"), parameter("w", 2, "1/h", "beat"),
        equations("drive = sin(w*t)\ndx/dt = w*(drive - x)"));
    assertEquals(List.of("t -> drive: ?", "drive -> x: +", "x -> x: -"), lines(model));
  }

  @Test
  void whatIsHeldIsDrivenByNothing() {
    assertEquals(List.of("Tset -> e: +", "T -> e: -", "e -> heat: +"), lines(Loops.thermostat().held("T")));
  }

  @Test
  void aModelWithAnOpenInputHasItsProvedSigns() {
    Model plant = Loops.of(time("h"), state("x", 1, "1", "store").nonNegative(), input("u", "1/h", "drive"),
        parameter("r", 1, "1/h", "rate").positive(), equations("dx/dt = u*(1 - x/2) - r*x"));
    assertEquals(List.of("u -> x: ?", "x -> x: ?"), lines(plant));
  }
}
