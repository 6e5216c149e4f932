package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.resting;
import static org.homeostat.control.model.Tank.start;
import static org.homeostat.control.model.Tank.tank;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;

class ModelTest {

  /** With a state that starts at a number and one that rests. */
  private static Model pair() {
    return resting().with(state("W", 1, "L", "a second tank"), equations("dW/dt = k*V - k*W"));
  }

  @Test
  void aModelPrintsItsEquationsInOrderWithTheirComments() {
    Model model = tank(
        auxiliary("share", "1", "of the inflow that is lost"),
        input("u", "L/h", "rain"),
        equations("share = leak/(q + u)\nsum = V +    # over two\n  V          # lines"));
    assertEquals("""
        tank   (time in h)
          leak  = k*V            # what is lost
          share = leak/(q + u)   # of the inflow that is lost
          sum = V + V            # over two lines
          dV/dt = q - leak
          open: u""", model.toString());
  }

  @Test
  void aLongEquationDoesNotPushTheCommentsOfTheOthersAway() {
    String sum = "V + V + V + V + V + V + V + V + V + V + V + V + V + V + V";
    Model model = tank(equations("sum = " + sum + "   # long"));
    assertEquals("""
        tank   (time in h)
          leak  = k*V        # what is lost
          sum = %s   # long
          dV/dt = q - leak""".formatted(sum), model.toString());
  }

  @Test
  void lettingAValueKeepsTheStart() {
    Model model = resting().let("q", 1);
    assertEquals(1, model.value("q"));
    assertEquals("V 5", start(model));
    assertEquals("V 10", start(model.atRest()));
  }

  @Test
  void lettingChangesNothingInTheModelItStartsFrom() {
    Model model = resting();
    model.let("q", 1).startingAt("V", 3).with(equations("half = V/2"));
    assertEquals(0.5, model.value("q"));
    assertEquals("V 5", start(model));
    assertFalse(model.has("half"));
  }

  @Test
  void onlyWhatHasAValueOfItsOwnCanBeGivenAnother() {
    Model model = tank(input("u", "L/h", ""));
    assertRefused("tank: there is no quantity 'Q'. Did you mean 'q'?", () -> model.let("Q", 1));
    assertRefused("tank: 'V' cannot be given a value; it is a state. startingAt(...) changes where it"
        + " starts.",
        () -> model.let("V", 1));
    assertRefused("tank: 'leak' cannot be given a value; it is defined by an equation. replace(...)"
        + " changes that.",
        () -> model.let("leak", 1));
    assertRefused("tank: 'u' cannot be given a value; it is an open input. Close it with an equation u ="
        + " ..., give it a default, or hold it.", () -> model.let("u", 1));
    assertRefused("tank: 'k' is 0 1/h, outside its domain k > 0.", () -> model.let("k", 0));
    assertRefused("tank: 'k' is NaN, which is no finite number.", () -> model.let("k", Double.NaN));
    assertRefused("tank: 'V' has no value of its own; only parameters and inputs with a default have.",
        () -> model.value("V"));
  }

  @Test
  void aStartIsPutInsideTheDomainOfAState() {
    assertEquals("V 3", start(resting().startingAt("V", 3)));
    assertEquals(new Start.At(3), resting().startingAt("V", 3).startOf("V"));
    assertEquals(new Start.Rest(2), resting().startOf("V"));
    assertRefused("tank: 'V' starts at -3 L, outside its domain V >= 0.", () -> tank().startingAt("V", -3));
    assertRefused("tank: 'k' has no start; only states have one. let(...) changes a value.",
        () -> tank().startingAt("k", 1));
    assertRefused("tank: 'leak' is an auxiliary; only states have a start and a derivative.",
        () -> tank().startOf("leak"));
  }

  @Test
  void solvingForRestGivesUpTheStartOfRestingStatesOnly() {
    Model moved = pair().startingAt("V", 3).startingAt("W", 4);
    assertEquals("V 3, W 4", start(moved));
    assertEquals("V 5, W 4", start(moved.atRest()));
  }

  @Test
  void anotherNameKeepsEverythingElse() {
    Model model = resting().let("q", 1).startingAt("V", 3).named("pond");
    assertEquals("pond", model.name());
    assertEquals(1, model.value("q"));
    assertEquals("V 3", start(model));
    assertEquals("V 10", start(model.atRest()));
    assertRefused("pond: there is no quantity 'x'.", () -> model.quantity("x"));
  }

  @Test
  void moreEquationsKeepWhatWasLetAndWhereStatesWerePut() {
    Model model = pair().let("k", 0.2).startingAt("W", 4).with(equations("both = V + W"));
    assertEquals(0.2, model.value("k"));
    assertEquals("V 5, W 4", start(model));
    assertEquals("V 2.5, W 4", start(model.atRest()));
    assertEquals("V 3, W 1", start(pair().startingAt("V", 3).with(equations("both = V + W"))));
  }

  @Test
  void otherEquationsSolveForRestAnewAtTheDeclaredValues() {
    Model model = resting().let("q", 1).with(replace("dV/dt = q - 2*k*V"));
    assertEquals("V 2.5", start(model));
    assertEquals("V 5", start(model.atRest()));
  }

  @Test
  void aReplacedEquationStandsWhereTheOldOneStood() {
    Model model = tank(equations("half = leak/2")).with(replace("leak = k*V/3"));
    assertEquals(List.of("leak", "half"), model.auxiliaries());
    assertEquals(Optional.of(Parser.expression("k*V/3")), model.definition("leak"));
  }

  @Test
  void anInputWithADefaultIsAValueUntilAnEquationClosesIt() {
    Model model = resting();
    assertEquals(List.of("u", "q", "k"), model.parameters());
    assertArrayEquals(new double[] {0, 0.5, 0.1}, model.parameterValues());
    assertEquals("V 15", start(model.let("u", 1).atRest()));
    Model closed = model.let("u", 1).with(equations("u = q"));
    assertEquals(List.of("q", "k"), closed.parameters());
    assertEquals("V 10", start(closed));
  }

  @Test
  void anOpenInputIsRefusedWhereTheModelWouldRun() {
    String message = "tank: the input 'u' is open. Close it with an equation u = ..., give it a default,"
        + " or hold it." + Trouble.OPEN_INPUT.more();
    Model open = tank(input("u", "L/h", "rain"));
    assertEquals(List.of("u"), open.openInputs());
    assertRefused(message, open::start);
    assertRefused(message, open::field);
    assertRefused(message, open::parameterValues);
    assertRefused(message, open::atRest);
    assertEquals(List.of(), open.held("u", 1).openInputs());
  }

  @Test
  void aStateIsHeldWhereItIsOrAtAValue() {
    Model there = resting().held("V");
    assertArrayEquals(new boolean[] {true}, there.held());
    assertEquals("V 5", start(there));
    assertEquals("V 3", start(resting().held("V", 3)));
    assertEquals(Expr.Number.class, there.rate("V").getClass());
    assertArrayEquals(new boolean[] {false}, resting().held());
  }

  @Test
  void aHeldStateStaysWhereItIsWhenRestIsSolvedOrEquationsAreAdded() {
    Model held = pair().held("V", 3);
    assertEquals("V 3, W 1", start(held.atRest()));
    assertEquals("V 5, W 1", start(pair().held("V").let("q", 1).atRest()));
    assertEquals("V 3, W 1", start(held.with(equations("both = V + W"))));
    assertEquals("V 5, W 1", start(pair().held("V").with(replace("dW/dt = q - k*W"))));
  }

  @Test
  void aStateThatStartsAtAnExpressionIsHeldAtWhatItHadAtRest() {
    Model model = Model.of("two", time("1"), state("a", "3*b", "1", ""), state("b", rest(7), "1", ""),
        parameter("r", 1, "1", ""), equations("da/dt = r - a\ndb/dt = a + r - b"));
    assertEquals("a 6, b 2", start(model));
    assertEquals("a 6, b 2", start(model.held("a")));
    assertEquals("a 6, b 7", start(model.held("a").atRest()));
    assertEquals("a 6, b 8", start(model.held("a").let("r", 2).atRest()));
  }

  @Test
  void anAuxiliaryOrInputThatIsHeldIsAnInputOfThatValue() {
    Model model = tank().held("leak", 0);
    assertEquals(Quantity.Kind.INPUT, model.quantity("leak").kind());
    assertEquals("L/h", model.quantity("leak").unit().toString());
    assertEquals(0.5, rate(model, 2));
    assertEquals(0.5 + 3 - 0.2, rate(resting().held("u", 3), 2));
    assertEquals(0.3, rate(model.let("leak", 0.2), 2));
  }

  @Test
  void whatCannotBeHeldIsRefused() {
    assertRefused("tank: 'k' is a parameter and cannot be held; let(...) changes its value.",
        () -> tank().held("k", 1));
    assertRefused("tank: 'leak' is not a state; say the value at which it is held.",
        () -> tank().held("leak"));
    assertRefused("tank: 'V' is -1 L, outside its domain V >= 0.", () -> tank().held("V", -1));
    assertRefused("tank: 'leak' is NaN, which is no finite number.", () -> tank().held("leak", Double.NaN));
    assertRefused("tank: 'out' is -1 L/h, outside its domain out >= 0.",
        () -> tank(auxiliary("out", "L/h", "").nonNegative(), equations("out = leak")).held("out", -1));
  }

  @Test
  void anInfusionAddsToADerivativeOrToAnInput() {
    assertEquals(0.3 + 2, rate(tank().infused("V", 2), 2));
    assertEquals(0.3 + 2 - 0.5, rate(tank().infused("V", 2).infused("V", -0.5), 2));
    assertEquals("L/h", tank().infused("V", 2).quantity("V_infused").unit().toString());
    assertEquals(0.3 + 2, rate(resting().infused("u", 2), 2));
    assertEquals(2 + 1, resting().let("u", 2).infused("u", 1).value("u"));
    Model closed = tank(input("u", "L/h", ""), equations("u = 3*leak"));
    assertEquals(0.6 + 2, closed.infused("u", 2).evaluate(0, new double[] {2}).get("u"), 1e-15);
  }

  @Test
  void anInfusionTakesNoNameThatIsTaken() {
    Model model = tank(parameter("V_infused", 7, "L/h", "")).infused("V", 2);
    assertEquals(7, model.value("V_infused"));
    assertEquals(0.3 + 2, rate(model, 2));
  }

  @Test
  void whatCannotBeInfusedIsRefused() {
    assertRefused("tank: 'k' is a parameter and cannot be infused; only states and inputs can.",
        () -> tank().infused("k", 1));
    assertRefused("tank: 'leak' is an auxiliary and cannot be infused; only states and inputs can.",
        () -> tank().infused("leak", 1));
    assertRefused("tank: 'u' is an open input and cannot be infused. Close it with an equation u = ...,"
        + " give it a default, or hold it.", () -> tank(input("u", "L/h", "")).infused("u", 1));
  }

  @Test
  void everyQuantityHasAValueAtAPoint() {
    Map<String, Double> point = tank(equations("age = t + V/q")).evaluate(3, new double[] {2});
    assertEquals(Map.of("V", 2.0, "leak", 0.2, "age", 7.0, "q", 0.5, "k", 0.1), point);
  }

  @Test
  void aPointHasAsManyNumbersAsTheModelHasStates() {
    var refused = assertThrows(IllegalArgumentException.class, () -> pair().evaluate(0, new double[3]));
    assertEquals("tank has 2 states, not 3.", refused.getMessage());
  }

  @Test
  void theUnitOfTimeIsKnownByItsName() {
    assertEquals("h", tank().unitIfKnown("t").orElseThrow().toString());
    assertEquals(Optional.empty(), tank().unitIfKnown("x"));
  }

  @Test
  void aQuantityThatIsNotThereIsAnsweredWithTheNearest() {
    assertRefused("tank: there is no quantity 'leek'. Did you mean 'leak'?", () -> tank().quantity("leek"));
    assertRefused("tank: there is no quantity 'v'. Did you mean 'V'?", () -> tank().rate("v"));
    assertRefused("tank: 'q' is a parameter; only states have a start and a derivative.",
        () -> tank().rate("q"));
  }

  @Test
  void whatIsReturnedCannotBeChanged() {
    Model model = tank();
    assertThrows(UnsupportedOperationException.class, () -> model.states().add("x"));
    assertThrows(UnsupportedOperationException.class, () -> model.quantities().clear());
    model.start()[0] = 77;
    model.parameterValues()[0] = 77;
    assertEquals("V 2", start(model));
    assertTrue(model.program().states().equals(model.states()));
  }

  @Test
  void anEquationIsExplainedBySubtermWithValuesAndUnits() {
    assertEquals("q - leak = 0.3 L/h\n  q = 0.5 L/h\n  leak = 0.2 L/h", tank().explain("V").toString());
    assertRefused("tank: 'q' has no equation to explain; it is 0.5.", () -> tank().explain("q"));
  }

  @Test
  void theEquationsPrintAsLatex() {
    assertEquals("""
        \\begin{aligned}
          \\mathit{leak} &= k \\, V \\\\
          \\frac{\\mathrm{d}V}{\\mathrm{d}t} &= q - \\mathit{leak}
        \\end{aligned}""", tank().latex());
  }

  private static double rate(Model model, double volume) {
    double[] rate = new double[1];
    model.field().derivatives(0, new double[] {volume}, rate);
    return rate[0];
  }
}
