package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.noise.Diffusion;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Noise as it is declared. */
class NoiseDeclarationTest {

  private static Model clearance() {
    return Model.of("clearance", time("d"),
        state("FM", 10, "g", "fat mass"),
        state("L", 5, "ng/mL", "leptin"),
        parameter("s", 0.2, "1/d^(1/2)", "noise"),
        parameter("k", 1, "1/d", "clearance"),
        parameter("c", 0.5, "ng/mL/g", "leptin of fat"),
        equations("""
            target = c*FM
            dFM/dt = 0
            dL/dt  = k*(target - L)
            """));
  }

  private static String message(Executable making) {
    return assertThrows(ModelException.class, making).getMessage();
  }

  @Test
  void aModelTellsItsNoise() {
    assertEquals(List.of(), clearance().noisyStates());
    Model noisy = clearance().noisy("L", "s*L");
    assertEquals(List.of("L"), noisy.noisyStates());
    assertEquals(Parser.expression("s*L"), noisy.noise("L").orElseThrow());
    assertTrue(noisy.noise("FM").isEmpty());
    assertEquals(clearance() + "\n  noise on L: s*L", noisy.toString());
    assertTrue(noisy.latex().contains("\\mathrm{d}W"), noisy::latex);
  }

  @Test
  void noiseIsKeptWhereOtherThingsChange() {
    Model noisy = clearance().noisy("L", "s*L").noisy("FM", "s*FM").noisy("L", "s*target");
    assertEquals(List.of("FM", "L"), noisy.noisyStates());
    assertEquals(Parser.expression("s*target"), noisy.noise("L").orElseThrow());
    for (Model changed : List.of(noisy.named("other"), noisy.let("s", 1), noisy.startingAt("L", 3),
        noisy.with(parameter("q", 1, "1", "new")), noisy.infused("L", 1), noisy.atRest())) {
      assertEquals(List.of("FM", "L"), changed.noisyStates());
    }
  }

  @Test
  void aStateThatIsHeldHasNoNoise() {
    Model noisy = clearance().noisy("L", "s*L").noisy("FM", "s*FM");
    assertEquals(List.of("FM"), noisy.held("L").noisyStates());
    assertEquals(List.of("L"), noisy.held("FM", 8).noisyStates());
    assertEquals(0, noisy.held("L").held("FM").diffusion().size());
  }

  /** b = s*target + L^2, so that its slope by L is 2 L. */
  @Test
  void intensitiesAreCompiledWithTheirSlopes() {
    Model model = clearance().noisy("L", "s*target + q*L^2".replace("q", "(s/c/FM)")).noisy("FM", "s*FM");
    Diffusion noise = model.diffusion();
    double[] y = {8, 3};
    double[] b = new double[2];
    for (Diffusion each : List.of(noise, noise.forOneRun())) {
      each.intensities(0, y, b);
      assertArrayEquals(new double[] {0.2 * 8, 0.2 * 0.5 * 8 + 0.2 / 0.5 / 8 * 9}, b, 1e-15);
      each.slopes(0, y, b);
      assertArrayEquals(new double[] {0.2, 0.2 / 0.5 / 8 * 6}, b, 1e-15);
    }
    assertEquals("FM", noise.name(0));
    assertEquals(1, noise.place(1));
  }

  /** Through the auxiliary target too; where a choice makes a step the slope is 0, and it depends still. */
  @Test
  void whatAnIntensityDependsOnIsToldBySymbols() {
    Diffusion noise = clearance().noisy("L", "s*target").noisy("FM", "s*c*if(L > target, FM, FM)/c")
        .diffusion();
    assertTrue(noise.dependsOn(0, 1));
    assertTrue(noise.dependsOn(1, 0));
    assertFalse(noise.dependsOn(1, 1));
  }

  @Test
  void theUnitIsThatOfTheStatePerSquareRootOfTime() {
    assertEquals("""
        clearance: the noise on 'L' is ng/d/mL where ng/mL/d^(1/2) is needed.
            noise on L: k*L
            An intensity has the unit of its state per square root of time. \
        Multiply a rate by the root of a time.""" + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> clearance().noisy("L", "k*L")));
    assertEquals("""
        clearance: the noise on 'L' is ng/mL where ng/mL/d^(1/2) is needed.
            noise on L: L
            An intensity has the unit of its state per square root of time. Is it per d^(1/2)?"""
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> clearance().noisy("L", "L")));
    assertEquals("""
        clearance: the noise on 'L' is a pure number where ng/mL/d^(1/2) is needed.
            noise on L: 0.2
            An intensity has the unit of its state per square root of time."""
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> clearance().noisy("L", "0.2")));
    assertEquals(List.of("L"), clearance().noisy("L", "0").noisyStates(), "0 fits any unit");
  }

  @Test
  void unitsInsideHaveToFit() {
    assertTrue(message(() -> clearance().noisy("L", "s*(L + FM)"))
        .startsWith("clearance: the noise on 'L' has units that do not fit.\n    noise on L: s*(L + FM)\n"));
  }

  @Test
  void noiseActsOnStatesOnly() {
    assertEquals("""
        clearance: there is noise on 'target', which is an auxiliary; white noise acts on states only.
            noise on target: s*target
            Give the noise a state of its own and let 'target' use it:
            dw/dt = -w/tau with noise s on w is band-limited noise, of variance s^2*tau/2."""
        + Trouble.NOISE_IS_REFUSED.more(),
        message(() -> clearance().noisy("target", "s*target")));
    assertTrue(message(() -> clearance().noisy("k", "s")).startsWith("clearance: there is noise on 'k', which"
        + " is a parameter; white noise acts on states only."));
    assertTrue(message(() -> Model.of("open", time("d"), state("x", 1, "1", "x"),
        input("u", 0, "1/d", "supply").noise("u"), equations("dx/dt = u")))
        .startsWith("open: there is noise on 'u', which is an input; white noise acts on states only."));
  }

  @Test
  void namesInAnIntensityAreDeclared() {
    assertEquals("""
        clearance: the noise on 'L' uses 'targe', which is not declared. Did you mean 'target'?
            noise on L: s*targe""", message(() -> clearance().noisy("L", "s*targe")));
    assertEquals("clearance: there is no quantity 'LL'. Did you mean 'L'?",
        message(() -> clearance().noisy("LL", "s")));
    assertTrue(message(() -> clearance().noisy("L", "s*")).startsWith("the noise on 'L': "));
  }

  /** Each two lines of 40 use both before them: 2^40 ways lead to the first. */
  @Test
  void definitionsAreLookedThroughOnce() {
    String lines = IntStream.range(1, 40)
        .mapToObj(i -> String.format("a%d = a%d*b%d\nb%d = a%d + b%d\n", i, i - 1, i - 1, i, i - 1, i - 1))
        .collect(Collectors.joining());
    Model model = Model.of("chain", time("1"), state("x", 0, "1", "x"),
        equations("a0 = x\nb0 = x\n" + lines + "dx/dt = 0"));
    assertEquals(List.of("x"), model.noisy("x", "a39").noisyStates());
  }

  @Test
  void whatIsDelayedIsNoIntensity() {
    assertEquals("""
        clearance: the noise on 'L' has delay(L, 1/k) in it.
            noise on L: s*delay(L, 1/k)
            What is delayed cannot be an intensity. Use the present value, or a lag: a state of its own.""",
        message(() -> clearance().noisy("L", "s*delay(L, 1/k)")));
    Model late = clearance().with(equations("old = delay(L, 1/k)"));
    assertEquals("""
        clearance: the noise on 'L' has delay(L, 1/k) in it, through old = delay(L, 1/k).
            noise on L: s*old
            What is delayed cannot be an intensity. Use the present value, or a lag: a state of its own.""",
        message(() -> late.noisy("L", "s*old")));
  }
}
