package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.homeostat.control.expr.Assignment;
import org.homeostat.control.expr.Cases;
import org.homeostat.control.expr.Delayed;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.FieldValue;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Program;
import org.homeostat.control.expr.Text;
import org.homeostat.control.solve.Delays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelDelaysTest {

  /** Both routes round each of some ten operations; their sum stays below this. */
  private static final double ROUNDING = 1e-13;

  private static final Model LOOP = Model.of("loop", time("1"),
      state("x", 1, "1", "sensed"),
      state("y", 2, "1", "stored"),
      parameter("a", 0.7, "1", ""),
      parameter("D", 1.5, "1", ""),
      equations("""
          tau   = D*(1 + x^2/(1 + y^2)) + sin(t)^2
          drive = hill(delay(x, D)^2, 1 + y^2, 2.5)*exp(-delay(drive2, tau)^2)
          drive2 = pos(y - 1.3)*delay(x, D) + cos(a*t)
          dx/dt = a*(drive - x) + delay(y, D + delay(x, D)^2)
          dy/dt = a*x*y*drive2 - delay(x, D)/(2 + delay(a, D))
          """));

  private static final List<String> TERMS =
      List.of("delay(x, D)", "delay(drive2, tau)", "delay(y, D + delay(x, D)^2)", "delay(a, D)");

  static Stream<Long> seeds() {
    return Cases.seeds(20);
  }

  private static Delays delays(Model model) {
    return model.field().delays().orElseThrow();
  }

  private static double[] point(long seed, int length) {
    return new SplittableRandom(seed).doubles(length, 0.2, 1.5).toArray();
  }

  @Test
  void termsSignalsAndLagsAreNamedByTheText() {
    Delays delays = delays(LOOP);
    assertEquals(TERMS, IntStream.range(0, delays.terms()).mapToObj(delays::label).toList());
    assertEquals(List.of("x", "drive2", "y", "a"), LOOP.delayedQuantities());
    assertEquals(List.of(0, 1, 2, 3), IntStream.range(0, 4).map(delays::signal).boxed().toList());
    assertEquals(List.of(true, false, false, true),
        IntStream.range(0, 4).mapToObj(delays::isConstant).toList());
    assertEquals(1.5, delays.lag(0, 0, new double[6]));
    assertEquals(1.5 + 0.25, delays.lag(2, 0, new double[] {9, 9, 0.5, 9, 9, 9}));
  }

  @Test
  void kinksOfRatesSignalsAndLagsAreSwitches() {
    Model model = Model.of("kinks", time("1"), state("x", 1, "1", ""), state("y", 1, "1", ""),
        equations("""
            s = abs(delay(x, 1))
            dx/dt = pos(y) - delay(s, max(1, y))
            dy/dt = 0.1
            """));
    Delays delays = delays(model);
    assertEquals(
        List.of("abs(delay(x, 1)) in s", "pos(y) in dx/dt", "max(1, y) in the lag of delay(s, max(1, y))"),
        IntStream.range(0, delays.switches()).mapToObj(delays::switchLabel).toList());
  }

  @Test
  void valuesAreThoseOfTheSameFormulasInJavaToTheLastBit() {
    for (long seed = 1; seed < 20; seed++) {
      double[] w = point(seed, 6);
      double[] rates = new double[2];
      double[] signals = new double[4];
      double t = seed;
      delays(LOOP).derivatives(t, w, rates);
      delays(LOOP).signals(t, w, signals);
      double drive2 = Math.max(w[1] - 1.3, 0) * w[2] + Math.cos(0.7 * t);
      assertArrayEquals(new double[] {w[0], drive2, w[1], 0.7}, signals);
      assertEquals(0.7 * w[0] * w[1] * drive2 - w[2] / (2 + w[5]), rates[1]);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void allDerivativesAreThoseOfTheGradient(long seed) {
    double[] w = point(seed, 6);
    Delays delays = delays(LOOP);
    int m = delays.sparsity().size();
    double[] out = new double[2 + m + 2 + 2 * 4 + 4 * (1 + 2 + 4)];
    delays.linearize(seed, w, out);
    Map<String, Gradient> known = gradients(seed, w);
    double[] jacobian = delays.sparsity().spread(out, 2);
    for (int i = 0; i < 2; i++) {
      Gradient rate = known.get("d" + LOOP.states().get(i) + "/dt");
      assertClose(rate.getValue(), out[i]);
      for (int j = 0; j < 2; j++) {
        assertClose(rate.getPartialDerivative(j), jacobian[2 * i + j]);
      }
      assertClose(rate.getPartialDerivative(6), out[2 + m + i]);
      for (int k = 0; k < 4; k++) {
        assertClose(rate.getPartialDerivative(2 + k), out[2 + m + 2 + 4 * i + k]);
      }
    }
    for (int k = 0; k < 4; k++) {
      Expr.Delay term = (Expr.Delay) Parser.expression(TERMS.get(k));
      Gradient lag = FieldValue.of(Delayed.named(term.lag()), GradientField.getField(7), known::get);
      int from = 2 + m + 2 + 8 + 7 * k;
      assertClose(lag.getPartialDerivative(6), out[from]);
      for (int j = 0; j < 6; j++) {
        assertClose(lag.getPartialDerivative(j), out[from + 1 + j]);
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.max(1, Math.abs(expected)));
  }

  /** The equations over a field that carries derivatives by states, terms and t. */
  private static Map<String, Gradient> gradients(double t, double[] w) {
    Map<String, Gradient> known = new HashMap<>();
    known.put("x", Gradient.variable(7, 0, w[0]));
    known.put("y", Gradient.variable(7, 1, w[1]));
    for (int k = 0; k < 4; k++) {
      known.put(TERMS.get(k), Gradient.variable(7, 2 + k, w[2 + k]));
    }
    known.put("t", Gradient.variable(7, 6, t));
    LOOP.parameters().forEach(name -> known.put(name, Gradient.constant(7, LOOP.value(name))));
    for (Equation equation : LOOP.equationsInOrder()) {
      known.put(equation.left(),
          FieldValue.of(Delayed.named(equation.value()), GradientField.getField(7), known::get));
    }
    return known;
  }

  /** Dimensionless equations with delays anywhere, in a model of two states. */
  private static Model random(long seed) {
    SplittableRandom r = new SplittableRandom(seed);
    List<String> names = new ArrayList<>(List.of("x", "y", "a", "t"));
    StringBuilder block = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      block.append("v" + i + " = " + Text.of(Cases.delayed(r, 3, names)) + "\n");
      names.add("v" + i);
    }
    block.append("dx/dt = delay(x, a^2) + " + Text.of(Cases.delayed(r, 3, names)) + "\n");
    block.append("dy/dt = " + Text.of(Cases.delayed(r, 3, names)) + "\n");
    return Model.of("random", time("1"), state("x", 1, "1", ""), state("y", 2, "1", ""),
        input("a", "1", ""), equations(block.toString()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void compiledAndRunningValuesAreTheInterpretedOnesToTheLastBit(long seed) {
    Model model = random(seed);
    DelayPrograms programs = new DelayPrograms(
        new Description("random", model.timeUnit(), model.quantities(), model.equationsInOrder()),
        model.states(), model.parameters(), model.delayedQuantities());
    double[] values = {0.8};
    ModelDelays delays = new ModelDelays(model, programs, values);
    Delays running = delays.forOneRun();
    Program program = program(model, programs);
    double[] wanted = new double[program.results().size()];
    SplittableRandom r = new SplittableRandom(-seed);
    for (int call = 0; call < 20; call++) {
      double t = r.nextInt(3);
      double[] w = r.doubles(2 + delays.terms(), -2, 2).toArray();
      program.interpreted().evaluate(t, w, values, wanted);
      for (Delays each : List.of(delays, running)) {
        assertArrayEquals(wanted, values(each, t, w));
      }
      int length = 4 + delays.sparsity().size() + delays.terms() * (5 + delays.terms());
      double[] once = new double[length];
      double[] again = new double[length];
      delays.linearize(t, w, once);
      running.linearize(t, w, again);
      assertArrayEquals(once, again);
    }
  }

  /** Rates, then signals, then lags. */
  private static Program program(Model model, DelayPrograms programs) {
    List<String> points = Stream.concat(
        model.states().stream(), programs.terms().stream().map(Delayed::name)).toList();
    List<Assignment> body = model.equationsInOrder().stream().filter(equation -> !equation.derivative())
        .map(equation -> new Assignment(equation.name(), Delayed.named(equation.value()))).toList();
    List<Expr> results = new ArrayList<>();
    model.states().forEach(state -> results.add(Delayed.named(model.rate(state))));
    programs.signals().forEach(signal -> results.add(new Expr.Name(signal)));
    programs.terms().forEach(term -> results.add(Delayed.named(term.lag())));
    return Program.of(points, model.parameters(), body, results);
  }

  private static double[] values(Delays delays, double t, double[] w) {
    double[] all = new double[2 + delays.signals() + delays.terms()];
    double[] rates = new double[2];
    double[] signals = new double[delays.signals()];
    delays.derivatives(t, w, rates);
    delays.signals(t, w, signals);
    System.arraycopy(rates, 0, all, 0, 2);
    System.arraycopy(signals, 0, all, 2, signals.length);
    for (int k = 0; k < delays.terms(); k++) {
      all[2 + signals.length + k] = delays.lag(k, t, w);
    }
    return all;
  }

  @Test
  void inAConstantPastTheFieldIsThatOfTheUndelayedModel() {
    Model delayed = Model.of("delayed", time("1"), state("x", rest(1), "1", ""), parameter("D", 3, "1", ""),
        equations("n = 2/(1 + delay(x, D)^4)\ndx/dt = delay(n, x*D) - x"));
    Model plain = Model.of("plain", time("1"), state("x", rest(1), "1", ""),
        equations("n = 2/(1 + x^4)\ndx/dt = n - x"));
    double[] a = new double[1];
    double[] b = new double[1];
    delayed.field().derivatives(0, new double[] {0.3}, a);
    plain.field().derivatives(0, new double[] {0.3}, b);
    assertArrayEquals(b, a);
    assertArrayEquals(plain.start(), delayed.start());
    assertEquals(1, delayed.start()[0], ROUNDING);
    assertTrue(delayed.field().delays().isPresent());
    assertEquals(Optional.empty(), plain.field().delays());
  }

  @Test
  void aRestIsFoundAlsoWhereTheDelayDestabilisesIt() {
    Model model = Model.of("Mackey-Glass", time("1"), state("x", rest(0.5), "1", ""),
        equations("dx/dt = 0.2*delay(x, 17)/(1 + delay(x, 17)^10) - 0.1*x"));
    assertEquals(1, model.start()[0], ROUNDING);
  }

  @Test
  void aHeldTermIsNoLongerReadAndStillRemembered() {
    Model model = Model.of("loop", time("1"), state("x", 1, "1", ""), parameter("D", 2, "1", ""),
        equations("s = delay(n, D)\nn = 3*x\ndx/dt = -s"));
    Model held = model.held("s", 5);
    assertEquals(List.of(), held.delayedQuantities());
    Delays delays = held.field(model.delayedQuantities()).delays().orElseThrow();
    assertEquals(0, delays.terms());
    assertEquals(1, delays.signals());
    double[] signal = new double[1];
    delays.signals(0, new double[] {7}, signal);
    assertEquals(21, signal[0]);
    assertFalse(held.field().delays().isPresent());
  }

  @Test
  void beforeTheStartQuantitiesWereWhatTheirHistoriesSay() {
    Model model = Model.of("loop", time("1"),
        state("x", 1, "1", "").before("sin(w*t)"), state("y", 4, "1", ""),
        parameter("w", 2, "1", ""), parameter("D", 1, "1", ""),
        auxiliary("m", "1", "").before("5 + t"),
        equations("""
            n = x*y + t
            s = delay(n, 3)
            m = 0.5*delay(m, D) + y
            dx/dt = -delay(s, D) + delay(m, D) - delay(w, D)
            dy/dt = delay(y, D)
            """));
    Memory memory = model.memory();
    assertEquals(List.of("n", "m", "s", "w", "y"), memory.signals());
    double t = -0.7;
    double[] values = {4 * Math.sin(2 * t) + t, 5 + t, 4 * Math.sin(2 * (t - 3)) + t - 3, 2, 4};
    double[] rates = {8 * Math.cos(2 * t) + 1, 1, 8 * Math.cos(2 * (t - 3)) + 1, 0, 0};
    for (int j = 0; j < 5; j++) {
      assertEquals(values[j], memory.past().signal(j, t), ROUNDING * 10, memory.signals().get(j));
      assertEquals(rates[j], memory.past().rate(j, t), ROUNDING * 10, memory.signals().get(j));
    }
    assertEquals(Double.NEGATIVE_INFINITY, memory.past().from());
    Map<String, Double> start = model.evaluate(0, model.start(), memory);
    assertEquals(4 * Math.sin(-6) - 3, start.get("s"), ROUNDING * 10);
    assertEquals(0.5 * 4 + 4, start.get("m"));
    assertEquals(4, start.get("delay(m, D)"));
    assertTrue(model.explain("x").toString().contains("delay(m, D) = 4"), model.explain("x").toString());
  }

  /** Each of two quantities is made of both of those before: all paths through them are 2^40. */
  @Test
  void whatIsUsedTwiceIsWorkedOutOnce() {
    StringBuilder block = new StringBuilder("a0 = x\nb0 = D\n");
    for (int i = 1; i <= 40; i++) {
      block.append("a%1$d = (a%2$d + b%2$d)/2\nb%1$d = (3*b%2$d - a%2$d)/2\n".formatted(i, i - 1));
    }
    Model model = Model.of("mesh", time("1"), state("x", 1, "1", ""), parameter("D", 1, "1", ""),
        equations(block + "w0 = D\nv0 = D\n" + mesh(30) + "dx/dt = -delay(a40, 1) - delay(x, w30)"));
    assertEquals(1, model.memory().past().signal(0, -1), ROUNDING);
    assertTrue(delays(model).isConstant(1));
    assertEquals(1, delays(model).lag(1, 0, new double[3]));
  }

  private static String mesh(int depth) {
    return IntStream.rangeClosed(1, depth)
        .mapToObj(i -> "w%1$d = (w%2$d + v%2$d)/2\nv%1$d = w%2$d*v%2$d\n".formatted(i, i - 1))
        .reduce("", String::concat);
  }

  @Test
  void aLagOfZeroReadsWhatIsNow() {
    Model model = Model.of("loop", time("1"), state("x", 2, "1", "").before("9"),
        parameter("D", 0, "1", ""), equations("n = 3*delay(x, D)\ndx/dt = -delay(n, D) - delay(n, x - 2)"));
    Map<String, Double> start = model.evaluate(0, model.start(), model.memory());
    assertEquals(6, start.get("delay(n, D)"));
    assertEquals(6, start.get("delay(n, x - 2)"));
  }

  @Test
  void theTextAndLatexOfAModelSayWhatWasBeforeAndWhatIsNoise() {
    Model model = Model.of("loop", time("d"), parameter("c", 1, "ng", ""), parameter("D", 2, "d", "delay"),
        state("L", 3, "ng", "").before("c*cos(t/D)").noise("0.1*L/sqrt(D)"),
        equations("dL/dt = -delay(L, D)/D   # late clearance"));
    assertEquals("""
        loop   (time in d)
          dL/dt = -delay(L, D)/D   # late clearance
          noise on L: 0.1*L/sqrt(D)
          before the start: L = c*cos(t/D)""", model.toString());
    assertEquals("""
        \\begin{aligned}
          \\frac{\\mathrm{d}L}{\\mathrm{d}t} &= \\frac{-L\\left(t - D\\right)}{D} \
        + \\left(\\frac{0.1 \\, L}{\\sqrt{D}}\\right) \\, \\frac{\\mathrm{d}W_{L}}{\\mathrm{d}t} \\\\
          L &= c \\, \\cos\\left(\\frac{t}{D}\\right) \\quad (t < 0)
        \\end{aligned}""", model.latex());
  }
}
