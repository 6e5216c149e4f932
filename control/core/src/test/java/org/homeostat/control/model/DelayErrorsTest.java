package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DelayErrorsTest {

  private static Model loop(Quantity leptin, String equations, Part... more) {
    List<Part> parts = new ArrayList<>(List.of(time("d"), leptin,
        parameter("D", 2, "d", "delay"),
        parameter("H", 5, "h", "delay in hours"),
        parameter("k", 0.5, "1/d", "rate"),
        equations(equations)));
    parts.addAll(List.of(more));
    return Model.of("loop", Part.all(parts));
  }

  private static Quantity leptin() {
    return state("L", 3, "ng", "leptin");
  }

  private static String error(Executable making) {
    return assertThrows(ModelException.class, making).getMessage();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("dL/dt = -k*delay(L + 1, D)", """
            loop: delay takes one name, and 'L + 1' is none. Give it one: signal = L + 1, and write \
            delay(signal, D).
                dL/dt = -k*delay(L + 1, D)
                                 ^^^^^"""),
        Arguments.of("dL/dt = -k*delay(Lx, D)", """
            loop: the equation for dL/dt uses 'Lx', which is not declared. Did you mean 'L'?
                dL/dt = -k*delay(Lx, D)
                                 ^^"""),
        Arguments.of("dL/dt = -k*delay(t, D)", """
            loop: the time needs no delay. Write t - D.
                dL/dt = -k*delay(t, D)
                           ^^^^^^^^^^^"""),
        Arguments.of("dL/dt = -k*delay(L, H)", """
            loop: the units in the equation for dL/dt do not fit.
                dL/dt = -k*delay(L, H)
                the lag in delay(L, H) must be in d, as t is.
                H is h. h against d: 1 h is 0.04166667 d; multiply by it or declare in d."""
            + Trouble.UNIT_MISMATCH.more()),
        Arguments.of("dL/dt = -k*delay(L, k)", """
            loop: the units in the equation for dL/dt do not fit.
                dL/dt = -k*delay(L, k)
                the lag in delay(L, k) must be in d, as t is.
                k is 1/d. Use a quantity in the unit of t, such as a parameter."""
            + Trouble.UNIT_MISMATCH.more()),
        Arguments.of("dL/dt = -k*delay(L, -D)", """
            loop: the lag of delay(L, -D) is -2 d; a lag is zero or positive, and finite.
                dL/dt = -k*delay(L, -D)
                A lag counts back from now: write delay(L, D).""" + Trouble.A_DELAY_IS_REFUSED.more()),
        Arguments.of("dL/dt = -k*delay(L, w)\nw = -D*log(0*k*D)", """
            loop: the lag of delay(L, w) is Infinity d; a lag is zero or positive, and finite.
                dL/dt = -k*delay(L, w)
                It follows from D = 2, k = 0.5. Give them other values."""
            + Trouble.A_DELAY_IS_REFUSED.more()),
        Arguments.of("dL/dt = -k*delay(L, D - 1.1*D)", """
            loop: the lag of delay(L, D - 1.1*D) is -0.2 d; a lag is zero or positive, and finite.
                dL/dt = -k*delay(L, D - 1.1*D)
                It follows from D = 2. Give it another value.""" + Trouble.A_DELAY_IS_REFUSED.more()),
        Arguments.of("dL/dt = -k*delay(L, tau)\ntau = D*delay(L, tau)/L", """
            loop: the lag of delay(L, tau) depends on delay(L, tau) itself.
                tau = D*delay(L, tau)/L
                Let the lag depend on states, parameters or other delayed quantities."""
            + Trouble.A_DELAY_IS_REFUSED.more()),
        Arguments.of("dL/dt = -k*N\nN = 0.5*delay(N, D) + L", """
            loop: the equations define each other in a circle: N <- N.
                N = 0.5*delay(N, D) + L
                They do so through the past, which has to begin somewhere: say what a delayed one of them \
            was before the start, as in auxiliary(...).before("0").""" + Trouble.A_DELAY_IS_REFUSED.more()),
        Arguments.of("dL/dt = -k*N\nN = N + delay(L, D)", """
            loop: the equations define each other in a circle: N <- N.
                N = N + delay(L, D)
                Make one of them a state: a loop needs something that remembers."""));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void anEquationIsRefusedWithTheReasonAndTheRemedy(String equations, String message) {
    assertEquals(message, error(() -> loop(leptin(), equations)));
  }

  static Stream<Arguments> refusedHistories() {
    return Stream.of(
        Arguments.of("sin(t/D)*L", """
            loop: the history of 'L' uses 'L', which is a state; a history is a formula in t and parameters.
                L before the start = sin(t/D)*L
                                              ^"""),
        Arguments.of("Dx*k", """
            loop: the history of 'L' uses 'Dx', which is not declared. Did you mean 'D'?
                L before the start = Dx*k
                                     ^^"""),
        Arguments.of("sin(t/D)", """
            loop: 'L' and its history have different units.
                L before the start = sin(t/D)
                L is ng; sin(t/D) is a pure number, because t is d and D is d."""
            + Trouble.UNIT_MISMATCH.more()),
        Arguments.of("delay(D, D)", """
            loop: the history of 'L' has a delayed term.
                L before the start = delay(D, D)
                Write it in t, which is negative there, and parameters."""
            + Trouble.A_DELAY_IS_REFUSED.more()));
  }

  @ParameterizedTest
  @MethodSource("refusedHistories")
  void aHistoryIsRefusedWithTheReasonAndTheRemedy(String history, String message) {
    assertEquals(message, error(() -> loop(leptin().before(history), "dL/dt = -k*delay(L, D)")));
  }

  @Test
  void theNameThatIsProposedForWhatIsDelayedWorks() {
    String equations = "dL/dt = -k*delay(0.5*L, D) - k*delay(0.1*L, H)".replace("H", "2*D");
    String first = error(() -> loop(leptin(), equations));
    assertEquals("signal = 0.5*L, and write delay(signal, D)", proposed(first));
    String followed = equations.replace("0.5*L", "signal") + "\nsignal = 0.5*L";
    String second = error(() -> loop(leptin(), followed));
    assertEquals("signal2 = 0.1*L, and write delay(signal2, 2*D)", proposed(second));
    loop(leptin(), followed.replace("delay(0.1*L", "delay(signal2") + "\nsignal2 = 0.1*L");
  }

  private static String proposed(String message) {
    return message.lines().findFirst().orElseThrow().replaceFirst(".*Give it one: (.*)\\.", "$1");
  }

  @Test
  void whatCannotHaveAHistorySaysSo() {
    assertEquals("loop: 'P' cannot have a history; it is a parameter, which always was what it is."
            + " Drop .before(...).",
        error(() -> loop(leptin(), "dL/dt = -k*delay(L, D)", parameter("P", 3, "ng", "").before("0"))));
    assertEquals("the history of 'L': a value is missing after '('.\n    sin(\n        ^",
        error(() -> leptin().before("sin(")));
  }

  @Test
  void aLagOfZeroNeedsNoUnit() {
    assertDoesNotThrow(() -> loop(leptin(), "dL/dt = -k*delay(L, 0)"));
  }

  @Test
  void aNegativeLiteralIsNoLag() {
    assertEquals("""
        loop: the lag of delay(x, -3) is -3; a lag is zero or positive, and finite.
            dx/dt = -delay(x, -3)
            A lag counts back from now: write delay(x, 3).""" + Trouble.A_DELAY_IS_REFUSED.more(),
        error(() -> Model.of(
            "loop", time("1"), state("x", 1, "1", ""), equations("dx/dt = -delay(x, -3)"))));
  }

  @Test
  void aParameterThatMakesALagNegativeIsRefusedAtOnce() {
    Model model = loop(leptin(), "dL/dt = -k*delay(L, w)\nw = D - H*f", parameter("f", 0, "d/h", ""));
    assertEquals("""
        loop: the lag of delay(L, w) is -3 d; a lag is zero or positive, and finite.
            dL/dt = -k*delay(L, w)
            It follows from D = 2, H = 5, f = 1. Give them other values."""
        + Trouble.A_DELAY_IS_REFUSED.more(), error(() -> model.let("f", 1)));
  }

  @Test
  void aCircleNeedsALag() {
    Model model = Model.of("loop", time("1"), state("L", 1, "1", ""), parameter("D", 2, "1", ""),
        auxiliary("N", "1", "").before("0"), equations("dL/dt = -N\nN = 0.5*delay(N, D) + L"));
    assertEquals("""
        loop: the equations define each other in a circle: N <- N.
            N = 0.5*delay(N, D) + L
            A lag of 0 is no delay: delay(N, D). Give it one above 0.""", error(() -> model.let("D", 0)));
  }

  @Test
  void aQuantityThatFollowsFromItsOwnPastHasNoRest() {
    assertEquals("""
        loop: the start is declared as rest, but 'N' follows from its own past with no state between, so \
        that where it rests does not follow from the states.
            Make it a state, or give the states numbers to start from.""",
        error(() -> Model.of("loop", time("1"), state("L", rest(1), "1", ""),
            auxiliary("N", "1", "").before("0"), equations("dL/dt = -N\nN = 0.5*delay(N, 2) + L"))));
  }

  @Test
  void aNetworkRefusesDelays() {
    assertEquals("""
        loop x 10: its equations read the past of 'L', and a network has no delays.
            Write the delay as a chain of states, dX1/dt = n*(L - X1)/tau and so on.""",
        error(() -> loop(leptin(), "dL/dt = -k*delay(L, D)").replicate(10)));
  }

  @Test
  void aStartReadsWhatWasBefore() {
    Model model = loop(leptin().before("c*t/D"), "dL/dt = -k*delay(L, D)\nN = delay(L, 2*D)\ndM/dt = 0*k*M",
        parameter("c", 7, "ng", ""), state("M", "N + L", "ng", ""));
    assertEquals(-14 + 3, model.start()[1]);
    assertEquals("loop: the start of 'M' depends on itself: M <- M."
        + "\n    Let one of the states start at a number.",
        error(() -> loop(leptin(), "dL/dt = -k*L\ndM/dt = 0*k*M", state("M", "delay(M, D)", "ng", ""))));
  }
}
